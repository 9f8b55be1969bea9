import type { Check } from "../api/types";
import { capitalise, percent } from "./labels";
import { say, speaksEnglish } from "./language";
import { duration } from "./time";

/** How the number of a gate is read. */
const UNITS: Readonly<Record<string, (value: number) => string>> = {
  score: percent,
  size: percent,
  motion: percent,
  moved: percent,
  zone: duration,
  stationary: duration,
  cooldown: duration,
  open: duration,
  sound: (level) => `${level.toFixed(0)} dBFS`,
  steady: (jumps) => `${jumps.toFixed(1)} dB`,
  speech: duration,
};

/** Name a gate. */
export function gateName({ gate }: Check): string {
  return capitalise(say(gate));
}

/**
 * Say what a gate compared.
 *
 * The engine says it in English; for others it is said from the numbers, where there are two.
 */
export function checkWords(check: Check): string {
  const { gate, value, limit, passed, text } = check;
  if (speaksEnglish()) return text;
  // A level has a limit below 0 dBFS; before there is one, what is compared are seconds.
  if (gate === "sound" && limit !== null && limit > 0)
    return say("the background is being learned");
  if (WITHOUT_NUMBERS.has(gate) || value === null || limit === null) {
    return UNSAID[gate]?.(passed) ?? text;
  }
  const unit = UNITS[gate] ?? ((number: number) => String(Number(number.toFixed(2))));
  return say("{gate} {value}, the limit is {limit}", {
    gate: gateName(check),
    value: unit(value),
    limit: unit(limit),
  });
}

/** Gates whose numbers say less than words do. */
const WITHOUT_NUMBERS: ReadonlySet<string> = new Set(["open", "pattern"]);

/** What gates without numbers mean. */
const UNSAID: Readonly<Record<string, (passed: boolean) => string>> = {
  zone: (passed) => (passed ? say("in a zone") : say("outside all zones")),
  label: (passed) => (passed ? say("it is looked for") : say("it is not looked for")),
  enabled: (passed) => (passed ? say("alerts are switched on") : say("alerts are switched off")),
  type: (passed) =>
    passed ? say("it is of a type that alerts") : say("it is of no type that alerts"),
  mode: (passed) => (passed ? say("this mode alerts") : say("this mode does not alert")),
  quiet: (passed) => (passed ? say("these are no quiet hours") : say("these are quiet hours")),
  evidence: (passed) =>
    passed ? say("it was seen often enough") : say("it was not seen often enough"),
  line: () => say("it crossed the line"),
  pattern: (passed) =>
    passed ? say("it is the rhythm of an alarm") : say("it is not yet the rhythm of an alarm"),
  steady: () => say("it may be over or go on"),
  open: (passed) =>
    passed ? say("it belongs to an alert of now") : say("an alert like it is open"),
  look: (passed) => (passed ? say("it was looked at") : say("nothing moves and nothing is due")),
};
