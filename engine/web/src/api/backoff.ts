const FIRST_MS = 500;
const CAP_MS = 30_000;

/**
 * Return how long to wait before trying again, in milliseconds.
 *
 * The wait doubles up to 30 s; the random half keeps many pages from coming back at once.
 *
 * @param attempt how many attempts in a row have failed, from 1.
 * @param random a number from 0 to 1.
 */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return ceiling * (0.5 + 0.5 * random);
}
