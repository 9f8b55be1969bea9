import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Decision, HearthEvent } from "../api/types";
import { factsOf } from "../words/facts";
import { capitalise, percent } from "../words/labels";
import { typeName } from "../words/sentences";
import { duration, stamp } from "../words/time";
import "../parts/decision";
import { factList, factListStyles } from "../parts/fact-list";
import "./footage";
import { icons } from "../parts/icons";
import { base, controls, pictureAndFacts } from "../parts/shared-styles";
import type { House } from "./house";
import { Intent } from "./intent";
import "../parts/trace-bar";

/** One event in full: its clip or picture, its facts and how it came about. */
@customElement("hw-event-view")
export class EventView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property({ attribute: false }) event!: HearthEvent;

  protected override render() {
    const { event, house } = this;
    const alertId = event.alert_id ?? factsOf(event).alert;
    return html`
      <hw-footage .house=${house} .event=${event}></hw-footage>
      <section>
        ${this.#facts()}
        ${event.decision ? this.#alerted(event.decision) : nothing}
        ${alertId ? this.#alert(alertId) : nothing}
        <div>
          <h3>How fast it was told</h3>
          <hw-trace-bar .trace=${event.trace}></hw-trace-bar>
        </div>
        ${event.camera_id ? this.#why(event.camera_id) : nothing}
      </section>
    `;
  }

  #alerted(decision: Decision) {
    return html`<div>
      <h3>Did it alert?</h3>
      <hw-decision .decision=${decision}></hw-decision>
    </div>`;
  }

  #alert(alertId: string) {
    const title = factsOf(this.event).title ?? "Alert";
    return html`<button
      @click=${() => this.dispatchEvent(new Intent({ kind: "alert", alertId, title }))}
    >
      ${icons.bell} Show the alert
    </button>`;
  }

  #facts() {
    const { event, house } = this;
    const facts = factsOf(event);
    return factList([
      ["What", typeName(event.type)],
      ["When", stamp(new Date(event.timestamp))],
      ["Camera", house.camera(event.camera_id)?.name ?? event.camera],
      ["Label", facts.label && capitalise(facts.label)],
      ["Score", facts.score === null ? null : percent(facts.score)],
      ["Zone", facts.zones.join(", ")],
      ["Line", facts.line],
      ["Direction", facts.direction],
      ["Motion", facts.share === null ? null : percent(facts.share)],
      ["Lasted", facts.duration === null ? null : duration(facts.duration)],
      ["First seen", facts.firstSeen && stamp(new Date(facts.firstSeen))],
      ["Looks that saw it", facts.looks],
      ["Track", facts.track === null ? null : `#${facts.track}`],
      ["Reason", facts.message],
      ["Event id", event.id],
    ]);
  }

  #why(cameraId: string) {
    const view = {
      kind: "why",
      cameraId,
      at: new Date(this.event.timestamp),
      trackId: factsOf(this.event).track,
    } as const;
    return html`<button @click=${() => this.dispatchEvent(new Intent(view))}>
      ${icons.question} Why was this told?
    </button>`;
  }

  static override styles = [
    base,
    controls,
    factListStyles,
    pictureAndFacts,
    css`
      h3 {
        margin-bottom: 6px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-view": EventView;
  }
}
