import type { Client } from "../api/client";
import type { LineState } from "../api/line";
import { LiveConnection } from "../api/live";
import { ApiError, describe } from "../api/problem";
import type {
  Camera,
  Clip,
  HearthEvent,
  ServerMessage,
  StatusUpdate,
  TracksUpdate,
} from "../api/types";
import { TrackFeed } from "../picture/tracks";
import { ClipLog } from "./clip-log";
import { EventLog } from "./event-log";
import { Observed } from "./observed";

export type Stage =
  | { kind: "opening" }
  /** No session: a new link is needed; `why` says what was wrong with the one used, if any. */
  | { kind: "signed-out"; why: string | null }
  | { kind: "failed"; why: string }
  | { kind: "open" };

const TOPICS = ["events", "clips", "cameras", "tracks", "metrics"] as const;

/** All that the page knows of the engine, kept up to date. */
export class House extends Observed {
  stage: Stage = { kind: "opening" };
  live: LineState = { kind: "connecting" };
  cameras: readonly Camera[] = [];

  readonly events: EventLog;
  readonly clips: ClipLog;
  readonly tracks = new TrackFeed();
  readonly #live: LiveConnection;

  constructor(readonly client: Client) {
    super();
    this.events = new EventLog(client);
    this.clips = new ClipLog(client);
    this.#live = new LiveConnection({
      open: () => new WebSocket(client.liveUrl),
      topics: TOPICS,
      onState: (state) => this.#liveChanged(state),
      onMessage: (message) => this.#receive(message),
    });
  }

  /** Open the house, with the one-time code of a link if there is one. */
  async enter(code: string | null): Promise<void> {
    this.#become({ kind: "opening" });
    let why: string | null = null;
    try {
      if (code) why = await this.#useCode(code);
      await this.client.session();
      this.cameras = (await this.client.cameras()).cameras;
    } catch (error) {
      this.#live.stop();
      if (error instanceof ApiError && error.signedOut) this.#become({ kind: "signed-out", why });
      else this.#become({ kind: "failed", why: describe(error) });
      return;
    }
    this.#become({ kind: "open" });
    this.#live.start();
    await this.events.refresh();
  }

  /** Try again at once to reach the engine. */
  reconnect(): void {
    if (this.stage.kind === "open" && this.live.kind === "waiting") this.#live.start();
  }

  /** Whether somebody looks: boxes cost the engine work and are not asked for in vain. */
  set watching(on: boolean) {
    this.#live.want("tracks", on);
  }

  camera(id: string | null): Camera | null {
    return this.cameras.find((camera) => camera.id === id) ?? null;
  }

  /** Return why a code was refused; the session of an earlier link may still be good. */
  async #useCode(code: string): Promise<string | null> {
    try {
      await this.client.exchangeCode(code);
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) return error.message;
      throw error;
    }
  }

  #liveChanged(state: LineState): void {
    const back = state.kind === "open" && this.live.kind !== "open";
    this.live = state;
    if (state.kind === "waiting") {
      this.tracks.clear();
      void this.#checkSession();
    }
    if (back) void this.#refresh();
    this.changed();
  }

  /** A refused WebSocket does not say why: ask whether the session is over. */
  async #checkSession(): Promise<void> {
    try {
      await this.client.session();
    } catch (error) {
      if (!(error instanceof ApiError && error.signedOut)) return;
      this.#live.stop();
      this.#become({ kind: "signed-out", why: null });
    }
  }

  async #refresh(): Promise<void> {
    void this.events.refresh();
    void this.clips.refresh();
    try {
      this.cameras = (await this.client.cameras()).cameras;
      this.changed();
    } catch {
      return; // The connection has just opened; if it is gone again, its own state says so.
    }
  }

  #receive({ topic, type, data, timestamp }: ServerMessage): void {
    if (timestamp) this.client.clock.hear(Date.parse(timestamp));
    if (type === "dropped") {
      if (topic === "events") void this.events.refresh();
      if (topic === "clips") void this.clips.refresh();
    } else if (type === "cameras_changed") void this.#refresh();
    else if (topic === "events") this.#happened(data as HearthEvent);
    else if (topic === "clips") this.clips.hear(type, data as Clip);
    else if (topic === "tracks") this.#looked(data as TracksUpdate);
    else if (topic === "cameras" || topic === "metrics") this.#cameraChanged(data as StatusUpdate);
  }

  #happened(event: HearthEvent): void {
    this.client.clock.hear(Date.parse(event.trace.published ?? ""));
    this.#live.lastEventId = event.id;
    this.events.add(event);
  }

  #looked(update: TracksUpdate): void {
    this.client.clock.hear(Date.parse(update.timestamp));
    this.tracks.add(update);
  }

  #cameraChanged(change: StatusUpdate): void {
    if (!this.camera(change.camera_id)) void this.#refresh();
    this.cameras = this.cameras.map((camera) =>
      camera.id === change.camera_id ? { ...camera, status: change.status } : camera,
    );
    this.changed();
  }

  #become(stage: Stage): void {
    this.stage = stage;
    this.changed();
  }
}
