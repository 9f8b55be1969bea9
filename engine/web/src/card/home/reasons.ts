import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Decision, LookRecord, TrackView } from "../../api/types";
import "../../parts/check-list";
import "../../parts/decision";
import { factList, factListStyles } from "../../parts/fact-list";
import { base, controls, verdicts } from "../../parts/shared-styles";
import "../../parts/trace-bar";
import { factsOf } from "../../words/facts";
import { capitalise, labelName, percent } from "../../words/labels";
import { say, speaksEnglish } from "../../words/language";
import { typeName } from "../../words/sentences";
import { clock, dayName, duration } from "../../words/time";
import { byInterest, partChecks, trackName, verdictOf } from "../../words/verdict";
import type { EventExplanation, HomeEvent } from "./commands";
import type { Home } from "./home";
import { problemWords } from "./problems";

/** An event in full: its facts, how fast it was told, and every gate that it went through. */
@customElement("hw-event-reasons")
export class EventReasons extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) event!: HomeEvent;
  @property() cameraName = "";

  @state() private answer: EventExplanation | null = null;
  @state() private problem: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("event")) void this.#ask(this.event);
  }

  protected override render() {
    const decision = this.answer?.decision ?? this.event.decision;
    return html`
      ${this.#facts()}
      <section aria-live="polite">
        <h3>${say("Why was it told?")}</h3>
        ${this.#why()}
      </section>
      ${decision ? alerted(decision) : nothing}
      <section>
        <h3>${say("How fast it was told")}</h3>
        <hw-trace-bar .trace=${this.event.trace}></hw-trace-bar>
      </section>
    `;
  }

  #facts() {
    const { event } = this;
    const facts = factsOf(event);
    const moment = new Date(event.timestamp);
    return factList([
      [say("What"), typeName(event.type)],
      [say("When"), `${dayName(moment, new Date())}, ${clock(moment)}`],
      [say("Camera"), this.cameraName],
      [say("Seen as"), facts.label && capitalise(labelName(facts.label))],
      [say("Sure to"), facts.score === null ? null : percent(facts.score)],
      [say("Zone"), facts.zones.join(", ")],
      [say("Line"), facts.line],
      [say("Lasted"), facts.duration === null ? null : duration(facts.duration)],
      [say("Looks that saw it"), facts.looks],
    ]);
  }

  #why() {
    if (this.problem) return html`<p class="verdict held">${this.problem}</p>`;
    if (!this.answer) return html`<p class="muted">${say("Asking …")}</p>`;
    const { look } = this.answer;
    if (!look?.record) return html`<p class="verdict quiet">${notKept(look?.reason ?? null)}</p>`;
    return this.#look(look.record);
  }

  #look(record: LookRecord) {
    const { track } = factsOf(this.event);
    const asked = record.tracks.filter(({ id }) => id === track);
    const shown = asked.length > 0 ? asked : byInterest(record.tracks, track);
    const { kind, text } = verdictOf(record, shown);
    const { frame } = partChecks(record.checks);
    return html`
      <p class="verdict ${kind}">${text}</p>
      ${shown.map(followed)}
      <h4>${say("The picture")}</h4>
      <hw-check-list .checks=${frame}></hw-check-list>
    `;
  }

  async #ask({ entry_id, id }: HomeEvent): Promise<void> {
    this.answer = null;
    this.problem = null;
    try {
      const answer = await this.home.hass.callWS<EventExplanation>({
        type: "hearthwatch/explain",
        entry_id,
        event_id: id,
      });
      if (this.event.id === id) this.answer = answer;
    } catch (error) {
      if (this.event.id === id) this.problem = problemWords(error);
    }
  }

  static override styles = [
    base,
    controls,
    factListStyles,
    verdicts,
    css`
      :host {
        display: grid;
        gap: 22px;
        padding: 20px;
      }
      section {
        min-width: 0;
      }
      h3 {
        margin-bottom: 8px;
        font-size: 1rem;
        font-weight: 620;
      }
      h4 {
        display: flex;
        align-items: center;
        gap: 8px;
        margin: 14px 0 2px;
        font-size: 0.875rem;
        font-weight: 600;
      }
      .verdict {
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
    `,
  ];
}

function alerted(decision: Decision) {
  return html`<section>
    <h3>${say("Did it alert?")}</h3>
    <hw-decision .decision=${decision}></hw-decision>
  </section>`;
}

function followed(track: TrackView) {
  return html`<h4>${trackName(track)} <span class="chip">${say(track.state)}</span></h4>
    <hw-check-list .checks=${track.checks}></hw-check-list>`;
}

/** What the engine saw is kept for an hour; it says so in English. */
function notKept(reason: string | null): string {
  if (reason !== null && speaksEnglish()) return reason;
  return say("What the engine saw then is not kept any more: it is for an hour.");
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-event-reasons": EventReasons;
  }
}
