import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../picture/live-picture";
import type { Camera } from "../api/types";
import { stateSentence } from "../words/sentences";
import { stamp } from "../words/time";
import { factList, factListStyles } from "./fact-list";
import type { House } from "./house";
import { icons } from "./icons";
import { Intent } from "./intent";
import "./motion-bar";
import { Showing, Ticking } from "./observed";
import { base, controls, pictureAndFacts } from "./shared-styles";

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
      ></hw-live-picture>
      <section>
        <hw-motion-bar
          .share=${camera.status.motion}
          .threshold=${camera.config?.motion?.threshold ?? null}
        ></hw-motion-bar>
        ${factList(figures(camera))}
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
      </section>
    `;
  }

  static override styles = [base, controls, factListStyles, pictureAndFacts];
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
    ["Newest picture", last_frame ? stamp(new Date(last_frame)) : null],
    ["Short name", slug],
  ] as const;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-view": CameraView;
  }
}
