/** A span of time that a bar shows; milliseconds since 1970. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** What can be chosen by name; in between everything can be had by zooming. */
export const LENGTHS = { hour: HOUR, day: DAY, week: WEEK } as const;

export type LengthName = keyof typeof LENGTHS;

const SHORTEST = 10 * MINUTE;
const LONGEST = 31 * DAY;

/** How far behind now a bar may reach: nobody keeps more, and nothing happens after it. */
const AHEAD = 0.04;

export function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Return a span that ends a little after a moment. */
export function spanUntil(end: number, length: number): Span {
  return { start: end - length * (1 - AHEAD), end: end + length * AHEAD };
}

/** Return a span around a moment. */
export function spanAround(moment: number, length: number): Span {
  return { start: moment - length / 2, end: moment + length / 2 };
}

/** Move a span by a share of its length. */
export function moved({ start, end }: Span, share: number, now: number): Span {
  const by = share * (end - start);
  return held({ start: start + by, end: end + by }, now);
}

/** Make a span longer (factor > 1) or shorter around a moment that stays where it is. */
export function zoomed(span: Span, factor: number, moment: number, now: number): Span {
  const length = Math.min(Math.max(lengthOf(span) * factor, SHORTEST), LONGEST);
  const share = (moment - span.start) / lengthOf(span);
  const start = moment - share * length;
  return held({ start, end: start + length }, now);
}

/** Keep a span from showing more of the future than a little. */
export function held(span: Span, now: number): Span {
  const most = now + AHEAD * lengthOf(span);
  const over = span.end - most;
  return over > 0 ? { start: span.start - over, end: most } : span;
}

export function includes({ start, end }: Span, moment: number): boolean {
  return moment >= start && moment <= end;
}

/** Name the length that a span has, or nearly has; null for others. */
export function nameOf(span: Span): LengthName | null {
  const length = lengthOf(span);
  const names = Object.keys(LENGTHS) as LengthName[];
  return names.find((name) => Math.abs(length / LENGTHS[name] - 1) < 0.02) ?? null;
}

const STEPS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 7].map((days) => days * DAY));

/** Return how far apart the marks of a bar are, so that none is narrower than so many pixels. */
export function stepOf(span: Span, width: number, narrowest: number): number {
  const least = (lengthOf(span) * narrowest) / Math.max(width, 1);
  return STEPS.find((step) => step >= least) ?? WEEK;
}

/**
 * Return the moments that a bar marks, whole in the reader's own time.
 *
 * @param offset of the reader's clock before UTC at a moment, in milliseconds.
 */
export function marksOf(span: Span, step: number, offset: (moment: number) => number): number[] {
  const marks: number[] = [];
  const first = span.start + offset(span.start);
  for (let local = Math.ceil(first / step) * step; ; local += step) {
    const mark = local - offset(local - offset(span.start));
    if (mark > span.end) return marks;
    if (mark >= span.start) marks.push(mark);
  }
}
