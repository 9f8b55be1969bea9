import { Observed } from "../../parts/observed";
import { TrackFeed } from "../../picture/tracks";
import { Addresses } from "./addresses";
import type {
  CamerasAnswer,
  HomeCamera,
  HomeClip,
  HomeEvent,
  HomeMessage,
  TrialJob,
} from "./commands";
import { type Connection, type Hass, isCommandError, type Unsubscribe } from "./hass";
import { HomePictures } from "./pictures";

/** How long the subscription is kept when no card is left: changing a view costs nothing. */
const LINGER_MS = 10_000;

/** How soon again what was refused is asked for. */
const AGAIN_MS = 5000;

/** Why nothing is known of any camera. */
export type Obstacle = "missing" | "unauthorized" | "failed";

/** What may be heard of besides the cameras themselves. */
export interface Listener {
  onEvent?: (event: HomeEvent) => void;
  onClip?: (kind: string, clip: HomeClip) => void;
  onJob?: (job: TrialJob) => void;
  /** Something was missed: ask for the whole. */
  onGap?: () => void;
}

/** Entities of a camera that say how it is. */
const STATUS = ["online", "camera_enabled", "health"] as const;

/** How long several reasons to ask for the list are gathered. */
const SOON_MS = 200;

const homes = new WeakMap<Connection, Home>();

/**
 * What all cards of a page know of the engines and their cameras.
 *
 * There is one for each connection to Home Assistant, with one subscription, whatever the number
 * of cards; it ends some seconds after the last card has left.
 */
export class Home extends Observed {
  /** Null until they are known. */
  cameras: readonly HomeCamera[] | null = null;
  obstacle: Obstacle | null = null;
  /** Whether Home Assistant is there. */
  connected = true;
  readonly tracks = new TrackFeed();
  readonly pictures: HomePictures;

  #hass: Hass;
  readonly #live = new Map<string, boolean>();
  readonly #guests = new Set<object>();
  readonly #listeners = new Set<Listener>();
  /** How many want to see the boxes of each camera. */
  readonly #watched = new Map<string, number>();
  #end: Unsubscribe | null = null;
  #subscribed = "";
  /** Grows with each subscription: an answer to an older one comes too late. */
  #turn = 0;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  private constructor(hass: Hass) {
    super();
    this.#hass = hass;
    this.pictures = new HomePictures(
      () => this.#hass,
      new Addresses(() => this.#hass),
      (camera) => this.camera(camera),
    );
  }

  /** Return the home to which a page is connected. */
  static of(hass: Hass): Home {
    const home = homes.get(hass.connection) ?? new Home(hass);
    homes.set(hass.connection, home);
    home.#take(hass);
    return home;
  }

  get hass(): Hass {
    return this.#hass;
  }

  /** Entities tell that a camera came or went; why, the list of cameras does. */
  #take(hass: Hass): void {
    const before = this.#hass;
    this.#hass = hass;
    if (before === hass || this.#guests.size === 0) return;
    const changed = this.cameras?.some(({ entities }) =>
      STATUS.some((key) => {
        const id = entities[key] ?? "";
        return before.states[id]?.state !== hass.states[id]?.state;
      }),
    );
    if (changed) this.#refreshSoon();
  }

