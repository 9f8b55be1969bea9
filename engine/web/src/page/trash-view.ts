import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Clip } from "../api/types";
import { clipTitle } from "../words/clips";
import { clock } from "../words/time";
import "../parts/clip-preview";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls, tiles } from "../parts/shared-styles";
import { dayList, dayListStyles, logProblem } from "./day-list";
import type { House } from "./house";
import "./sure-button";
import { TrashLog } from "./trash-log";

/** Deleted clips, day by day: each can be had back, or deleted for good. */
@customElement("hw-trash-view")
export class TrashView extends LitElement {
  @property({ attribute: false }) house!: House;
  /** Empty for all cameras. */
  @property() cameraId = "";

  #log: TrashLog | null = null;

  constructor() {
    super();
    new Showing(this, () => this.#log);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#log = new TrashLog(this.house.client, this.cameraId);
    void this.#log.refresh();
  }

  protected override render() {
    const log = this.#log;
    if (!log) return nothing;
    return html`
      <p class="muted note">
        Deleted clips can be had back for a while, unless the disk needs their room.
      </p>
      ${logProblem(log)}
      ${dayList({
        log,
        items: log.clips,
        keyOf: (clip) => clip.clip_id,
        momentOf: ({ start }) => start,
        show: (clip) => this.#tile(log, clip),
        none: () => html`There are no deleted clips.`,
      })}
    `;
  }

  #tile(log: TrashLog, clip: Clip) {
    const { client } = this.house;
    return html`
      <div class="picture">
        <hw-clip-preview
          .clip=${clip}
          .picture=${client.thumbnailUrl(clip)}
          .sprite=${client.spriteUrl(clip)}
        ></hw-clip-preview>
      </div>
      <p class="what">
        <time class="numbers" datetime=${clip.start}>${clock(new Date(clip.start))}</time>
        ${this.cameraId ? nothing : html`<span class="muted">${clip.camera_name}</span>`}
      </p>
      ${this.house.may("write") ? this.#acts(log, clip) : nothing}
    `;
  }

  #acts(log: TrashLog, clip: Clip) {
    const title = clipTitle(clip);
    return html`<div class="acts">
      <button aria-label="Restore ${title}" @click=${() => log.restore(clip)}>
        ${icons.undo} Restore
      </button>
      <hw-sure-button
        label="Delete"
        question="For good?"
        @hw-sure=${() => log.purge(clip)}
      ></hw-sure-button>
    </div>`;
  }

  static override styles = [
    base,
    controls,
    dayListStyles,
    tiles,
    css`
      .note {
        padding-top: 8px;
        font-size: 0.8125rem;
      }
      .picture {
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border-radius: 10px;
        background: #12100d;
        color: #cfc8bd;
      }
      .what {
        display: flex;
        gap: 8px;
        padding: 6px 0;
        font-size: 0.875rem;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-trash-view": TrashView;
  }
}
