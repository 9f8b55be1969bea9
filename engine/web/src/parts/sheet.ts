import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { say } from "../words/language";
import { icons } from "./icons";
import { base, controls } from "./shared-styles";

/** A dialog in front of the page; on a phone it covers it. Sends `hw-close` and `hw-back`. */
@customElement("hw-sheet")
export class Sheet extends LitElement {
  @property() heading = "";
  /** Whether there is something to go back to. */
  @property({ type: Boolean, reflect: true }) nested = false;
  /** A click beside it does not close it: something may have been typed. */
  @property({ type: Boolean }) steady = false;

  @query("dialog") private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.#closed} @click=${this.#clicked}>
        <div class="bar">
          ${
            this.nested
              ? html`<button class="plain" aria-label=${say("Back")} @click=${() => this.#send("hw-back")}>
                ${icons.back}
              </button>`
              : nothing
          }
          <h2 id="heading">${this.heading}</h2>
          <button class="plain" aria-label=${say("Close")} @click=${() => this.dialog.close()}>
            ${icons.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `;
  }

  #closed(): void {
    this.#send("hw-close");
  }

  #clicked(click: MouseEvent): void {
    if (click.target === this.dialog && !this.steady) this.dialog.close();
  }

  #send(type: string): void {
    this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(var(--sheet-width, 1180px), calc(100vw - 32px));
        max-height: calc(100dvh - 48px);
        padding: 0;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 20px;
        background: var(--surface);
        color: var(--text);
        box-shadow: 0 24px 80px rgb(0 0 0 / 35%);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: rise 0.18s ease-out;
      }
      dialog::backdrop {
        background: rgb(20 14 8 / 62%);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(10px);
        }
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 10px 10px 10px 20px;
        border-bottom: 1px solid var(--line);
      }
      :host([nested]) .bar {
        padding-left: 10px;
      }
      .bar button {
        padding: 0 8px;
      }
      h2 {
        flex: 1;
        overflow: hidden;
        font-size: 1.0625rem;
        font-weight: 620;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        overflow: auto;
        overscroll-behavior: contain;
      }
      @media (max-width: 640px) {
        dialog {
          width: 100vw;
          max-width: none;
          height: 100dvh;
          max-height: none;
          border: 0;
          border-radius: 0;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-sheet": Sheet;
  }
}
