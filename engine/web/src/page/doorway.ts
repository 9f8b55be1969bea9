import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icons } from "../parts/icons";
import { base, controls } from "../parts/shared-styles";
import type { House, Stage } from "./house";
import "./sign-in";

/** What is shown instead of the page until the reader is in. Sends `hw-retry`. */
@customElement("hw-doorway")
export class Doorway extends LitElement {
  @property({ attribute: false }) house!: House;
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
          ${this.stage.again ? html`<p class="muted">This page tries again by itself.</p>` : nothing}
          <button class="primary" @click=${this.#retry}>Try again</button>
        </main>`;
    }
  }

  #signedOut(why: string | null) {
    return html`<main>
      <img src="./icon.svg" width="56" height="56" alt="" />
      <h1>Hearthwatch</h1>
      ${why ? html`<p class="why" role="alert">${why}</p>` : nothing}
      <hw-sign-in .house=${this.house}></hw-sign-in>
      <details ?open=${why !== null}>
        <summary>Open it with a link instead</summary>
        <p>Run this where the engine is installed, and open the link that it prints:</p>
        <p><code>hearthwatch token link</code></p>
        <p class="muted">A link works once and for five minutes.</p>
      </details>
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
      hw-sign-in {
        width: min(100%, 340px);
        margin-top: 8px;
        padding: 22px;
        border: 1px solid var(--line);
        border-radius: var(--round);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .why {
        padding: 10px 14px;
        border-radius: 10px;
        background: var(--warn-soft);
        color: var(--warn);
        font-size: 0.875rem;
        font-weight: 550;
      }
      details {
        font-size: 0.875rem;
      }
      details p {
        margin-top: 10px;
      }
      summary {
        color: var(--muted);
        cursor: pointer;
      }
      code {
        display: inline-block;
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