  #refreshSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.refresh();
    }, SOON_MS);
  }

  /** Stay up to date until the returned function is called. */
  join(guest: object): () => void {
    clearTimeout(this.#linger);
    this.#guests.add(guest);
    if (this.#guests.size === 1 && !this.#end) this.#open();
    return () => {
      this.#guests.delete(guest);
      clearTimeout(this.#linger);
      if (this.#guests.size === 0) this.#linger = setTimeout(() => this.#close(), LINGER_MS);
    };
  }

  /** Hear of what happens, until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Have the boxes of a camera sent, until the returned function is called. */
  watch(camera: string): () => void {
    this.#watched.set(camera, (this.#watched.get(camera) ?? 0) + 1);
    this.#subscribeSoon();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const count = (this.#watched.get(camera) ?? 1) - 1;
      if (count > 0) this.#watched.set(camera, count);
      else this.#watched.delete(camera);
      this.#subscribeSoon();
    };
  }

  camera(id: string): HomeCamera | null {
    return this.cameras?.find(({ camera_id }) => camera_id === id) ?? null;
  }

  /** Find the camera that a device of Home Assistant stands for. */
  cameraOfDevice(device: string): HomeCamera | null {
    return this.cameras?.find(({ device_id }) => device_id === device) ?? null;
  }

  /** Whether a camera's engine is there; true until the opposite is known. */
  engineLives({ entry_id }: HomeCamera): boolean {
    return this.#live.get(entry_id) ?? true;
  }

  /** The address of something that was answered with one; empty if there is none. */
  url(path: string | null | undefined): string {
    return path ? this.#hass.hassUrl(path) : "";
  }

  /** Ask for the list of cameras. */
  async refresh(): Promise<void> {
    try {
      const answer = await this.#hass.callWS<CamerasAnswer>({ type: "hearthwatch/cameras" });
      this.cameras = answer.cameras;
      for (const { entry_id, live } of answer.engines) {
        // What the subscription says of an engine is newer than any answer.
        if (!this.#live.has(entry_id)) this.#live.set(entry_id, live);
      }
      this.obstacle = null;
    } catch (error) {
      this.obstacle = obstacleOf(error);
      this.#tryAgain();
    }
    this.changed();
  }

  #open(): void {
    const { connection } = this.#hass;
    this.connected = connection.connected;
    connection.addEventListener("ready", this.#back);
    connection.addEventListener("disconnected", this.#lost);
    void this.refresh();
    this.#subscribeSoon();
  }

  #close(): void {
    const { connection } = this.#hass;
    connection.removeEventListener("ready", this.#back);
    connection.removeEventListener("disconnected", this.#lost);
    clearTimeout(this.#again);
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#turn += 1;
    this.#subscribed = "";
    void end(this.#end);
    this.#end = null;
    this.#live.clear();
  }

  readonly #lost = (): void => {
    this.connected = false;
    this.tracks.clear();
    this.changed();
  };

  /** Home Assistant is back; its connection has subscribed anew by itself. */
  readonly #back = (): void => {
    this.connected = true;
    void this.refresh();
    this.#gap();
    this.changed();
    if (!this.#end) this.#subscribeSoon();
  };

  /** Several wishes of one moment are one subscription. */
  #subscribeSoon(): void {
    queueMicrotask(() => void this.#subscribe());
  }

  /** Replace the subscription, the old one ending when the new one has begun. */
  async #subscribe(): Promise<void> {
    const wish = [...this.#watched.keys()].sort();
    const key = `tracks ${wish.join()}`;
    if (this.#guests.size === 0 || (this.#subscribed === key && this.#end)) return;
    if (this.#subscribed === key) return;
    this.#subscribed = key;
    const turn = ++this.#turn;
    try {
      const next = await this.#hass.connection.subscribeMessage<HomeMessage>(
        (message) => {
          if (turn === this.#turn) this.#hear(message);
        },
        { type: "hearthwatch/subscribe", tracks: wish },
      );
      if (turn !== this.#turn) {
        void end(next);
        return;
      }
      const before = this.#end;
      this.#end = next;
      void end(before);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#subscribed = "";
      this.obstacle ??= obstacleOf(error);
      this.#tryAgain();
      this.changed();
    }
  }

  #tryAgain(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      if (this.#guests.size === 0 || !this.connected) return;
      void this.refresh();
      void this.#subscribe();
    }, AGAIN_MS);
  }

  #hear(message: HomeMessage): void {
    switch (message.topic) {
      case "connection":
        this.#engine(message.entry_id, message.data.live);
        break;
      case "cameras":
        this.#refreshSoon();
        break;
      case "tracks":
        this.pictures.clock.hear(Date.parse(message.data.timestamp));
        this.tracks.add(message.data);
        break;
      case "events":
        this.pictures.clock.hear(Date.parse(message.data.trace.published ?? ""));
        this.#each((listener) => listener.onEvent?.(message.data));
        break;
      case "clips":
        this.#each((listener) => listener.onClip?.(message.type, message.data));
        break;
      case "jobs":
        this.#each((listener) => listener.onJob?.(message.data));
        break;
      case "dropped":
        this.#gap();
        break;
    }
  }

  #engine(entry: string, live: boolean): void {
    const before = this.#live.get(entry);
    this.#live.set(entry, live);
    if (live && before === false) {
      this.#refreshSoon();
      this.#gap();
    }
    if (!live) this.tracks.clear();
    this.changed();
  }

  #gap(): void {
    this.#each((listener) => listener.onGap?.());
  }

  #each(tell: (listener: Listener) => void): void {
    for (const listener of [...this.#listeners]) tell(listener);
  }
}

function obstacleOf(error: unknown): Obstacle {
  if (!isCommandError(error)) return "failed";
  if (error.code === "unknown_command") return "missing";
  return error.code === "unauthorized" ? "unauthorized" : "failed";
}

/** End a subscription; Home Assistant may have forgotten it already. */
async function end(subscription: Unsubscribe | null): Promise<void> {
  try {
    await subscription?.();
  } catch {
    return;
  }
}
