/**
 * What the engine's clock says, learned from messages with the time at which they were sent.
 *
 * A message cannot arrive before it is sent: the one that seems to have been the fastest is the
 * nearest to the truth, late only by its own way.
 */
export class EngineClock {
  #ahead: number | null = null;

  /** Whether anything has been heard of it; before, it is taken to be the browser's. */
  get known(): boolean {
    return this.#ahead !== null;
  }

  /** Take in when a message that has just arrived was sent, in milliseconds since 1970. */
  hear(sent: number, arrived = Date.now()): void {
    if (Number.isNaN(sent)) return;
    this.#ahead = Math.min(this.#ahead ?? Number.POSITIVE_INFINITY, arrived - sent);
  }

  /** Turn a moment of the browser's clock into one of the engine's, in milliseconds since 1970. */
  fromHere(moment: number): number {
    return moment - (this.#ahead ?? 0);
  }
}
