import type { Job } from "../api/jobs";
import { capitalise } from "./labels";

const KINDS: Readonly<Record<string, string>> = {
  what_if: "Trying settings on recorded footage",
  reprocess: "Looking through a clip again",
};

/** Say what a job does. */
export function jobName({ kind }: Job): string {
  return KINDS[kind] ?? capitalise(kind.replaceAll("_", " "));
}

/** Whether a job waits or is under way. */
export function isActive({ state }: Job): boolean {
  return state === "queued" || state === "running";
}
