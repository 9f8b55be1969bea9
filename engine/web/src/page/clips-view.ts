import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Clip } from "../api/types";
import "./clip-tile";
import { dayList, dayListStyles, logProblem } from "./day-list";
import type { House } from "./house";
import { Showing } from "./observed";
import { base, controls } from "./shared-styles";
import "./storage-note";

/** The clips of one camera, day by day. */
@customElement("hw-clips-view")
export class ClipsView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() cameraId = "";

  constructor() {
    super();
    new Showing(this, () => this.house.clips);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The offer to undo is gone with this view.
    void this.house.clips.settle();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("cameraId")) void this.house.clips.choose(this.cameraId);
  }

  protected override render() {
    const { clips } = this.house;
    return html`
      <hw-storage-note .house=${this.house} .cameraId=${this.cameraId}></hw-storage-note>
      ${logProblem(clips)}
      ${dayList({
        log: clips,
        items: clips.clips,
        keyOf: (clip) => clip.clip_id,
        momentOf: ({ start }) => start,
        show: (clip) => this.#tile(clip),
        none: () =>
          html`Nothing has been recorded yet. Clips are made while something happens, unless the
          settings say otherwise.`,
      })}
      ${this.#toast(clips.removed.length)}
    `;
  }

  #tile(clip: Clip) {
    const { clips, client } = this.house;
    return html`<hw-clip-tile
      .clip=${clip}
      .picture=${client.thumbnailUrl(clip)}
      .sprite=${client.spriteUrl(clip)}
      @hw-star=${() => clips.star(clip, !clip.starred)}
      @hw-remove=${() => clips.remove(clip)}
    ></hw-clip-tile>`;
  }

  #toast(count: number) {
    return html`<div class="toast" role="status">
      ${
        count === 0
          ? nothing
          : html`<p>
            <span>${count === 1 ? "Clip deleted" : `${count} clips deleted`}</span>
            <button class="plain" @click=${() => this.house.clips.undo()}>Undo</button>
          </p>`
      }
    </div>`;
  }

  static override styles = [
    base,
    controls,
    dayListStyles,
    css`
      :host {
        min-height: 40dvh;
        padding: 8px 20px 20px;
      }
      h3 {
        padding: 12px 0 8px;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
        gap: 14px;
      }
      .toast {
        position: sticky;
        bottom: 16px;
        display: grid;
        justify-content: center;
      }
      .toast p {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 6px 6px 6px 16px;
        border-radius: 12px;
        background: var(--text);
        color: var(--ground);
        font-size: 0.875rem;
        box-shadow: var(--shadow);
      }
      .toast button {
        font-weight: 650;
      }
      .toast button:hover {
        background: rgb(128 128 128 / 30%);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clips-view": ClipsView;
  }
}
