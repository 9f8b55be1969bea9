import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Camera } from "../api/types";
import "../picture/live-picture";
import { icons } from "../parts/icons";
import { costWords } from "../words/attention";
import { stateSentence } from "../words/sentences";
import type { House } from "./house";
import { Intent } from "./intent";
import "./motion-bar";
import { Ticking } from "../parts/observed";
import "./problem-list";
import { base, controls } from "../parts/shared-styles";
import "./state-chip";

/** Passing over a card with the mouse is not yet a wish to see it live. */
const DWELL_MS = 250;

/**
 * One camera in the grid: its newest picture, how it is and what it is doing.
 *
 * It is live while a mouse rests on it or the keyboard has come to it; on a phone a touch opens it.
 */
@customElement("hw-camera-card")
export class CameraCard extends LitElement {
  @property({ attribute: false }) camera!: Camera;
  @property({ attribute: false }) house!: House;
  /** Something lies over it. */
  @property({ type: Boolean }) covered = false;

  @state() private live = false;

  #dwell: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Ticking(this, 10);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rest();
  }

  protected override render() {
    const { name, id, status } = this.camera;
    return html`
      <article aria-labelledby="name">
        <button
          class="picture"
          aria-label="Show ${name} large"
          @click=${() => this.dispatchEvent(new Intent({ kind: "camera", cameraId: id }))}
          @pointerenter=${this.#entered}
          @pointerleave=${this.#rest}
          @focus=${this.#focused}
          @blur=${this.#rest}
        >
          <hw-live-picture
            .video=${this.live ? "auto" : null}
            ?covered=${this.covered}
            .camera=${this.camera}
            .client=${this.house.client}
            .tracks=${this.house.tracks}
          ></hw-live-picture>
        </button>
        <header>
          <h3 id="name">${name}</h3>
          <hw-state-chip .state=${status.state}></hw-state-chip>
        </header>
        ${
          status.problems.length > 0
            ? html`<hw-problem-list .problems=${status.problems}></hw-problem-list>`
            : nothing
        }
        ${status.state === "online" ? this.#figures() : this.#away()}
        <div class="asks">
          <button
            class="plain"
            aria-label="Clips of ${name}"
            @click=${() => this.dispatchEvent(new Intent({ kind: "clips", cameraId: id }))}
          >
            ${icons.film} Clips
          </button>
          <button
            class="plain"
            aria-label="Why? Explain what ${name} decides now"
            @click=${() => this.dispatchEvent(new Intent({ kind: "why", cameraId: id, at: null, trackId: null }))}
          >
            ${icons.question} Why?
          </button>
        </div>
      </article>
    `;
  }

  #entered({ pointerType }: PointerEvent): void {
    if (pointerType === "mouse") this.#wish();
  }

  #focused({ target }: FocusEvent): void {
    if ((target as Element).matches(":focus-visible")) this.#wish();
  }

  #wish(): void {
    clearTimeout(this.#dwell);
    this.#dwell = setTimeout(() => {
      this.live = true;
    }, DWELL_MS);
  }

  #rest(): void {
    clearTimeout(this.#dwell);
    this.live = false;
  }

  #figures() {
    const { status, config } = this.camera;
    return html`
      <hw-motion-bar
        .share=${status.motion}
        .threshold=${config?.motion?.threshold ?? null}
      ></hw-motion-bar>
      <small class="figures muted numbers">
        <span>${status.frame_rate.toFixed(0)} fps</span>
        ${status.attention ? html`<span>${costWords(status.attention)}</span>` : nothing}
      </small>
    `;
  }

  #away() {
    return html`<p class="away muted">${stateSentence(this.camera.status, new Date())}</p>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        height: 100%;
      }
      article {
        display: grid;
        grid-template-rows: 1fr;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        height: 100%;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--round);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .picture {
        grid-column: 1 / -1;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        width: 100%;
        height: 100%;
        padding: 0;
        border: 0;
        border-radius: 0;
        background: #12100d;
        cursor: zoom-in;
      }
      .picture:focus-visible {
        outline-offset: -4px;
      }
      header {
        grid-column: 1 / -1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding: 12px 16px 4px;
      }
      h3 {
        overflow: hidden;
        font-size: 1rem;
        font-weight: 620;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      hw-problem-list {
        grid-column: 1 / -1;
        padding: 4px 12px;
      }
      hw-motion-bar {
        grid-column: 1 / -1;
        padding: 6px 16px 0;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        padding: 4px 0 10px 16px;
      }
      .away {
        padding: 2px 0 12px 16px;
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      .asks {
        display: flex;
        align-self: end;
        margin: 0 6px 6px 0;
      }
      .asks button {
        padding: 0 8px;
        color: var(--accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-card": CameraCard;
  }
}
