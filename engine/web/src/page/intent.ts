import type { Clip, HearthEvent } from "../api/types";

/** What the reader wants to see in front of the page. */
export type View =
  | { kind: "camera"; cameraId: string }
  | { kind: "add-camera" }
  /** Tell of a new camera what it is; with the address and the name of one that was found. */
  | { kind: "new-camera"; source: string; address: string; name: string }
  | { kind: "edit-camera"; cameraId: string }
  /** Bring cameras over from another product. */
  | { kind: "moving" }
  /** Cameras that were taken away. */
  | { kind: "archive" }
  | { kind: "alerts" }
  | { kind: "alert"; alertId: string; title: string }
  | { kind: "event"; event: HearthEvent }
  /** All clips of a camera. */
  | { kind: "clips"; cameraId: string }
  | { kind: "clip"; clip: Clip }
  /** Deleted clips, of one camera or (empty) of all. */
  | { kind: "trash"; cameraId: string }
  /** Why something was, or was not, told at a moment (null: now), of one track first if given. */
  | { kind: "why"; cameraId: string; at: Date | null; trackId: number | null };

/** Asks the page to show something; sent by whatever was clicked. */
export class Intent extends Event {
  static readonly type = "hw-intent";

  constructor(readonly view: View) {
    super(Intent.type, { bubbles: true, composed: true });
  }
}
