import { describe, expect, it } from "vitest";
import { clock, dayName, duration, secondsBetween, stamp } from "../../src/words/time";

const TOKYO = { locale: "en-GB", timeZone: "Asia/Tokyo" };
const BERLIN = { locale: "en-GB", timeZone: "Europe/Berlin" };

describe("moments", () => {
  const moment = new Date("2026-03-01T23:30:05.250Z");

  it("are told in the reader's zone", () => {
    expect(clock(moment, BERLIN)).toBe("00:30:05");
    expect(clock(moment, TOKYO)).toBe("08:30:05");
    expect(stamp(moment, BERLIN)).toBe("2 Mar 2026, 00:30:05.250");
  });

  it("belong to the reader's day, not to UTC's", () => {
    const now = new Date("2026-03-02T22:30:00Z");
    expect(dayName(moment, now, BERLIN)).toBe("Today");
    expect(dayName(moment, now, TOKYO)).toBe("Yesterday");
    expect(dayName(new Date("2026-02-20T12:00:00Z"), now, BERLIN)).toBe("Friday 20 February");
  });
});

describe("duration", () => {
  it.each([
    [0, "0 ms"],
    [0.0423, "42 ms"],
    [0.9994, "999 ms"],
    [0.9996, "1.0 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [3569, "59 min"],
    [3571, "1 h"],
    [86_400, "1 day"],
    [200_000, "2 days"],
  ])("of %f s is %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});

describe("secondsBetween", () => {
  it("counts fractions", () => {
    expect(secondsBetween("2026-03-01T12:00:00.100Z", "2026-03-01T12:00:01.350Z")).toBe(1.25);
  });

  it("knows nothing where a moment is missing", () => {
    expect(secondsBetween(null, "2026-03-01T12:00:00Z")).toBeNull();
    expect(secondsBetween("2026-03-01T12:00:00Z", undefined)).toBeNull();
  });
});
