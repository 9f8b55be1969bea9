import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls } from "../parts/shared-styles";
import { bellNumber, openWords } from "../words/alerts";
import type { House } from "./house";
import { Intent } from "./intent";

/** How many alerts are open; shows them when it is clicked. */
@customElement("hw-bell")
export class Bell extends LitElement {
  @property({ attribute: false }) house!: House;

  constructor() {
    super();
    new Showing(this, () => this.house.alerts);
  }

  protected override render() {
    const { open } = this.house.alerts;
    return html`<button
      class="plain"
      title=${openWords(open)}
      @click=${() => this.dispatchEvent(new Intent({ kind: "alerts" }))}
    >
      ${icons.bell}
      <span class="hidden" role="status">${openWords(open)}</span>
      ${open > 0 ? html`<i class="numbers" aria-hidden="true">${bellNumber(open)}</i>` : nothing}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    css`
      button {
        position: relative;
        padding: 0 8px;
      }
      i {
        position: absolute;
        top: 0;
        left: 20px;
        min-width: 18px;
        padding: 0 5px;
        border: 2px solid var(--ground);
        border-radius: 10px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.6875rem;
        font-style: normal;
        font-weight: 680;
        line-height: 15px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-bell": Bell;
  }
}
