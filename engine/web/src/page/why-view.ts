import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { describe } from "../api/problem";
import type { Check, Explanation, HearthEvent, LookRecord, TrackView } from "../api/types";
import { percent } from "../words/labels";
import { clock, duration, secondsBetween } from "../words/time";
import { byInterest, partChecks, trackName, verdictOf } from "../words/verdict";
import "../parts/check-list";
import "./event-row";
import type { House } from "./house";
import "./moment-choice";
import { base, controls, verdicts } from "../parts/shared-styles";
import type { MomentChoice } from "./moment-choice";

/** Why a camera told something at a moment, or did not: every gate with its numbers. */
@customElement("hw-why-view")
export class WhyView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() cameraId = "";
  @property({ attribute: false }) at: Date | null = null;
  /** The track that is asked about, if it is one. */
  @property({ attribute: false }) trackId: number | null = null;

  @state() private answer: Explanation | null = null;
  @state() private problem: string | null = null;

  #turn = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("cameraId") || changed.has("at")) void this.#ask();
  }

  protected override render() {
    return html`
      <form @submit=${(submit: Event) => submit.preventDefault()}>
        <label>
          <span class="hidden">Camera</span>
          <select @change=${this.#cameraChosen}>
            ${this.house.cameras.map(
              ({ id, name }) =>
                html`<option value=${id} ?selected=${id === this.cameraId}>${name}</option>`,
            )}
          </select>
        </label>
        <hw-moment-choice .at=${this.at} @hw-moment=${this.#momentChosen}></hw-moment-choice>
      </form>
      <div class="answer" aria-live="polite">${this.#answer()}</div>
    `;
  }

  #cameraChosen(change: Event): void {
    this.cameraId = (change.target as HTMLSelectElement).value;
    this.trackId = null;
  }

  #momentChosen(moment: Event): void {
    const { at } = moment.target as MomentChoice;
    const again = at === null && this.at === null;
    this.at = at;
    if (again) void this.#ask();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    let answer: Explanation | null = null;
    let problem: string | null = null;
    try {
      answer = await this.house.client.explain(this.cameraId, this.at);
    } catch (error) {
      problem = describe(error);
    }
    if (turn === this.#turn) [this.answer, this.problem] = [answer, problem];
  }

  #answer() {
    if (this.problem) return html`<p class="verdict held">${this.problem}</p>`;
    if (!this.answer) return html`<p class="muted">Asking …</p>`;
    const { record, reason, events } = this.answer;
    return html`
      ${record ? this.#look(record) : html`<p class="verdict quiet">${reason}</p>`}
      ${events.length > 0 ? this.#told(events) : nothing}
    `;
  }

  #look(record: LookRecord) {
    const tracks = byInterest(record.tracks, this.trackId);
    const asked = tracks.filter(({ id }) => id === this.trackId);
    const { kind, text } = verdictOf(record, asked.length > 0 ? asked : tracks);
    const { frame, sightings } = partChecks(record.checks);
    return html`
      <p class="verdict ${kind}">${text}</p>
      <section>
        <h3>The picture</h3>
        <p class="muted numbers">${run(record)}</p>
        <hw-check-list .checks=${frame}></hw-check-list>
        ${sightings.length > 0 ? turnedAway(sightings) : nothing}
      </section>
      ${tracks.map(track)}
    `;
  }

  #told(events: readonly HearthEvent[]) {
    return html`<section>
      <h3>What was told within 5 s</h3>
      <ul>
        ${events.map(
          (event) => html`<li>
            <hw-event-row
              .event=${event}
              .cameraName=${this.house.camera(event.camera_id)?.name ?? event.camera}
              .picture=${this.house.client.pictureUrl(event)}
            ></hw-event-row>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  static override styles = [
    base,
    controls,
    verdicts,
    css`
      :host {
        max-width: 860px;
        margin: 0 auto;
        padding: 20px;
      }
      form {
        display: grid;
        gap: 14px;
      }
      select {
        width: 100%;
      }
      .answer {
        display: grid;
        gap: 20px;
        margin-top: 20px;
      }
      section {
        padding: 14px 16px 8px;
        border: 1px solid var(--line);
        border-radius: 12px;
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        font-size: 0.9375rem;
        font-weight: 620;
      }
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        padding: 8px 0;
        color: var(--muted);
        font-size: 0.875rem;
        cursor: pointer;
      }
      section > .muted {
        margin-bottom: 4px;
        font-size: 0.8125rem;
      }
    `,
  ];
}

function track(view: TrackView) {
  const zones = view.zones.length > 0 ? `, in ${view.zones.join(" and ")}` : "";
  return html`<section>
    <h3>${trackName(view)} <span class="chip">${view.state}</span></h3>
    <p class="muted numbers">Score ${percent(view.score)}${zones}</p>
    <hw-check-list .checks=${view.checks}></hw-check-list>
  </section>`;
}

function turnedAway(sightings: readonly Check[]) {
  return html`<details>
    <summary>
      ${sightings.length === 1 ? "1 sighting was" : `${sightings.length} sightings were`} turned away
    </summary>
    <hw-check-list .checks=${sightings}></hw-check-list>
  </details>`;
}

/** Say when a record's looks were made and what they cost. */
function run({ start, end, looks, share, inferences }: LookRecord): string {
  const motion = `motion ${percent(share)}`;
  const detector =
    inferences === 1 ? "1 crop for the detector" : `${inferences} crops for the detector`;
  if (looks === 1) return `One look at ${clock(new Date(start))}, ${motion}, ${detector}`;
  const lasted = duration(secondsBetween(start, end) ?? 0);
  return `${looks} equal looks within ${lasted} from ${clock(new Date(start))}, ${motion}, ${detector}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-why-view": WhyView;
  }
}
