import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Severity } from "../api/types";
import { base, controls } from "../parts/shared-styles";
import { severityName } from "../words/alerts";

/** How grave something is, in a word and a colour. */
@customElement("hw-severity-chip")
export class SeverityChip extends LitElement {
  @property() severity: Severity = "low";

  protected override render() {
    return html`<span class="chip ${this.severity}">${severityName(this.severity)}</span>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-flex;
      }
      .medium {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .high {
        background: var(--accent-soft);
        color: var(--accent);
      }
      .critical {
        background: var(--bad);
        color: var(--surface);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-severity-chip": SeverityChip;
  }
}
