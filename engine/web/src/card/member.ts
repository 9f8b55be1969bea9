import type { PropertyValues, ReactiveController, ReactiveControllerHost } from "lit";
import type { Hass } from "./home/hass";
import { Home, type Listener } from "./home/home";

/** Tell whether something has changed that is shown, where what entities show is of no concern. */
export function changesMore(changed: PropertyValues<{ hass?: Hass }>, hass?: Hass): boolean {
  const before = changed.get("hass");
  if (changed.size > 1 || !before || !hass) return true;
  return before.language !== hass.language || before.themes !== hass.themes;
}

/**
 * Makes a card a member of the home: it is shown anew when something there changes.
 *
 * The home is known once Home Assistant has handed over its object, and kept up to date only while
 * the card is on the page.
 */
export class Member implements ReactiveController {
  home: Home | null = null;
  #leave: (() => void)[] = [];

  constructor(
    readonly host: ReactiveControllerHost,
    readonly hass: () => Hass | undefined,
    readonly listener: Listener = {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const hass = this.hass();
    const home = hass ? Home.of(hass) : null;
    if (!home || (home === this.home && this.#leave.length > 0)) return;
    this.hostDisconnected();
    this.home = home;
    this.#leave = [
      home.join(this),
      home.observe(() => this.host.requestUpdate()),
      home.listen(this.listener),
    ];
  }

  hostDisconnected(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }
}
