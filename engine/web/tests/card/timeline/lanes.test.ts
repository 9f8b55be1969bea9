import { describe, expect, it } from "vitest";
import { counted, joined, lanesOf, mostOf } from "../../../src/card/timeline/lanes";

const START = Date.UTC(2026, 10, 27);
const ANSWER = {
  since: new Date(START).toISOString(),
  until: new Date(START + 40_000).toISOString(),
  seconds: 10,
  buckets: 4,
  cameras: [
    {
      camera_id: "front",
      events: { person: [0, 2, 0, 1], vehicle: [0, 1, 0, 0] },
      recorded: [[1, 2]] as [number, number][],
    },
  ],
};

describe("Lanes", () => {
  it("have footage where its parts lie", () => {
    const lane = lanesOf(ANSWER).cameras.get("front");
    expect(lane?.recorded).toEqual([{ start: START + 10_000, end: START + 30_000 }]);
  });

  it("know how much there is at most at one place", () => {
    expect(mostOf(lanesOf(ANSWER))).toBe(3);
    expect(mostOf({ ...lanesOf(ANSWER), cameras: new Map() })).toBe(0);
  });

  it("count what happens now, also at a camera where nothing was", () => {
    const before = lanesOf(ANSWER);
    const after = counted(before, "yard", "animal", START + 39_999);
    expect(after.cameras.get("yard")?.events.animal).toEqual([0, 0, 0, 1]);
    expect(before.cameras.has("yard")).toBe(false);
    expect(counted(before, "yard", "animal", START + 40_000)).toBe(before);
    const more = counted(before, "front", "person", START + 10_000);
    expect(more.cameras.get("front")?.events.person).toEqual([0, 3, 0, 1]);
    expect(before.cameras.get("front")?.events.person).toEqual([0, 2, 0, 1]);
  });

  it("of several engines are shown together", () => {
    const other = { ...ANSWER, cameras: [{ camera_id: "cabin", events: {}, recorded: [] }] };
    const all = joined([lanesOf(ANSWER), lanesOf(other)]);
    expect([...(all?.cameras.keys() ?? [])]).toEqual(["front", "cabin"]);
    expect(joined([])).toBeNull();
  });
});
