import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Storage } from "../api/types";
import { icons } from "../parts/icons";
import { base } from "../parts/shared-styles";
import { recordedWords, roomWords } from "../words/storage";
import type { House } from "./house";

/** How much a camera has recorded, how far the disk goes, and what is wrong with it. */
@customElement("hw-storage-note")
export class StorageNote extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() cameraId = "";

  @state() private storage: Storage | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#ask();
  }

  protected override render() {
    const { storage } = this;
    if (!storage) return nothing;
    const trouble = storage.problem ?? storage.shortage;
    return html`
      <p class="muted numbers">${recordedWords(storage, this.cameraId)} · ${roomWords(storage)}</p>
      ${trouble ? html`<p class="trouble" role="alert">${icons.alert} ${trouble}</p>` : nothing}
    `;
  }

  async #ask(): Promise<void> {
    try {
      this.storage = await this.house.client.storage();
    } catch {
      return; // It is a note beside the clips: they tell themselves if the engine is away.
    }
  }

  static override styles = [
    base,
    css`
      :host {
        font-size: 0.8125rem;
      }
      p {
        padding-top: 8px;
      }
      .trouble {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--bad);
        font-weight: 550;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-storage-note": StorageNote;
  }
}
