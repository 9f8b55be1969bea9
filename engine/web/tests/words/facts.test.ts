import { describe, expect, it } from "vitest";
import { factsOf, latencyOf, stepsOf } from "../../src/words/facts";
import { anEvent } from "../samples";

describe("factsOf", () => {
  it("reads an event's data", () => {
    const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
    const data = { object_type: "person", confidence: 0.87, track_id: 12, box, zones: ["Porch"] };
    expect(factsOf(anEvent({ data }))).toMatchObject({
      label: "person",
      score: 0.87,
      track: 12,
      box,
      zones: ["Porch"],
      line: null,
    });
  });

  it("takes nothing of a wrong type", () => {
    const data = { object_type: 7, confidence: "high", box: { x: 0 }, zones: [1, ""], line: "" };
    expect(factsOf(anEvent({ data }))).toMatchObject({
      label: null,
      score: null,
      box: null,
      zones: [],
      line: null,
    });
  });
});

describe("a trace", () => {
  const trace = {
    captured: "2026-03-01T12:00:00.000Z",
    decoded: "2026-03-01T12:00:00.070Z",
    detected: null,
    confirmed: "2026-03-01T12:00:00.060Z",
    published: "2026-03-01T12:00:00.360Z",
  };

  it("becomes steps, without the missing ones and never backwards", () => {
    expect(stepsOf(trace).map(({ name, seconds, at }) => [name, seconds, at])).toEqual([
      ["captured", 0, 0],
      ["decoded", 0.07, 0.07],
      ["confirmed", 0, 0.07],
      ["published", 0.3, 0.37],
    ]);
  });

  it("has a latency only from end to end", () => {
    expect(latencyOf(trace)).toBe(0.36);
    expect(latencyOf({ published: trace.published })).toBeNull();
    expect(latencyOf({ captured: trace.published, published: trace.captured })).toBeNull();
  });
});
