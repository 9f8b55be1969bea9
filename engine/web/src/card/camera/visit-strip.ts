import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { eventIcon } from "../../parts/icons";
import { Ticking } from "../../parts/observed";
import { base } from "../../parts/shared-styles";
import "../../parts/thumbnail";
import { factsOf } from "../../words/facts";
import { capitalise, GROUP_COLOURS, groupOf, labelName } from "../../words/labels";
import { say } from "../../words/language";
import { eventSentence, typeName } from "../../words/sentences";
import { ago, clock } from "../../words/time";
import type { HomeEvent } from "../home/commands";
import type { Happenings } from "../home/happenings";
import type { Visit } from "../home/visits";

/** Somebody has chosen an event. */
export class Chosen extends Event {
  static readonly type = "hw-chosen";

  constructor(readonly event: HomeEvent) {
    super(Chosen.type);
  }
}

/** What happened last, as small pictures side by side; the newest is on the left. */
@customElement("hw-visit-strip")
export class VisitStrip extends LitElement {
  @property({ attribute: false }) happenings!: Happenings;
  /** Changes with what is shown: the list is the same object all the time. */
  @property({ attribute: false }) visits: readonly Visit[] = [];
  @property() cameraName = "";
  /** The id of the event that is shown now. */
  @property() chosen: string | null = null;

  /** Whether there has been an answer. */
  @property({ type: Boolean }) known = false;
  @property({ attribute: false }) problem: string | null = null;

  constructor() {
    super();
    new Ticking(this, 20);
  }

  protected override render() {
    const { known, problem } = this;
    if (this.visits.length === 0) {
      if (problem) {
        return html`<p role="alert">
          ${problem}
          <button @click=${() => this.happenings.refresh()}>${say("Try again")}</button>
        </p>`;
      }
      return known
        ? html`<p>${say("Nothing has happened yet.")}</p>`
        : html`<ol aria-busy="true">${[1, 2, 3, 4].map(() => html`<li class="blank"></li>`)}</ol>`;
    }
    return html`<ol aria-label=${say("Last events of {name}", { name: this.cameraName })} @keydown=${this.#moved}>
      ${repeat(
        this.visits,
        ({ events }) => events.at(-1)?.id,
        (visit) => this.#visit(visit),
      )}
    </ol>`;
  }

  #visit({ lead, face, events }: Visit) {
    const { label } = factsOf(lead);
    const group = label ? groupOf(label) : null;
    const current = events.some(({ id }) => id === this.chosen);
    const moment = new Date(lead.timestamp);
    return html`<li>
      <button
        aria-label="${eventSentence(lead, this.cameraName)}, ${clock(moment)}"
        aria-current=${current ? "true" : nothing}
        @click=${() => this.dispatchEvent(new Chosen(lead))}
      >
        <hw-thumbnail .src=${this.happenings.home.url(face.picture)} .box=${factsOf(face).pictureBox}>
          ${eventIcon(lead.type, group)}
        </hw-thumbnail>
        <svg class="mark" viewBox="0 0 4 4" aria-hidden="true">
          <circle cx="2" cy="2" r="2" fill=${group ? GROUP_COLOURS[group] : "#d5b3ff"} />
        </svg>
        <span class="what">${what(lead)}</span>
        <time class="numbers" datetime=${lead.timestamp} title=${clock(moment)}>${ago(moment, new Date())}</time>
      </button>
    </li>`;
  }

  /** Arrow keys go from one to the next. */
  #moved(pressed: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[pressed.key];
    if (!step) return;
    const buttons = [...this.renderRoot.querySelectorAll("button")];
    const here = buttons.indexOf(pressed.target as HTMLButtonElement);
    buttons[here + step]?.focus();
    pressed.preventDefault();
  }

  static override styles = [
    base,
    css`
      ol {
        display: flex;
        gap: 8px;
        padding: 10px 12px 4px;
        overflow-x: auto;
        overscroll-behavior-x: contain;
        overflow-anchor: none;
        scrollbar-width: none;
      }
      li {
        flex: none;
        width: 112px;
      }
      .blank {
        height: 99px;
        border-radius: 10px;
        background: var(--raised);
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      @keyframes breathe {
        to {
          opacity: 0.5;
        }
      }
      button {
        font: inherit;
      }
      li button {
        position: relative;
        display: grid;
        width: 100%;
        padding: 0 0 2px;
        border: 0;
        border-radius: 10px;
        background: none;
        color: var(--text);
        text-align: start;
        cursor: pointer;
      }
      hw-thumbnail {
        width: 100%;
        height: 64px;
        border-radius: 10px;
        background: var(--raised);
        color: var(--muted);
      }
      [aria-current] hw-thumbnail {
        box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px var(--accent);
      }
      li button:hover hw-thumbnail {
        filter: brightness(1.08);
      }
      .mark {
        position: absolute;
        top: 6px;
        left: 6px;
        width: 9px;
        height: 9px;
        overflow: visible;
        stroke: rgb(0 0 0 / 55%);
        stroke-width: 0.7;
      }
      .what {
        margin-top: 4px;
        overflow: hidden;
        font-size: 0.8125rem;
        font-weight: 550;
        line-height: 1.25;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      time {
        color: var(--muted);
        font-size: 0.75rem;
      }
      p {
        padding: 14px 16px;
        color: var(--muted);
        font-size: 0.875rem;
      }
      p button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font-weight: 550;
        cursor: pointer;
      }
    `,
  ];
}

/** Say in as few words as fit below a small picture what it was. */
function what(event: HomeEvent): string {
  const { label, name, zones, line } = factsOf(event);
  if (event.type === "snapshot_taken" || !(label ?? name)) return typeName(event.type);
  const thing = name ?? capitalise(labelName(label ?? ""));
  const place = event.type === "line_crossed" ? line : zones[0];
  return place ? `${thing} · ${place}` : thing;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-visit-strip": VisitStrip;
  }
}
