import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../picture/live-picture";
import type { Attention, Camera, CameraStatus } from "../api/types";
import { factList, factListStyles } from "../parts/fact-list";
import { icons } from "../parts/icons";
import { costWords, lookWords, modeWords } from "../words/attention";
import { capitalise, percent } from "../words/labels";
import { stateSentence } from "../words/sentences";
import { stamp } from "../words/time";
import type { House } from "./house";
import { Intent } from "./intent";
import "./motion-bar";
import { Showing, Ticking } from "../parts/observed";
import "./problem-list";
import { base, controls, pictureAndFacts } from "../parts/shared-styles";

/** One camera, large, with all its figures. */
@customElement("hw-camera-view")
export class CameraView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() cameraId = "";

  constructor() {
    super();
    new Showing(this, () => this.house);
    new Ticking(this, 10);
  }

  protected override render() {
    const camera = this.house.camera(this.cameraId);
    if (!camera) return html`<section><p>This camera is no longer there.</p></section>`;
    return html`
      <hw-live-picture
        .camera=${camera}
        .client=${this.house.client}
        .tracks=${this.house.tracks}
        pace="0.5"
        video="main"
        buttons
      ></hw-live-picture>
      <section>
        ${
          camera.status.problems.length > 0
            ? html`<hw-problem-list .problems=${camera.status.problems}></hw-problem-list>`
            : nothing
        }
        <hw-motion-bar
          .share=${camera.status.motion}
          .threshold=${camera.config?.motion?.threshold ?? null}
        ></hw-motion-bar>
        <div class="asks">
          <button
            @click=${() => this.dispatchEvent(new Intent({ kind: "clips", cameraId: camera.id }))}
          >
            ${icons.film} Clips
          </button>
          <button
            @click=${() => this.dispatchEvent(new Intent({ kind: "why", cameraId: camera.id, at: null, trackId: null }))}
          >
            ${icons.question} Explain what it decides now
          </button>
          ${this.house.may("admin") ? this.#change(camera) : nothing}
        </div>
        ${camera.status.attention && camera.status.state === "online" ? this.#attention(camera.status, camera.status.attention) : nothing}
        ${factList(figures(camera))}
        ${this.house.may("admin") ? this.#removal(camera) : nothing}
      </section>
    `;
  }

  #removal(camera: Camera) {
    return html`<button
      class="removal plain muted"
      @click=${() => {
        void this.house.removals.remove(camera);
        this.dispatchEvent(new Event("hw-close", { bubbles: true, composed: true }));
      }}
    >
      ${icons.remove} Remove this camera
    </button>`;
  }

  #change(camera: Camera) {
    return html`<button
      @click=${() => this.dispatchEvent(new Intent({ kind: "edit-camera", cameraId: camera.id }))}
    >
      ${icons.edit} Change
    </button>`;
  }

  #attention(status: CameraStatus, attention: Attention) {
    const { decoder, decoder_reason } = status;
    const { reason, recall, mode, awake } = attention;
    const sleeps = mode === "gate" || mode === "eco";
    return html`<div class="attention">
      <h3>How closely it is watched</h3>
      ${factList([
        ["Decoded", modeWords(attention)],
        ["Costs", costWords(attention)],
        ["Now", sleeps ? (awake ? "Awake" : "Asleep") : null],
        ["Notices", recall === null ? null : `${percent(recall)} of movements`],
      ])}
      <p class="muted">
        ${capitalise(reason)}. Decoded by ${decoder}${decoder_reason ? `: ${decoder_reason}` : ""}.
      </p>
      <p class="muted">${lookWords(status)}</p>
    </div>`;
  }

  static override styles = [
    base,
    controls,
    factListStyles,
    pictureAndFacts,
    css`
      .asks {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .removal {
        margin-left: -14px;
      }
      .attention {
        display: grid;
        gap: 10px;
      }
      .attention p {
        font-size: 0.875rem;
      }
    `,
  ];
}

function figures({ status, slug }: Camera) {
  const { width, height, last_frame } = status;
  return [
    ["State", stateSentence(status, new Date())],
    ["Since", stamp(new Date(status.since))],
    ["Picture", width > 0 ? `${width} × ${height}` : null],
    ["Codec", status.codec],
    ["Pictures arriving", `${status.frame_rate.toFixed(1)} a second`],
    ["Looks", `${status.look_rate.toFixed(1)} a second`],
    ["Inferences", `${status.detector_rate.toFixed(1)} a second`],
    ["Looks given up", status.dropped],
    ["Pictures missed", status.lost || null],
    ["Newest picture", last_frame ? stamp(new Date(last_frame)) : null],
    ["Short name", slug],
  ] as const;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-view": CameraView;
  }
}
