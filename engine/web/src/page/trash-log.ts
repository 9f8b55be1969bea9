import type { Client } from "../api/client";
import { describe } from "../api/problem";
import type { Clip } from "../api/types";
import { Paged } from "./paged";

const PAGE = 48;

/** The clips in the trash, the newest first: all of them, or those of one camera. */
export class TrashLog extends Paged {
  clips: readonly Clip[] = [];

  constructor(
    readonly client: Client,
    /** A camera's id; empty for all. */
    readonly camera: string,
  ) {
    super();
  }

  async refresh(): Promise<void> {
    await this.#fetch(undefined);
  }

  async loadOlder(): Promise<void> {
    if (this.cursor !== null && !this.loading) await this.#fetch(this.cursor);
  }

  /** Have a clip back where it was. */
  async restore(clip: Clip): Promise<void> {
    await this.#take(clip, () => this.client.restoreClip(clip.clip_id));
  }

  /** Delete a clip for good. */
  async purge(clip: Clip): Promise<void> {
    await this.#take(clip, () => this.client.purgeClip(clip.clip_id));
  }

  async #take(clip: Clip, act: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await act();
      this.clips = this.clips.filter(({ clip_id }) => clip_id !== clip.clip_id);
    } catch (error) {
      this.problem = describe(error);
    }
    this.changed();
  }

  async #fetch(cursor: string | undefined): Promise<void> {
    await this.load(
      () => this.client.clips({ camera: this.camera, deleted: true, limit: PAGE, cursor }),
      (page) => {
        this.clips = cursor === undefined ? page.clips : [...this.clips, ...page.clips];
        this.cursor = page.next_cursor;
      },
    );
  }
}
