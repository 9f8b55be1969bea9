import type { Client } from "../api/client";
import { describe } from "../api/problem";
import type { Camera } from "../api/types";
import { Observed } from "../parts/observed";

/** How long the offer to bring a camera back stands, in milliseconds. */
export const OFFER_MS = 10_000;

/** Takes cameras away, and brings the one that was just taken away back. */
export class Removals extends Observed {
  /** The camera that was just taken away. */
  removed: Camera | null = null;
  problem: string | null = null;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly client: Client) {
    super();
  }

  /** Take a camera away; what it recorded stays. */
  async remove(camera: Camera): Promise<void> {
    await this.#try(async () => {
      await this.client.desk.archive(camera.id);
      this.removed = camera;
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), OFFER_MS);
  }

  /** Bring back what was just taken away. */
  async undo(): Promise<void> {
    const camera = this.removed;
    this.settle();
    if (camera) await this.#try(() => this.client.desk.restore(camera.id));
  }

  /** The offer is over, and what went wrong was read. */
  settle(): void {
    clearTimeout(this.#timer);
    this.removed = null;
    this.problem = null;
    this.changed();
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = describe(error);
    }
    this.changed();
  }
}
