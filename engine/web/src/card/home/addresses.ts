import type { Hass } from "./hass";

/** Seconds for which an address can be opened, and how long before its end another one is made. */
const GOOD = 6 * 3600;
const EARLY = 600;

interface Signed {
  url: string;
  until: number;
}

/** Makes addresses that work without credentials, for sockets, which can show none. */
export class Addresses {
  readonly #known = new Map<string, Signed>();

  constructor(readonly hass: () => Hass) {}

  /** Return an address for a path of Home Assistant's API. */
  async signed(path: string): Promise<string> {
    const known = this.#known.get(path);
    if (known && known.until > Date.now()) return known.url;
    const hass = this.hass();
    const answer = await hass.callWS<{ path: string }>({
      type: "auth/sign_path",
      path,
      expires: GOOD,
    });
    const url = hass.hassUrl(answer.path);
    this.#known.set(path, { url, until: Date.now() + (GOOD - EARLY) * 1000 });
    return url;
  }
}
