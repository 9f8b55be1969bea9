import { faultWords } from "../../words/faults";
import { say } from "../../words/language";
import { stateSentence } from "../../words/sentences";
import type { HomeCamera } from "../home/commands";
import type { Hass } from "../home/hass";
import type { Home } from "../home/home";
import type { Hindrance } from "../message";

/** Why what a card shows is not of now. */
export interface Notice {
  text: string;
  advice: string;
}

/** Return what keeps a card from showing its camera; null while there is hope. */
export function hindranceOf(
  home: Home | null,
  hass: Hass,
  device: string | null,
): Hindrance | null {
  if (!device) {
    return {
      title: say("Which camera?"),
      advice: say("Choose one in the settings of this card."),
    };
  }
  if (!home || (home.cameras === null && home.obstacle === null)) return null;
  if (home.cameras === null) return OBSTACLES[home.obstacle ?? "failed"]();
  if (home.cameraOfDevice(device)) return null;
  return hass.devices[device]
    ? {
        title: say("You may not see this camera."),
        advice: say("An administrator can allow it, or choose another camera for this card."),
      }
    : {
        title: say("This camera is gone."),
        advice: say("Choose another one in the settings of this card."),
      };
}

const OBSTACLES: Readonly<Record<NonNullable<Home["obstacle"]>, () => Hindrance>> = {
  missing: () => ({
    title: say("The Hearthwatch integration is not set up."),
    advice: say("Add it under Settings, Devices & services."),
  }),
  unauthorized: () => ({
    title: say("You may not see this camera."),
    advice: say("An administrator can allow it, or choose another camera for this card."),
  }),
  failed: () => ({
    title: say("Home Assistant does not answer."),
    advice: say("It is tried again every few seconds."),
  }),
};

/** Say why a picture is not of now; null if it is. */
export function noticeOf(home: Home, camera: HomeCamera, now: Date): Notice | null {
  if (!home.connected) {
    return {
      text: say("No connection to Home Assistant"),
      advice: say("Trying again …"),
    };
  }
  if (!home.engineLives(camera) || !camera.status) {
    return {
      text: say("The engine does not answer"),
      advice: say("Does the Hearthwatch app run? It is tried again all the time."),
    };
  }
  const { state, reason } = camera.status;
  if (!camera.enabled || state === "disabled") {
    return {
      text: say("Switched off"),
      advice: say("Nothing is looked at or recorded."),
    };
  }
  if (state === "online") return null;
  const why = reason === null ? null : faultWords(reason);
  if (state === "connecting") return { text: say("Connecting …"), advice: why ?? "" };
  const text = stateSentence({ ...camera.status, reason: null }, now);
  return { text, advice: why ?? say("Is it switched on, and in the network?") };
}
