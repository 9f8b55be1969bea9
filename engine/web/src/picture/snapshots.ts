import type { ReactiveController, ReactiveControllerHost } from "lit";
import { backoff } from "../api/backoff";
import type { Snapshot } from "../api/client";

/** Gets the newest picture. */
export type Fetch = (signal: AbortSignal) => Promise<Snapshot>;

/**
 * Fetches a camera's picture again and again.
 *
 * It looks after each update of its element whether there is anything to fetch.
 */
export class Snapshots implements ReactiveController {
  #running: AbortController | null = null;

  /**
   * @param next what to fetch now; null to rest.
   * @param pace seconds from one picture to the next.
   */
  constructor(
    readonly host: ReactiveControllerHost,
    readonly next: () => Fetch | null,
    readonly pace: () => number,
    readonly show: (snapshot: Snapshot) => Promise<void>,
    readonly fail: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#rest();
  }

  hostUpdated(): void {
    const wanted = this.next() !== null;
    if (wanted && !this.#running) void this.#run();
    if (!wanted) this.#rest();
  }

  #rest(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #run(): Promise<void> {
    this.#running = new AbortController();
    const { signal } = this.#running;
    let failures = 0;
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        const snapshot = await this.next()?.(signal);
        if (snapshot && !signal.aborted) await this.show(snapshot);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.fail(error);
      }
      const wait = failures ? backoff(failures + 1, Math.random()) : this.pace() * 1000;
      await pause(Math.max(100, wait - (performance.now() - begun)), signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
