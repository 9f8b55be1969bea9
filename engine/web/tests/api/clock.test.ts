import { describe, expect, it } from "vitest";
import { EngineClock } from "../../src/api/clock";

describe("EngineClock", () => {
  it("takes the browser's clock for the engine's until it has heard of it", () => {
    const clock = new EngineClock();
    expect(clock.known).toBe(false);
    expect(clock.fromHere(5000)).toBe(5000);
  });

  it("believes the message that was the fastest", () => {
    const clock = new EngineClock();
    clock.hear(1_000, 61_400);
    clock.hear(2_000, 62_020);
    clock.hear(3_000, 63_900);
    expect(clock.known).toBe(true);
    expect(clock.fromHere(70_020)).toBe(10_000);
  });

  it("ignores what is no time", () => {
    const clock = new EngineClock();
    clock.hear(Number.NaN);
    expect(clock.known).toBe(false);
  });
});
