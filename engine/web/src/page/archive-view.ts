import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ArchivedCamera } from "../api/desk";
import { describe } from "../api/problem";
import { icons } from "../parts/icons";
import { base, controls, fields } from "../parts/shared-styles";
import { dayName } from "../words/time";
import type { House } from "./house";
import "./sure-button";

/** Cameras that were taken away: each can be brought back, or forgotten. */
@customElement("hw-archive-view")
export class ArchiveView extends LitElement {
  @property({ attribute: false }) house!: House;

  /** Null before the engine has answered. */
  @state() private cameras: readonly ArchivedCamera[] | null = null;
  @state() private problem: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#try(async () => {
      this.cameras = await this.house.client.desk.archived();
    });
  }

  protected override render() {
    return html`
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.cameras?.length === 0 ? html`<p class="none muted">No camera was removed.</p>` : nothing}
      <ul>
        ${this.cameras?.map((camera) => this.#row(camera))}
      </ul>
    `;
  }

  #row(camera: ArchivedCamera) {
    const { desk } = this.house.client;
    return html`<li>
      <p>
        <strong>${camera.name}</strong>
        <small class="muted">Removed: ${dayName(new Date(camera.archived), new Date())}</small>
      </p>
      <button @click=${() => this.#settle(camera, () => desk.restore(camera.id))}>
        ${icons.undo} Bring back
      </button>
      <hw-sure-button
        label="Forget"
        question="Forget its settings?"
        @hw-sure=${() => this.#settle(camera, () => desk.forget(camera.id))}
      ></hw-sure-button>
    </li>`;
  }

  async #settle(camera: ArchivedCamera, act: () => Promise<void>): Promise<void> {
    await this.#try(async () => {
      await act();
      this.cameras = this.cameras?.filter(({ id }) => id !== camera.id) ?? null;
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = describe(error);
    }
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      :host {
        width: min(640px, 100%);
        min-height: 30dvh;
        margin: 0 auto;
        padding: 16px 20px 24px;
      }
      ul {
        display: grid;
        gap: 10px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: 12px;
      }
      li p {
        flex: 1 1 10em;
        display: grid;
      }
      strong {
        font-weight: 620;
        overflow-wrap: anywhere;
      }
      .none {
        padding: 32px 16px;
        text-align: center;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-archive-view": ArchiveView;
  }
}
