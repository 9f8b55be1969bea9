import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "./camera-card";
import type { House } from "./house";
import { Showing } from "./observed";
import { base, controls } from "./shared-styles";

const EXAMPLE = `cameras:
  - name: Front door
    sources:
      - {type: rtsp, url: "rtsp://user:password@192.0.2.10/stream"}`;

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
        <p>
          Cameras are added in the settings file. <code>hearthwatch check</code> prints where it is
          and explains every mistake in it, with its place.
        </p>
        <pre tabindex="0" aria-label="Example of a camera in the settings file">${EXAMPLE}</pre>
        <p class="muted">
          What you save is applied at once. More about it is in the
          <a
            href="https://github.com/hearthwatch/hearthwatch#readme"
            target="_blank"
            rel="noreferrer"
            >manual</a
          >.
        </p>
      </section>
    `;
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
        gap: 12px;
        padding: 28px;
        border: 1px dashed var(--line);
        border-radius: var(--round);
        background: var(--surface);
      }
      pre {
        margin: 0;
        padding: 14px 16px;
        overflow-x: auto;
        border-radius: 10px;
        background: var(--raised);
        font:
          0.8125rem/1.5 ui-monospace,
          Menlo,
          Consolas,
          monospace;
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
