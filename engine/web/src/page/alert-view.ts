import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Alert, AlertDetail } from "../api/alerts";
import { describe } from "../api/problem";
import type { HearthEvent } from "../api/types";
import { alertState } from "../words/alerts";
import { capitalise } from "../words/labels";
import { stamp } from "../words/time";
import { ActEvent } from "./alert-acts";
import "./alert-acts";
import "../parts/decision";
import "./event-row";
import { factList, factListStyles } from "../parts/fact-list";
import "./footage";
import { Showing } from "../parts/observed";
import type { House } from "./house";
import "./severity-chip";
import { base, controls, pictureAndFacts } from "../parts/shared-styles";

/** An open alert may change with every step that somebody takes. */
const REST_MS = 1000;

/** Of many events the first ones are shown at once. */
const AT_ONCE = 5;

/** One alert: what is to be seen, what belongs to it, and why the owner was alerted. */
@customElement("hw-alert-view")
export class AlertView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() alertId = "";

  @state() private detail: AlertDetail | null = null;
  @state() private problem: string | null = null;
  /** All events are shown. */
  @state() private unfolded = false;

  #asking = false;
  /** What was last heard of it. */
  #heard: Alert | null = null;

  constructor() {
    super();
    new Showing(this, () => this.house.alerts);
    this.addEventListener(ActEvent.type, (event) => {
      const { alert, act } = event as ActEvent;
      void this.house.alerts.act(alert, act);
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("alertId")) {
      this.detail = null;
      void this.#ask();
    }
    const { latest } = this.house.alerts;
    if (latest?.id !== this.alertId || latest === this.#heard) return;
    this.#heard = latest;
    if (!this.#asking) void this.#follow();
  }

  protected override render() {
    const { detail } = this;
    if (!detail)
      return html`<section><p class="muted">${this.problem ?? "Loading …"}</p></section>`;
    const first = detail.events.find(({ id }) => id === detail.event_id) ?? detail.events[0];
    return html`
      ${first ? html`<hw-footage .house=${this.house} .event=${first}></hw-footage>` : nothing}
      <section class=${first ? "" : "alone"}>
        <p class="state">
          <hw-severity-chip .severity=${detail.severity}></hw-severity-chip>
          <span class="muted">${alertState(detail)}</span>
        </p>
        ${detail.summary && detail.summary !== detail.title ? html`<p>${detail.summary}</p>` : nothing}
        ${this.#acts(detail)}
        ${first?.decision ? this.#reasons(first.decision) : nothing}
        ${detail.events.length > 0 ? this.#events(detail) : nothing}
        ${this.#facts(detail)}
      </section>
    `;
  }

  /** Ask for what has changed, again after a rest while more of it is told. */
  async #follow(): Promise<void> {
    this.#asking = true;
    let told: Alert | null = null;
    while (this.isConnected && told !== this.#heard) {
      told = this.#heard;
      await this.#ask();
      await new Promise((rested) => setTimeout(rested, REST_MS));
    }
    this.#asking = false;
  }

  async #ask(): Promise<void> {
    const id = this.alertId;
    try {
      const detail = await this.house.client.alerts.get(id);
      if (id === this.alertId) this.detail = detail;
    } catch (error) {
      this.problem = describe(error);
    }
  }

  #acts(alert: Alert) {
    const { problem } = this.house.alerts;
    if (!this.house.may("write")) return nothing;
    return html`
      <hw-alert-acts .alert=${alert}></hw-alert-acts>
      ${problem ? html`<p class="held" role="alert">${problem}</p>` : nothing}
    `;
  }

  #events({ events }: AlertDetail) {
    const shown = this.unfolded ? events : events.slice(0, AT_ONCE);
    return html`<div>
      <h3>What happened</h3>
      <ul>
        ${shown.map((event) => html`<li>${this.#row(event)}</li>`)}
      </ul>
      ${shown.length < events.length ? this.#unfold(events.length) : nothing}
    </div>`;
  }

  #unfold(count: number) {
    return html`<button
      class="plain"
      @click=${() => {
        this.unfolded = true;
      }}
    >
      Show all ${count} events
    </button>`;
  }

  #row(event: HearthEvent) {
    return html`<hw-event-row
      .event=${event}
      .cameraName=${this.house.camera(event.camera_id)?.name ?? event.camera}
      .picture=${this.house.client.pictureUrl(event)}
    ></hw-event-row>`;
  }

  #reasons(decision: NonNullable<HearthEvent["decision"]>) {
    return html`<div>
      <h3>Why it alerted</h3>
      <hw-decision .decision=${decision}></hw-decision>
    </div>`;
  }

  #facts(alert: Alert) {
    return factList([
      ["Camera", this.house.camera(alert.camera_id)?.name ?? alert.camera],
      ["Opened", stamp(new Date(alert.opened))],
      ["Newest event", stamp(new Date(alert.updated))],
      ["Label", alert.label && capitalise(alert.label)],
      ["Zones", alert.zones.join(", ")],
    ]);
  }

  static override styles = [
    base,
    controls,
    factListStyles,
    pictureAndFacts,
    css`
      .alone {
        grid-column: 1 / -1;
      }
      .state {
        display: flex;
        align-items: center;
        gap: 10px;
      }
      .held {
        color: var(--bad);
      }
      h3 {
        margin-bottom: 6px;
      }
      hw-event-row {
        margin: 0 -6px;
      }
      @media (min-width: 980px) {
        hw-footage {
          position: sticky;
          top: 0;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-alert-view": AlertView;
  }
}
