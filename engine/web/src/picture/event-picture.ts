import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Box } from "../api/types";
import { GROUP_COLOURS, groupOf } from "../words/labels";
import { say } from "../words/language";
import { shape } from "./geometry";
import type { Outline } from "./paint";
import { paintSurface } from "./surface";

/** The picture of an event, large, with a box around what it is about. */
@customElement("hw-event-picture")
export class EventPicture extends LitElement {
  @property() src = "";
  @property() alt = "";
  @property({ attribute: false }) box: Box | null = null;
  @property() label = "";

  @state() private missing = false;

  #size = new ResizeObserver(() => this.#paint());
  #bitmap: ImageBitmap | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override render() {
    if (this.missing) return html`<p>${say("This event has no picture.")}</p>`;
    return html`
      <img src=${this.src} alt="" hidden @load=${this.#loaded} @error=${this.#lost} />
      <canvas role="img" aria-label=${this.alt}></canvas>
    `;
  }

  async #loaded(load: Event): Promise<void> {
    const image = load.target as HTMLImageElement;
    this.#bitmap?.close();
    this.#bitmap = await createImageBitmap(image);
    this.style.setProperty("aspect-ratio", String(shape(this.#bitmap)));
    this.#paint();
  }

  #lost(): void {
    this.missing = true;
  }

  #paint(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas) paintSurface(canvas, this.#bitmap, this.#outlines());
  }

  #outlines(): Outline[] {
    if (!this.box) return [];
    const colour = GROUP_COLOURS[groupOf(this.label)];
    return [{ box: this.box, colour, texts: [], strength: 1, dashed: false }];
  }

  static override styles = css`
    :host {
      position: relative;
      display: block;
      width: 100%;
      aspect-ratio: 16 / 9;
      overflow: hidden;
      background: #12100d;
      color: #cfc8bd;
    }
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    p {
      display: grid;
      place-content: center;
      height: 100%;
      margin: 0;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-picture": EventPicture;
  }
}
