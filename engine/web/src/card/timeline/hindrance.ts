import { css, html, nothing } from "lit";
import { icons } from "../../parts/icons";
import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import type { Home } from "../home/home";

/** Why there is no timeline to be seen, and what can be done. */
export interface Hindrance {
  title: string;
  advice: string;
}

/** Return what is in the way; null: nothing, or that is not known yet. */
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

/** Show what is in the way. */
export function message(hindrance: Hindrance | null) {
  if (!hindrance) return nothing;
  return html`<div class="message" role="status">
    ${icons.camera}
    <strong>${hindrance.title}</strong>
    <p>${hindrance.advice}</p>
  </div>`;
}

export const messageStyles = css`
  .message {
    display: grid;
    gap: 6px;
    justify-items: center;
    padding: 48px 24px;
    text-align: center;
  }
  .message svg {
    width: 36px;
    height: 36px;
    color: var(--muted);
  }
  .message p {
    max-width: 40ch;
    color: var(--muted);
    font-size: 0.875rem;
  }
`;
