import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { describe } from "../api/problem";
import { icons } from "../parts/icons";
import { base, controls } from "../parts/shared-styles";
import { modeChoices, modeName } from "../words/modes";
import type { House } from "./house";

/** Chooses the house's mode: alerts go by it. */
@customElement("hw-mode-choice")
export class ModeChoice extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() mode = "home";

  @state() private problem = "";

  protected override render() {
    return html`<label title=${this.problem || "The house's mode: alerts go by it"}>
      ${this.problem ? icons.alert : icons.home}
      <span class="hidden">Mode of the house</span>
      <select @change=${this.#chosen}>
        ${modeChoices(this.mode, this.house.modes).map(
          (mode) =>
            html`<option value=${mode} .selected=${mode === this.mode}>${modeName(mode)}</option>`,
        )}
      </select>
      <span class="hidden" role="alert">${this.problem}</span>
    </label>`;
  }

  async #chosen({ target }: Event): Promise<void> {
    const select = target as HTMLSelectElement;
    try {
      await this.house.setMode(select.value);
      this.problem = "";
    } catch (error) {
      select.value = this.mode;
      this.problem = describe(error);
    }
  }

  static override styles = [
    base,
    controls,
    css`
      label {
        position: relative;
        display: block;
      }
      svg {
        position: absolute;
        top: 9px;
        left: 10px;
        width: 18px;
        height: 18px;
        color: var(--muted);
        pointer-events: none;
      }
      select {
        width: 100%;
        padding-left: 34px;
        font-weight: 550;
        text-overflow: ellipsis;
      }
      @media (max-width: 520px) {
        svg {
          display: none;
        }
        select {
          padding: 0 4px 0 8px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-mode-choice": ModeChoice;
  }
}
