import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Check } from "../api/types";
import { checkWords, gateName } from "../words/checks";
import { say } from "../words/language";
import { gauge } from "../words/verdict";
import { icons } from "./icons";
import { base } from "./shared-styles";

/** The gates that a frame or a track went through, each with what was measured and the limit. */
@customElement("hw-check-list")
export class CheckList extends LitElement {
  @property({ attribute: false }) checks: readonly Check[] = [];

  protected override render() {
    return html`<ol>
      ${this.checks.map(
        (check) => html`
          <li class="${check.passed ? "passed" : "failed"} ${gauge(check) ? "" : "plain"}">
            <span class="mark">${check.passed ? icons.pass : icons.stop}</span>
            <span class="hidden">${check.passed ? say("Passed:") : say("Not passed:")}</span>
            <span class="gate">${gateName(check)}</span>
            <span class="text">${checkWords(check)}</span>
            ${bar(check)}
          </li>
        `,
      )}
    </ol>`;
  }

  static override styles = [
    base,
    css`
      li {
        display: grid;
        grid-template-columns: 22px 5.5rem minmax(0, 1fr) 96px;
        align-items: center;
        gap: 10px;
        padding: 6px 0;
        font-size: 0.875rem;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .mark {
        display: grid;
        place-content: center;
        width: 22px;
        height: 22px;
        border-radius: 50%;
      }
      .mark svg {
        width: 14px;
        height: 14px;
      }
      .passed .mark {
        background: var(--good-soft);
        color: var(--good);
      }
      .failed .mark {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .gate {
        color: var(--muted);
      }
      .text {
        overflow-wrap: anywhere;
      }
      .plain .text {
        grid-column: 3 / -1;
      }
      .bar {
        width: 100%;
        height: 8px;
        border-radius: 4px;
        background: var(--raised);
      }
      .passed .bar {
        color: var(--good);
      }
      .failed .bar {
        color: var(--bad);
      }
      .limit {
        fill: var(--text);
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: 22px minmax(0, 1fr) 72px;
          row-gap: 0;
        }
        .gate {
          grid-column: 2;
        }
        .text,
        .plain .text {
          grid-column: 2 / -1;
          grid-row: 2;
        }
        .bar {
          grid-column: 3;
          grid-row: 1;
        }
      }
    `,
  ];
}

function bar(check: Check) {
  const place = gauge(check);
  if (!place) return nothing;
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${100 * place.value} height="8" fill="currentColor" opacity="0.75" />
      <rect class="limit" x=${100 * place.limit - 0.75} width="1.5" height="8" />`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-check-list": CheckList;
  }
}
