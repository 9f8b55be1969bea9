import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Clip } from "../api/types";
import { clipTitle } from "../words/clips";
import { clock, duration } from "../words/time";
import { icons } from "./icons";
import { Intent } from "./intent";
import { base, controls } from "./shared-styles";

/** One clip among others. Sends `hw-star` and `hw-remove`. */
@customElement("hw-clip-tile")
export class ClipTile extends LitElement {
  @property({ attribute: false }) clip!: Clip;
  /** The address of its thumbnail; empty if it has none. */
  @property() picture = "";

  @state() private broken = false;

  protected override render() {
    const title = clipTitle(this.clip);
    const { starred } = this.clip;
    return html`
      <button class="picture" aria-label="Play ${title}" @click=${this.#play}>
        ${this.#thumbnail()}
        <span class="length numbers">${duration(this.clip.duration)}</span>
      </button>
      <div>
        <time class="numbers" datetime=${this.clip.start}>${clock(new Date(this.clip.start))}</time>
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
      </div>
    `;
  }

  #thumbnail() {
    if (!this.picture || this.broken) return icons.film;
    return html`<img
      src=${this.picture}
      alt=""
      loading="lazy"
      decoding="async"
      @error=${() => {
        this.broken = true;
      }}
    />`;
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
        position: relative;
        display: grid;
        place-content: center;
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
      img {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .length {
        position: absolute;
        right: 6px;
        bottom: 6px;
        padding: 1px 7px;
        border-radius: 7px;
        background: rgb(0 0 0 / 65%);
        color: #fff;
        font-size: 0.75rem;
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
