import type { Clip, HearthEvent, Outcome, Sprite } from "../api/types";
import { type Reader, theReader } from "./language";
import { clock, duration } from "./time";

/** Seconds before an event at which its clip begins to play. */
const LEAD = 3;

const CAUSES: Readonly<Record<Clip["cause"], string>> = {
  event: "Something happened",
  continuous: "It records all the time",
  command: "Somebody asked for it",
};

/** Say when a clip begins and how long it is: "14:03:22, 12 s". */
export function clipTitle(clip: Clip, reader: Reader = theReader()): string {
  return `${clock(new Date(clip.start), reader)}, ${duration(clip.duration)}`;
}

/** Say why something was recorded. */
export function causeSentence(clip: Clip): string {
  return CAUSES[clip.cause] ?? clip.cause;
}

/** Say how many clips were deleted; empty if none was. */
export function deletedWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "Clip deleted" : `${count} clips deleted`;
}

/** Say how today's settings compare with what was told when a clip was recorded. */
export function outcomeSentence({ total, gained, lost }: Outcome): string {
  const events = total === 1 ? "1 event" : `${total} events`;
  if (gained === 0 && lost === 0) return `Today's settings find the same: ${events}.`;
  const changes = [gained > 0 ? `${gained} more` : "", lost > 0 ? `${lost} fewer` : ""];
  return `Today's settings find ${changes.filter(Boolean).join(" and ")}: ${events}.`;
}

/** Tell whether a clip shows the moment of an event. */
export function shows(clip: Clip, event: HearthEvent): boolean {
  const into = secondsInto(clip, event);
  return clip.camera_id === event.camera_id && into >= 0 && into <= clip.duration;
}

/** Return where in a clip to begin, in seconds, to see an event come about. */
export function leadIn(clip: Clip, event: HearthEvent): number {
  return Math.max(0, Math.min(secondsInto(clip, event), clip.duration) - LEAD);
}

/** Find where on its sheet the small picture of a moment lies, in pixels from the top left. */
export function tileAt(sprite: Sprite, moment: number): { x: number; y: number } {
  const number = Math.min(Math.floor(moment / sprite.seconds), sprite.tiles - 1);
  const row = Math.floor(number / sprite.columns);
  return { x: (number - row * sprite.columns) * sprite.width, y: row * sprite.height };
}

/** Write a number of bytes as people read it: 840 KB, 12.4 MB, 1.3 GB. */
export function bytes(size: number): string {
  const units = ["bytes", "KB", "MB", "GB", "TB"];
  let value = size;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** Return where in a clip an event lies, in seconds. */
export function secondsInto(clip: Clip, event: HearthEvent): number {
  return (Date.parse(event.timestamp) - Date.parse(clip.start)) / 1000;
}
