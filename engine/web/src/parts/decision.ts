import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Decision } from "../api/types";
import { decisionSentence } from "../words/alerts";
import "../parts/check-list";
import { base, verdicts } from "./shared-styles";

/** Whether an event alerted, with all that was asked before that was decided. */
@customElement("hw-decision")
export class DecisionNote extends LitElement {
  @property({ attribute: false }) decision!: Decision;

  protected override render() {
    const { alerting, checks } = this.decision;
    return html`
      <p class="verdict ${alerting ? "followed" : "quiet"}">${decisionSentence(this.decision)}</p>
      <hw-check-list .checks=${checks}></hw-check-list>
    `;
  }

  static override styles = [
    base,
    verdicts,
    css`
      .verdict {
        margin-bottom: 6px;
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-decision": DecisionNote;
  }
}
