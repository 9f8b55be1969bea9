import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Clip } from "../api/types";
import { icons } from "../parts/icons";
import { base } from "../parts/shared-styles";
import { tileAt } from "../words/clips";
import { duration, playTime } from "../words/time";
import "../parts/thumbnail";

/** Passing over a clip with the mouse is not yet a wish to look into it. */
const DWELL_MS = 200;

/** The picture that stands for a clip; a mouse that moves over it looks through the clip. */
@customElement("hw-clip-preview")
export class ClipPreview extends LitElement {
  @property({ attribute: false }) clip!: Clip;
  /** The address of its thumbnail; empty if it has none. */
  @property() picture = "";
  /** The address of its sheet of small pictures. */
  @property() sprite = "";

  /** Where the mouse is, from 0 on the left to 1 on the right; null where it is not. */
  @state() private place: number | null = null;
  /** The sheet is wanted, or there. */
  @state() private opened = false;
  @state() private ready = false;

  #dwell: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener("pointermove", this.#moved);
    this.addEventListener("pointerleave", this.#left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#left();
  }

  protected override render() {
    const place = this.ready ? this.place : null;
    const { duration: length } = this.clip;
    return html`
      <hw-thumbnail .src=${this.picture}>${icons.film}</hw-thumbnail>
      ${this.opened ? this.#tile(place ?? 0, place !== null) : nothing}
      ${place === null ? nothing : this.#progress(place)}
      <span class="length numbers">
        ${place === null ? duration(length) : `${playTime(place * length)} / ${playTime(length)}`}
      </span>
    `;
  }

  /** Cut one picture out of the sheet. */
  #tile(place: number, shown: boolean) {
    const { sprite } = this.clip;
    const { x, y } = tileAt(sprite, place * this.clip.duration);
    return html`<svg
      class="tile"
      viewBox="${x} ${y} ${sprite.width} ${sprite.height}"
      preserveAspectRatio="xMidYMid slice"
      visibility=${shown ? "visible" : "hidden"}
      aria-hidden="true"
    >
      ${svg`<image
        href=${this.sprite}
        width=${sprite.columns * sprite.width}
        height=${sprite.rows * sprite.height}
        @load=${() => {
          this.ready = true;
        }}
      />`}
    </svg>`;
  }

  #progress(place: number) {
    return html`<svg class="progress" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${100 * place} height="1" />
    </svg>`;
  }

  readonly #moved = ({ pointerType, clientX }: PointerEvent): void => {
    if (pointerType !== "mouse") return;
    const { left, width } = this.getBoundingClientRect();
    this.place = Math.min(Math.max((clientX - left) / width, 0), 1);
    this.#dwell ??= setTimeout(() => {
      this.opened = true;
    }, DWELL_MS);
  };

  readonly #left = (): void => {
    clearTimeout(this.#dwell);
    this.#dwell = undefined;
    this.place = null;
  };

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        width: 100%;
        height: 100%;
      }
      hw-thumbnail,
      .tile {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
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
      .progress {
        position: absolute;
        inset: auto 0 0;
        width: 100%;
        height: 3px;
        fill: #ffb347;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clip-preview": ClipPreview;
  }
}
