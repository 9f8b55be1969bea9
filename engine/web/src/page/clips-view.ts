import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Clip } from "../api/types";
import { deletedWords } from "../words/clips";
import "./clip-tile";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls, tiles } from "../parts/shared-styles";
import { dayList, dayListStyles, logProblem } from "./day-list";
import type { House } from "./house";
import { Intent } from "./intent";
import "./storage-note";
import "./toast";

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
    this.house.clips.settle();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("cameraId")) void this.house.clips.choose(this.cameraId);
  }

  protected override render() {
    const { clips } = this.house;
    return html`
      <div class="top">
        <hw-storage-note .house=${this.house} .cameraId=${this.cameraId}></hw-storage-note>
        <button class="plain muted" @click=${this.#showTrash}>${icons.remove} Deleted clips</button>
      </div>
      ${logProblem(clips)}
      ${dayList({
        log: clips,
        items: clips.clips,
        keyOf: (clip) => clip.clip_id,
        momentOf: ({ start }) => start,
        show: (clip) => this.#tile(clip),
        none: () => this.#none(),
      })}
      <hw-toast
        .text=${deletedWords(clips.removed.length)}
        undoable
        @hw-undo=${() => clips.undo()}
      ></hw-toast>
    `;
  }

  #none() {
    if (this.house.clips.removed.length > 0) return html`No clips are left.`;
    return html`Nothing has been recorded yet. Clips are made while something happens, unless the
    settings say otherwise.`;
  }

  #showTrash(): void {
    this.dispatchEvent(new Intent({ kind: "trash", cameraId: this.cameraId }));
  }

  #tile(clip: Clip) {
    const { clips, client } = this.house;
    return html`<hw-clip-tile
      .clip=${clip}
      .picture=${client.thumbnailUrl(clip)}
      .sprite=${client.spriteUrl(clip)}
      ?fixed=${!this.house.may("write")}
      @hw-star=${() => clips.star(clip, !clip.starred)}
      @hw-remove=${() => clips.remove(clip)}
    ></hw-clip-tile>`;
  }

  static override styles = [
    base,
    controls,
    dayListStyles,
    tiles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      hw-toast {
        margin-top: auto;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: 4px 12px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clips-view": ClipsView;
  }
}
