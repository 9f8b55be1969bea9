import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Alert, AlertStatus } from "../api/alerts";
import { ActEvent } from "./alert-acts";
import type { AlertFilter } from "./alert-log";
import "./alert-row";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls, parts } from "../parts/shared-styles";
import { dayList, dayListStyles, logProblem } from "./day-list";
import type { House } from "./house";

const CHOICES: readonly (readonly [status: AlertStatus | "", name: string])[] = [
  ["open", "Open"],
  ["acknowledged", "Acknowledged"],
  ["", "All"],
];

/** The alerts, the newest first, by day. */
@customElement("hw-alerts-view")
export class AlertsView extends LitElement {
  @property({ attribute: false }) house!: House;

  constructor() {
    super();
    new Showing(this, () => this.house);
    new Showing(this, () => this.house.alerts);
    this.addEventListener(ActEvent.type, (event) => {
      const { alert, act } = event as ActEvent;
      void this.house.alerts.act(alert, act);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.house.alerts.choose(this.house.alerts.filter);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.house.alerts.leave();
  }

  protected override render() {
    const { alerts } = this.house;
    return html`
      <div class="top">${this.#choice(alerts.filter)} ${this.#all(alerts.filter)}</div>
      ${logProblem(alerts)}
      ${dayList({
        log: alerts,
        items: alerts.alerts,
        keyOf: ({ id }) => id,
        momentOf: ({ opened }) => opened,
        show: (alert) => this.#row(alert),
        none: () => this.#none(alerts.filter),
      })}
    `;
  }

  #choice(filter: AlertFilter) {
    return html`<div class="choice">
      <div class="parts" role="group" aria-label="Which alerts">
        ${CHOICES.map(
          ([status, name]) => html`<button
            class="plain"
            aria-pressed=${filter.status === status}
            @click=${() => this.#choose({ ...filter, status })}
          >
            ${name}
          </button>`,
        )}
      </div>
      ${this.house.cameras.length > 1 ? this.#cameraChoice(filter) : nothing}
    </div>`;
  }

  #cameraChoice(filter: AlertFilter) {
    return html`<select
      aria-label="Camera"
      @change=${(change: Event) => this.#choose({ ...filter, camera: (change.target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${!filter.camera}>All cameras</option>
      ${this.house.cameras.map(
        ({ id, name }) =>
          html`<option value=${id} ?selected=${id === filter.camera}>${name}</option>`,
      )}
    </select>`;
  }

  #all({ status }: AlertFilter) {
    const { alerts } = this.house;
    const some =
      status !== "acknowledged" && alerts.alerts.some((alert) => alert.status === "open");
    if (!some || !this.house.may("write")) return nothing;
    return html`<button @click=${() => alerts.acknowledgeAll()}>
      ${icons.pass} Acknowledge all
    </button>`;
  }

  #choose(filter: AlertFilter): void {
    void this.house.alerts.choose(filter);
  }

  #row(alert: Alert) {
    return html`<hw-alert-row
      .alert=${alert}
      .cameraName=${this.house.camera(alert.camera_id)?.name ?? alert.camera}
      .picture=${this.house.client.alerts.pictureUrl(alert)}
      ?fixed=${!this.house.may("write")}
    ></hw-alert-row>`;
  }

  #none({ status, camera }: AlertFilter) {
    if (status === "open" && !camera) return html`All is calm: no alert is open.`;
    return html`There are no such alerts.`;
  }

  static override styles = [
    base,
    controls,
    dayListStyles,
    parts,
    css`
      :host {
        width: min(860px, 100%);
        min-height: 40dvh;
        margin: 0 auto;
        padding: 16px 20px 24px;
      }
      .top,
      .choice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px;
      }
      .top {
        justify-content: space-between;
      }
      h3 {
        padding: 16px 0 8px;
      }
      ol {
        display: grid;
        gap: 10px;
      }
      @media (max-width: 640px) {
        :host {
          padding: 12px 12px 20px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-alerts-view": AlertsView;
  }
}
