/** The engine's API as the page reads it. Moments are RFC 3339 in UTC, shares and scores 0..1. */

import type { SourceDraft } from "./offers";

export type Moment = string;

/** Normalised to the picture, from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type CameraState = "disabled" | "connecting" | "online" | "offline";

/** What is wrong with a camera although it delivers. */
export interface Problem {
  kind: string;
  since: Moment;
  /** For people. */
  text: string;
}

export type AttentionMode = "sub_stream" | "full" | "gate" | "eco";

/** Which pictures of a camera are decoded, and why. */
export interface Attention {
  mode: AttentionMode;
  /** A sentence for the owner. */
  reason: string;
  /** The owner has chosen the mode. */
  pinned: boolean;
  /** Every picture is decoded at the moment. */
  awake: boolean;
  /** Share of movements that the gate probably notices; null before it was measured. */
  recall: number | null;
  /** Share of one core. */
  cost: number;
}

export interface CameraStatus {
  state: CameraState;
  /** Why it is not online. */
  reason: string | null;
  since: Moment;
  width: number;
  height: number;
  codec: string | null;
  /** Pictures per second that arrive. */
  frame_rate: number;
  /** Looks per second that motion detection makes. */
  look_rate: number;
  /** Inferences per second spent on this camera. */
  detector_rate: number;
  /** Looks given up in all because the detector was late. */
  dropped: number;
  last_frame: Moment | null;
  /** Share of the picture in which pixels change. */
  motion: number;
  /** Empty while all is well. */
  problems: Problem[];
  /** Compressed pictures in all that the engine was too slow to take. */
  lost: number;
  /** What decodes its pictures: `software`, or the name of a device. */
  decoder: string;
  decoder_reason: string | null;
  /** The model that looks, and what computes it; null while it is being loaded. */
  detector: string | null;
  detector_reason: string | null;
  /** Null while nothing is looked at. */
  attention: Attention | null;
}

export interface Camera {
  id: string;
  slug: string;
  name: string;
  type: string;
  enabled: boolean;
  status: CameraStatus;
  config?: {
    sources?: readonly SourceDraft[];
    detect?: { model?: string | null };
    motion?: { threshold?: number };
    alerts?: { modes?: readonly string[] };
  };
}

export interface Cameras {
  cameras: Camera[];
  total: number;
}

export const EVENT_TYPES = [
  "object_detected",
  "object_left",
  "zone_breach",
  "zone_left",
  "line_crossed",
  "loitering",
  "parked",
  "motion_detected",
  "motion_ended",
  "recording_started",
  "recording_stopped",
  "clip_ready",
  "snapshot_taken",
  "camera_online",
  "camera_offline",
  "face_detected",
  "audio_detected",
  "doorbell_pressed",
  "alert_opened",
  "alert_closed",
  "security_event",
  "system_alert",
] as const;

/** A type this page knows; the engine may grow others, which are shown by their name. */
export type EventType = (typeof EVENT_TYPES)[number];

/** How grave something is, from least to most. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Whether an event alerted, and why. */
export interface Decision {
  alerting: boolean;
  outcome: "opened" | "joined" | "silent";
  /** Of an event that alerted. */
  severity: Severity | null;
  /** What the gate says that decided. */
  reason: string;
  /** The gates in the order in which they were asked; the last one decided. */
  checks: readonly Check[];
}

export type TraceStep = "captured" | "decoded" | "detected" | "confirmed" | "published";

export type Trace = Partial<Record<TraceStep, Moment | null>>;

export interface HearthEvent {
  id: string;
  type: EventType | (string & {});
  /** The camera's slug at that moment; null for facts about the whole system. */
  camera: string | null;
  camera_id: string | null;
  timestamp: Moment;
  data: Readonly<Record<string, unknown>>;
  trace: Trace;
  /** Whether it has a picture, and where; left out where that is not known. */
  picture?: string | null;
  /** The clip that shows it, as far as there was one when this was sent. */
  clip_id?: string | null;
  /** Null where nobody had to decide. */
  decision: Decision | null;
  /** The alert to which it belongs. */
  alert_id: string | null;
}

