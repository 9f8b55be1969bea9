import { say } from "./language";

/** The groups that people think in, and the colour that stands for each in a picture. */

export type Group = "person" | "vehicle" | "animal" | "package" | "other";

const VEHICLES = new Set([
  "vehicle",
  "bicycle",
  "car",
  "motorcycle",
  "bus",
  "train",
  "truck",
  "boat",
]);
const ANIMALS = new Set([
  "animal",
  "bird",
  "cat",
  "dog",
  "horse",
  "sheep",
  "cow",
  "elephant",
  "bear",
  "zebra",
  "giraffe",
]);

/** What models that know them call packages. */
const PACKAGES = new Set(["package", "parcel", "box", "cardboard box", "carton"]);

/** Bright enough for a dark picture, and apart for people who see red and green alike. */
export const GROUP_COLOURS: Readonly<Record<Group, string>> = {
  person: "#ffb347",
  vehicle: "#5ac8fa",
  animal: "#9be564",
  package: "#ffe66d",
  other: "#d5b3ff",
};

export function groupOf(label: string): Group {
  if (label === "person") return "person";
  if (VEHICLES.has(label)) return "vehicle";
  if (ANIMALS.has(label)) return "animal";
  return PACKAGES.has(label) ? "package" : "other";
}

/** A share or score as people read it. */
export function percent(share: number): string {
  const value = share * 100;
  const digits = value > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} %`;
}

/** Name a label as people do, in their language: `person` is "Person" in German. */
export function labelName(label: string): string {
  return say(label);
}

/** Say how many there are of each: "2 people, 1 car". */
export function countLabels(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => `${count} ${say(plural(label, count))}`).join(", ");
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plural(label: string, count: number): string {
  if (count === 1 || label === "sheep") return label;
  if (label === "person") return "people";
  return /(s|ch|x)$/.test(label) ? `${label}es` : `${label}s`;
}
