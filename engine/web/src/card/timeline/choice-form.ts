import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, controls } from "../../parts/shared-styles";
import { capitalise, labelName } from "../../words/labels";
import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import { type Choice, countOf, EVERYTHING, groupsOf, labelsOf, zonesOf } from "./choice";

const SCORES = [0, 0.6, 0.7, 0.8, 0.9] as const;

/** Somebody wants to see something else of everything. */
export class Chosen extends Event {
  static readonly type = "hw-choice";

  constructor(readonly choice: Choice) {
    super(Chosen.type);
  }
}

/** Filters: by camera, by what it was, by where, by how sure. */
@customElement("hw-choice-form")
export class ChoiceForm extends LitElement {
  @property({ attribute: false }) choice: Choice = EVERYTHING;
  @property({ attribute: false }) cameras: readonly HomeCamera[] = [];

  protected override render() {
    const { choice, cameras } = this;
    const zones = zonesOf(cameras);
    return html`<form aria-label=${say("Filters")} @submit=${(submit: Event) => submit.preventDefault()}>
      ${
        cameras.length > 1
          ? html`<div class="cameras" role="group" aria-label=${say("Cameras")}>
              ${cameras.map((camera) => this.#camera(camera))}
            </div>`
          : nothing
      }
      ${this.#select(say("What"), "label", [
        ["", say("Everything")],
        ...groupsOf(cameras).map((group): [string, string] => [group, GROUP_NAMES[group]()]),
        ...labelsOf(cameras).map((label): [string, string] => [
          label,
          capitalise(labelName(label)),
        ]),
      ])}
      ${
        zones.length > 0
          ? this.#select(say("Where"), "zone", [
              ["", say("Everywhere")],
              ...zones.map((zone): [string, string] => [zone, zone]),
            ])
          : nothing
      }
      ${this.#select(
        say("How sure"),
        "score",
        SCORES.map((score) => [
          String(score),
          score === 0 ? say("Any") : say("From {share} %", { share: Math.round(score * 100) }),
        ]),
      )}
      ${
        countOf(choice) > 0
          ? html`<button type="button" class="plain" @click=${() => this.#choose(EVERYTHING)}>
              ${say("Show everything")}
            </button>`
          : nothing
      }
    </form>`;
  }

  #camera({ camera_id, name }: HomeCamera) {
    const { cameras } = this.choice;
    const on = cameras.includes(camera_id);
    return html`<button
      type="button"
      aria-pressed=${on}
      @click=${() =>
        this.#choose({
          ...this.choice,
          cameras: on ? cameras.filter((id) => id !== camera_id) : [...cameras, camera_id],
        })}
    >
      ${name}
    </button>`;
  }

  #select(label: string, key: "label" | "zone" | "score", options: [string, string][]) {
    const value = String(this.choice[key]);
    return html`<label>
      <span class="muted" aria-hidden="true">${label}</span>
      <select
        aria-label=${label}
        @change=${({ target }: Event) => {
          const chosen = (target as HTMLSelectElement).value;
          this.#choose({ ...this.choice, [key]: key === "score" ? Number(chosen) : chosen });
        }}
      >
        ${options.map(
          ([name, text]) =>
            html`<option value=${name} ?selected=${name === value}>${text}</option>`,
        )}
      </select>
    </label>`;
  }

  #choose(choice: Choice): void {
    this.dispatchEvent(new Chosen(choice));
  }

  static override styles = [
    base,
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 14px;
        align-items: end;
      }
      .cameras {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      label {
        display: grid;
        gap: 2px;
        font-size: 0.75rem;
      }
      [aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
    `,
  ];
}

const GROUP_NAMES = {
  person: () => say("People"),
  vehicle: () => say("Vehicles"),
  animal: () => say("Animals"),
  package: () => say("Packages"),
} as const;

declare global {
  interface HTMLElementTagNameMap {
    "hw-choice-form": ChoiceForm;
  }
}