export interface EventPage {
  events: HearthEvent[];
  total: number;
  next_cursor: string | null;
}

export interface EventQuery {
  camera?: string | undefined;
  event_type?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
}

/**
 * Where small pictures of a clip lie on one sheet.
 *
 * Tile number n, counted row by row from 0, shows what was seen at about `seconds` * n.
 */
export interface Sprite {
  columns: number;
  rows: number;
  tiles: number;
  /** Of one tile, in pixels. */
  width: number;
  height: number;
  seconds: number;
}

/** What was found in a clip when it was looked through again, with the settings of that day. */
export interface Outcome {
  processed_at: Moment;
  detected_classes: readonly string[];
  /** How many events. */
  total: number;
  /** Of them, how many were not told when it was recorded, and how many were told only then. */
  gained: number;
  lost: number;
}

/** A recording, complete and playable. */
export interface Clip {
  clip_id: string;
  camera_id: string;
  camera: string;
  camera_name: string;
  /** When its first picture was taken. */
  start: Moment;
  /** In seconds. */
  duration: number;
  /** In bytes. */
  size: number;
  codec: string;
  width: number;
  height: number;
  has_audio: boolean;
  cause: "event" | "continuous" | "command";
  /** Its owner keeps it for good. */
  starred: boolean;
  /** When it was moved to the trash; null while it is not there. */
  deleted_at?: Moment | null;
  /** Null before it was looked through again. */
  filter_result?: Outcome | null;
  /** Whether it has a thumbnail, and where. */
  thumbnail: string | null;
  sprite: Sprite;
}

/** How much room clips take, and how far the rest goes; sizes in bytes. */
export interface Storage {
  clips: { camera_id: string; count: number; bytes: number; oldest: Moment; newest: Moment }[];
  count: number;
  bytes: number;
  total: number;
  free: number;
  bytes_per_day: number | null;
  /** So many days of clips have room at the pace of the last week. */
  forecast_days: number | null;
  /** Why nothing can be recorded now. */
  problem: string | null;
  /** Why less is recorded than should be. */
  shortage: string | null;
}

export interface ClipPage {
  clips: Clip[];
  total: number;
  next_cursor: string | null;
}

export interface ClipQuery {
  camera?: string | undefined;
  /** Those in the trash instead of the others. */
  deleted?: boolean | undefined;
  limit?: number;
  cursor?: string | undefined;
}

/** One gate with the number that was compared and the threshold. */
export interface Check {
  gate: string;
  passed: boolean;
  text: string;
  value: number | null;
  limit: number | null;
}

export type TrackState = "tentative" | "confirmed" | "stationary" | "lost";

export interface TrackView {
  id: number;
  label: string;
  score: number;
  box: Box;
  state: TrackState;
  zones: string[];
  speed: number;
  checks: Check[];
}

/** All boxes of one look. */
export interface TracksUpdate {
  camera_id: string;
  timestamp: Moment;
  tracks: TrackView[];
}

/** What one look, or an unbroken run of equal quiet looks, saw and decided. */
export interface LookRecord {
  start: Moment;
  end: Moment;
  looks: number;
  share: number;
  inferences: number;
  checks: Check[];
  tracks: TrackView[];
}

/** The answer for one camera and one moment: a record, or the reason why there is none. */
export interface Explanation {
  camera_id: string;
  timestamp: Moment;
  record: LookRecord | null;
  reason: string | null;
  /** What was told within some seconds of that moment. */
  events: HearthEvent[];
}

/** A camera's figures, on every change of state and once a second. */
export interface StatusUpdate {
  camera_id: string;
  status: CameraStatus;
}

/**
 * What the server says over the WebSocket.
 *
 * What a topic tells has a topic and data; `dropped` says that some of a topic were left out.
 */
export interface ServerMessage {
  type: string;
  topic?: string;
  data?: unknown;
  /** When it was sent, with signs of life. */
  timestamp?: Moment;
}
