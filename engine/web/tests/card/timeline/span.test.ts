import { describe, expect, it } from "vitest";
import {
  DAY,
  HOUR,
  held,
  lengthOf,
  MINUTE,
  marksOf,
  moved,
  nameOf,
  spanAround,
  spanUntil,
  stepOf,
  WEEK,
  zoomed,
} from "../../../src/card/timeline/span";

const NOW = Date.UTC(2026, 10, 27, 12);

describe("A span", () => {
  it("ends a little after now, and is as long as it was asked to be", () => {
    const span = spanUntil(NOW, DAY);
    expect(lengthOf(span)).toBeCloseTo(DAY);
    expect(span.end).toBeGreaterThan(NOW);
    expect(span.end - NOW).toBeLessThan(HOUR);
    expect(nameOf(span)).toBe("day");
    expect(nameOf(spanUntil(NOW, 3 * HOUR))).toBeNull();
  });

  it("keeps the moment in its place that it is zoomed around", () => {
    const span = spanAround(NOW - DAY, DAY);
    const moment = span.start + 0.25 * DAY;
    const closer = zoomed(span, 0.5, moment, NOW);
    expect(lengthOf(closer)).toBeCloseTo(DAY / 2);
    expect((moment - closer.start) / lengthOf(closer)).toBeCloseTo(0.25);
  });

  it("is never so short or so long that nothing can be read", () => {
    const span = spanAround(NOW - DAY, HOUR);
    expect(lengthOf(zoomed(span, 1e-9, NOW - DAY, NOW))).toBe(10 * MINUTE);
    expect(lengthOf(zoomed(span, 1e9, NOW - DAY, NOW))).toBe(31 * DAY);
  });

  it("does not go into the future", () => {
    const span = spanUntil(NOW, DAY);
    expect(moved(span, 1, NOW)).toEqual(held(span, NOW));
    expect(moved(span, -1, NOW).end).toBeCloseTo(span.end - DAY);
  });
});

describe("The marks of a bar", () => {
  const none = () => 0;

  it.each([
    [HOUR, 1000, 5 * MINUTE],
    [DAY, 1000, 2 * HOUR],
    [DAY, 360, 6 * HOUR],
    [WEEK, 1000, DAY],
  ])("of %d ms on %d pixels are %d ms apart", (length, width, step) => {
    expect(stepOf(spanAround(NOW, length), width, 74)).toBe(step);
  });

  it("are at whole hours of the reader's own clock", () => {
    const span = { start: NOW, end: NOW + 4 * HOUR };
    const india = () => 5.5 * HOUR;
    const marks = marksOf(span, HOUR, india);
    expect(marks.map((mark) => (mark + 5.5 * HOUR) % HOUR)).toEqual([0, 0, 0, 0]);
    expect(marksOf(span, 2 * HOUR, none)).toEqual([NOW, NOW + 2 * HOUR, NOW + 4 * HOUR]);
  });

  it("stay at midnight over a change of the clocks", () => {
    const change = Date.UTC(2026, 9, 25, 1);
    const berlin = (moment: number) => (moment < change ? 2 * HOUR : HOUR);
    const span = { start: change - 2 * DAY, end: change + 2 * DAY };
    const marks = marksOf(span, DAY, berlin);
    expect(marks.map((mark) => (mark + berlin(mark)) % DAY)).toEqual(marks.map(() => 0));
    expect(marks.length).toBe(4);
  });
});
