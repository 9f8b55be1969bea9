import type { Fate, Moved } from "../api/desk";
import type { ApiError } from "../api/problem";

const PREFIX = "variables.";

/** What became of a setting. */
export function fateWords(fate: Fate): string {
  switch (fate) {
    case "carried":
      return "Brought over";
    case "changed":
      return "With another meaning";
    case "left":
      return "Not brought over";
  }
}

/** How much there is to bring over, or was brought over. */
export function movedWords({ product, cameras_added: cameras, dry_run: tried }: Moved): string {
  if (cameras === 0) return `${product}: there is no camera to be added.`;
  const what = cameras === 1 ? "1 camera" : `${cameras} cameras`;
  return tried ? `${product}: ${what} can be added.` : `${product}: ${what} added.`;
}

/** The variables that have no value. */
export function variablesIn({ code, fields }: ApiError): string[] {
  if (code !== "variables_missing") return [];
  return fields.map(({ field }) => field.slice(field.startsWith(PREFIX) ? PREFIX.length : 0));
}
