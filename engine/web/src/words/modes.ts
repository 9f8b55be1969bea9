import { capitalise } from "./labels";

/** The modes that every house knows; settings may name others. */
const KNOWN = ["home", "away", "night"] as const;

/** The modes that can be chosen: those that every house knows, those named, and the one in force. */
export function modeChoices(current: string, named: readonly string[]): readonly string[] {
  return [...new Set<string>([...KNOWN, ...named, current])];
}

/** Name a mode: `day_off` is "Day off". */
export function modeName(mode: string): string {
  return capitalise(mode.replaceAll("_", " "));
}
