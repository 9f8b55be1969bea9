import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { EVENT_TYPES, type HearthEvent } from "../api/types";
import { eventSentence, typeName } from "../words/sentences";
import { dayList, dayListStyles, logProblem } from "./day-list";
import type { EventFilter } from "./event-log";
import "./event-row";
import { Showing } from "../parts/observed";
import { base, controls } from "../parts/shared-styles";
import type { House } from "./house";

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
      ${logProblem(log)}
      <div class="list">
        ${dayList({
          log,
          items: log.events,
          keyOf: ({ id }) => id,
          momentOf: ({ timestamp }) => timestamp,
          show: (event) => this.#row(event),
          none: () => this.#none(log.filter),
        })}
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

  #row(event: HearthEvent) {
    return html`<hw-event-row
      .event=${event}
      .cameraName=${this.house.camera(event.camera_id)?.name ?? event.camera}
      .picture=${this.house.client.pictureUrl(event)}
    ></hw-event-row>`;
  }

  #none(filter: EventFilter) {
    if (filter.camera || filter.type) return html`No such events.`;
    return html`Nothing has happened yet. When somebody comes by, it appears here within a second.`;
  }

  #spoken(newest: HearthEvent | undefined) {
    if (!newest || UNSPOKEN.test(newest.type)) return nothing;
    return eventSentence(newest, this.house.camera(newest.camera_id)?.name ?? null);
  }

  static override styles = [
    base,
    controls,
    dayListStyles,
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
      }
    `,
  ];
}

function chosen(change: Event): string {
  return (change.target as HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-list": EventList;
  }
}
