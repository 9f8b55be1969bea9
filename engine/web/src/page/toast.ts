import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, controls } from "../parts/shared-styles";

/** Says what has just been done; sends `hw-undo` where that can be taken back. */
@customElement("hw-toast")
export class Toast extends LitElement {
  /** Empty: there is nothing to say. */
  @property() text = "";
  @property({ type: Boolean }) undoable = false;

  protected override render() {
    return html`<div role="status">${this.text ? this.#said() : nothing}</div>`;
  }

  #said() {
    return html`<p>
      <span>${this.text}</span>
      ${
        this.undoable
          ? html`<button class="plain" @click=${() => this.dispatchEvent(new Event("hw-undo"))}>
              Undo
            </button>`
          : nothing
      }
    </p>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        position: sticky;
        bottom: 16px;
        z-index: 2;
        pointer-events: none;
      }
      div {
        display: grid;
        justify-content: center;
      }
      p {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 48px;
        padding: 6px 6px 6px 16px;
        border-radius: 12px;
        background: var(--text);
        color: var(--ground);
        font-size: 0.875rem;
        box-shadow: var(--shadow);
        pointer-events: auto;
        animation: rise 0.18s ease-out;
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      span {
        padding-right: 10px;
        overflow-wrap: anywhere;
      }
      button {
        font-weight: 650;
      }
      button:hover:not(:disabled) {
        background: rgb(128 128 128 / 30%);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-toast": Toast;
  }
}
