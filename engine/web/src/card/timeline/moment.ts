import type { HomeCamera, HomeEvent } from "../home/commands";

/** What a moment at a camera is called where events have their type. */
export const MOMENT = "moment";

/** Speak of a moment at a camera as of an event: nothing happened that was told. */
export function momentAt({ entry_id, camera_id, slug }: HomeCamera, moment: number): HomeEvent {
  return {
    id: `${MOMENT} ${camera_id} ${moment}`,
    entry_id,
    type: MOMENT,
    camera: slug,
    camera_id,
    timestamp: new Date(moment).toISOString(),
    data: {},
    trace: {},
    picture: null,
    clip_id: null,
    decision: null,
    alert_id: null,
  };
}
