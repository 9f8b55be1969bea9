import type { Client } from "../api/client";
import { describe } from "../api/problem";
import type { Clip } from "../api/types";
import { Paged } from "./paged";

const PAGE = 48;

/** How long the offer to take a deletion back stands, in milliseconds. */
export const UNDO_MS = 8000;

/**
 * The clips of one camera that the page shows, the newest first.
 *
 * What is deleted disappears at once; it lies in the engine's trash, from where it can be had back.
 */
export class ClipLog extends Paged {
  clips: readonly Clip[] = [];
  /** The camera whose clips are shown; empty: none are. */
  camera = "";
  /** Deleted here a moment ago: `undo` has them back. */
  removed: readonly Clip[] = [];
  /** The newest clip of any camera that the page has heard of. */
  latest: Clip | null = null;

  /** Those of which the engine has not said yet whether it deletes them. */
  readonly #deletions = new Map<string, Promise<boolean>>();
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
    if (type === "clip_deleted" || type === "clip_purged") this.#without([clip]);
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

  /** Move a clip to the trash; brought back if the engine refuses. */
  async remove(clip: Clip): Promise<void> {
    this.#without([clip]);
    this.removed = [...this.removed, clip];
    this.problem = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), UNDO_MS);
    this.changed();
    const deletion = this.#delete(clip);
    this.#deletions.set(clip.clip_id, deletion);
    await deletion;
    this.#deletions.delete(clip.clip_id);
  }

  /** Have back all that was deleted a moment ago. */
  async undo(): Promise<void> {
    const back = this.removed;
    this.settle();
    await Promise.all(back.map((clip) => this.#restore(clip)));
  }

  /** The offer to take deletions back is over. */
  settle(): void {
    clearTimeout(this.#timer);
    this.removed = [];
    this.changed();
  }

  async #delete(clip: Clip): Promise<boolean> {
    try {
      await this.client.deleteClip(clip.clip_id);
      return true;
    } catch (error) {
      this.removed = this.removed.filter(({ clip_id }) => clip_id !== clip.clip_id);
      this.#back(clip);
      this.problem = describe(error);
      this.changed();
      return false;
    }
  }

  async #restore(clip: Clip): Promise<void> {
    const deletion = this.#deletions.get(clip.clip_id);
    if (deletion && !(await deletion)) return;
    try {
      await this.client.restoreClip(clip.clip_id);
      this.#back(clip);
    } catch (error) {
      this.problem = describe(error);
    }
    this.changed();
  }

  #back(clip: Clip): void {
    if (clip.camera_id === this.camera) this.#with([clip]);
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
