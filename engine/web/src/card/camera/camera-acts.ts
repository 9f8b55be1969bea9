import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base } from "../../parts/shared-styles";
import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import type { Hass } from "../home/hass";
import { problemWords } from "../home/problems";

/** For how long the camera records when it is told to, in seconds. */
const RECORD = 30;

/** How long an answer is shown, in milliseconds. */
const SHOWN_MS = 5000;

/** What can be done with a camera: record, take a picture, detection on and off, draw zones. */
@customElement("hw-camera-acts")
export class CameraActs extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @property({ attribute: false }) camera!: HomeCamera;
  /** The engine does not answer: nothing can be done. */
  @property({ type: Boolean }) idle = false;

  @state() private note = "";
  @state() private bad = false;
  @state() private busy = "";

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    const { may } = this.camera;
    return html`
      <div class="acts">
        ${may.control ? this.#controls() : nothing}
        ${may.edit ? this.#act("zones", icons.zone, say("Zones"), () => this.#send("hw-zones")) : nothing}
        ${this.#act("more", icons.more, say("More"), () => this.#more(), false)}
      </div>
      <p class=${this.bad ? "bad" : ""} role="status">${this.note}</p>
    `;
  }

  #controls() {
    const recording = this.#is("recording");
    const detecting = this.#is("detection_enabled");
    return html`
      ${this.#act("record", icons.record, recording ? say("Recording") : say("Record"), () => this.#record(), this.idle, recording)}
      ${this.#act("snapshot", icons.photo, say("Snapshot"), () => this.#snapshot())}
      ${
        this.camera.entities.detection_enabled
          ? this.#act(
              "detect",
              icons.eye,
              say("Detection"),
              () => this.#toggle(),
              this.idle,
              detecting,
            )
          : nothing
      }
    `;
  }

  #act(
    key: string,
    icon: TemplateResult,
    name: string,
    act: () => void,
    disabled = this.idle,
    pressed: boolean | null = null,
  ) {
    return html`<button
      class=${key}
      ?disabled=${disabled || this.busy === key}
      aria-pressed=${pressed === null ? nothing : pressed ? "true" : "false"}
      @click=${act}
    >
      ${icon}<span>${name}</span>
    </button>`;
  }

  #is(key: string): boolean {
    const entity = this.camera.entities[key];
    return entity ? this.hass.states[entity]?.state === "on" : false;
  }

  #record(): void {
    const { device_id } = this.camera;
    void this.#do("record", say("Recording for {seconds} s.", { seconds: RECORD }), () =>
      this.hass.callService("hearthwatch", "record", { device_id, seconds: RECORD }),
    );
  }

  #snapshot(): void {
    const { device_id } = this.camera;
    void this.#do("snapshot", say("The picture was taken."), () =>
      this.hass.callService("hearthwatch", "snapshot", { device_id }),
    );
  }

  #toggle(): void {
    const on = this.#is("detection_enabled");
    const entity_id = this.camera.entities.detection_enabled;
    const done = on ? say("Detection is off.") : say("Detection is on.");
    void this.#do("detect", done, () =>
      this.hass.callService("switch", on ? "turn_off" : "turn_on", { entity_id }),
    );
  }

  async #do(key: string, done: string, act: () => Promise<unknown>): Promise<void> {
    this.busy = key;
    this.#say("");
    try {
      await act();
      this.#say(done);
    } catch (error) {
      this.#say(problemWords(error), true);
    } finally {
      this.busy = "";
    }
  }

  #say(note: string, bad = false): void {
    clearTimeout(this.#timer);
    this.note = note;
    this.bad = bad;
    if (note) this.#timer = setTimeout(() => this.#say(""), SHOWN_MS);
  }

  #more(): void {
    const entityId = this.camera.entities.live;
    if (!entityId) return;
    const detail = { entityId };
    this.dispatchEvent(
      new CustomEvent("hass-more-info", { detail, bubbles: true, composed: true }),
    );
  }

  #send(type: string): void {
    this.dispatchEvent(new Event(type));
  }

  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }
      .acts {
        display: flex;
        gap: 4px;
        padding: 4px 8px 8px;
      }
      button {
        display: flex;
        flex: 1;
        align-items: center;
        justify-content: center;
        gap: 7px;
        min-width: 44px;
        min-height: 44px;
        padding: 0 8px;
        border: 0;
        border-radius: 12px;
        background: none;
        color: var(--muted);
        font: inherit;
        font-size: 0.875rem;
        font-weight: 550;
        white-space: nowrap;
        cursor: pointer;
      }
      button svg {
        flex: none;
      }
      button:hover:not(:disabled) {
        background: var(--raised);
        color: var(--text);
      }
      button:disabled {
        opacity: 0.45;
        cursor: default;
      }
      button[aria-pressed="true"] {
        color: var(--accent);
      }
      .record[aria-pressed="true"] {
        color: var(--error-color, #db4437);
      }
      .more {
        flex: none;
      }
      .more span {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      @container (max-width: 470px) {
        button {
          flex-direction: column;
          gap: 2px;
          padding: 4px 2px;
          font-size: 0.75rem;
        }
        .more {
          flex: 1;
        }
        .more span {
          position: static;
          width: auto;
          height: auto;
          clip-path: none;
        }
      }
      p {
        padding: 0 16px 12px;
        color: var(--muted);
        font-size: 0.875rem;
      }
      p:empty {
        display: none;
      }
      .bad {
        color: var(--bad);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-acts": CameraActs;
  }
}
