import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Stage } from "./house";
import { icons } from "./icons";
import { base, controls } from "./shared-styles";

/** What is shown instead of the page until the reader is in. Sends `hw-retry`. */
@customElement("hw-doorway")
export class Doorway extends LitElement {
  @property({ attribute: false }) stage!: Exclude<Stage, { kind: "open" }>;

  protected override render() {
    switch (this.stage.kind) {
      case "opening":
        return html`<main aria-busy="true"><p class="muted">Opening …</p></main>`;
      case "signed-out":
        return this.#signedOut(this.stage.why);
      case "failed":
        return html`<main>
          <span class="mark">${icons.away}</span>
          <h1>The engine is not there</h1>
          <p>${this.stage.why}</p>
          <button class="primary" @click=${this.#retry}>Try again</button>
        </main>`;
    }
  }

  #signedOut(why: string | null) {
    return html`<main>
      <span class="mark">${icons.key}</span>
      <h1>A link opens this page</h1>
      <p>
        ${why ?? "There is no session in this browser, or it has ended."} Run this where the engine
        is installed, and open the link that it prints:
      </p>
      <p><code>hearthwatch token link</code></p>
      <p class="muted">A link works once and for five minutes.</p>
    </main>`;
  }

  #retry(): void {
    this.dispatchEvent(new Event("hw-retry"));
  }

  static override styles = [
    base,
    controls,
    css`
      main {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 14px;
        max-width: 440px;
        min-height: 70dvh;
        margin: 0 auto;
        padding: 24px;
        text-align: center;
      }
      .mark {
        display: grid;
        place-content: center;
        width: 56px;
        height: 56px;
        border-radius: 18px;
        background: var(--accent-soft);
        color: var(--accent);
      }
      h1 {
        font-size: 1.375rem;
        font-weight: 640;
      }
      code {
        padding: 8px 14px;
        font-size: 0.9375rem;
        user-select: all;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-doorway": Doorway;
  }
}
