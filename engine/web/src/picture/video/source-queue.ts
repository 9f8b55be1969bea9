import { say } from "../../words/language";
import { hasKeyframe } from "./segments";

/** What may wait to be appended, in bytes; more means that the browser does not keep up. */
const MOST_WAITING = 16_000_000;

/** Seconds behind the player that are kept, and by how much more they grow before a trim. */
const KEPT = 4;
const SLACK = 8;

/** Removing reaches to the next keyframe: ask for a little less, so that it never goes further. */
const SHY = 1;

/**
 * Appends fragments to a source buffer in order, and keeps it short behind the player.
 *
 * A browser that is told to remove pictures removes all up to the next keyframe, and be it the
 * pictures that are shown: so it is told only where a keyframe is known to follow in time.
 */
export class SourceQueue {
  #waiting: ArrayBuffer[] = [];
  #bytes = 0;
  /** Where in the buffer keyframes begin, as far as anything can still be removed before them. */
  #keyframes: number[] = [];

  /**
   * @param at where the player is.
   * @param fail is told why it cannot go on; begin anew with another buffer.
   */
  constructor(
    readonly buffer: SourceBuffer,
    readonly at: () => number,
    readonly fail: (why: string) => void,
  ) {
    buffer.addEventListener("updateend", this.#advance);
    buffer.addEventListener("error", this.#broken);
  }

  push(data: ArrayBuffer): void {
    this.#waiting.push(data);
    this.#bytes += data.byteLength;
    if (this.#bytes > MOST_WAITING) this.fail(say("The browser does not keep up."));
    else this.#advance();
  }

  close(): void {
    this.buffer.removeEventListener("updateend", this.#advance);
    this.buffer.removeEventListener("error", this.#broken);
    this.#waiting = [];
  }

  readonly #broken = (): void => this.fail(say("The browser cannot read the pictures."));

  readonly #advance = (): void => {
    if (this.buffer.updating || this.#trim(KEPT, SLACK)) return;
    const next = this.#waiting[0];
    if (!next) return;
    const keyframe = hasKeyframe(next);
    const end = endOf(this.buffer);
    try {
      this.buffer.appendBuffer(next);
    } catch (error) {
      this.#refused(error);
      return;
    }
    if (keyframe) this.#keyframes.push(end);
    this.#waiting.shift();
    this.#bytes -= next.byteLength;
  };

  /** Remove what is far behind the player; return whether that has begun. */
  #trim(kept: number, slack: number): boolean {
    const { buffered } = this.buffer;
    const start = buffered.length > 0 ? buffered.start(0) : 0;
    const keyframe = this.#keyframes.findLast((moment) => moment <= this.at() - kept);
    if (keyframe === undefined || keyframe - SHY - start <= slack) return false;
    this.#keyframes = this.#keyframes.filter((moment) => moment >= keyframe);
    this.buffer.remove(0, keyframe - SHY);
    return true;
  }

  #refused(error: unknown): void {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    if (full && this.#trim(SHY, 0)) return;
    this.fail(
      full ? say("The browser has no room for the pictures.") : say("The pictures do not play."),
    );
  }
}

function endOf({ buffered }: SourceBuffer): number {
  return buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
}
