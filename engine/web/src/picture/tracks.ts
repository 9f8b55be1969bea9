import type { TracksUpdate, TrackView } from "../api/types";

const KEPT = 40;

interface Look {
  at: number;
  tracks: readonly TrackView[];
}

type Listener = () => void;

/**
 * The newest looks of every camera.
 *
 * A picture arrives later than the boxes of its look: the looks are kept for some seconds, so that
 * boxes can be drawn where the things were when the picture was taken.
 */
export class TrackFeed {
  readonly #looks = new Map<string, Look[]>();
  readonly #listeners = new Map<string, Set<Listener>>();

  add({ camera_id, timestamp, tracks }: TracksUpdate): void {
    const looks = this.#looks.get(camera_id) ?? [];
    looks.push({ at: Date.parse(timestamp), tracks });
    this.#looks.set(camera_id, looks.slice(-KEPT));
    for (const listener of this.#listeners.get(camera_id) ?? []) listener();
  }

  /** Forget everything: boxes from before a break would be drawn over pictures from after it. */
  clear(): void {
    this.#looks.clear();
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener();
  }

  /**
   * Return the tracks of the look nearest to a moment, or of the newest look.
   *
   * @param at in milliseconds since 1970; null for the newest.
   */
  at(cameraId: string, at: number | null): readonly TrackView[] {
    const looks = this.#looks.get(cameraId) ?? [];
    if (at === null) return looks.at(-1)?.tracks ?? [];
    let best: Look | undefined;
    for (const look of looks) {
      if (!best || Math.abs(look.at - at) <= Math.abs(best.at - at)) best = look;
    }
    return best?.tracks ?? [];
  }

  /** Be told of every new look of a camera, until the returned function is called. */
  watch(cameraId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(cameraId) ?? new Set();
    this.#listeners.set(cameraId, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}
