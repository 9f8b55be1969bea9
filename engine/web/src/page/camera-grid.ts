import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "./camera-card";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls } from "../parts/shared-styles";
import type { House } from "./house";
import { Intent } from "./intent";

/** All cameras, or how to add the first one. */
@customElement("hw-camera-grid")
export class CameraGrid extends LitElement {
  @property({ attribute: false }) house!: House;
  /** Something lies over it. */
  @property({ type: Boolean }) covered = false;

  constructor() {
    super();
    new Showing(this, () => this.house);
  }

  protected override render() {
    const { cameras } = this.house;
    if (cameras.length === 0) return this.#none();
    return html`
      <ul class=${cameras.length === 1 ? "single" : ""}>
        ${repeat(
          cameras,
          (camera) => camera.id,
          (camera) => html`
            <li>
              <hw-camera-card
                .camera=${camera}
                .house=${this.house}
                ?covered=${this.covered}
              ></hw-camera-card>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #none() {
    return html`
      <section class="none">
        <h3>No cameras yet</h3>
        ${this.house.may("admin") ? this.#first() : html`<p>Whoever administrates this house adds them.</p>`}
      </section>
    `;
  }

  #first() {
    return html`
      <p>Cameras in your network can be searched for. Have their user and password ready.</p>
      <button class="primary" @click=${this.#add}>${icons.add} Add a camera</button>
      <button @click=${this.#move}>Bring them over from Frigate or HomeSec</button>
      <p class="muted">
        Cameras can be added in the settings file, too: <code>hearthwatch check</code> prints where
        it is. More about it is in the
        <a href="https://github.com/hearthwatch/hearthwatch/blob/main/docs/README.md" target="_blank" rel="noreferrer"
          >manual</a
        >.
      </p>
    `;
  }

  #add(): void {
    this.dispatchEvent(new Intent({ kind: "add-camera" }));
  }

  #move(): void {
    this.dispatchEvent(new Intent({ kind: "moving" }));
  }

  static override styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        gap: 20px;
      }
      .single {
        grid-template-columns: minmax(0, 1fr);
        max-width: 880px;
      }
      .none {
        display: grid;
        justify-items: start;
        gap: 14px;
        padding: 28px;
        border: 1px dashed var(--line);
        border-radius: var(--round);
        background: var(--surface);
      }
      a {
        color: var(--accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-grid": CameraGrid;
  }
}
