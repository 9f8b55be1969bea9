import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Alert } from "../api/alerts";
import { alertState } from "../words/alerts";
import { groupOf } from "../words/labels";
import { clock } from "../words/time";
import "./alert-acts";
import { icons } from "../parts/icons";
import { Intent } from "./intent";
import "./severity-chip";
import { base, controls, row } from "../parts/shared-styles";
import "../parts/thumbnail";

/** One alert among others, with what can be done about it. */
@customElement("hw-alert-row")
export class AlertRow extends LitElement {
  @property({ attribute: false }) alert!: Alert;
  @property() cameraName: string | null = null;
  /** The address of its picture; empty if it has none. */
  @property() picture = "";
  /** Whoever looks may not say what becomes of it. */
  @property({ type: Boolean }) fixed = false;

  protected override render() {
    const { title, summary, severity, status, opened, label } = this.alert;
    return html`
      <article class="${severity} ${status}">
        <button class="row" @click=${this.#open}>
          <hw-thumbnail .src=${this.picture}>
            ${label ? icons[groupOf(label)] : icons.bell}
          </hw-thumbnail>
          <span class="text">
            <span class="title">
              <strong>${title}</strong> <hw-severity-chip .severity=${severity}></hw-severity-chip>
            </span>
            ${summary && summary !== title ? html`<span class="summary">${summary}</span>` : nothing}
            <small class="muted numbers">
              <time datetime=${opened}>${clock(new Date(opened))}</time>
              ${this.cameraName ? html`<span>${this.cameraName}</span>` : nothing}
              ${status === "open" ? nothing : html`<span>${alertState(this.alert)}</span>`}
            </small>
          </span>
        </button>
        ${this.fixed ? nothing : html`<hw-alert-acts .alert=${this.alert} brief></hw-alert-acts>`}
      </article>
    `;
  }

  #open(): void {
    const { id, title } = this.alert;
    this.dispatchEvent(new Intent({ kind: "alert", alertId: id, title }));
  }

  static override styles = [
    base,
    controls,
    row,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px;
        padding-right: 10px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--surface);
      }
      /* The graver it is, the more it stands out; what has been seen to steps back. */
      .open.medium {
        box-shadow: inset 4px 0 0 var(--warn);
      }
      .open.high {
        box-shadow: inset 4px 0 0 var(--accent);
      }
      .open.critical {
        box-shadow: inset 4px 0 0 var(--bad);
      }
      .acknowledged,
      .closed {
        background: transparent;
      }
      .acknowledged hw-thumbnail,
      .closed hw-thumbnail {
        opacity: 0.7;
      }
      .row {
        grid-template-columns: 112px minmax(0, 1fr);
        gap: 14px;
        min-height: 80px;
        padding: 8px 8px 8px 12px;
        border-radius: 0;
      }
      .row:focus-visible {
        outline-offset: -3px;
      }
      hw-thumbnail {
        height: 64px;
      }
      .title {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 10px;
        font-size: 0.9375rem;
      }
      strong {
        font-weight: 620;
        overflow-wrap: anywhere;
      }
      .summary {
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        article {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
          padding-right: 0;
        }
        .row {
          grid-template-columns: 84px minmax(0, 1fr);
          gap: 10px;
        }
        hw-alert-acts {
          padding: 0 12px 10px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-alert-row": AlertRow;
  }
}
