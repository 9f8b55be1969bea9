import { say } from "../../words/language";
import type { Hass } from "../home/hass";

/** How a camera card is set up. */
export interface CameraCardConfig {
  type: string;
  /** The camera's device; in its place any of its entities. */
  device?: string;
  entity?: string;
  /** Another name than the camera's. */
  name?: string;
  live?: "tap" | "always";
  boxes?: boolean;
  zones?: boolean;
  events?: boolean;
  controls?: boolean;
  grid_options?: { rows?: number | "auto" };
}

const LIVE = ["tap", "always"] as const;
const SWITCHES = ["boxes", "zones", "events", "controls"] as const;

/** Fill in what a card's owner has left open. */
export function complete(config: CameraCardConfig) {
  return {
    live: "tap",
    boxes: true,
    zones: true,
    events: true,
    controls: true,
    ...config,
  } as const;
}

/**
 * Look whether a configuration can be used.
 *
 * @throws Error with what is wrong, as Home Assistant shows it in the place of the card.
 */
export function check(config: CameraCardConfig): void {
  for (const key of ["device", "entity", "name"] as const) {
    const value: unknown = config[key];
    if (value !== undefined && typeof value !== "string") {
      throw new Error(say("{key} must be a text", { key }));
    }
  }
  for (const key of SWITCHES) {
    const value: unknown = config[key];
    if (value !== undefined && typeof value !== "boolean") {
      throw new Error(say("{key} must be true or false", { key }));
    }
  }
  const live: unknown = config.live;
  if (live !== undefined && !LIVE.some((choice) => choice === live)) {
    throw new Error(say("live must be one of {choices}", { choices: LIVE.join(", ") }));
  }
}

/** Return the device that a card is about; null if it does not say, or the entity has none. */
export function deviceOf({ device, entity }: CameraCardConfig, hass: Hass): string | null {
  return device ?? (entity ? (hass.entities[entity]?.device_id ?? null) : null);
}

/** Return the device of one of our entities; null if it is somebody else's. */
export function ourDevice(hass: Hass, entityId: string): string | null {
  const entry = hass.entities[entityId];
  return entry?.platform === "hearthwatch" ? (entry.device_id ?? null) : null;
}

/** The visual editor, made of Home Assistant's form. */
export function cameraForm() {
  return {
    schema: [
      {
        name: "device",
        required: true,
        selector: {
          device: { filter: [{ integration: "hearthwatch" }], entity: [{ domain: "camera" }] },
        },
      },
      { name: "name", selector: { text: {} } },
      {
        name: "live",
        default: "tap",
        selector: {
          select: {
            mode: "dropdown",
            options: [
              { value: "tap", label: say("When it is tapped") },
              { value: "always", label: say("Always, while it is seen") },
            ],
          },
        },
      },
      {
        name: "",
        type: "grid",
        schema: SWITCHES.map((name) => ({ name, default: true, selector: { boolean: {} } })),
      },
    ],
    assertConfig: check,
    computeLabel: ({ name }: { name: string }): string => LABELS[name]?.() ?? name,
    computeHelper: ({ name }: { name: string }): string | undefined => HELPERS[name]?.(),
  };
}

const LABELS: Readonly<Record<string, () => string>> = {
  device: () => say("Camera"),
  name: () => say("Name"),
  live: () => say("Live picture"),
  boxes: () => say("Boxes"),
  zones: () => say("Zones and lines"),
  events: () => say("Last events"),
  controls: () => say("Buttons"),
};

const HELPERS: Readonly<Record<string, () => string>> = {
  name: () => say("Only if it is to be called something else here"),
  live: () => say("Live pictures of many cameras take much of a tablet's strength"),
};
