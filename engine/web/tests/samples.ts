import type {
  Camera,
  CameraStatus,
  Clip,
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
