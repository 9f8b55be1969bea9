import type { Ground } from "../../picture/paint";
import type { Sighted } from "../../picture/source";
import type { HomeCamera } from "../home/commands";

/** Until the engine tells how large a camera's pictures are. */
const UNKNOWN = { state: "connecting", reason: null, width: 0, height: 0 } as const;

/** What the live picture must know; it tells itself nothing of a camera that a notice is about. */
export function sighted(camera: HomeCamera, name: string, away: boolean): Sighted {
  const { camera_id, enabled, status } = camera;
  const shown = status ?? UNKNOWN;
  const state = away && shown.state !== "disabled" ? "offline" : shown.state;
  return { id: camera_id, name, enabled, status: { ...shown, state } };
}

type Grounds = readonly Omit<Ground, "busy">[];

export const NO_GROUNDS: Grounds = [];

const grounds = new WeakMap<HomeCamera, Grounds>();

/** The same object as long as the camera is: what is drawn is only drawn anew when it changes. */
export function groundsOf(camera: HomeCamera): Grounds {
  const known = grounds.get(camera) ?? [
    ...camera.zones.map(({ name, points }) => ({ name, points, closed: true })),
    ...camera.lines.map(({ name, from, to }) => ({ name, points: [from, to], closed: false })),
  ];
  grounds.set(camera, known);
  return known;
}
