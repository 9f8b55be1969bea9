import { expect, it } from "vitest";
import type { Attention } from "../../src/api/types";
import { costWords, lookWords, modeWords } from "../../src/words/attention";
import { aStatus } from "../samples";

const ECO: Attention = {
  mode: "eco",
  reason: "only keyframes are decoded, as chosen",
  pinned: true,
  awake: false,
  recall: null,
  cost: 0.013,
};

it("says what is decoded, who has chosen that and what it costs", () => {
  expect(modeWords(ECO)).toBe("Keyframes only, as you chose");
  expect(modeWords({ ...ECO, mode: "full", pinned: false })).toBe("Every picture");
  expect(costWords(ECO)).toBe("1.3 % of a core");
});

it("says which model looks, and why", () => {
  const reason = "OpenVINO is not installed";
  expect(lookWords(aStatus())).toBe(`Looked at by nanodet-g on ONNX Runtime 1.31.1: ${reason}.`);
  expect(lookWords(aStatus({ detector_reason: null }))).toMatch(/1\.31\.1\.$/);
  expect(lookWords(aStatus({ detector: null }))).toBe(
    `The model that looks is being loaded: ${reason}.`,
  );
});
