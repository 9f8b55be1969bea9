import { describe } from "../api/problem";
import { Observed } from "../parts/observed";

/** A list that the engine gives a page at a time, the newest first. */
export abstract class Paged extends Observed {
  loading = false;
  problem: string | null = null;

  /** Where older ones go on; null where there are none. */
  protected cursor: string | null = null;

  #turn = 0;

  get hasOlder(): boolean {
    return this.cursor !== null;
  }

  /** Fetch the newest page anew. */
  abstract refresh(): Promise<void>;

  abstract loadOlder(): Promise<void>;

  /** Ask for a page and take it in, unless something else has been asked for meanwhile. */
  protected async load<P>(ask: () => Promise<P>, take: (page: P) => void): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    this.changed();
    try {
      const page = await ask();
      if (turn !== this.#turn) return;
      take(page);
      this.problem = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = describe(error);
    }
    this.loading = false;
    this.changed();
  }
}
