import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CameraState } from "../api/types";
import { base, controls } from "../parts/shared-styles";

const NAMES: Readonly<Record<CameraState, string>> = {
  online: "Online",
  connecting: "Connecting",
  offline: "Offline",
  disabled: "Off",
};

const TONES: Readonly<Record<CameraState, string>> = {
  online: "good",
  connecting: "warn",
  offline: "bad",
  disabled: "",
};

/** A camera's state in a word and a colour. */
@customElement("hw-state-chip")
export class StateChip extends LitElement {
  @property() state: CameraState = "connecting";

  protected override render() {
    return html`<span class="chip ${TONES[this.state]}"><i></i>${NAMES[this.state]}</span>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-flex;
      }
      i {
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: currentColor;
      }
      .warn i {
        animation: breathe 1.6s ease-in-out infinite;
      }
      @keyframes breathe {
        50% {
          opacity: 0.25;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-state-chip": StateChip;
  }
}
