import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { eventIcon } from "../../parts/icons";
import { base } from "../../parts/shared-styles";
import "../../parts/thumbnail";
import { factsOf } from "../../words/facts";
import { GROUP_COLOURS, groupOf } from "../../words/labels";
import { say } from "../../words/language";
import { eventSentence } from "../../words/sentences";
import { clock, dayName } from "../../words/time";
import type { HomeEvent } from "../home/commands";
import type { Home } from "../home/home";
import type { Visit } from "../home/visits";

/** Height of every row in CSS pixels; rows that are not seen are not made. */
export const ROW = 68;

/** Rows that are made above and below those that are seen. */
const SPARE = 4;

/** Somebody has chosen an event of the list. */
export class Picked extends Event {
  static readonly type = "hw-picked";

  constructor(
    readonly event: HomeEvent,
    readonly play: boolean,
  ) {
    super(Picked.type);
  }
}

/** What happened, the newest first; however long it is, only the rows in sight exist. */
@customElement("hw-visit-list")
export class VisitList extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) visits: readonly Visit[] = [];
  /** The names of cameras by their ids. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  /** The id of the event that is chosen. */
  @property() chosen: string | null = null;
  /** There is more to be fetched, which `hw-more` asks for. */
  @property({ type: Boolean }) more = false;

  @state() private top = 0;
  @state() private height = 0;
  @query(".rows") private rows!: HTMLElement;

  readonly #size = new ResizeObserver(([entry]) => {
    this.height = entry?.contentRect.height ?? 0;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#size.observe(this.rows);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override firstUpdated(): void {
    this.#size.observe(this.rows);
  }

  get #here(): number {
    return this.visits.findIndex(({ events }) => events.some(({ id }) => id === this.chosen));
  }

  protected override render() {
    const { visits } = this;
    const first = Math.max(Math.floor(this.top / ROW) - SPARE, 0);
    const last = Math.min(Math.ceil((this.top + this.height) / ROW) + SPARE, visits.length);
    const here = this.#here;
    return html`<div
      class="rows"
      role="listbox"
      tabindex="0"
      aria-label=${say("What happened")}
      aria-activedescendant=${here >= first && here < last ? `row-${here}` : nothing}
      @scroll=${this.#scrolled}
      @keydown=${this.#pressed}
    >
      <div style="height: ${visits.length * ROW}px">
        ${repeat(
          visits.slice(first, last),
          ({ events }) => events.at(-1)?.id,
          (visit, index) => this.#row(visit, first + index, first + index === here),
        )}
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("chosen")) this.#reveal();
    if (this.more && this.top + 2 * this.height > this.visits.length * ROW) {
      this.dispatchEvent(new Event("hw-more"));
    }
  }

  #row({ lead, face }: Visit, index: number, here: boolean) {
    const { label } = factsOf(lead);
    const group = label ? groupOf(label) : null;
    const moment = new Date(lead.timestamp);
    const camera = this.names.get(lead.camera_id ?? "") ?? "";
    return html`<div
      class="row"
      id="row-${index}"
      role="option"
      aria-selected=${here}
      aria-setsize=${this.more ? -1 : this.visits.length}
      aria-posinset=${index + 1}
      style="top: ${index * ROW}px"
      @click=${() => this.#pick(lead, true)}
    >
      <hw-thumbnail .src=${this.home.url(face.picture)} .box=${factsOf(face).pictureBox}>
        ${eventIcon(lead.type, group)}
      </hw-thumbnail>
      <span class="mark" style="background: ${GROUP_COLOURS[group ?? "other"]}"></span>
      <span class="what">${eventSentence(lead, camera)}</span>
      <time class="muted numbers" datetime=${lead.timestamp}>
        ${dayName(moment, new Date())}, ${clock(moment)}
      </time>
    </div>`;
  }

  #scrolled(): void {
    this.top = this.rows.scrollTop;
  }

  #pressed(pressed: KeyboardEvent): void {
    const { visits } = this;
    const here = this.#here;
    const goals: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + Math.max(Math.floor(this.height / ROW), 1),
      PageUp: here - Math.max(Math.floor(this.height / ROW), 1),
      Home: 0,
      End: visits.length - 1,
      Enter: here,
      " ": here,
    };
    const goal = goals[pressed.key];
    if (goal === undefined) return;
    pressed.preventDefault();
    const visit = visits[Math.min(Math.max(goal, 0), visits.length - 1)];
    if (visit) this.#pick(visit.lead, pressed.key === "Enter" || pressed.key === " ");
  }

  #pick(event: HomeEvent, play: boolean): void {
    this.dispatchEvent(new Picked(event, play));
  }

  /** Scroll to the row that is chosen, if it is out of sight. */
  #reveal(): void {
    const here = this.#here;
    if (here < 0 || this.height === 0) return;
    const above = here * ROW;
    if (above < this.rows.scrollTop) this.rows.scrollTop = above;
    const below = above + ROW - this.height;
    if (below > this.rows.scrollTop) this.rows.scrollTop = below;
  }

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        min-height: 0;
      }
      .rows {
        position: absolute;
        inset: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        border-radius: 10px;
      }
      .rows > div {
        position: relative;
      }
      .row {
        position: absolute;
        right: 0;
        left: 0;
        display: grid;
        grid-template-columns: 92px 8px 1fr;
        grid-template-rows: 30px 30px;
        column-gap: 8px;
        height: 68px;
        padding: 4px 8px 4px 4px;
        border-radius: 10px;
        cursor: pointer;
      }
      .row:hover {
        background: color-mix(in srgb, var(--raised) 60%, transparent);
      }
      .row[aria-selected="true"] {
        background: var(--accent-soft);
      }
      .rows:focus-visible {
        outline-offset: -2px;
      }
      hw-thumbnail {
        grid-row: 1 / -1;
        width: 92px;
        height: 60px;
        border-radius: 8px;
        background: var(--raised);
        color: var(--muted);
      }
      .mark {
        grid-area: 1 / 2;
        align-self: end;
        width: 8px;
        height: 8px;
        margin-bottom: 6px;
        border-radius: 50%;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 25%);
      }
      .what {
        grid-area: 1 / 3;
        align-self: end;
        overflow: hidden;
        font-size: 0.875rem;
        font-weight: 550;
        line-height: 1.3;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      time {
        grid-area: 2 / 3;
        font-size: 0.8125rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-visit-list": VisitList;
  }
}
