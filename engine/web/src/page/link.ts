/** What of a window is needed to read the link that it was opened with. */
export interface Opened {
  location: Pick<Location, "hash" | "pathname" | "search">;
  history: Pick<History, "replaceState" | "state">;
}

/**
 * Take the one-time code out of the address (`#code=…`); null if there is none.
 *
 * The address is cleaned at once, so that the code is neither seen nor kept in the history.
 */
export function takeCode({ location, history }: Opened): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (code === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return code || null;
}
