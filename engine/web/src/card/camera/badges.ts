import { eventIcon, icons } from "../../parts/icons";
import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import type { Hass } from "../home/hass";

const GROUPS = ["person", "vehicle", "animal", "package"] as const;

export interface Badge {
  key: string;
  icon: unknown;
  text: string;
}

/** Return what is there now, by the states of the camera's entities. */
export function badgesOf(camera: HomeCamera, hass: Hass): Badge[] {
  const state = (key: string) => hass.states[camera.entities[key] ?? ""]?.state;
  const badges: Badge[] = [];
  if (state("recording") === "on") {
    badges.push({ key: "recording", icon: icons.record, text: say("Recording") });
  }
  for (const group of GROUPS) {
    if (state(group) !== "on") continue;
    const count = group === "person" ? Number(state("people")) : 1;
    const text = count > 1 ? say("{count} people", { count }) : NAMES[group]();
    badges.push({ key: group, icon: eventIcon("object_detected", group), text });
  }
  if (badges.length === 0 && state("motion") === "on") {
    badges.push({ key: "motion", icon: icons.motion, text: say("Motion") });
  }
  return badges;
}

const NAMES: Readonly<Record<(typeof GROUPS)[number], () => string>> = {
  person: () => say("Person"),
  vehicle: () => say("Vehicle"),
  animal: () => say("Animal"),
  package: () => say("Package"),
};
