import { describe, expect, it } from "vitest";
import { backoff } from "../../src/api/backoff";

describe("backoff", () => {
  it("doubles up to half a minute, for ever", () => {
    const waits = [1, 2, 3, 7, 8, 1000].map((attempt) => backoff(attempt, 1));
    expect(waits).toEqual([500, 1000, 2000, 30_000, 30_000, 30_000]);
  });

  it("spreads over the upper half", () => {
    expect(backoff(3, 0)).toBe(1000);
    expect(backoff(3, 0.5)).toBe(1500);
  });
});
