import type { Scope, Session } from "../api/access";
import type { Alert } from "../api/alerts";
import { backoff } from "../api/backoff";
import type { Client } from "../api/client";
import type { Job } from "../api/jobs";
import type { LineState } from "../api/line";
import { LiveConnection } from "../api/live";
import { ApiError, describe, Unreachable } from "../api/problem";
import type {
  Camera,
  Clip,
  HearthEvent,
  ServerMessage,
  StatusUpdate,
  TracksUpdate,
} from "../api/types";
import { Observed } from "../parts/observed";
import { TrackFeed } from "../picture/tracks";
import { AlertLog } from "./alert-log";
import { CameraSearch } from "./camera-search";
import { ClipLog } from "./clip-log";
import { EventLog } from "./event-log";
import { JobBoard } from "./job-board";
import { Removals } from "./removals";

export type Stage =
  | { kind: "opening" }
  /** No session; `why` says what was wrong with the link that was used, if any. */
  | { kind: "signed-out"; why: string | null }
  /** The engine did not let the reader in; `again`: that is tried again before long. */
  | { kind: "failed"; why: string; again: boolean }
  | { kind: "open" };

const TOPICS = ["events", "alerts", "clips", "cameras", "tracks", "metrics", "jobs"] as const;

/** All that the page knows of the engine, kept up to date. */
export class House extends Observed {
  stage: Stage = { kind: "opening" };
  live: LineState = { kind: "connecting" };
  /** Who is signed in. */
  session: Session | null = null;
  cameras: readonly Camera[] = [];
  /** The house's mode; null until it is known. */
  mode: string | null = null;

  readonly alerts: AlertLog;
  readonly events: EventLog;
  readonly clips: ClipLog;
  readonly jobs: JobBoard;
  readonly removals: Removals;
  readonly search: CameraSearch;
  readonly tracks = new TrackFeed();
  readonly #live: LiveConnection;
  /** The one-time code of a link, until it is used. */
  #code: string | null = null;
  #knocks = 0;
  #nextKnock: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly client: Client) {
    super();
    this.alerts = new AlertLog(client);
    this.events = new EventLog(client);
    this.clips = new ClipLog(client);
    this.jobs = new JobBoard(client);
    this.removals = new Removals(client);
    this.search = new CameraSearch(client);
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
    this.#code = code;
    this.#knocks = 0;
    await this.#knock();
  }

  async #knock(): Promise<void> {
    clearTimeout(this.#nextKnock);
    this.#nextKnock = undefined;
    let why: string | null = null;
    try {
      if (this.#code) why = await this.#useCode(this.#code);
      this.#code = null;
      this.session = await this.client.access.session();
      this.cameras = (await this.client.cameras()).cameras;
    } catch (error) {
      this.#live.stop();
      if (error instanceof ApiError && error.signedOut) this.#become({ kind: "signed-out", why });
      else this.#fail(error);
      return;
    }
    this.#become({ kind: "open" });
    this.#live.start();
    void this.#askMode();
    await this.events.refresh();
  }

  /** Say what is wrong; what may pass is tried again after a while. */
  #fail(error: unknown): void {
    const again =
      error instanceof Unreachable || (error instanceof ApiError && error.status >= 500);
    this.#become({ kind: "failed", why: describe(error), again });
    if (!again) return;
    this.#knocks += 1;
    this.#nextKnock = setTimeout(() => void this.#knock(), backoff(this.#knocks, Math.random()));
  }

  /** Sign in with a name and a password, and open the house. */
  async signIn(name: string, password: string): Promise<void> {
    await this.client.access.signIn(name, password);
    await this.enter(null);
  }

  async signOut(): Promise<void> {
    await this.client.access.signOut();
    this.#leave();
  }

  /** Whether whoever is signed in may do such things: what they may not is not offered. */
  may(scope: Scope): boolean {
    return this.session?.scopes.includes(scope) ?? false;
  }

  /** The modes that some camera's alerts go by. */
  get modes(): readonly string[] {
    return this.cameras.flatMap(({ config }) => config?.alerts?.modes ?? []);
  }

  /** Set the house's mode; shown as soon as the engine agrees. */
  async setMode(mode: string): Promise<void> {
    await this.client.setMode(mode);
    this.mode = mode;
    this.changed();
  }

  /** Try again at once to reach the engine. */
  reconnect(): void {
    if (this.#nextKnock !== undefined) void this.#knock();
    if (this.stage.kind === "open" && this.live.kind === "waiting") this.#live.start();
  }

  /** Whether somebody looks: boxes cost the engine work and are not asked for in vain. */
  set watching(on: boolean) {
    this.#live.want("tracks", on);
  }

  /** Take in a camera that was added or changed here. */
  adopt(camera: Camera): void {
    const known = this.camera(camera.id) !== null;
    this.cameras = known
      ? this.cameras.map((other) => (other.id === camera.id ? camera : other))
      : [...this.cameras, camera];
    this.changed();
  }

  camera(id: string | null): Camera | null {
    return this.cameras.find((camera) => camera.id === id) ?? null;
  }

  /** Return why a code was refused; the session of an earlier link may still be good. */
  async #useCode(code: string): Promise<string | null> {
    try {
      await this.client.access.exchangeCode(code);
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
      await this.client.access.session();
    } catch (error) {
      if (error instanceof ApiError && error.signedOut) this.#leave();
    }
  }

  #leave(): void {
    this.#live.stop();
    this.session = null;
    this.#become({ kind: "signed-out", why: null });
  }

  async #askMode(): Promise<void> {
    try {
      this.mode = await this.client.mode();
      this.changed();
    } catch {
      return; // Without an answer there is no choice to be shown.
    }
  }

  async #refresh(): Promise<void> {
    void this.alerts.refresh();
    void this.events.refresh();
    void this.clips.refresh();
    void this.jobs.refresh();
    void this.#askMode();
    try {
      this.cameras = (await this.client.cameras()).cameras;
      this.changed();
    } catch {
      return; // The connection has just opened; if it is gone again, its own state says so.
    }
  }

  #receive({ topic, type, data, timestamp }: ServerMessage): void {
    if (timestamp) this.client.clock.hear(Date.parse(timestamp));
    if (type === "dropped") this.#missed(topic);
    else if (type === "cameras_changed") void this.#refresh();
    else if (topic === "events") this.#happened(data as HearthEvent);
    else if (topic === "alerts") this.alerts.hear(type, data as Alert);
    else if (topic === "clips") this.clips.hear(type, data as Clip);
    else if (topic === "jobs") this.jobs.hear(data as Job);
    else if (topic === "tracks") this.#looked(data as TracksUpdate);
    else if (topic === "cameras" || topic === "metrics") this.#cameraChanged(data as StatusUpdate);
  }

  /** The engine had to leave something of a topic out: ask for the whole. */
  #missed(topic: string | undefined): void {
    if (topic === "alerts") void this.alerts.refresh();
    if (topic === "events") void this.events.refresh();
    if (topic === "clips") void this.clips.refresh();
    if (topic === "jobs") void this.jobs.refresh();
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
