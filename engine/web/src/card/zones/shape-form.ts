import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base, controls, fields } from "../../parts/shared-styles";
import { capitalise, labelName } from "../../words/labels";
import { say } from "../../words/language";
import type { Limits, Zone } from "../home/commands";
import {
  type Drawing,
  limit,
  loiter,
  nameOf,
  rename,
  toggleLabel,
  turn,
  type Which,
} from "./drawing";

/** How long somebody stays before that is told, when it is switched on, in seconds. */
const LOITER = 20;

/** What is set of a shape has changed. */
export class Shaped extends Event {
  static readonly type = "hw-shaped";

  constructor(
    readonly drawing: Drawing,
    readonly kind: string,
  ) {
    super(Shaped.type);
  }
}

/** The name of a zone or a line, what counts in it, and what that must be like. */
@customElement("hw-shape-form")
export class ShapeForm extends LitElement {
  @property({ attribute: false }) drawing!: Drawing;
  @property({ attribute: false }) which!: Which;
  /** What can be chosen to count. */
  @property({ attribute: false }) labels: readonly string[] = [];

  protected override render() {
    const { drawing, which } = this;
    const zone = which.kind === "zone" ? (drawing.zones[which.index] ?? null) : null;
    const chosen = zone ? Object.keys(zone.labels) : (drawing.lines[which.index]?.labels ?? []);
    return html`
      <label class="field">
        <span>${say("Name")}</span>
        <input
          .value=${nameOf(drawing, which)}
          maxlength="100"
          autocomplete="off"
          @input=${this.#renamed}
        />
      </label>
      <fieldset>
        <legend>${say("What counts")}</legend>
        <div class="chips">${this.#offered(chosen).map((label) => this.#chip(label, chosen))}</div>
        <small class="muted">
          ${chosen.length === 0 ? say("Nothing is chosen: everything that the camera tells counts.") : nothing}
        </small>
      </fieldset>
      ${zone ? this.#ofZone(zone) : this.#ofLine()}
    `;
  }

  #offered(chosen: readonly string[]): readonly string[] {
    return [...new Set([...this.labels, ...chosen])];
  }

  #chip(label: string, chosen: readonly string[]) {
    const on = chosen.includes(label);
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${on ? "true" : "false"}
      @click=${() => this.#tell(toggleLabel(this.drawing, this.which, label), `label ${label}`)}
    >
      ${on ? icons.pass : nothing} ${capitalise(labelName(label))}
    </button>`;
  }

  #ofZone(zone: Zone) {
    const { index } = this.which;
    const labels = Object.entries(zone.labels);
    return html`
      <label class="switch">
        <input
          type="checkbox"
          .checked=${zone.loiter !== null}
          @change=${({ target }: Event) =>
            this.#tell(
              loiter(this.drawing, index, (target as HTMLInputElement).checked ? LOITER : null),
              "loiter",
            )}
        />
        <span>${say("Tell when somebody stays")}</span>
        ${
          zone.loiter === null
            ? nothing
            : html`<input
                  type="number"
                  min="1"
                  max="86400"
                  aria-label=${say("Seconds")}
                  .value=${String(zone.loiter)}
                  @change=${this.#loitered}
                /><span>s</span>`
        }
      </label>
      ${
        labels.length === 0
          ? nothing
          : html`<details>
              <summary>${say("Filters")}</summary>
              ${labels.map(([label, limits]) => this.#limits(label, limits))}
            </details>`
      }
    `;
  }

  #limits(label: string, limits: Limits) {
    return html`<div class="limits">
      <b>${capitalise(labelName(label))}</b>
      ${this.#share(label, "min_score", say("Sure to at least"), limits.min_score)}
      ${this.#share(label, "min_area", say("Covers at least"), limits.min_area)}
      ${this.#share(label, "max_area", say("Covers at most"), limits.max_area)}
    </div>`;
  }

  #share(
    label: string,
    key: "min_score" | "min_area" | "max_area",
    name: string,
    value: number | undefined,
  ) {
    const open = key === "max_area" ? 1 : 0;
    const shown =
      value === undefined || value === open ? "" : String(Number((value * 100).toFixed(2)));
    return html`<label>
      <span>${name}</span>
      <input
        type="number"
        min="0"
        max="100"
        step=${key === "min_score" ? 1 : 0.1}
        placeholder="–"
        .value=${shown}
        @change=${({ target }: Event) => {
          const { value: text } = target as HTMLInputElement;
          const share = text === "" ? undefined : Math.min(Math.max(Number(text), 0), 100) / 100;
          this.#tell(limit(this.drawing, this.which.index, label, key, share), `${label} ${key}`);
        }}
      /><span>%</span>
    </label>`;
  }

  #ofLine() {
    return html`<div class="direction">
      <small class="muted">${say("The arrow shows what is told as forward.")}</small>
      <button type="button" @click=${() => this.#tell(turn(this.drawing, this.which.index), "turn")}>
        ${say("Turn it round")}
      </button>
    </div>`;
  }

  readonly #renamed = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    const { kind, index } = this.which;
    this.#tell(rename(this.drawing, this.which, value), `name ${kind} ${index}`);
  };

  readonly #loitered = ({ target }: Event): void => {
    const seconds = Number((target as HTMLInputElement).value);
    const kept = Math.min(Math.max(Number.isFinite(seconds) ? seconds : LOITER, 1), 86_400);
    this.#tell(loiter(this.drawing, this.which.index, kept), "loiter for");
  };

  #tell(drawing: Drawing, kind: string): void {
    this.dispatchEvent(new Shaped(drawing, kind));
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      :host {
        display: grid;
        gap: 14px;
        padding: 4px 8px;
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-size: 0.8125rem;
        font-weight: 550;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      button.chip {
        min-height: 34px;
        padding: 0 12px;
        border: 1px solid var(--line);
        background: none;
        color: var(--text);
      }
      button.chip[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .chip svg {
        width: 14px;
        height: 14px;
      }
      small {
        display: block;
        margin-top: 6px;
      }
      small:empty {
        display: none;
      }
      .switch,
      .limits label {
        display: flex;
        gap: 8px;
        align-items: center;
        font-size: 0.875rem;
      }
      .switch input[type="checkbox"] {
        width: 18px;
        height: 18px;
        accent-color: var(--accent);
      }
      input[type="number"] {
        width: 76px;
        min-height: 36px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground);
        font-size: 1rem;
      }
      summary {
        padding: 4px 0;
        font-size: 0.875rem;
        font-weight: 550;
        cursor: pointer;
      }
      .limits {
        display: grid;
        gap: 6px;
        padding: 8px 0;
      }
      .limits label > span:first-child {
        flex: 1;
      }
      .limits b {
        font-size: 0.875rem;
        font-weight: 600;
      }
      .direction {
        display: flex;
        gap: 10px;
        align-items: center;
        justify-content: space-between;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-shape-form": ShapeForm;
  }
}
