import type { Alert, AlertAct } from "../api/alerts";
import type { Decision, Severity } from "../api/types";
import { checkWords } from "./checks";
import { capitalise } from "./labels";
import { type Reader, say, speaksEnglish, theReader } from "./language";
import { clock } from "./time";

const ACTS: Readonly<Record<Alert["status"], readonly AlertAct[]>> = {
  open: ["acknowledge", "close"],
  acknowledged: ["close", "reopen"],
  closed: ["reopen"],
};

const ACT_NAMES: Readonly<Record<AlertAct, string>> = {
  acknowledge: "Acknowledge",
  close: "Close",
  reopen: "Reopen",
};

/** Who closes alerts that are over. */
const BY_ITSELF = "Hearthwatch";

/** What can be done with an alert in this state, what is meant most often first. */
export function actsOf({ status }: Alert): readonly AlertAct[] {
  return ACTS[status] ?? [];
}

export function actName(act: AlertAct): string {
  return ACT_NAMES[act];
}

/** Say what became of an alert: "Acknowledged by Ada at 14:03:22". */
export function alertState(alert: Alert, reader: Reader = theReader()): string {
  switch (alert.status) {
    case "open":
      return "Open";
    case "acknowledged":
      return `Acknowledged${by(alert.acknowledged_by)}${at(alert.acknowledged, reader)}`;
    case "closed":
      if (alert.closed_by === BY_ITSELF) return `Over${at(alert.closed, reader)}`;
      return `Closed${by(alert.closed_by)}${at(alert.closed, reader)}`;
  }
}

/** Say how many alerts wait, for a bell: "3 open alerts". */
export function openWords(count: number): string {
  if (count === 0) return "No open alerts";
  return count === 1 ? "1 open alert" : `${count} open alerts`;
}

/** A number that fits on a bell. */
export function bellNumber(count: number): string {
  return count > 99 ? "99+" : String(count);
}

export function severityName(severity: Severity): string {
  return capitalise(severity);
}

/** Sum up why an event alerted, or did not. */
export function decisionSentence({ outcome, severity, reason: told, checks }: Decision): string {
  const deciding = checks.at(-1);
  const reason = deciding && !speaksEnglish() ? checkWords(deciding) : told;
  switch (outcome) {
    case "opened":
      return severity
        ? say("It opened an alert, as {severity}.", { severity: say(severity) })
        : say("It opened an alert.");
    case "joined":
      return say("It alerted: {reason}.", { reason });
    case "silent":
      return say("It did not alert: {reason}.", { reason });
  }
}

function by(name: string | null): string {
  return name ? ` by ${name}` : "";
}

function at(moment: string | null, reader: Reader): string {
  return moment ? ` at ${clock(new Date(moment), reader)}` : "";
}
