import { say, theReader } from "../../words/language";
import { dayName, type Reader } from "../../words/time";
import { DAY } from "./span";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl's formats cost a millisecond each to make, and a bar wants many. */
function formatOf(key: string, options: Intl.DateTimeFormatOptions, reader: Reader) {
  const name = `${key} ${reader.locale} ${reader.timeZone}`;
  const known = formats.get(name);
  if (known) return known;
  const zone = reader.timeZone ? { timeZone: reader.timeZone } : {};
  const made = new Intl.DateTimeFormat(reader.locale, { ...options, ...zone });
  formats.set(name, made);
  return made;
}

/** Write a mark of a bar: the time, or the day where marks are days or one begins. */
export function markWords(moment: number, step: number, reader: Reader = theReader()): string {
  if (step >= DAY || localTime(moment, reader) === "00:00") {
    return formatOf("day", { weekday: "short", day: "numeric" }, reader).format(moment);
  }
  return formatOf("short", { hour: "numeric", minute: "2-digit" }, reader).format(moment);
}

/** Write the moment of a cursor: "Today, 14:03:22". */
export function momentWords(moment: number, now: number, reader: Reader = theReader()): string {
  const time = formatOf("clock", { timeStyle: "medium" }, reader).format(moment);
  return say("{day}, {time}", { day: dayName(new Date(moment), new Date(now), reader), time });
}

/** Return how far the reader's clock is before UTC at a moment, in milliseconds. */
export function offsetAt(moment: number, reader: Reader = theReader()): number {
  const parts = formatOf(
    "parts",
    {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
      calendar: "gregory",
      numberingSystem: "latn",
    },
    reader,
  ).formatToParts(moment);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
  );
  return local - Math.floor(moment / 60_000) * 60_000;
}

/** Return when the reader's day began in which a moment lies. */
export function dayStart(moment: number, reader: Reader = theReader()): number {
  const offset = offsetAt(moment, reader);
  return Math.floor((moment + offset) / DAY) * DAY - offset;
}

function localTime(moment: number, reader: Reader): string {
  return new Date(moment + offsetAt(moment, reader)).toISOString().slice(11, 16);
}
