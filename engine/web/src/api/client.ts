import { EngineClock } from "./clock";
import { ApiError, readProblem, Unreachable } from "./problem";
import type {
  Cameras,
  Clip,
  ClipPage,
  ClipQuery,
  EventPage,
  EventQuery,
  Explanation,
  HearthEvent,
  Session,
  Storage,
} from "./types";
import type { StreamWish } from "./video";

const TIMEOUT_MS = 15_000;

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
 * Speaks to the engine's REST API.
 *
 * Addresses are resolved against the page's own, so that it works at any path an ingress chooses.
 */
export class Client {
  readonly clock = new EngineClock();
  /** Until when WebRTC is left alone, by camera, in milliseconds since 1970. */
  readonly peersRest = new Map<string, number>();
  readonly #root: URL;

  constructor(page: string | URL) {
    this.#root = new URL("./api/v1/", page);
  }

  /** The address of the WebSocket. */
  get liveUrl(): string {
    return socketUrl(new URL("ws", this.#root));
  }

  /** The address of the WebSocket that sends a camera's pictures. */
  videoUrl(camera: string, { stream, sound }: { stream: StreamWish; sound: boolean }): string {
    const query = { stream, sound: String(sound) };
    return socketUrl(this.#url(["cameras", camera, "live"], query));
  }

  /** The address of the picture that goes with an event; empty if it has none. */
  pictureUrl({ id, picture }: HearthEvent): string {
    return picture === null ? "" : this.#url(["events", id, "picture"]).href;
  }

  /** The address of a clip's footage. */
  mediaUrl(clipId: string): string {
    return this.#url(["clips", clipId, "media"]).href;
  }

  /** The address of the picture that stands for a clip; empty if it has none. */
  thumbnailUrl({ clip_id, thumbnail }: Clip): string {
    return thumbnail === null ? "" : this.#url(["clips", clip_id, "thumbnail"]).href;
  }

  /** The address of the sheet of small pictures of a clip; the engine makes it when it is asked. */
  spriteUrl({ clip_id }: Clip): string {
    return this.#url(["clips", clip_id, "sprite"]).href;
  }

  /** Exchange the one-time code of a link for a session, which the browser keeps as a cookie. */
  async exchangeCode(code: string): Promise<void> {
    await this.#request(this.#url(["auth", "code"]), sending("POST", { code }));
  }

  async session(): Promise<Session> {
    return this.#json(this.#url(["auth", "session"]));
  }

  async cameras(): Promise<Cameras> {
    return this.#json(this.#url(["cameras"]));
  }

  async events(query: EventQuery = {}): Promise<EventPage> {
    return this.#json(this.#url(["events"], { ...query }));
  }

  async event(id: string): Promise<HearthEvent> {
    return this.#json(this.#url(["events", id]));
  }

  async clips(query: ClipQuery = {}): Promise<ClipPage> {
    return this.#json(this.#url(["clips"], { ...query }));
  }

  async clip(id: string): Promise<Clip> {
    return this.#json(this.#url(["clips", id]));
  }

  async storage(): Promise<Storage> {
    return this.#json(this.#url(["storage"]));
  }

  /** Keep a clip for good, or no longer. */
  async starClip(id: string, starred: boolean): Promise<void> {
    await this.#request(this.#url(["clips", id]), sending("PATCH", { starred }));
  }

  async deleteClip(id: string): Promise<void> {
    await this.#request(this.#url(["clips", id]), { method: "DELETE" });
  }

  /** Ask what was decided on a camera around a moment of the last hour; null means now. */
  async explain(camera: string, at: Date | null): Promise<Explanation> {
    return this.#json(this.#url(["cameras", camera, "explain"], { at: at?.toISOString() }));
  }

  /** Ask for a camera's pictures over WebRTC. */
  async offerPeer(camera: string, sdp: string, stream: StreamWish): Promise<PeerAnswer> {
    const answer = await this.#request(
      this.#url(["cameras", camera, "webrtc"]),
      sending("POST", { type: "offer", sdp, stream }),
    );
    return (await answer.json()) as PeerAnswer;
  }

  async endPeer(camera: string, session: string): Promise<void> {
    const url = this.#url(["cameras", camera, "webrtc", session]);
    await this.#request(url, { method: "DELETE", keepalive: true });
  }

  async snapshot(camera: string, width: number, signal: AbortSignal): Promise<Snapshot> {
    const response = await this.#request(this.#url(["cameras", camera, "snapshot"], { width }), {
      cache: "no-store",
      signal,
    });
    return { jpeg: await response.blob(), captured: capturedAt(response.headers) };
  }

  #url(path: string[], query: Record<string, string | number | undefined> = {}): URL {
    const url = new URL(path.map(encodeURIComponent).join("/"), this.#root);
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined && value !== "") url.searchParams.set(key, String(value));
    }
    return url;
  }

  async #json<T>(url: URL): Promise<T> {
    const response = await this.#request(url, { headers: { Accept: "application/json" } });
    try {
      return (await response.json()) as T;
    } catch {
      throw new ApiError(response.status, "The answer is no JSON: is this the engine's address?");
    }
  }

  async #request(url: URL, init: RequestInit): Promise<Response> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    let response: Response;
    try {
      response = await fetch(url, { ...init, signal, credentials: "same-origin" });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new Unreachable();
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }
}

function sending(method: "POST" | "PATCH", body: object): RequestInit {
  const headers = { "Content-Type": "application/json" };
  return { method, headers, body: JSON.stringify(body) };
}

function socketUrl(url: URL): string {
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

function capturedAt(headers: Headers): number | null {
  const moment = Date.parse(headers.get("X-Captured") ?? "");
  return Number.isNaN(moment) ? null : moment;
}
