import { Unreachable } from "../../api/problem";
import { say } from "../../words/language";
import { isCommandError } from "./hass";

/** Say what went wrong with something that was asked of Home Assistant. */
export function problemWords(error: unknown): string {
  if (error instanceof Unreachable) return say("The engine does not answer.");
  if (!isCommandError(error)) return error instanceof Error ? error.message : String(error);
  switch (error.code) {
    case "unauthorized":
      return say("You may not do that.");
    case "unavailable":
      return say("The engine does not answer.");
    case "not_found":
      return say("It is gone.");
    case "busy":
      return say("The engine is busy. Try again in a moment.");
    case "unknown_command":
      return say("The Hearthwatch integration is not set up.");
    default:
      return error.message;
  }
}
