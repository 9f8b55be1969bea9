import type { Box, TracksUpdate, TrackView } from "../api/types";

const KEPT = 40;

/** Milliseconds after which what moves is no longer where a look saw it. */
const STALE_MS = 1000;

interface Look {
  at: number;
  tracks: readonly TrackView[];
}

type Listener = () => void;

/**
 * The newest looks of every camera.
 *
 * A picture is shown later than the boxes of its look arrive: the looks are kept for some seconds,
 * so that boxes can be drawn where the things were when the picture was taken.
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
   * Return the tracks of a moment, or of the newest look.
   *
   * They are those of the nearest look; what is in the look on the other side of the moment, too,
   * is put where it was in between. What the newest look saw goes on as it did before, for no
   * longer than that look took to come; after a second, only what stands still is returned.
   *
   * @param at in milliseconds since 1970; null for the newest.
   */
  at(cameraId: string, at: number | null): readonly TrackView[] {
    const looks = this.#looks.get(cameraId) ?? [];
    const after = at === null ? -1 : looks.findIndex((look) => look.at >= at);
    const [before, next] = [looks.at(after - 1), looks[after]];
    if (at === null || !next) return lasting(looks, at);
    if (after === 0 || !before) return next.tracks;
    const share = (at - before.at) / (next.at - before.at);
    return share < 0.5
      ? before.tracks.map((track) => moved(track, next, share))
      : next.tracks.map((track) => moved(track, before, 1 - share));
  }

  /** Be told of every new look of a camera, until the returned function is called. */
  watch(cameraId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(cameraId) ?? new Set();
    this.#listeners.set(cameraId, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}

/** Return where what the newest look saw is likely to be. */
function lasting(looks: readonly Look[], at: number | null): readonly TrackView[] {
  const [before, newest] = [looks.at(-2), looks.at(-1)];
  if (!newest) return [];
  if (at === null) return newest.tracks;
  if (at - newest.at > STALE_MS) {
    return newest.tracks.filter(({ state }) => state === "stationary");
  }
  if (!before || newest.at - before.at > STALE_MS) return newest.tracks;
  const share = (at - newest.at) / (newest.at - before.at);
  return newest.tracks.map((track) => ongoing(track, before, Math.min(share, 1)));
}

/** Let a track go on from where another look saw it: its middle moves, its size stays. */
function ongoing(track: TrackView, before: Look, share: number): TrackView {
  const { box } = track;
  const there = moved(track, before, -share).box;
  const x = there.x + (there.width - box.width) / 2;
  const y = there.y + (there.height - box.height) / 2;
  return { ...track, box: { ...box, x, y } };
}

/** Put a track on its way to where another look saw it. */
function moved(track: TrackView, { tracks }: Look, share: number): TrackView {
  const there = tracks.find(({ id }) => id === track.id)?.box;
  if (!there) return track;
  const { box } = track;
  const between = (side: keyof Box) => box[side] + share * (there[side] - box[side]);
  return {
    ...track,
    box: {
      x: between("x"),
      y: between("y"),
      width: between("width"),
      height: between("height"),
    },
  };
}
