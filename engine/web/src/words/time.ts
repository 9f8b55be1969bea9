import { type Reader, say, theReader } from "./language";

export type { Reader } from "./language";

/** The time of day: 14:03:22. */
export function clock(moment: Date, reader: Reader = theReader()): string {
  return written(moment, reader, { timeStyle: "medium" });
}

/** The day as people say it, from today backwards. */
export function dayName(moment: Date, now: Date, reader: Reader = theReader()): string {
  const day = dayKey(moment, reader);
  if (day === dayKey(now, reader)) return say("Today");
  if (day === dayKey(new Date(now.getTime() - 86_400_000), reader)) return say("Yesterday");
  return written(moment, reader, { weekday: "long", day: "numeric", month: "long" });
}

/** Day and time to the millisecond. */
export function stamp(moment: Date, reader: Reader = theReader()): string {
  return written(moment, reader, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  });
}

/** A length of time with as much precision as it deserves: 42 ms, 1.2 s, 3 min, 2 h. */
export function duration(seconds: number): string {
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  if (seconds < 3570) return `${Math.round(seconds / 60)} min`;
  if (seconds < 84_600) return `${Math.round(seconds / 3600)} h`;
  const days = Math.round(seconds / 86_400);
  return days === 1 ? say("1 day") : say("{days} days", { days });
}

/** A place in something that plays: 0:07, 12:40. */
export function playTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** Seconds from one moment to another; null if either is missing. */
export function secondsBetween(
  start: string | null | undefined,
  end: string | null | undefined,
): number | null {
  const seconds = (Date.parse(end ?? "") - Date.parse(start ?? "")) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}

function dayKey(moment: Date, { timeZone }: Reader): string {
  return written(moment, { locale: "en-CA", timeZone }, {});
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make a format costs a hundred times as much as to use it. */
function written(moment: Date, reader: Reader, how: Intl.DateTimeFormatOptions): string {
  if (Number.isNaN(moment.getTime())) return String(moment);
  const { locale, timeZone } = reader;
  const key = JSON.stringify([locale, timeZone, how]);
  const options = timeZone ? { ...how, timeZone } : how;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format.format(moment);
}

/** How long ago something was, as people say it; the day and the time where that is long ago. */
export function ago(moment: Date, now: Date, reader: Reader = theReader()): string {
  const seconds = (now.getTime() - moment.getTime()) / 1000;
  if (seconds < 45) return say("just now");
  if (seconds < 3570) return say("{minutes} min ago", { minutes: Math.round(seconds / 60) });
  const time = written(moment, reader, { timeStyle: "short" });
  if (dayKey(moment, reader) === dayKey(now, reader)) return time;
  const day = written(moment, reader, { day: "numeric", month: "short" });
  return `${day}, ${time}`;
}
