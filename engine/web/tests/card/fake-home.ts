import { vi } from "vitest";
import type { HomeCamera, HomeClip, HomeEvent, HomeMessage } from "../../src/card/home/commands";
import type { Connection, Hass } from "../../src/card/home/hass";
import { aClip, anEvent } from "../samples";

export const ENTRY = "01M8F97DQ75SY0EX3HTZ1H780E";
export const DEVICE = "3533aff8270497762786208a17fe0a92";

/** A camera that is online; the user may do everything with it. */
export function aHomeCamera(fields: Partial<HomeCamera> = {}): HomeCamera {
  return {
    entry_id: ENTRY,
    camera_id: "0199f3c2-0000-7000-8000-0000000000aa",
    device_id: DEVICE,
    slug: "porch",
    name: "Porch",
    enabled: true,
    status: {
      state: "online",
      reason: null,
      since: "2026-03-01T12:00:00.000Z",
      width: 768,
      height: 576,
      codec: "h264",
    },
    entities: { live: "camera.porch", person: "binary_sensor.porch_person" },
    zones: [],
    lines: [],
    labels: ["person", "car"],
    may: { control: true, edit: true },
    ...fields,
  };
}

export function aHomeEvent(fields: Partial<HomeEvent> = {}): HomeEvent {
  return { ...anEvent(), entry_id: ENTRY, clip_id: null, ...fields };
}

export function aHomeClip(fields: Partial<HomeClip> = {}): HomeClip {
  const clip = aClip();
  const sprite = { ...clip.sprite, url: "/sprite" };
  return { ...clip, entry_id: ENTRY, media: "/media", ...fields, sprite };
}

type Command = { type: string } & Record<string, unknown>;

/** A failure as Home Assistant sends it. */
export function refused(code: string, message = code) {
  return Object.assign(new Error(message), { code });
}

/** Home Assistant as a card sees it: answers commands, and says what a test has it say. */
export class FakeHome {
  cameras: HomeCamera[] = [aHomeCamera()];
  events: HomeEvent[] = [];
  /** Answers by command; a function is called, an error thrown. */
  answers: Record<string, unknown> = {};
  /** Every command that was given. */
  asked: Command[] = [];
  /** The subscriptions to `hearthwatch/subscribe` that are open, by what they asked for. */
  subscriptions = new Map<(message: HomeMessage) => void, Command>();
  ended = 0;
  hass: Hass;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor() {
    const connection = {
      connected: true,
      subscribeMessage: async (callback: (message: never) => void, wish: Command) => {
        this.asked.push(wish);
        const answer = this.answers[wish.type];
        if (answer instanceof Error) throw answer;
        this.subscriptions.set(callback as (message: HomeMessage) => void, wish);
        return () => {
          this.ended += 1;
          this.subscriptions.delete(callback as (message: HomeMessage) => void);
        };
      },
      addEventListener: (type: string, listener: () => void) => {
        this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
      },
      removeEventListener: (type: string, listener: () => void) => {
        this.#listeners.get(type)?.delete(listener);
      },
    } as unknown as Connection;
    this.hass = {
      connection,
      connected: true,
      language: "en",
      locale: { language: "en" },
      config: { time_zone: "UTC" },
      states: {},
      entities: {
        "camera.porch": { entity_id: "camera.porch", device_id: DEVICE, platform: "hearthwatch" },
      },
      devices: { [DEVICE]: { id: DEVICE, name: "Porch", name_by_user: null } },
      callWS: vi.fn((message: Command) => this.#answer(message)) as unknown as Hass["callWS"],
      callService: vi.fn(async () => undefined),
      hassUrl: (path) => `http://ha.local${path}`,
      fetchWithAuth: vi.fn(async () => new Response("gone", { status: 404 })),
    };
  }

  /** Hand the card a new object, as Home Assistant does with every change of a state. */
  state(entityId: string, state: string, attributes: Record<string, unknown> = {}): Hass {
    const entity = { entity_id: entityId, state, last_changed: "", attributes };
    this.hass = { ...this.hass, states: { ...this.hass.states, [entityId]: entity } };
    return this.hass;
  }

  says(message: { topic: HomeMessage["topic"]; type?: string; data: object }): void {
    for (const tell of [...this.subscriptions.keys()]) {
      tell({ entry_id: ENTRY, ...message } as unknown as HomeMessage);
    }
  }

  /** Lose Home Assistant (`disconnected`) or find it again (`ready`). */
  line(type: "ready" | "disconnected"): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener();
  }

  given(type: string): Command[] {
    return this.asked.filter((command) => command.type === type);
  }

  async #answer(message: Command): Promise<unknown> {
    this.asked.push(message);
    const answer = this.answers[message.type] ?? this.#usual(message);
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer(message) : answer;
  }

  #usual({ type, path }: Command): unknown {
    switch (type) {
      case "hearthwatch/cameras":
        return { engines: [{ entry_id: ENTRY, title: "Home", live: true }], cameras: this.cameras };
      case "hearthwatch/events":
        return { events: this.events, next_cursor: null };
      case "hearthwatch/clips":
        return { clips: [], next_cursor: null };
      case "auth/sign_path":
        return { path: `${path}&authSig=x` };
      default:
        return refused("unknown_command");
    }
  }
}

/** Wait until all that was begun has been answered and shown. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}
