import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { HearthEvent } from "../../api/types";
import "../../parts/clip-player";
import { icons } from "../../parts/icons";
import { Showing } from "../../parts/observed";
import { base, controls, verdicts } from "../../parts/shared-styles";
import { checkWords } from "../../words/checks";
import { capitalise, GROUP_COLOURS, groupOf, labelName } from "../../words/labels";
import { say } from "../../words/language";
import { typeName } from "../../words/sentences";
import { ago, duration } from "../../words/time";
import { stoppedBy } from "../../words/verdict";
import type { HomeClip, TrialEvent } from "../home/commands";
import { problemWords } from "../home/problems";
import type { Trial } from "./trial";

/** Seconds before an event at which its clip begins to play. */
const LEAD = 3;

/** How a trial gets on, and what other zones would have told: what is gained and what is lost. */
@customElement("hw-trial-view")
export class TrialView extends LitElement {
  @property({ attribute: false }) trial!: Trial;

  @state() private shown: { event: TrialEvent; clip: HomeClip } | null = null;
  @state() private problem: string | null = null;

  constructor() {
    super();
    new Showing(this, () => this.trial ?? null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("trial")) this.shown = null;
  }

  protected override render() {
    const { job, problem, runs } = this.trial;
    if (problem !== null) return html`<p class="verdict held" role="alert">${problem}</p>`;
    if (runs) return this.#progress(job?.progress ?? 0);
    const events = job?.result?.events;
    if (!events || !job?.result) return nothing;
    const { clips, footage_seconds } = job.result;
    const footage = say("{clips} clips of the last day, {time} of footage", {
      clips,
      time: duration(footage_seconds),
    });
    return html`
      <p class="verdict ${events.gained + events.lost > 0 ? "followed" : "quiet"}" role="status">
        ${sum(events.gained, events.lost, events.before, events.after)}
      </p>
      <p class="muted">${footage}</p>
      ${this.problem ? html`<p class="verdict held" role="alert">${this.problem}</p>` : nothing}
      ${this.shown ? this.#clip(this.shown) : nothing}
      ${this.#list(say("Would be told"), "gained", events.gained_events)}
      ${this.#list(say("Would not be told any more"), "lost", events.lost_events)}
    `;
  }

  #progress(share: number) {
    const text = say("Looking through the last day's clips …");
    return html`<p role="status">${text}</p>
      <progress max="1" value=${share} aria-label=${text}></progress>
      <p class="muted numbers">${Math.round(share * 100)} %</p>`;
  }

  #list(title: string, kind: string, events: readonly TrialEvent[]) {
    if (events.length === 0) return nothing;
    return html`<h4>${title} <span class="chip">${events.length}</span></h4>
      <ol>
        ${events.slice(0, 50).map((event) => this.#event(kind, event))}
      </ol>`;
  }

  #event(kind: string, event: TrialEvent) {
    const { label, zone, line, why } = event;
    const what = label ? capitalise(labelName(label)) : typeName(event.type);
    const gate = why ? stoppedBy(why.checks) : null;
    const colour = GROUP_COLOURS[label ? groupOf(label) : "other"];
    return html`<li>
      <button aria-current=${this.shown?.event === event ? "true" : nothing} @click=${() => this.#play(event)}>
        <span class="sign ${kind}">${kind === "gained" ? "+" : "−"}</span>
        <span class="text">
          <b>${what}${zone || line ? ` · ${zone ?? line}` : ""}</b>
          <small class="muted">
            ${typeName(event.type)}, ${ago(new Date(event.timestamp), new Date())}${gate ? `: ${checkWords(gate)}` : ""}
          </small>
        </span>
        <svg viewBox="0 0 4 4" width="9" height="9" aria-hidden="true"><circle cx="2" cy="2" r="2" fill=${colour} /></svg>
        ${icons.play}
      </button>
    </li>`;
  }

  #clip({ event, clip }: { event: TrialEvent; clip: HomeClip }) {
    return html`<hw-clip-player
      .src=${this.trial.home.url(clip.media)}
      .poster=${this.trial.home.url(clip.thumbnail)}
      .at=${Math.max(0, event.offset - LEAD)}
      .codec=${clip.codec}
      .start=${clip.start}
      .events=${[seen(event)]}
      @hw-lost=${this.#lost}
    ></hw-clip-player>`;
  }

  readonly #lost = (lost: Event): void => {
    lost.preventDefault();
    this.shown = null;
    this.problem = say("The clip cannot be played now.");
  };

  async #play(event: TrialEvent): Promise<void> {
    this.problem = null;
    const { entry_id } = this.trial.camera;
    try {
      const clip = await this.trial.home.hass.callWS<HomeClip>({
        type: "hearthwatch/clip",
        entry_id,
        clip_id: event.clip_id,
      });
      this.shown = { event, clip };
    } catch (error) {
      this.shown = null;
      this.problem = problemWords(error);
    }
  }

  static override styles = [
    base,
    controls,
    verdicts,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      progress {
        width: 100%;
        accent-color: var(--accent);
      }
      .verdict {
        padding: 10px 14px;
        font-size: 0.9375rem;
      }
      .muted {
        font-size: 0.8125rem;
      }
      h4 {
        display: flex;
        gap: 8px;
        align-items: center;
        margin: 8px 0 0;
        font-size: 0.875rem;
      }
      hw-clip-player {
        overflow: hidden;
        border-radius: 10px;
      }
      li button {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto auto;
        gap: 8px;
        justify-content: stretch;
        width: 100%;
        padding: 6px 8px;
        border: 0;
        background: none;
        font-weight: 400;
        text-align: start;
      }
      li button[aria-current] {
        background: var(--raised);
      }
      li b {
        font-weight: 550;
      }
      .text {
        display: grid;
      }
      .sign {
        font-weight: 700;
        text-align: center;
      }
      .gained {
        color: var(--good);
      }
      .lost {
        color: var(--bad);
      }
    `,
  ];
}

/** What a trial found, as an event: a player draws its box. */
function seen({ type, timestamp, label, box, zone, confidence }: TrialEvent): HearthEvent {
  const data = { object_type: label, box, zone, confidence };
  return {
    id: "",
    type,
    camera: null,
    camera_id: null,
    timestamp,
    data,
    trace: {},
    picture: null,
    decision: null,
    alert_id: null,
  };
}

function sum(gained: number, lost: number, before: number, after: number): string {
  if (gained === 0 && lost === 0) {
    return say("Nothing would change: {count} events, as before.", { count: after });
  }
  return say("{gained} events more, {lost} fewer: {after} instead of {before}.", {
    gained,
    lost,
    after,
    before,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-trial-view": TrialView;
  }
}
