import { expect, it } from "vitest";
import type { Attention } from "../../src/api/types";
import { costWords, modeWords } from "../../src/words/attention";

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
