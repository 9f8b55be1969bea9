import { factsOf } from "../../words/facts";
import { groupOf } from "../../words/labels";
import type { HomeCamera, HomeEvent } from "../home/commands";
import { VISIT_EVENTS } from "../home/visits";

/** What of everything is to be seen. */
export interface Choice {
  /** The ids of cameras; empty: all. */
  cameras: readonly string[];
  /** A label or a group; empty: any. */
  label: string;
  /** A zone or a line; empty: any. */
  zone: string;
  /** How sure it is at least, 0..1. */
  score: number;
}

export const EVERYTHING: Choice = { cameras: [], label: "", zone: "", score: 0 };

const USUAL = ["person", "vehicle", "animal"] as const;

/** Say a choice as the commands of the integration take it. */
export function queryOf(choice: Choice, cameras: readonly string[]) {
  return {
    camera_id: cameras,
    event_type: VISIT_EVENTS,
    ...(choice.label && { label: choice.label }),
    ...(choice.zone && { zone: choice.zone }),
    ...(choice.score > 0 && { min_score: choice.score }),
  };
}

/** Tell whether an event is one of those that are to be seen. */
export function admits(choice: Choice, event: HomeEvent): boolean {
  const { label, score, zones, line } = factsOf(event);
  if (!VISIT_EVENTS.includes(event.type)) return false;
  if (choice.cameras.length > 0 && !choice.cameras.includes(event.camera_id ?? "")) return false;
  if (choice.label && label !== choice.label && (!label || groupOf(label) !== choice.label)) {
    return false;
  }
  if (choice.zone && !zones.includes(choice.zone) && line !== choice.zone) return false;
  return choice.score === 0 || (score ?? 0) >= choice.score;
}

/** How many filters are set. */
export function countOf(choice: Choice): number {
  const { cameras, label, zone, score } = choice;
  return [cameras.length > 0, label !== "", zone !== "", score > 0].filter(Boolean).length;
}

/** Return the names of all zones and lines of some cameras, in order. */
export function zonesOf(cameras: readonly HomeCamera[]): string[] {
  const names = cameras.flatMap(({ zones, lines }) => [...zones, ...lines].map(({ name }) => name));
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

/** Return the groups that can be chosen: the usual ones, and packages if a camera tells any. */
export function groupsOf(cameras: readonly HomeCamera[]) {
  const told = labelled(cameras).some((label) => groupOf(label) === "package");
  return told ? ([...USUAL, "package"] as const) : USUAL;
}

/** Return the single labels that some cameras tell, without the groups' own names. */
export function labelsOf(cameras: readonly HomeCamera[]): string[] {
  const labels = labelled(cameras).filter((label) => groupOf(label) !== label);
  return [...new Set(labels)].sort((a, b) => a.localeCompare(b));
}

function labelled(cameras: readonly HomeCamera[]): string[] {
  return cameras.flatMap((camera) => camera.labels);
}
