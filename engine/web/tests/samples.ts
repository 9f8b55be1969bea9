import type { Session } from "../src/api/access";
import type { Alert } from "../src/api/alerts";
import type { CameraTrial, StreamReport } from "../src/api/desk";
import type { Job } from "../src/api/jobs";
import type {
  Camera,
  CameraStatus,
  Clip,
  Decision,
  HearthEvent,
  LookRecord,
  TrackView,
} from "../src/api/types";
import type { VideoInit } from "../src/api/video";

/** An event with what a test does not care about filled in. */
export function anEvent(fields: Partial<HearthEvent> = {}): HearthEvent {
  return {
    id: "0199f3c2-0000-7000-8000-000000000001",
    type: "object_detected",
    camera: "porch",
    camera_id: "0199f3c2-0000-7000-8000-0000000000aa",
    timestamp: "2026-03-01T12:00:00.000Z",
    data: {},
    trace: {},
    picture: null,
    decision: null,
    alert_id: null,
    ...fields,
  };
}

export function aStatus(fields: Partial<CameraStatus> = {}): CameraStatus {
  return {
    state: "online",
    reason: null,
    since: "2026-03-01T12:00:00.000Z",
    width: 768,
    height: 576,
    codec: "h264",
    frame_rate: 10,
    look_rate: 5,
    detector_rate: 4,
    dropped: 0,
    last_frame: null,
    motion: 0,
    problems: [],
    lost: 0,
    decoder: "software",
    decoder_reason: null,
    detector: "nanodet-g on ONNX Runtime 1.31.1",
    detector_reason: "OpenVINO is not installed",
    attention: null,
    ...fields,
  };
}

export function aCamera(fields: Partial<Camera> = {}): Camera {
  return {
    id: "0199f3c2-0000-7000-8000-0000000000aa",
    slug: "porch",
    name: "Porch",
    type: "rtsp",
    enabled: true,
    status: aStatus(),
    ...fields,
  };
}

export function aTrack(fields: Partial<TrackView> = {}): TrackView {
  return {
    id: 1,
    label: "person",
    score: 0.87,
    box: { x: 0.1, y: 0.2, width: 0.1, height: 0.3 },
    state: "confirmed",
    zones: [],
    speed: 0,
    checks: [],
    ...fields,
  };
}

export function aRecord(fields: Partial<LookRecord> = {}): LookRecord {
  return {
    start: "2026-03-01T12:00:00.000Z",
    end: "2026-03-01T12:00:00.000Z",
    looks: 1,
    share: 0.02,
    inferences: 1,
    checks: [],
    tracks: [],
    ...fields,
  };
}

/** A clip of twelve seconds that begins at noon. */
export function aClip(fields: Partial<Clip> = {}): Clip {
  return {
    clip_id: "0199f3c2-0000-7000-8000-0000000000c1",
    camera_id: "0199f3c2-0000-7000-8000-0000000000aa",
    camera: "porch",
    camera_name: "Porch",
    start: "2026-03-01T12:00:00.000Z",
    duration: 12,
    size: 2_400_000,
    codec: "h264",
    width: 1280,
    height: 720,
    has_audio: false,
    cause: "event",
    starred: false,
    thumbnail: "clips/0199f3c2-0000-7000-8000-0000000000c1/thumbnail",
    sprite: { columns: 10, rows: 2, tiles: 12, width: 160, height: 90, seconds: 1 },
    ...fields,
  };
}

/** Somebody who may do everything, signed in with this browser. */
export function aSession(fields: Partial<Session> = {}): Session {
  return {
    name: "ada",
    kind: "session",
    scopes: ["read", "write", "admin"],
    expires: null,
    ...fields,
  };
}

/** An open alert about a person on the porch. */
export function anAlert(fields: Partial<Alert> = {}): Alert {
  return {
    id: "0199f3c2-0000-7000-8000-0000000000e1",
    title: "A person at Porch",
    summary: "A person stayed on the path for 20 s",
    severity: "medium",
    status: "open",
    camera_id: "0199f3c2-0000-7000-8000-0000000000aa",
    camera: "porch",
    label: "person",
    zones: ["Path"],
    opened: "2026-03-01T12:00:00.000Z",
    updated: "2026-03-01T12:00:20.000Z",
    acknowledged: null,
    acknowledged_by: null,
    closed: null,
    closed_by: null,
    event_count: 2,
    picture: null,
    event_id: "0199f3c2-0000-7000-8000-000000000001",
    ...fields,
  };
}

export function aJob(fields: Partial<Job> = {}): Job {
  return {
    id: "0199f3c2-0000-7000-8000-0000000000b1",
    kind: "what_if",
    camera_id: "0199f3c2-0000-7000-8000-0000000000aa",
    state: "running",
    progress: 0.4,
    text: "12 of 30 clips",
    created: "2026-03-01T12:00:00.000Z",
    ended: null,
    ...fields,
  };
}

/** A camera of one stream that could be connected to. */
export function aTrial(fields: Partial<CameraTrial> = {}): CameraTrial {
  return {
    success: true,
    message: "Connection successful",
    picture: null,
    streams: [aStream()],
    ...fields,
  };
}

/** An event that opened an alert. */
export function aDecision(fields: Partial<Decision> = {}): Decision {
  return {
    alerting: true,
    outcome: "opened",
    severity: "medium",
    reason: "no alert like it is open",
    checks: [],
    ...fields,
  };
}

export function aStream(fields: Partial<StreamReport> = {}): StreamReport {
  return {
    roles: ["detect", "record"],
    success: true,
    message: "Connection successful",
    blame: null,
    chosen: null,
    codec: "h264",
    width: 1920,
    height: 1080,
    frame_rate: 15,
    audio: null,
    keyframe_interval: 2,
    advice: [],
    ...fields,
  };
}

/** The beginning of a stream whose first picture was taken at noon. */
export function anInit(fields: Partial<VideoInit> = {}): VideoInit {
  return {
    type: "init",
    mime: 'video/mp4; codecs="avc1.64001f"',
    stream: "main",
    transcoded: false,
    width: 768,
    height: 576,
    codec: "h264",
    start: Date.UTC(2026, 2, 1, 12) / 1000,
    ...fields,
  };
}
