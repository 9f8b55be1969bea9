import type { Client } from "../api/client";
import { describe } from "../api/problem";
import type { Clip } from "../api/types";
import { Paged } from "./paged";

const PAGE = 48;

/** How long a deletion can be taken back, in milliseconds. */
export const UNDO_MS = 6000;

/**
 * The clips of one camera that the page shows, the newest first.
 *
 * What is deleted disappears at once, but the engine is told only when it can no longer be undone.
 */
export class ClipLog extends Paged {
  clips: readonly Clip[] = [];
  /** The camera whose clips are shown; empty: none are. */
  camera = "";
  /** Deleted here, but the engine does not know yet. */
  removed: readonly Clip[] = [];
  /** The newest clip of any camera that the page has heard of. */
  latest: Clip | null = null;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly client: Client) {
    super();
  }

  /** Show the clips of a camera from now on. */
  async choose(camera: string): Promise<void> {
    if (camera !== this.camera) {
      this.clips = [];
      this.cursor = null;
    }
    this.camera = camera;
    await this.refresh();
  }

  /** Fetch the newest page anew, if any clips are shown. */
  async refresh(): Promise<void> {
    if (this.camera) await this.#fetch(undefined);
  }

  async loadOlder(): Promise<void> {
    if (this.cursor !== null && !this.loading) await this.#fetch(this.cursor);
  }

  /** Take in what the engine tells of a clip. */
  hear(type: string, clip: Clip): void {
    if (type === "clip_ready") this.latest = clip;
    if (type === "clip_deleted") this.#without([clip]);
    else if (clip.camera_id === this.camera) this.#with([clip]);
    this.changed();
  }

  /** Keep a clip for good, or no longer; shown at once and taken back if the engine refuses. */
  async star(clip: Clip, starred: boolean): Promise<void> {
    this.#with([{ ...clip, starred }]);
    this.problem = null;
    this.changed();
    try {
      await this.client.starClip(clip.clip_id, starred);
    } catch (error) {
      this.#with([clip]);
      this.problem = describe(error);
      this.changed();
    }
  }

  /** Take a clip away; `undo` brings it back until the engine is told. */
  remove(clip: Clip): void {
    this.#without([clip]);
    this.removed = [...this.removed, clip];
    this.#expire(UNDO_MS);
    this.changed();
  }

  /** Bring back what was deleted and not yet told. */
  undo(): void {
    clearTimeout(this.#timer);
    const back = this.removed.filter((clip) => clip.camera_id === this.camera);
    this.removed = [];
    this.#with(back);
    this.changed();
  }

  /** Tell the engine of all deletions now: nobody can undo them any more. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    const gone = this.removed;
    this.removed = [];
    this.changed();
    for (const clip of gone) await this.#delete(clip);
  }

  async #delete(clip: Clip): Promise<void> {
    try {
      await this.client.deleteClip(clip.clip_id);
    } catch (error) {
      if (clip.camera_id === this.camera) this.#with([clip]);
      this.problem = describe(error);
      this.changed();
    }
  }

  #expire(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), milliseconds);
  }

  async #fetch(cursor: string | undefined): Promise<void> {
    await this.load(
      () => this.client.clips({ camera: this.camera, limit: PAGE, cursor }),
      (page) => {
        if (cursor === undefined) this.clips = [];
        this.#with(page.clips);
        this.#without(this.removed);
        this.cursor = page.next_cursor;
      },
    );
  }

  #with(clips: readonly Clip[]): void {
    const byId = new Map([...this.clips, ...clips].map((clip) => [clip.clip_id, clip]));
    this.clips = [...byId.values()].sort((a, b) => Date.parse(b.start) - Date.parse(a.start));
  }

  #without(clips: readonly Clip[]): void {
    const gone = new Set(clips.map(({ clip_id }) => clip_id));
    this.clips = this.clips.filter(({ clip_id }) => !gone.has(clip_id));
  }
}
