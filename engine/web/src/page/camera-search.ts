import type { Client } from "../api/client";
import type { FoundCamera } from "../api/offers";
import { ApiError, describe } from "../api/problem";
import { Observed } from "../parts/observed";
import { networkText, partsOf, readNetwork, sizeOf } from "../words/network";

/** How far a search is. */
export interface Progress {
  /** Addresses that were asked. */
  asked: number;
  /** All that are to be asked; null where everybody is asked at once. */
  total: number | null;
}

/**
 * Looks for cameras in the network, and remembers what was found while the page is open.
 *
 * Address by address a network is searched in small parts: so it can be told how far that is, what
 * was found is there at once, and nothing more is asked once the reader has stopped it.
 */
export class CameraSearch extends Observed {
  found: readonly FoundCamera[] = [];
  /** Null while nothing is searched. */
  progress: Progress | null = null;
  problem: string | null = null;
  /** Whether a search has come to its end. */
  done = false;

  #running: AbortController | null = null;
  /** What the engine was asked last: it looks for cameras once at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly client: Client) {
    super();
  }

  /** Ask everybody at once, which takes some seconds. */
  async everywhere(): Promise<void> {
    await this.#search([null], null);
  }

  /** Ask the addresses of a network one by one. */
  async addresses(text: string): Promise<void> {
    const network = readNetwork(text);
    if (network) await this.#search(partsOf(network).map(networkText), sizeOf(network));
  }

  /** Ask nobody any more; what was found stays. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.progress = null;
    this.changed();
  }

  async #search(parts: readonly (string | null)[], total: number | null): Promise<void> {
    if (this.progress) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.found = [];
    this.problem = null;
    this.done = false;
    this.progress = { asked: 0, total };
    this.changed();
    await this.#last;
    for (const [place, part] of parts.entries()) {
      if (!signal.aborted) await this.#ask(part, signal);
      if (signal.aborted) return;
      if (this.problem) break;
      this.progress = { asked: ((total ?? 0) * (place + 1)) / parts.length, total };
      this.changed();
    }
    this.progress = null;
    this.done = this.problem === null;
    this.changed();
  }

  async #ask(network: string | null, signal: AbortSignal): Promise<void> {
    const asking = this.client.offers.discover(network);
    this.#last = asking.catch(() => null);
    try {
      const found = await asking;
      if (signal.aborted) return;
      const known = new Set(this.found.map(({ address }) => address));
      this.found = [...this.found, ...found.filter(({ address }) => !known.has(address))];
    } catch (error) {
      const [field] = error instanceof ApiError ? error.fields : [];
      if (!signal.aborted) this.problem = field?.message ?? describe(error);
    }
  }
}
