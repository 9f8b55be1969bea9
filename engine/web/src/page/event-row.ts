import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { HearthEvent } from "../api/types";
import { eventIcon } from "../parts/icons";
import { base, controls, row } from "../parts/shared-styles";
import { factsOf, latencyOf } from "../words/facts";
import { groupOf } from "../words/labels";
import { eventSentence } from "../words/sentences";
import { clock, duration } from "../words/time";
import { Intent } from "./intent";
import "../parts/thumbnail";

/** One event: what, where, when and how long it took to be told. */
@customElement("hw-event-row")
export class EventRow extends LitElement {
  @property({ attribute: false }) event!: HearthEvent;
  @property() cameraName: string | null = null;
  /** The address of its picture; empty if it has none. */
  @property() picture = "";

  protected override render() {
    const latency = latencyOf(this.event.trace);
    const sentence = eventSentence(this.event, this.cameraName);
    const camera = this.cameraName && !sentence.includes(this.cameraName) ? this.cameraName : null;
    return html`
      <button class="row" @click=${this.#open}>
        <hw-thumbnail .src=${this.picture}>${this.#icon()}</hw-thumbnail>
        <span class="text">
          <span class="sentence">${sentence}</span>
          <small class="muted numbers">
            <time datetime=${this.event.timestamp}>${clock(new Date(this.event.timestamp))}</time>
            ${camera ? html`<span>${camera}</span>` : nothing}
            ${latency === null ? "" : html`<span title="From the camera's packet to this message">told in ${duration(latency)}</span>`}
          </small>
        </span>
      </button>
    `;
  }

  #icon() {
    const { label } = factsOf(this.event);
    return eventIcon(this.event.type, label ? groupOf(label) : null);
  }

  #open(): void {
    this.dispatchEvent(new Intent({ kind: "event", event: this.event }));
  }

  static override styles = [
    base,
    controls,
    row,
    css`
      :host {
        content-visibility: auto;
        contain-intrinsic-size: auto 68px;
      }
      .row {
        grid-template-columns: 76px minmax(0, 1fr);
        gap: 12px;
        width: 100%;
        padding: 6px;
        border-radius: 12px;
      }
      .row:focus-visible {
        outline-offset: -2px;
      }
      hw-thumbnail {
        height: 54px;
      }
      .sentence {
        font-size: 0.9375rem;
        font-weight: 550;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-row": EventRow;
  }
}
