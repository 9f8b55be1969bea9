import { css, html, LitElement, nothing, type SVGTemplateResult, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { say } from "../words/language";
import { icon } from "./icon";
import type { LiveWords } from "./live-words";

/** What can be pressed; sent by `Pressed`. */
export type Press = "pause" | "sound" | "full";

/** Somebody has pressed something below a live picture. */
export class Pressed extends Event {
  static readonly type = "hw-pressed";

  constructor(readonly press: Press) {
    super(Pressed.type);
  }
}

const SHAPES = {
  pause: svg`<path d="M7 4.5v11M13 4.5v11" />`,
  play: svg`<path fill="currentColor" d="M6.5 4.2v11.6l9.3-5.8z" />`,
  muted: svg`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 8l4 4M17 8l-4 4" />`,
  loud: svg`<path d="M3 8v4h2.8L10 15.5v-11L5.8 8zM13 7.5a3.6 3.6 0 0 1 0 5M15.3 5.3a6.7 6.7 0 0 1 0 9.4" />`,
  full: svg`<path d="M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4" />`,
  small: svg`<path d="M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4" />`,
} as const;

/** Says over a live picture how live it is, and offers what can be done with it. */
@customElement("hw-live-bar")
export class LiveBar extends LitElement {
  @property({ attribute: false }) words!: LiveWords;
  /** Show buttons, not only words. */
  @property({ type: Boolean }) buttons = false;
  @property({ type: Boolean }) paused = false;
  /** Whether it is heard; null where there is nothing to hear. */
  @property({ attribute: false }) sound: boolean | null = null;
  /** Whether it fills the screen; null where it cannot. */
  @property({ attribute: false }) full: boolean | null = null;

  protected override render() {
    const { tone, text, age } = this.words;
    return html`
      <span class="words ${tone}">
        <i></i><span><span role="status">${text}</span>${age}</span>
      </span>
      ${this.buttons ? this.#buttons() : nothing}
    `;
  }

  #buttons() {
    const { paused, sound, full } = this;
    return html`<span class="buttons">
      ${this.#button("pause", paused ? say("Go live again") : say("Pause"), paused ? SHAPES.play : SHAPES.pause)}
      ${sound === null ? nothing : this.#button("sound", sound ? say("Sound off") : say("Sound on"), sound ? SHAPES.loud : SHAPES.muted)}
      ${full === null ? nothing : this.#button("full", full ? say("Leave full screen") : say("Full screen"), full ? SHAPES.small : SHAPES.full)}
    </span>`;
  }

  #button(press: Press, name: string, shape: SVGTemplateResult) {
    return html`<button
      aria-label=${name}
      title=${name}
      @click=${() => this.dispatchEvent(new Pressed(press))}
    >
      ${icon(shape)}
    </button>`;
  }

  static override styles = css`
    :host {
      display: flex;
      align-items: end;
      justify-content: space-between;
      gap: 8px;
      color: #fff;
      font-size: 0.8125rem;
      line-height: 1.35;
    }
    .words,
    .buttons {
      border-radius: 10px;
      background: rgb(18 16 13 / 72%);
    }
    .words {
      display: flex;
      align-items: baseline;
      gap: 7px;
      padding: 4px 10px;
      font-variant-numeric: tabular-nums;
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    i {
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: #b9b0a4;
    }
    .live i {
      background: #ff5a4f;
    }
    .warn i {
      background: #f0bd5a;
    }
    .bad i {
      background: #ff8d84;
      border-radius: 2px;
    }
    .buttons {
      display: flex;
      flex: none;
      padding: 2px;
    }
    button {
      display: grid;
      place-content: center;
      width: 40px;
      height: 36px;
      padding: 0;
      border: 0;
      border-radius: 8px;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    button:hover {
      background: rgb(255 255 255 / 18%);
    }
    button:focus-visible {
      outline: 2px solid #ffb347;
      outline-offset: -2px;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-live-bar": LiveBar;
  }
}
