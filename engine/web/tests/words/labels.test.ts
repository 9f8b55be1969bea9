import { describe, expect, it } from "vitest";
import { countLabels, groupOf, percent } from "../../src/words/labels";

describe("labels", () => {
  it("belong to groups", () => {
    expect(["person", "truck", "dog", "box", "vehicle", "umbrella"].map(groupOf)).toEqual([
      "person",
      "vehicle",
      "animal",
      "package",
      "vehicle",
      "other",
    ]);
  });

  it("are counted as people speak", () => {
    expect(countLabels(["person", "car", "person", "bus", "bus", "sheep", "sheep"])).toBe(
      "2 people, 1 car, 2 buses, 2 sheep",
    );
    expect(countLabels([])).toBe("");
  });
});

describe("percent", () => {
  it.each([
    [0, "0 %"],
    [0.004, "0.4 %"],
    [0.0994, "9.9 %"],
    [0.0996, "10 %"],
    [0.874, "87 %"],
    [1, "100 %"],
  ])("of %f is %s", (share, text) => {
    expect(percent(share)).toBe(text);
  });
});
