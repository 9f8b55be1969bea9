import type { Group } from "../../words/labels";
import type { Span } from "./span";

/** `hearthwatch/timeline {entry_id, since, until, buckets, …}` → a span of time in equal parts. */
export interface TimelineAnswer {
  since: string;
  until: string;
  /** Of each part. */
  seconds: number;
  buckets: number;
  cameras: {
    camera_id: string;
    /** How many events in each part. */
    events: Partial<Record<Group, number[]>>;
    /** Parts with footage: the first and the last of those in a row. */
    recorded: [number, number][];
  }[];
}

/** What is drawn of one camera. */
export interface Lane {
  /** How many events in each part. */
  readonly events: Partial<Record<Group, number[]>>;
  readonly recorded: readonly Span[];
}

/** What is drawn of a span of time, by camera. */
export interface Lanes {
  readonly span: Span;
  readonly buckets: number;
  readonly cameras: ReadonlyMap<string, Lane>;
}

/** Read an answer. */
export function lanesOf({ since, until, buckets, cameras }: TimelineAnswer): Lanes {
  const span = { start: Date.parse(since), end: Date.parse(until) };
  const width = (span.end - span.start) / buckets;
  const at = (bucket: number) => span.start + bucket * width;
  return {
    span,
    buckets,
    cameras: new Map(
      cameras.map(({ camera_id, events, recorded }) => [
        camera_id,
        {
          events,
          recorded: recorded.map(([first, last]) => ({ start: at(first), end: at(last + 1) })),
        },
      ]),
    ),
  };
}

/** Put the lanes of several engines together; they are of the same span. */
export function joined(all: readonly Lanes[]): Lanes | null {
  const [first] = all;
  if (!first) return null;
  return { ...first, cameras: new Map(all.flatMap(({ cameras }) => [...cameras])) };
}

/** Count an event that has just happened. */
export function counted(lanes: Lanes, camera: string, group: Group, moment: number): Lanes {
  const { span, buckets } = lanes;
  const bucket = Math.floor(((moment - span.start) / (span.end - span.start)) * buckets);
  if (bucket < 0 || bucket >= buckets) return lanes;
  const lane = lanes.cameras.get(camera) ?? { events: {}, recorded: [] };
  const counts = [...(lane.events[group] ?? new Array<number>(buckets).fill(0))];
  counts[bucket] = (counts[bucket] ?? 0) + 1;
  const cameras = new Map(lanes.cameras);
  cameras.set(camera, { ...lane, events: { ...lane.events, [group]: counts } });
  return { ...lanes, cameras };
}

/** The most events that one camera has in one part. */
export function mostOf(lanes: Lanes): number {
  let most = 0;
  for (const { events } of lanes.cameras.values()) {
    const all = Object.values(events);
    for (let bucket = 0; bucket < lanes.buckets; bucket += 1) {
      const sum = all.reduce((total, counts) => total + (counts[bucket] ?? 0), 0);
      if (sum > most) most = sum;
    }
  }
  return most;
}
