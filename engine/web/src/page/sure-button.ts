import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base, controls } from "../parts/shared-styles";

/** How long a first click waits for the second one, in milliseconds. */
export const DOUBT_MS = 5000;

/** A button for what cannot be taken back: it asks once more, and then sends `hw-sure`. */
@customElement("hw-sure-button")
export class SureButton extends LitElement {
  /** What the button reads at first. */
  @property() label = "";
  /** What it reads when it asks. */
  @property() question = "Really?";

  @state() private asking = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ask(false);
  }

  protected override render() {
    return html`<button
      class=${this.asking ? "danger" : "plain"}
      @click=${this.#click}
      @blur=${() => this.#ask(false)}
    >
      ${this.asking ? this.question : html`<slot></slot>${this.label}`}
    </button>`;
  }

  #click(): void {
    const sure = this.asking;
    this.#ask(!sure);
    if (sure) this.dispatchEvent(new Event("hw-sure"));
  }

  #ask(on: boolean): void {
    clearTimeout(this.#timer);
    this.asking = on;
    if (on) this.#timer = setTimeout(() => this.#ask(false), DOUBT_MS);
  }

  static override styles = [base, controls];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-sure-button": SureButton;
  }
}
