import { Observed } from "../../parts/observed";
import type { EventsPage, HomeCamera, HomeEvent } from "./commands";
import type { Home } from "./home";
import { problemWords } from "./problems";
import { VISIT_EVENTS, type Visit, visitsOf } from "./visits";

/** How many events are asked for: several of them are one visit. */
const ASKED = 60;
const KEPT = 200;
const VISITS = 12;

/** What happened last at a camera, the newest first. */
export class Happenings extends Observed {
  visits: readonly Visit[] = [];
  /** Null until the first answer. */
  known = false;
  problem: string | null = null;

  #events: readonly HomeEvent[] = [];
  #turn = 0;

  constructor(
    readonly home: Home,
    readonly camera: Pick<HomeCamera, "entry_id" | "camera_id">,
  ) {
    super();
  }

  async refresh(): Promise<void> {
    const { entry_id, camera_id } = this.camera;
    const turn = ++this.#turn;
    try {
      const page = await this.home.hass.callWS<EventsPage>({
        type: "hearthwatch/events",
        entry_id,
        camera_id,
        event_type: VISIT_EVENTS,
        limit: ASKED,
      });
      if (turn !== this.#turn) return;
      const answered = new Set(page.events.map(({ id }) => id));
      const newer = this.#events.filter(
        ({ id }) => !answered.has(id) && id > (page.events[0]?.id ?? ""),
      );
      this.problem = null;
      this.known = true;
      this.#show([...newer, ...page.events]);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problemWords(error);
      this.changed();
    }
  }

  /** Take in what has just happened; what other cameras tell is left aside. */
  add(event: HomeEvent): void {
    if (event.camera_id !== this.camera.camera_id || !VISIT_EVENTS.includes(event.type)) return;
    if (this.#events.some(({ id }) => id === event.id)) return;
    this.#show([event, ...this.#events]);
  }

  #show(events: readonly HomeEvent[]): void {
    this.#events = events.slice(0, KEPT);
    this.visits = visitsOf(this.#events).slice(0, VISITS);
    this.changed();
  }
}
