import type { Storage } from "../api/types";
import { bytes } from "./clips";
import { duration } from "./time";

const DAY = 86_400;

/** Say what a camera has recorded: "38 clips, 1.2 GB". */
export function recordedWords({ clips }: Storage, cameraId: string): string {
  const sum = clips.find(({ camera_id }) => camera_id === cameraId);
  if (!sum) return "No clips yet";
  return `${sum.count === 1 ? "1 clip" : `${sum.count} clips`}, ${bytes(sum.bytes)}`;
}

/** Say how far the rest of the disk goes: "214 GB free, room for about 40 days". */
export function roomWords({ free, forecast_days: days }: Storage): string {
  const room = days === null ? "" : `, room for about ${duration(days * DAY)} at this pace`;
  return `${bytes(free)} free${room}`;
}
