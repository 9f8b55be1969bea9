import type { EventsPage, HomeEvent } from "../home/commands";

const PAGE = 100;

/** Asks an engine for a page of events, the newest first. */
export type Fetch = (limit: number, cursor: string | null) => Promise<EventsPage>;

/** The events of one engine that were fetched and not given out yet. */
interface Source {
  fetch: Fetch;
  waiting: HomeEvent[];
  cursor: string | null;
  over: boolean;
}

/** Reads the events of several engines as one list, the newest first. */
export class Pager {
  readonly #sources: Source[];

  constructor(fetches: readonly Fetch[]) {
    this.#sources = fetches.map((fetch) => ({ fetch, waiting: [], cursor: null, over: false }));
  }

  /** Whether there is nothing more. */
  get over(): boolean {
    return this.#sources.every(({ waiting, over }) => over && waiting.length === 0);
  }

  /** Return the next events: a page, or fewer at the end. */
  async next(): Promise<HomeEvent[]> {
    const found: HomeEvent[] = [];
    while (found.length < PAGE && !this.over) {
      await Promise.all(this.#sources.map(refill));
      const newest = this.#sources
        .filter(({ waiting }) => waiting.length > 0)
        .reduce<Source | null>((best, each) => (!best || isNewer(each, best) ? each : best), null);
      const event = newest?.waiting.shift();
      if (event) found.push(event);
    }
    return found;
  }
}

async function refill(source: Source): Promise<void> {
  if (source.over || source.waiting.length > 0) return;
  const { events, next_cursor } = await source.fetch(PAGE, source.cursor);
  source.waiting = events;
  source.cursor = next_cursor;
  source.over = next_cursor === null;
}

function isNewer(one: Source, other: Source): boolean {
  return (one.waiting[0]?.timestamp ?? "") > (other.waiting[0]?.timestamp ?? "");
}
