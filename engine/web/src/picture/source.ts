import type { PeerAnswer, Snapshot } from "../api/client";
import type { EngineClock } from "../api/clock";
import type { Camera, CameraStatus } from "../api/types";
import type { StreamWish } from "../api/video";

/** What must be known of a camera to show what it sees. */
export interface Sighted extends Pick<Camera, "id" | "name" | "enabled"> {
  status: Pick<CameraStatus, "state" | "reason" | "width" | "height"> &
    Partial<Pick<CameraStatus, "last_frame">>;
}

/**
 * Where pictures come from: the engine itself, or Home Assistant in its name.
 *
 * Cameras are named by their ids.
 */
export interface PictureSource {
  /** The engine's clock, by which pictures are dated. */
  readonly clock: EngineClock;
  /** Until when WebRTC is left alone, by camera, in milliseconds since 1970. */
  readonly peersRest: Map<string, number>;
  /** The address of a WebSocket that sends a camera's pictures. */
  videoUrl(camera: string, wish: { stream: StreamWish; sound: boolean }): string | Promise<string>;
  /** Ask for a camera's pictures over WebRTC. */
  offerPeer(camera: string, sdp: string, stream: StreamWish): Promise<PeerAnswer>;
  endPeer(camera: string, session: string): Promise<void>;
  /** Get the newest picture, no wider than so many pixels. */
  snapshot(camera: string, width: number, signal: AbortSignal): Promise<Snapshot>;
}
