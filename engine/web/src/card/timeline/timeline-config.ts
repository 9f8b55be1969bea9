import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import { LENGTHS, type LengthName } from "./span";

/** How a timeline card is set up. */
export interface TimelineCardConfig {
  type: string;
  title?: string;
  /** The devices of cameras; without any: all. */
  devices?: readonly string[];
  span?: LengthName;
  grid_options?: { rows?: number | "auto" };
}

/**
 * Look whether a configuration can be used.
 *
 * @throws Error with what is wrong, as Home Assistant shows it in the place of the card.
 */
export function check({ title, devices, span }: TimelineCardConfig): void {
  if (title !== undefined && typeof title !== "string") {
    throw new Error(say("{key} must be a text", { key: "title" }));
  }
  const list: unknown = devices ?? [];
  if (!Array.isArray(list) || !list.every((each) => typeof each === "string")) {
    throw new Error(say("{key} must be a list of texts", { key: "devices" }));
  }
  if (span !== undefined && !Object.hasOwn(LENGTHS, span)) {
    const choices = Object.keys(LENGTHS).join(", ");
    throw new Error(say("span must be one of {choices}", { choices }));
  }
}

/** Return the cameras that a card is about. */
export function camerasOf(
  { devices = [] }: TimelineCardConfig,
  cameras: readonly HomeCamera[],
): readonly HomeCamera[] {
  if (devices.length === 0) return cameras;
  return cameras.filter(({ device_id }) => devices.includes(device_id));
}

/** The visual editor, made of Home Assistant's form. */
export function timelineForm() {
  return {
    schema: [
      { name: "title", selector: { text: {} } },
      {
        name: "devices",
        selector: {
          device: {
            multiple: true,
            filter: [{ integration: "hearthwatch" }],
            entity: [{ domain: "camera" }],
          },
        },
      },
      {
        name: "span",
        default: "day",
        selector: {
          select: {
            mode: "dropdown",
            options: [
              { value: "hour", label: say("Hour") },
              { value: "day", label: say("Day") },
              { value: "week", label: say("Week") },
            ],
          },
        },
      },
    ],
    assertConfig: check,
    computeLabel: ({ name }: { name: string }): string => LABELS[name]?.() ?? name,
    computeHelper: ({ name }: { name: string }): string | undefined => HELPERS[name]?.(),
  };
}

const LABELS: Readonly<Record<string, () => string>> = {
  title: () => say("Title"),
  devices: () => say("Cameras"),
  span: () => say("Begins with"),
};

const HELPERS: Readonly<Record<string, () => string>> = {
  devices: () => say("Without any, all that you may see"),
};
