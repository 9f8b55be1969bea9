import type { PeerAnswer, Snapshot } from "../../api/client";
import { EngineClock } from "../../api/clock";
import { ApiError, Unreachable } from "../../api/problem";
import type { StreamWish } from "../../api/video";
import type { PictureSource } from "../../picture/source";
import { say } from "../../words/language";
import type { Addresses } from "./addresses";
import type { HomeCamera } from "./commands";
import type { Hass, Unsubscribe } from "./hass";

const TIMEOUT_MS = 15_000;

/** What Home Assistant says while a call is put through. */
type CallMessage =
  | { type: "session"; session_id: string }
  | { type: "answer"; answer: string }
  | { type: "candidate" }
  | { type: "error"; code: string; message: string };

/** Pictures of an engine's cameras, all through Home Assistant. */
export class HomePictures implements PictureSource {
  readonly clock = new EngineClock();
  readonly peersRest = new Map<string, number>();
  readonly #calls = new Map<string, Unsubscribe>();
  #numbers = 0;

  /** @param find finds a camera by the engine's id. */
  constructor(
    readonly hass: () => Hass,
    readonly addresses: Addresses,
    readonly find: (camera: string) => HomeCamera | null,
  ) {}

  async videoUrl(
    camera: string,
    { stream, sound }: { stream: StreamWish; sound: boolean },
  ): Promise<string> {
    const path = `${this.#path(camera)}/live?stream=${stream}&sound=${sound}`;
    const url = new URL(await this.addresses.signed(path));
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return url.href;
  }

  async offerPeer(camera: string, offer: string): Promise<PeerAnswer> {
    const entity = this.find(camera)?.entities.live;
    if (!entity) throw new ApiError(404, say("There is no live picture of it."));
    const session = String(++this.#numbers);
    try {
      const sdp = await this.#call(session, entity, offer);
      return { sdp, session, stream: "main", transcoded: false };
    } catch (error) {
      await this.endPeer(camera, session);
      throw error;
    }
  }

  /** Have Home Assistant put a call through; it lasts as long as the subscription. */
  #call(session: string, entity: string, offer: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Unreachable()), TIMEOUT_MS);
      const hear = (message: CallMessage) => {
        if (message.type !== "answer" && message.type !== "error") return;
        clearTimeout(late);
        if (message.type === "answer") resolve(message.answer);
        else reject(new ApiError(502, message.message));
      };
      this.hass()
        .connection.subscribeMessage<CallMessage>(
          hear,
          { type: "camera/webrtc/offer", entity_id: entity, offer },
          { resubscribe: false },
        )
        .then((end) => this.#calls.set(session, end), reject);
    });
  }

  async endPeer(_camera: string, session: string): Promise<void> {
    const end = this.#calls.get(session);
    this.#calls.delete(session);
    await end?.();
  }

  async snapshot(camera: string, width: number, signal: AbortSignal): Promise<Snapshot> {
    const path = `${this.#path(camera)}/snapshot?width=${width}`;
    let response: Response;
    try {
      response = await this.hass().fetchWithAuth(path, {
        cache: "no-store",
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new Unreachable();
    }
    if (!response.ok) throw new ApiError(response.status, refusal(response.status));
    const captured = Date.parse(response.headers.get("X-Captured") ?? "");
    return { jpeg: await response.blob(), captured: Number.isNaN(captured) ? null : captured };
  }

  #path(camera: string): string {
    const entry = this.find(camera)?.entry_id;
    if (!entry) throw new ApiError(404, say("This camera is gone."));
    return `/api/hearthwatch/${entry}/cameras/${camera}`;
  }
}

function refusal(status: number): string {
  if (status === 401 || status === 403) return say("You may not see this camera.");
  if (status === 404) return say("This camera is gone.");
  if (status === 503) return say("No picture");
  return say("The engine does not answer.");
}
