import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Showing, Ticking } from "../parts/observed";
import { base, controls } from "../parts/shared-styles";
import type { House } from "./house";

/** Says that the engine cannot be reached and when that is tried again. */
@customElement("hw-connection-banner")
export class ConnectionBanner extends LitElement {
  @property({ attribute: false }) house!: House;

  constructor() {
    super();
    new Showing(this, () => this.house);
    new Ticking(this, 1);
  }

  protected override render() {
    const { live } = this.house;
    if (live.kind !== "waiting") return html`<p role="status">Connecting to the engine …</p>`;
    const seconds = Math.max(1, Math.ceil((live.until - Date.now()) / 1000));
    return html`
      <p role="status">The connection to the engine is lost; what you see may be old.</p>
      <span class="numbers">Next try in ${seconds} s</span>
      <button @click=${() => this.house.reconnect()}>Try now</button>
    `;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 16px;
        padding: 10px 16px;
        border-radius: 12px;
        background: var(--warn-soft);
        color: var(--warn);
        font-size: 0.875rem;
        font-weight: 550;
      }
      p {
        flex: 1 1 16em;
      }
      button {
        min-height: 32px;
        border-color: currentColor;
        background: transparent;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-connection-banner": ConnectionBanner;
  }
}
