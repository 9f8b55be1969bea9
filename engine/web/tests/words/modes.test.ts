import { expect, it } from "vitest";
import { modeChoices, modeName } from "../../src/words/modes";

it("offers what every house knows, what cameras go by and what is in force, each once", () => {
  expect(modeChoices("party", ["night", "day_off"])).toEqual([
    "home",
    "away",
    "night",
    "day_off",
    "party",
  ]);
  expect(modeChoices("home", [])).toEqual(["home", "away", "night"]);
});

it("names a mode as people would", () => {
  expect(modeName("day_off")).toBe("Day off");
});
