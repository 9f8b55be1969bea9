import { Observed } from "../../parts/observed";
import { factsOf } from "../../words/facts";
import { type Group, groupOf } from "../../words/labels";
import type { EventsPage, HomeCamera, HomeEvent } from "../home/commands";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";
import { type Visit, visitsOf } from "../home/visits";
import { admits, type Choice, queryOf } from "./choice";
import { counted, joined, type Lanes, lanesOf, type TimelineAnswer } from "./lanes";
import { Pager } from "./pager";
import { includes, type Span } from "./span";

/** A bar that is being moved asks when it rests. */
const REST_MS = 140;

/** Pixels of a bar for each part that is counted. */
const FINENESS = 3;
const MOST_BUCKETS = 600;

/** Answers that are kept: going back and forth costs nothing. */
const KEPT = 24;

/** What happened in a span of time, at some cameras: a bar's figures, and the list. */
export class History extends Observed {
  lanes: Lanes | null = null;
  visits: readonly Visit[] = [];
  /** Whether more can be fetched. */
  more = false;
  busy = false;
  problem: string | null = null;

  #span: Span = { start: 0, end: 0 };
  #choice: Choice;
  #cameras: readonly HomeCamera[] = [];
  #buckets = 240;
  #events: HomeEvent[] = [];
  #pager: Pager | null = null;
  #turn = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #known = new Map<string, Lanes>();

  constructor(
    readonly home: Home,
    choice: Choice,
  ) {
    super();
    this.#choice = choice;
  }

  /** Look at a span through filters; what it holds is asked for once the span rests. */
  look(span: Span, choice: Choice, cameras: readonly HomeCamera[], width: number): void {
    const buckets = Math.min(Math.max(Math.round(width / FINENESS), 40), MOST_BUCKETS);
    const other = choice !== this.#choice || cameras !== this.#cameras;
    const same = span.start === this.#span.start && span.end === this.#span.end;
    if (same && !other && buckets === this.#buckets) return;
    const first = this.#cameras.length === 0;
    this.#span = span;
    this.#choice = choice;
    this.#cameras = cameras;
    this.#buckets = buckets;
    if (other) this.#known.clear();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.refresh(), first || other ? 0 : REST_MS);
  }

  /** Ask for everything anew. */
  async refresh(): Promise<void> {
    if (this.#cameras.length === 0) return;
    const turn = ++this.#turn;
    this.busy = true;
    this.changed();
    const pager = new Pager(this.#entries().map((entry) => this.#fetch(entry)));
    try {
      const [lanes, events] = await Promise.all([this.#lanes(), pager.next()]);
      if (turn !== this.#turn) return;
      this.lanes = lanes;
      this.#pager = pager;
      this.#show(events);
      this.problem = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problemWords(error);
    }
    this.busy = false;
    this.changed();
  }

  /** Fetch the next part of the list. */
  async extend(): Promise<void> {
    const pager = this.#pager;
    if (!pager || this.busy || pager.over) return;
    const turn = this.#turn;
    this.busy = true;
    try {
      const older = await pager.next();
      if (turn !== this.#turn) return;
      this.#show([...this.#events, ...older]);
      this.problem = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = problemWords(error);
      this.more = false;
    }
    this.busy = false;
    this.changed();
  }

  /** Take in what has just happened. */
  add(event: HomeEvent): void {
    const moment = Date.parse(event.timestamp);
    const known = this.#cameras.some(({ camera_id }) => camera_id === event.camera_id);
    if (!known || !includes(this.#span, moment) || !admits(this.#choice, event)) return;
    if (this.#events.some(({ id }) => id === event.id)) return;
    this.#known.clear();
    const { label } = factsOf(event);
    const group: Group = label ? groupOf(label) : "other";
    if (this.lanes) this.lanes = counted(this.lanes, event.camera_id ?? "", group, moment);
    this.#show([event, ...this.#events]);
    this.changed();
  }

  /** Something that was counted has changed. */
  forget(): void {
    this.#known.clear();
    void this.refresh();
  }

  #show(events: HomeEvent[]): void {
    this.#events = events;
    this.visits = visitsOf(events);
    this.more = this.#pager !== null && !this.#pager.over;
  }

  #entries(): string[] {
    return [...new Set(this.#cameras.map(({ entry_id }) => entry_id))];
  }

  #query(entry: string) {
    const cameras = this.#cameras
      .filter(({ entry_id }) => entry_id === entry)
      .map(({ camera_id }) => camera_id);
    return {
      entry_id: entry,
      ...queryOf(this.#choice, cameras),
      since: new Date(this.#span.start).toISOString(),
      until: new Date(this.#span.end).toISOString(),
    };
  }

  #fetch(entry: string) {
    const query = this.#query(entry);
    return (limit: number, cursor: string | null) =>
      this.home.hass.callWS<EventsPage>({
        type: "hearthwatch/events",
        ...query,
        limit,
        ...(cursor && { cursor }),
      });
  }

  async #lanes(): Promise<Lanes | null> {
    const key = `${this.#span.start} ${this.#span.end} ${this.#buckets}`;
    const known = this.#known.get(key);
    if (known) return known;
    const buckets = this.#buckets;
    const answers = await Promise.all(
      this.#entries().map((entry) =>
        this.home.hass.callWS<TimelineAnswer>({
          type: "hearthwatch/timeline",
          ...this.#query(entry),
          buckets,
        }),
      ),
    );
    const lanes = joined(answers.map(lanesOf));
    if (lanes) this.#known.set(key, lanes);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return lanes;
  }
}
