import type { Client } from "../api/client";
import type { HearthEvent } from "../api/types";
import { Paged } from "./paged";

const PAGE = 40;
const KEPT = 600;

export interface EventFilter {
  /** A camera's id; empty for all. */
  camera: string;
  type: string;
}

/** The events that the page shows: the newest first, live, older ones on request. */
export class EventLog extends Paged {
  events: readonly HearthEvent[] = [];
  filter: EventFilter = { camera: "", type: "" };

  constructor(readonly client: Client) {
    super();
  }

  /** Show other events from now on. */
  async choose(filter: EventFilter): Promise<void> {
    this.filter = filter;
    this.events = [];
    this.cursor = null;
    await this.refresh();
  }

  /** Fetch the newest page; older events stay if there is no gap between them and that page. */
  async refresh(): Promise<void> {
    await this.#fetch(undefined, (found, cursor) => {
      const [newest, oldest] = [found[0], found.at(-1)];
      const meets = this.events.some((event) => event.id === oldest?.id);
      if (!meets) this.cursor = cursor;
      // What came live while the answer was on its way is not in it.
      const kept = meets ? this.events : this.events.filter(({ id }) => !newest || id > newest.id);
      this.events = mergeEvents(kept, found);
    });
  }

  async loadOlder(): Promise<void> {
    const cursor = this.cursor;
    if (cursor === null || this.loading) return;
    await this.#fetch(cursor, (found, next) => {
      this.cursor = next;
      this.events = mergeEvents(this.events, found);
    });
  }

  /** Take in an event that has just happened. */
  add(event: HearthEvent): void {
    if (!matches(this.filter, event)) return;
    this.events = mergeEvents(this.events, [event]);
    this.changed();
    if (this.events.length > KEPT && !this.loading) {
      this.events = [];
      void this.refresh();
    }
  }

  async #fetch(
    cursor: string | undefined,
    take: (found: HearthEvent[], next: string | null) => void,
  ): Promise<void> {
    const { camera, type } = this.filter;
    await this.load(
      () => this.client.events({ camera, event_type: type, limit: PAGE, cursor }),
      (page) => take(page.events, page.next_cursor),
    );
  }
}

/** Join two lists of events: each once, the newest first. Their ids (UUIDv7) sort by time. */
export function mergeEvents(
  first: readonly HearthEvent[],
  second: readonly HearthEvent[],
): HearthEvent[] {
  const byId = new Map([...first, ...second].map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** Tell whether a filter lets an event through. */
export function matches({ camera, type }: EventFilter, event: HearthEvent): boolean {
  return (!camera || camera === event.camera_id) && (!type || type === event.type);
}
