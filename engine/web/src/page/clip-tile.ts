import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Clip } from "../api/types";
import { clipTitle } from "../words/clips";
import { clock } from "../words/time";
import "../parts/clip-preview";
import { icons } from "../parts/icons";
import { base, controls } from "../parts/shared-styles";
import { Intent } from "./intent";

/** One clip among others. Sends `hw-star` and `hw-remove`. */
@customElement("hw-clip-tile")
export class ClipTile extends LitElement {
  @property({ attribute: false }) clip!: Clip;
  /** The address of its thumbnail; empty if it has none. */
  @property() picture = "";
  /** The address of its sheet of small pictures. */
  @property() sprite = "";
  /** Whoever looks may neither keep nor delete it. */
  @property({ type: Boolean }) fixed = false;

  protected override render() {
    const title = clipTitle(this.clip);
    return html`
      <button class="picture" aria-label="Play ${title}" @click=${this.#play}>
        <hw-clip-preview
          .clip=${this.clip}
          .picture=${this.picture}
          .sprite=${this.sprite}
        ></hw-clip-preview>
      </button>
      <div>
        <time class="numbers" datetime=${this.clip.start}>${clock(new Date(this.clip.start))}</time>
        ${this.fixed ? nothing : this.#acts(title)}
      </div>
    `;
  }

  #acts(title: string) {
    const { starred } = this.clip;
    return html`
      <button
        class="plain"
        aria-label="Keep ${title} for good"
        aria-pressed=${starred ? "true" : "false"}
        @click=${() => this.dispatchEvent(new Event("hw-star"))}
      >
        ${starred ? icons.starred : icons.star}
      </button>
      <button
        class="plain"
        aria-label="Delete ${title}"
        @click=${() => this.dispatchEvent(new Event("hw-remove"))}
      >
        ${icons.remove}
      </button>
    `;
  }

  #play(): void {
    this.dispatchEvent(new Intent({ kind: "clip", clip: this.clip }));
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 160px;
      }
      .picture {
        width: 100%;
        aspect-ratio: 16 / 9;
        padding: 0;
        overflow: hidden;
        border: 0;
        border-radius: 10px;
        background: #12100d;
        color: #cfc8bd;
      }
      .picture:focus-visible {
        outline-offset: -2px;
      }
      div {
        display: flex;
        align-items: center;
      }
      time {
        flex: 1;
        font-size: 0.875rem;
      }
      div button {
        min-height: 32px;
        padding: 0 6px;
        color: var(--muted);
      }
      button[aria-pressed="true"] {
        color: var(--accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clip-tile": ClipTile;
  }
}
