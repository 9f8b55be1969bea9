import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { EVENT_TYPES, type HearthEvent } from "../api/types";
import { eventSentence, typeName } from "../words/sentences";
import { dayName } from "../words/time";
import type { EventFilter } from "./event-log";
import "./event-row";
import type { House } from "./house";
import { Showing } from "./observed";
import { base, controls } from "./shared-styles";

/** Not read aloud: they come with everything else that happens. */
const UNSPOKEN = /^(motion|recording|clip)_/;

/** The events, newest first, by day. */
@customElement("hw-event-list")
export class EventList extends LitElement {
  @property({ attribute: false }) house!: House;

  constructor() {
    super();
    new Showing(this, () => this.house);
    new Showing(this, () => this.house.events);
  }

  protected override render() {
    const log = this.house.events;
    return html`
      <form aria-label="Which events" @submit=${(submit: Event) => submit.preventDefault()}>
        ${this.#cameraChoice(log.filter)} ${this.#typeChoice(log.filter)}
      </form>
      ${log.problem ? this.#problem(log.problem) : nothing}
      <div class="list">
        ${log.events.length > 0 ? this.#days(log.events) : this.#none()}
        ${log.hasOlder ? this.#older(log.loading) : nothing}
      </div>
      <p class="hidden" role="status">${this.#spoken(log.events[0])}</p>
    `;
  }

  #cameraChoice(filter: EventFilter) {
    return html`<select
      aria-label="Camera"
      @change=${(change: Event) => this.#choose({ ...filter, camera: chosen(change) })}
    >
      <option value="" ?selected=${!filter.camera}>All cameras</option>
      ${this.house.cameras.map(
        ({ id, name }) =>
          html`<option value=${id} ?selected=${id === filter.camera}>${name}</option>`,
      )}
    </select>`;
  }

  #typeChoice(filter: EventFilter) {
    return html`<select
      aria-label="Kind of event"
      @change=${(change: Event) => this.#choose({ ...filter, type: chosen(change) })}
    >
      <option value="" ?selected=${!filter.type}>Everything</option>
      ${EVENT_TYPES.map(
        (type) =>
          html`<option value=${type} ?selected=${type === filter.type}>${typeName(type)}</option>`,
      )}
    </select>`;
  }

  #choose(filter: EventFilter): void {
    void this.house.events.choose(filter);
  }

  #problem(problem: string) {
    return html`<p class="problem" role="alert">
      ${problem} <button @click=${() => this.house.events.refresh()}>Try again</button>
    </p>`;
  }

  #days(events: readonly HearthEvent[]) {
    return byDay(events, new Date()).map(
      ([day, found]) => html`
        <h3>${day}</h3>
        <ol>
          ${repeat(
            found,
            (event) => event.id,
            (event) => html`<li>${this.#row(event)}</li>`,
          )}
        </ol>
      `,
    );
  }

  #row(event: HearthEvent) {
    return html`<hw-event-row
      .event=${event}
      .cameraName=${this.house.camera(event.camera_id)?.name ?? event.camera}
      .picture=${this.house.client.pictureUrl(event)}
    ></hw-event-row>`;
  }

  #older(loading: boolean) {
    return html`<button
      class="older"
      ?disabled=${loading}
      @click=${() => this.house.events.loadOlder()}
    >
      ${loading ? "Loading …" : "Show older"}
    </button>`;
  }

  #none() {
    const { loading, problem, filter } = this.house.events;
    if (problem) return nothing;
    if (loading) return html`<p class="none muted">Loading …</p>`;
    if (filter.camera || filter.type) {
      return html`<p class="none muted">No such events.</p>`;
    }
    return html`<p class="none muted">
      Nothing has happened yet. When somebody comes by, it appears here within a second.
    </p>`;
  }

  #spoken(newest: HearthEvent | undefined) {
    if (!newest || UNSPOKEN.test(newest.type)) return nothing;
    return eventSentence(newest, this.house.camera(newest.camera_id)?.name ?? null);
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .list {
        min-height: 0;
        overflow: auto;
        scrollbar-width: thin;
      }
      form {
        display: flex;
        gap: 8px;
        margin-bottom: 8px;
      }
      select {
        flex: 1;
        min-width: 0;
      }
      h3 {
        position: sticky;
        top: 0;
        z-index: 1;
        padding: 8px 6px 4px;
        background: var(--surface);
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 600;
      }
      .none {
        padding: 32px 16px;
        text-align: center;
      }
      .problem {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding: 10px 14px;
        border-radius: 10px;
        background: var(--bad-soft);
        color: var(--bad);
        font-size: 0.875rem;
      }
      .older {
        width: 100%;
        margin: 8px 0 12px;
      }
    `,
  ];
}

/** Cut a list of events, newest first, into days. */
export function byDay(events: readonly HearthEvent[], now: Date): [string, HearthEvent[]][] {
  const days = new Map<string, HearthEvent[]>();
  for (const event of events) {
    const day = dayName(new Date(event.timestamp), now);
    const found = days.get(day);
    if (found) found.push(event);
    else days.set(day, [event]);
  }
  return [...days];
}

function chosen(change: Event): string {
  return (change.target as HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-list": EventList;
  }
}
