import { describe, expect, it } from "vitest";
import { dayStart, markWords, momentWords, offsetAt } from "../../../src/card/timeline/clock";
import { DAY, HOUR } from "../../../src/card/timeline/span";

const NOW = Date.UTC(2026, 10, 27, 12, 3, 22);
const BERLIN = { locale: "de", timeZone: "Europe/Berlin" };
const NEPAL = { locale: "en", timeZone: "Asia/Kathmandu" };

describe("The reader's clock", () => {
  it("is as far from UTC as its place and its season say", () => {
    expect(offsetAt(NOW, BERLIN)).toBe(HOUR);
    expect(offsetAt(Date.UTC(2026, 6, 1), BERLIN)).toBe(2 * HOUR);
    expect(offsetAt(NOW, NEPAL)).toBe(5.75 * HOUR);
  });

  it("begins its day at its own midnight", () => {
    expect(dayStart(NOW, BERLIN)).toBe(Date.UTC(2026, 10, 26, 23));
    expect(dayStart(Date.UTC(2026, 10, 26, 23, 30), BERLIN)).toBe(Date.UTC(2026, 10, 26, 23));
  });
});

describe("Words on the bar", () => {
  it("are times, and days where one begins or marks are days", () => {
    expect(markWords(Date.UTC(2026, 10, 27, 11), HOUR, BERLIN)).toBe("12:00");
    expect(markWords(Date.UTC(2026, 10, 26, 23), HOUR, BERLIN)).toBe("Fr., 27.");
    expect(markWords(Date.UTC(2026, 10, 26, 23), DAY, BERLIN)).toBe("Fr., 27.");
  });

  it("say the day and the second of the cursor", () => {
    expect(momentWords(NOW, NOW, BERLIN)).toBe("Today, 13:03:22");
    expect(momentWords(NOW - DAY, NOW, BERLIN)).toBe("Yesterday, 13:03:22");
  });
});
