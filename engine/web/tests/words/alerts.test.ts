import { describe, expect, it } from "vitest";
import {
  actsOf,
  alertState,
  bellNumber,
  decisionSentence,
  openWords,
} from "../../src/words/alerts";
import { aDecision, anAlert } from "../samples";

const READER = { locale: "en-GB", timeZone: "UTC" };
const LATER = "2026-03-01T12:05:00.000Z";

describe("alertState", () => {
  it.each([
    [{}, "Open"],
    [
      { status: "acknowledged", acknowledged: LATER, acknowledged_by: "Ada" },
      "Acknowledged by Ada at 12:05:00",
    ],
    [{ status: "closed", closed: LATER, closed_by: "Ada" }, "Closed by Ada at 12:05:00"],
    [{ status: "closed", closed: LATER, closed_by: "Hearthwatch" }, "Over at 12:05:00"],
  ] as const)("of %j is %s", (fields, text) => {
    expect(alertState(anAlert(fields), READER)).toBe(text);
  });
});

describe("actsOf", () => {
  it.each([
    ["open", ["acknowledge", "close"]],
    ["acknowledged", ["close", "reopen"]],
    ["closed", ["reopen"]],
  ] as const)("an alert that is %s", (status, acts) => {
    expect(actsOf(anAlert({ status }))).toEqual(acts);
  });
});

describe("decisionSentence", () => {
  it.each([
    [{ severity: "high" }, "It opened an alert, as high."],
    [{ outcome: "joined", reason: "one like it is open" }, "It alerted: one like it is open."],
    [
      { outcome: "silent", severity: null, reason: "the mode home is not among those" },
      "It did not alert: the mode home is not among those.",
    ],
  ] as const)("of %j is %s", (fields, text) => {
    expect(decisionSentence(aDecision(fields))).toBe(text);
  });
});

describe("a bell", () => {
  it("tells how many are open", () => {
    expect([0, 1, 3].map(openWords)).toEqual(["No open alerts", "1 open alert", "3 open alerts"]);
    expect([99, 100].map(bellNumber)).toEqual(["99", "99+"]);
  });
});
