/**
 * The WebSocket commands of the integration, each with what it answers.
 *
 * Whoever may read a camera's entities may read; whoever may control them may star, delete and
 * restore its clips; an administrator may draw zones and try settings. Others are answered with
 * the code `unauthorized`, an engine that is away with `unavailable`, what is gone with
 * `not_found`, and what the engine refuses with `invalid` and its own words.
 */

import type { JobState } from "../../api/jobs";
import type {
  Box,
  CameraState,
  Check,
  Clip,
  Explanation,
  HearthEvent,
  Moment,
  Sprite,
  TrackView,
} from "../../api/types";

/** What must be true of a thing; shares and scores 0..1, absent: as the engine has it. */
export interface Limits {
  min_score?: number;
  min_area?: number;
  max_area?: number;
  min_ratio?: number;
  max_ratio?: number | null;
}

export type Point = readonly [x: number, y: number];

/** A named part of a picture; points are normalised. */
export interface Zone {
  name: string;
  points: readonly Point[];
  /** What counts in it, by label or group, with limits of its own; empty: all that is told. */
  labels: Readonly<Record<string, Limits>>;
  /** Seconds after which staying in it is told; null: never. */
  loiter: number | null;
}

/** A named line, with a direction. */
export interface Line {
  name: string;
  from: Point;
  to: Point;
  /** What is counted, by label or group; empty: all that is told. */
  labels: readonly string[];
}

/** `hearthwatch/cameras` → `{engines, cameras}`: those whose live picture the user may see. */
export interface HomeCamera {
  /** The config entry: part of all addresses. */
  entry_id: string;
  /** The engine's id, which never changes. */
  camera_id: string;
  device_id: string;
  /** Null while the engine is away. */
  slug: string | null;
  name: string;
  enabled: boolean;
  /** Null while the engine is away. */
  status: {
    state: CameraState;
    reason: string | null;
    since: Moment;
    width: number;
    height: number;
    codec: string | null;
  } | null;
  /** Entity ids of what is shown of it and not switched off, by the engine's keys (`live`, …). */
  entities: Readonly<Record<string, string>>;
  zones: readonly Zone[];
  lines: readonly Line[];
  /** The labels that it tells. */
  labels: readonly string[];
  /** What this user may do with it. */
  may: { control: boolean; edit: boolean };
}

/** Which engines there are, and whether each answers. */
export interface CamerasAnswer {
  engines: { entry_id: string; title: string; live: boolean }[];
  cameras: HomeCamera[];
}

/** An event; the address of its picture is signed. */
export interface HomeEvent extends HearthEvent {
  entry_id: string;
}

/** A clip, with signed addresses of its footage and its pictures. */
export interface HomeClip extends Clip {
  entry_id: string;
  media: string;
  sprite: Sprite & { url: string };
}

/**
 * `hearthwatch/subscribe {tracks?: camera_id[]}` → messages like the engine's own.
 *
 * Begins with a `connection` of each entry; boxes come of the cameras named alone.
 */
export type HomeMessage = { entry_id: string } & (
  | { topic: "connection"; data: { live: boolean } }
  | { topic: "events"; type: string; data: HomeEvent }
  | { topic: "clips"; type: string; data: HomeClip }
  | {
      topic: "tracks";
      type: string;
      data: { camera_id: string; timestamp: Moment; tracks: TrackView[] };
    }
  /** A camera has changed, come or gone: ask for the list. */
  | { topic: "cameras"; type: string; data: object }
  | { topic: "jobs"; type: string; data: TrialJob }
  /** Some were left out: ask for the list. */
  | { topic: "dropped"; data: { topic: string } }
);

/** `hearthwatch/events {entry_id, …}` → `{events, next_cursor}`, the newest first. */
export interface EventsQuery {
  entry_id: string;
  camera_id?: string | readonly string[];
  event_type?: string | readonly string[];
  label?: string;
  zone?: string;
  min_score?: number;
  clip_id?: string;
  since?: Moment;
  until?: Moment;
  limit?: number;
  cursor?: string;
}

export interface EventsPage {
  events: HomeEvent[];
  next_cursor: string | null;
}

/** `hearthwatch/clips {entry_id, …}` → `{clips, next_cursor}`; `hearthwatch/clip {entry_id, clip_id}` → one. */
export interface ClipsQuery {
  entry_id: string;
  camera_id?: string | readonly string[];
  label?: string;
  starred?: boolean;
  since?: Moment;
  until?: Moment;
  limit?: number;
  cursor?: string;
}

export interface ClipsPage {
  clips: HomeClip[];
  next_cursor: string | null;
}

/** `hearthwatch/explain {entry_id, event_id}`, or `{entry_id, camera_id, at?}` for a moment. */
export interface EventExplanation {
  event_id: string;
  decision: HearthEvent["decision"];
  look: Explanation | null;
}

/**
 * `hearthwatch/zones {camera_id}` reads, `hearthwatch/zones/save {camera_id, zones, lines, tag}`
 * writes, unless the settings have another tag by now.
 */
export interface ZonesAnswer {
  zones: Zone[];
  lines: Line[];
  /** Of the settings that they are of. */
  tag: string | null;
  /** All that the engine's model can tell, with its group. */
  labels: { label: string; group: string | null }[];
}

/** One event that one of two settings would tell alone. */
export interface TrialEvent {
  type: string;
  timestamp: Moment;
  clip_id: string;
  /** Where in the clip, in seconds. */
  offset: number;
  label: string | null;
  zone: string | null;
  line: string | null;
  box: Box | null;
  confidence: number | null;
  in_warm_up: boolean;
  why: { text: string; checks: readonly Check[] } | null;
}

/**
 * `hearthwatch/try {camera_id, zones, lines, hours}` → `TrialJob`, then
 * `hearthwatch/job {entry_id, job_id}` → `TrialJob`, `hearthwatch/job/cancel` stops it.
 */
export interface TrialJob {
  id: string;
  state: JobState;
  progress: number;
  text: string;
  result?: {
    clips: number;
    footage_seconds: number;
    events: {
      before: number;
      after: number;
      lost: number;
      gained: number;
      lost_events: TrialEvent[];
      gained_events: TrialEvent[];
    };
  } | null;
}
