/** A stretch of pictures that a player has, in seconds of its clock. */
export type Stretch = readonly [start: number, end: number];

/** What a player is to do to stay close to what happens now. */
export interface Step {
  /** Where to go at once; null to stay. */
  jump: number | null;
  /** How fast to play. */
  rate: number;
}

/** How a player is to keep its distance, in seconds behind the newest picture. */
export interface Aim {
  /** Where to be: less of it stalls when pictures come unevenly. */
  target: number;
  /** From where on to jump rather than hurry. */
  far: number;
}

export const FAR = 3;

/** So close to the end of a stretch, less than a picture is left of it. */
const NEARLY_OVER = 0.05;

const FASTER = 1.08;
const MUCH_FASTER = 1.2;
const SLOWER = 0.94;
const MUCH_SLOWER = 0.5;

/**
 * Decide how a player gets, or stays, close behind the newest picture.
 *
 * Hurrying is gentle enough not to be seen; holes are jumped over once what is before them has
 * been shown.
 *
 * @param at where the player is.
 * @param stretches what it has, in order.
 */
export function steer(at: number, stretches: readonly Stretch[], { target, far }: Aim): Step {
  const newest = stretches.at(-1);
  if (!newest) return { jump: null, rate: 1 };
  const [start, end] = newest;
  const behind = end - at;
  if (behind > far || behind < -1) return { jump: Math.max(start, end - target), rate: 1 };
  const here = stretches.find(([from, to]) => from <= at && at < to - NEARLY_OVER);
  const next = stretches.find(([from]) => from > at);
  if (!here && next) return { jump: next[0], rate: 1 };
  return { jump: null, rate: rateFor(behind, target) };
}

function rateFor(behind: number, target: number): number {
  if (behind > target + 1) return MUCH_FASTER;
  if (behind > target + 0.15) return FASTER;
  // Some players' clocks go on where there is nothing more to show.
  if (behind < 0) return MUCH_SLOWER;
  return behind < target * 0.4 ? SLOWER : 1;
}

const LEAST = 0.25;
const MOST = 1.5;

/** Learns how far to stay behind: further after each stall, closer again while all goes well. */
export class Distance {
  /** In seconds. */
  target = LEAST;

  #calmSince = 0;

  /** @param now in milliseconds of any steady clock. */
  stalled(now: number): void {
    this.target = Math.min(MOST, this.target * 1.5);
    this.#calmSince = now;
  }

  /** Look whether it has gone well for long enough. */
  calm(now: number): void {
    if (now - this.#calmSince < 30_000) return;
    this.target = Math.max(LEAST, this.target * 0.8);
    this.#calmSince = now;
  }
}
