import { describe, expect, it } from "vitest";
import { outlineOf } from "../../src/picture/paint";
import { aTrack } from "../samples";

describe("outlineOf", () => {
  it("says label, score and id of what is confirmed", () => {
    expect(outlineOf(aTrack({ id: 12 }))).toMatchObject({
      texts: ["person 87 %  #12", "#12"],
      strength: 1,
      dashed: false,
    });
  });

  it("is quieter for what stands still, and wordless for what is unsure", () => {
    const parked = outlineOf(aTrack({ label: "car", state: "stationary" }));
    expect(parked?.strength).toBeLessThan(1);
    expect(parked?.dashed).toBe(true);
    expect(outlineOf(aTrack({ state: "tentative" }))?.texts).toEqual([]);
  });

  it("draws nothing where nothing is seen", () => {
    expect(outlineOf(aTrack({ state: "lost" }))).toBeNull();
  });

  it("has a colour for each group", () => {
    const colours = ["person", "car", "dog", "kite"].map(
      (label) => outlineOf(aTrack({ label }))?.colour,
    );
    expect(new Set(colours).size).toBe(4);
    expect(outlineOf(aTrack({ label: "bus" }))?.colour).toBe(colours[1]);
  });
});
