import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Problem } from "../api/types";
import { icons } from "../parts/icons";
import { base } from "../parts/shared-styles";
import { duration, stamp } from "../words/time";

/** What is wrong with a camera although it delivers, a sentence each. */
@customElement("hw-problem-list")
export class ProblemList extends LitElement {
  @property({ attribute: false }) problems: readonly Problem[] = [];

  protected override render() {
    return html`<ul>
      ${this.problems.map(({ since, text }) => {
        const seconds = (Date.now() - Date.parse(since)) / 1000;
        const lasts = seconds < 60 ? "" : ` for ${duration(seconds)}`;
        return html`<li title="Since ${stamp(new Date(since))}">
          ${icons.alert}<span>${text}<span class="since">${lasts}</span></span>
        </li>`;
      })}
    </ul>`;
  }

  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: 6px;
      }
      li {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        align-items: start;
        gap: 8px;
        padding: 6px 10px;
        border-radius: 9px;
        background: var(--warn-soft);
        color: var(--warn);
        font-size: 0.8125rem;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      svg {
        width: 18px;
        height: 18px;
      }
      .since {
        font-weight: 400;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-problem-list": ProblemList;
  }
}
