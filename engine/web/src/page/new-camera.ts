import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { SourceType } from "../api/offers";
import { describe } from "../api/problem";
import { icons } from "../parts/icons";
import { base, choices, controls, fields } from "../parts/shared-styles";
import { easiestFirst, kindWords } from "../words/sources";
import type { House } from "./house";
import { Intent } from "./intent";
import "./network-search";

/** Where adding a camera begins: with one that was found, or with what the owner knows it to be. */
@customElement("hw-new-camera")
export class NewCamera extends LitElement {
  @property({ attribute: false }) house!: House;

  @state() private kinds: readonly SourceType[] | null = null;
  @state() private problem: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    return html`
      <hw-network-search .house=${this.house}></hw-network-search>
      <section aria-labelledby="kinds">
        <h3 id="kinds">Or choose what it is</h3>
        ${this.problem ? this.#failed(this.problem) : nothing}
        <ul>
          ${easiestFirst(this.kinds ?? []).map((kind) => html`<li>${this.#kind(kind)}</li>`)}
        </ul>
      </section>
    `;
  }

  #failed(problem: string) {
    return html`<p class="problem" role="alert">${problem}</p>
      <button @click=${this.#load}>Try again</button>`;
  }

  #kind(kind: SourceType) {
    const { title, text } = kindWords(kind);
    const chosen = { kind: "new-camera", source: kind.type, address: "", name: "" } as const;
    return html`<button class="choice" @click=${() => this.dispatchEvent(new Intent(chosen))}>
      ${kindIcon(kind.type)}
      <span class="text">
        <b>${title}</b>
        <small class="muted">${text}</small>
      </span>
    </button>`;
  }

  async #load(): Promise<void> {
    this.problem = null;
    try {
      this.kinds = await this.house.client.offers.sources();
    } catch (error) {
      this.problem = describe(error);
    }
  }

  static override styles = [
    base,
    controls,
    fields,
    choices,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: 28px;
        min-height: 40dvh;
        padding: 20px;
      }
      section {
        display: grid;
        justify-items: start;
        gap: 12px;
      }
      h3 {
        font-size: 0.9375rem;
        font-weight: 620;
      }
    `,
  ];
}

function kindIcon(type: string) {
  if (type === "local_folder" || type === "file" || type === "ftp") return icons.film;
  return type === "http" ? icons.photo : icons.camera;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-new-camera": NewCamera;
  }
}
