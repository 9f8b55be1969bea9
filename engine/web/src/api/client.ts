import { AccessClient } from "./access";
import { AlertClient } from "./alerts";
import { EngineClock } from "./clock";
import { CameraDesk } from "./desk";
import { JobClient } from "./jobs";
import { OfferClient } from "./offers";
import { sending, socketUrl, Transport } from "./transport";
import type {
  Cameras,
  Clip,
  ClipPage,
  ClipQuery,
  EventPage,
  EventQuery,
  Explanation,
  HearthEvent,
  Storage,
} from "./types";
import type { StreamWish } from "./video";

/** A camera's newest picture. */
export interface Snapshot {
  jpeg: Blob;
  /** When the camera took it, in milliseconds since 1970, if the engine says so. */
  captured: number | null;
}

/** The engine's half of a WebRTC session. */
export interface PeerAnswer {
  sdp: string;
  session: string;
  stream: "main" | "sub";
  transcoded: boolean;
}

/**
 * Speaks to the engine's REST API: what is seen here, the rest by subject.
 */
export class Client {
  readonly clock = new EngineClock();
  /** Until when WebRTC is left alone, by camera, in milliseconds since 1970. */
  readonly peersRest = new Map<string, number>();
  readonly access: AccessClient;
  readonly alerts: AlertClient;
  readonly desk: CameraDesk;
  readonly jobs: JobClient;
  readonly offers: OfferClient;
  readonly #transport: Transport;

  constructor(page: string | URL) {
    const transport = new Transport(page);
    this.#transport = transport;
    this.access = new AccessClient(transport);
    this.alerts = new AlertClient(transport);
    this.desk = new CameraDesk(transport);
    this.jobs = new JobClient(transport);
    this.offers = new OfferClient(transport);
  }

  /** The address of the WebSocket. */
  get liveUrl(): string {
    return socketUrl(this.#transport.url(["ws"]));
  }

  /** The address of the WebSocket that sends a camera's pictures. */
  videoUrl(camera: string, { stream, sound }: { stream: StreamWish; sound: boolean }): string {
    const query = { stream, sound: String(sound) };
    return socketUrl(this.#transport.url(["cameras", camera, "live"], query));
  }

  /** The address of the picture that goes with an event; empty if it has none. */
  pictureUrl({ id, picture }: HearthEvent): string {
    return picture === null ? "" : this.#transport.url(["events", id, "picture"]).href;
  }

  /** The address of a clip's footage. */
  mediaUrl(clipId: string): string {
    return this.#transport.url(["clips", clipId, "media"]).href;
  }

  /** The address of the picture that stands for a clip; empty if it has none. */
  thumbnailUrl({ clip_id, thumbnail }: Clip): string {
    return thumbnail === null ? "" : this.#transport.url(["clips", clip_id, "thumbnail"]).href;
  }

  /** The address of the sheet of small pictures of a clip; the engine makes it when it is asked. */
  spriteUrl({ clip_id }: Clip): string {
    return this.#transport.url(["clips", clip_id, "sprite"]).href;
  }

  async cameras(): Promise<Cameras> {
    return this.#transport.json(this.#transport.url(["cameras"]));
  }

  async events(query: EventQuery = {}): Promise<EventPage> {
    return this.#transport.json(this.#transport.url(["events"], { ...query }));
  }

  async event(id: string): Promise<HearthEvent> {
    return this.#transport.json(this.#transport.url(["events", id]));
  }

  async clips(query: ClipQuery = {}): Promise<ClipPage> {
    return this.#transport.json(this.#transport.url(["clips"], { ...query }));
  }

  async clip(id: string): Promise<Clip> {
    return this.#transport.json(this.#transport.url(["clips", id]));
  }

  async storage(): Promise<Storage> {
    return this.#transport.json(this.#transport.url(["storage"]));
  }

  /** Keep a clip for good, or no longer. */
  async starClip(id: string, starred: boolean): Promise<void> {
    await this.#transport.request(
      this.#transport.url(["clips", id]),
      sending("PATCH", { starred }),
    );
  }

  /** Move a clip to the trash, from where it can be had back for a while. */
  async deleteClip(id: string): Promise<void> {
    await this.#transport.request(this.#transport.url(["clips", id]), { method: "DELETE" });
  }

  /** Have a clip back from the trash. */
  async restoreClip(id: string): Promise<void> {
    await this.#transport.request(this.#transport.url(["clips", id, "restore"]), {
      method: "POST",
    });
  }

  /** Delete a clip for good. */
  async purgeClip(id: string): Promise<void> {
    const url = this.#transport.url(["clips", id], { forever: true });
    await this.#transport.request(url, { method: "DELETE" });
  }

  /** Have a clip looked through again with today's settings; a job does it. */
  async reprocessClip(id: string): Promise<void> {
    await this.#transport.request(this.#transport.url(["clips", id, "reprocess"]), {
      method: "POST",
    });
  }

  /** The house's mode, like `home` or `night`. */
  async mode(): Promise<string> {
    return (await this.#transport.json<{ mode: string }>(this.#transport.url(["mode"]))).mode;
  }

  async setMode(mode: string): Promise<void> {
    await this.#transport.request(this.#transport.url(["mode"]), sending("PUT", { mode }));
  }

  /** Ask what was decided on a camera around a moment of the last hour; null means now. */
  async explain(camera: string, at: Date | null): Promise<Explanation> {
    return this.#transport.json(
      this.#transport.url(["cameras", camera, "explain"], { at: at?.toISOString() }),
    );
  }

  /** Ask for a camera's pictures over WebRTC. */
  async offerPeer(camera: string, sdp: string, stream: StreamWish): Promise<PeerAnswer> {
    const answer = await this.#transport.request(
      this.#transport.url(["cameras", camera, "webrtc"]),
      sending("POST", { type: "offer", sdp, stream }),
    );
    return (await answer.json()) as PeerAnswer;
  }

  async endPeer(camera: string, session: string): Promise<void> {
    const url = this.#transport.url(["cameras", camera, "webrtc", session]);
    await this.#transport.request(url, { method: "DELETE", keepalive: true });
  }

  async snapshot(camera: string, width: number, signal: AbortSignal): Promise<Snapshot> {
    const response = await this.#transport.request(
      this.#transport.url(["cameras", camera, "snapshot"], { width }),
      {
        cache: "no-store",
        signal,
      },
    );
    return { jpeg: await response.blob(), captured: capturedAt(response.headers) };
  }
}

function capturedAt(headers: Headers): number | null {
  const moment = Date.parse(headers.get("X-Captured") ?? "");
  return Number.isNaN(moment) ? null : moment;
}
