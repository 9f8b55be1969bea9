import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Camera } from "../api/types";
import "../picture/live-picture";
import { stateSentence } from "../words/sentences";
import type { House } from "./house";
import { icons } from "./icons";
import { Intent } from "./intent";
import "./motion-bar";
import { Ticking } from "./observed";
import { base, controls } from "./shared-styles";
import "./state-chip";

/** One camera in the grid: its newest picture, how it is and what it is doing. */
@customElement("hw-camera-card")
export class CameraCard extends LitElement {
  @property({ attribute: false }) camera!: Camera;
  @property({ attribute: false }) house!: House;

  constructor() {
    super();
    new Ticking(this, 10);
  }

  protected override render() {
    const { name, id, status } = this.camera;
    return html`
      <article aria-labelledby="name">
        <button
          class="picture"
          aria-label="Show ${name} large"
          @click=${() => this.dispatchEvent(new Intent({ kind: "camera", cameraId: id }))}
        >
          <hw-live-picture
            .camera=${this.camera}
            .client=${this.house.client}
            .tracks=${this.house.tracks}
          ></hw-live-picture>
        </button>
        <header>
          <h3 id="name">${name}</h3>
          <hw-state-chip .state=${status.state}></hw-state-chip>
        </header>
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

  #figures() {
    const { status, config } = this.camera;
    return html`
      <hw-motion-bar
        .share=${status.motion}
        .threshold=${config?.motion?.threshold ?? null}
      ></hw-motion-bar>
      <small class="figures muted numbers">
        <span>${status.frame_rate.toFixed(0)} fps</span>
        <span>${status.look_rate.toFixed(1)} looks/s</span>
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
