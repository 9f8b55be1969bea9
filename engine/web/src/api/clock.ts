/**
 * What the engine's clock says, learned from messages that tell when they were sent or made.
 *
 * A message cannot arrive before that: the one that seems to have been the fastest is the nearest
 * to the truth, late only by its own way. The first one comes while the page is still being built,
 * and is often taken up late: the more are heard, the better.
 */
export class EngineClock {
  #ahead: number | null = null;

  /** Whether anything has been heard of it; before, it is taken to be the browser's. */
  get known(): boolean {
    return this.#ahead !== null;
  }

  /** Take in that a message has just arrived which was not sent before then, in milliseconds since 1970. */
  hear(sent: number, arrived = Date.now()): void {
    if (Number.isNaN(sent)) return;
    this.#ahead = Math.min(this.#ahead ?? Number.POSITIVE_INFINITY, arrived - sent);
  }

  /** Turn a moment of the browser's clock into one of the engine's, in milliseconds since 1970. */
  fromHere(moment: number): number {
    return moment - (this.#ahead ?? 0);
  }
}
