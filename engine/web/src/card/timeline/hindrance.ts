import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import type { Home } from "../home/home";
import type { Hindrance } from "../message";

/** Return what keeps a timeline from being seen; null: nothing, or that is not known yet. */
export function hindranceTo(home: Home | null, cameras: readonly HomeCamera[]): Hindrance | null {
  if (home?.cameras && cameras.length > 0) return null;
  if (home?.obstacle === "missing") {
    return {
      title: say("The Hearthwatch integration is not set up."),
      advice: say("Add it under Settings, Devices & services."),
    };
  }
  if (home?.obstacle) {
    return {
      title: say("Home Assistant does not answer."),
      advice: say("It is tried again every few seconds."),
    };
  }
  if (!home?.cameras) return { title: say("Asking …"), advice: "" };
  return {
    title: say("There is no camera that you may see."),
    advice: say("Add one, or ask an administrator to let you see some."),
  };
}
