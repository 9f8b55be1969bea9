import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Box } from "../api/types";
import { around, type Size } from "../picture/geometry";

/** A small picture; what is put into the element stands in where there is none. */
@customElement("hw-thumbnail")
export class Thumbnail extends LitElement {
  /** Its address; empty if there is none. */
  @property() src = "";
  /** What it is about: the picture is cut out around it, or shown as a whole without. */
  @property({ attribute: false, hasChanged: differs }) box: Box | null = null;

  @state() private broken = false;
  @state() private picture: Size | null = null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("src")) {
      this.broken = false;
      this.picture = null;
    }
  }

  protected override render() {
    if (!this.src || this.broken) return html`<slot></slot>`;
    return html`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @load=${this.#loaded}
      @error=${() => {
        this.broken = true;
      }}
    />`;
  }

  protected override updated(): void {
    const image = this.renderRoot.querySelector("img");
    if (image) this.#cut(image);
  }

  #loaded(load: Event): void {
    const { naturalWidth: width, naturalHeight: height } = load.target as HTMLImageElement;
    this.picture = { width, height };
  }

  /** Lay the picture so that the part that matters fills the element. */
  #cut(image: HTMLImageElement): void {
    const { box, picture } = this;
    const part = box && picture ? this.#around(box, picture) : null;
    const percent = (share: number) => `${100 * share}%`;
    image.style.width = part ? percent(1 / part.width) : "";
    image.style.height = part ? percent(1 / part.height) : "";
    image.style.left = part ? percent(-part.x / part.width) : "";
    image.style.top = part ? percent(-part.y / part.height) : "";
  }

  #around(box: Box, picture: Size): Box | null {
    const frame = { width: this.clientWidth, height: this.clientHeight };
    return frame.height > 0 ? around(box, picture, frame) : null;
  }

  static override styles = css`
    :host {
      position: relative;
      display: grid;
      place-content: center;
      overflow: hidden;
    }
    img {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `;
}

/** A box is read from its event anew each time. */
function differs(a: Box | null, b: Box | null | undefined): boolean {
  if (!a || !b) return a !== (b ?? null);
  return a.x !== b.x || a.y !== b.y || a.width !== b.width || a.height !== b.height;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-thumbnail": Thumbnail;
  }
}
