import { describe, expect, it } from "vitest";
import type { Check } from "../../src/api/types";
import { byInterest, gauge, partChecks, stoppedBy, verdictOf } from "../../src/words/verdict";
import { aRecord, aTrack } from "../samples";

function check(gate: string, passed: boolean, text = gate): Check {
  return { gate, passed, text, value: null, limit: null };
}

describe("verdictOf", () => {
  it("names who is followed, in a zone or not", () => {
    const track = aTrack({ checks: [check("score", true), check("zone", false)] });
    expect(verdictOf(aRecord(), [track])).toEqual({
      kind: "followed",
      text: "Person #1 is followed: it was sure enough to be told.",
    });
  });

  it("names the gate that holds somebody back", () => {
    const checks = [check("score", true), check("evidence", false, "evidence 0.70 < 1.50")];
    const track = aTrack({ state: "tentative", checks });
    expect(verdictOf(aRecord(), [track]).text).toBe("Person #1 is not told: evidence 0.70 < 1.50.");
  });

  it("names the gate of the frame when nobody is there", () => {
    const record = aRecord({ checks: [check("motion", false, "motion share 0.3 % < 0.5 %")] });
    expect(verdictOf(record, [])).toEqual({
      kind: "quiet",
      text: "Nothing to tell: motion share 0.3 % < 0.5 %.",
    });
  });
});

describe("stoppedBy", () => {
  it("is the first gate that was not passed", () => {
    const checks = [check("score", true), check("size", false), check("moved", false)];
    expect(stoppedBy(checks)?.gate).toBe("size");
    expect(stoppedBy([check("score", true)])).toBeNull();
  });
});

describe("partChecks", () => {
  it("keeps sightings that were turned away apart from the frame's own gates", () => {
    const checks = [check("motion", true), check("look", true), check("label", false)];
    const { frame, sightings } = partChecks(checks);
    expect(frame.map(({ gate }) => gate)).toEqual(["motion", "look"]);
    expect(sightings.map(({ gate }) => gate)).toEqual(["label"]);
  });
});

describe("byInterest", () => {
  it("puts the one asked about first and the parked last", () => {
    const tracks = [
      aTrack({ id: 1, state: "stationary" }),
      aTrack({ id: 2, state: "tentative" }),
      aTrack({ id: 3 }),
    ];
    expect(byInterest(tracks, null).map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(byInterest(tracks, 1).map(({ id }) => id)).toEqual([1, 3, 2]);
  });
});

describe("gauge", () => {
  it("leaves room beyond the larger of both", () => {
    expect(gauge({ ...check("score", true), value: 0.4, limit: 0.5 })).toEqual({
      value: 0.64,
      limit: 0.8,
    });
  });

  it("shows no bar for what cannot be one", () => {
    expect(gauge({ ...check("zone", true), value: 2 })).toBeNull();
    expect(gauge({ ...check("size", true), value: 0, limit: 0 })).toBeNull();
  });
});
