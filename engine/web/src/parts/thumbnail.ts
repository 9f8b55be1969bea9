import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";

/** A small picture; what is put into the element stands in where there is none. */
@customElement("hw-thumbnail")
export class Thumbnail extends LitElement {
  /** Its address; empty if there is none. */
  @property() src = "";

  @state() private broken = false;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("src")) this.broken = false;
  }

  protected override render() {
    if (!this.src || this.broken) return html`<slot></slot>`;
    return html`<img
      src=${this.src}
      alt=""
      loading="lazy"
      decoding="async"
      @error=${() => {
        this.broken = true;
      }}
    />`;
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
      inset: 0;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-thumbnail": Thumbnail;
  }
}
