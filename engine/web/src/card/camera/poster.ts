import type { Hass } from "../home/hass";
import { ourDevice } from "./camera-config";

/** How large it is asked for at most, in CSS pixels: what a card needs, in any shape. */
const WIDTH = 640;
const HEIGHT = 480;

/**
 * Make an element that shows what a camera sees, at once.
 *
 * Home Assistant has told its address already, with all other states: no command has to be answered
 * before. It is one picture and no more; the live picture takes its place.
 *
 * @returns null while Home Assistant has no picture of it.
 */
export function posterOf(hass: Hass, device: string): HTMLImageElement | null {
  const entity = Object.keys(hass.entities).find(
    (id) => id.startsWith("camera.") && ourDevice(hass, id) === device,
  );
  const state = entity ? hass.states[entity] : undefined;
  const address = state?.attributes.entity_picture;
  if (typeof address !== "string" || state?.state === "unavailable") return null;
  const scale = Math.min(window.devicePixelRatio || 1, 2);
  const url = new URL(hass.hassUrl(address));
  url.searchParams.set("width", String(Math.round(WIDTH * scale)));
  url.searchParams.set("height", String(Math.round(HEIGHT * scale)));
  const image = new Image();
  image.className = "poster";
  image.alt = "";
  image.decoding = "async";
  image.loading = "lazy";
  image.addEventListener("error", () => {
    image.hidden = true;
  });
  image.src = url.href;
  return image;
}
