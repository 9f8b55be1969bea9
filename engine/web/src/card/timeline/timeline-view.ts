import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Played } from "../../parts/clip-player";
import { icons } from "../../parts/icons";
import { Ticking } from "../../parts/observed";
import { base, controls } from "../../parts/shared-styles";
import "../../parts/sheet";
import { say } from "../../words/language";
import { eventSentence } from "../../words/sentences";
import type { HomeCamera, HomeEvent } from "../home/commands";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";
import "../home/reasons";
import { theme } from "../theme";
import { type Choice, countOf, EVERYTHING } from "./choice";
import type { Chosen } from "./choice-form";
import "./choice-form";
import { Said } from "./clip-acts";
import { History } from "./history";
import { momentAt } from "./moment";
import {
  held,
  includes,
  LENGTHS,
  type LengthName,
  lengthOf,
  type Span,
  spanAround,
  spanUntil,
} from "./span";
import "./span-choice";
import "./stage";
import type { Scrubbed, Skipped, Spanned } from "./time-bar";
import { timelineStyles } from "./timeline-styles";
import "./time-bar";
import type { Picked } from "./visit-list";
import "./visit-list";

/** How often a cursor that is dragged shows what is there. */
const DRAG_MS = 250;

/** For how long something said is there to be read, and undone. */
const SAID_MS = 10_000;

/** All cameras over time: a bar to move on, a list of what happened, and the footage. */
@customElement("hw-timeline-view")
export class TimelineView extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) cameras: readonly HomeCamera[] = [];
  /** The length of the span with which it begins. */
  @property() length: LengthName = "day";
  /** Changes with the theme. */
  @property() look = "";

  @state() private choice: Choice = EVERYTHING;
  @state() private span: Span = { start: 0, end: 1 };
  @state() private cursor = 0;
  /** The event or the moment that is shown. */
  @state() private shown: HomeEvent | null = null;
  @state() private playing = false;
  @state() private filtering = false;
  @state() private asking = false;
  @state() private said: Said | null = null;
  @query("hw-time-bar") private bar!: HTMLElement | null;

  #history: History | null = null;
  /** The span as it was last drawn, and whether now was in it when it was chosen. */
  #seen: Span | null = null;
  #atNow = true;
  #drag: ReturnType<typeof setTimeout> | undefined;
  #hush: ReturnType<typeof setTimeout> | undefined;
  #leave: (() => void)[] = [];

  constructor() {
    super();
    new Ticking(this, 20);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave) leave();
    this.#leave = [];
    clearTimeout(this.#drag);
    clearTimeout(this.#hush);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) {
      this.span = spanUntil(Date.now(), LENGTHS[this.length]);
      this.cursor = Date.now();
      this.#follow();
    } else if (changed.has("home")) {
      this.#follow();
    }
    const now = Date.now();
    if (this.span !== this.#seen) this.#atNow = includes(this.span, now);
    // Whoever looks at now goes on doing so.
    if (this.#atNow && now > this.span.end) this.span = spanUntil(now, lengthOf(this.span));
    this.#seen = this.span;
  }

  protected override updated(): void {
    this.#history?.look(this.span, this.choice, this.#chosen, this.bar?.clientWidth ?? 720);
  }

  #follow(): void {
    for (const leave of this.#leave) leave();
    const history = new History(this.home, this.choice);
    this.#history = history;
    this.#leave = [
      history.observe(() => this.#known()),
      this.home.observe(() => this.requestUpdate()),
      this.home.listen({
        onEvent: (event) => history.add(event),
        onGap: () => history.forget(),
        onClip: (kind) => {
          if (kind !== "clip_starred") history.forget();
        },
      }),
    ];
  }

  /** Begin with the newest event, as a picture that waits to be played. */
  #known(): void {
    const newest = this.#history?.visits[0]?.lead;
    if (!this.shown && newest) {
      this.shown = newest;
      this.cursor = Date.parse(newest.timestamp);
    }
    this.requestUpdate();
  }

  #memory: { key: string; cameras: readonly HomeCamera[] } = { key: "", cameras: [] };

  /** The cameras that are to be seen; the same list as long as they are the same. */
  get #chosen(): readonly HomeCamera[] {
    const { cameras } = this.choice;
    const chosen =
      cameras.length === 0
        ? this.cameras
        : this.cameras.filter(({ camera_id }) => cameras.includes(camera_id));
    const key = chosen.map(({ camera_id, name }) => `${camera_id} ${name}`).join();
    if (key !== this.#memory.key) this.#memory = { key, cameras: chosen };
    return this.#memory.cameras;
  }

  protected override render() {
    const history = this.#history;
    if (!history) return nothing;
    const now = Date.now();
    const chosen = this.#chosen;
    const filters = countOf(this.choice);
    return html`
      <div class="tools">
        <hw-span-choice
          .span=${this.span}
          .cursor=${this.cursor}
          .now=${now}
          @hw-spanned=${this.#spanned}
        ></hw-span-choice>
        <button
          class="plain"
          aria-expanded=${this.filtering}
          @click=${() => {
            this.filtering = !this.filtering;
          }}
        >
          ${icons.filter} ${say("Filters")}
          ${filters > 0 ? html`<span class="count">${filters}</span>` : nothing}
        </button>
      </div>
      ${
        this.filtering
          ? html`<hw-choice-form
              .choice=${this.choice}
              .cameras=${this.cameras}
              @hw-choice=${({ choice }: Chosen) => {
                this.choice = choice;
              }}
            ></hw-choice-form>`
          : nothing
      }
      <hw-time-bar
        .span=${this.span}
        .lanes=${history.lanes}
        .cameras=${chosen.map(({ camera_id, name }) => ({ id: camera_id, name }))}
        .cursor=${this.cursor}
        .camera=${this.shown?.camera_id ?? null}
        .now=${now}
        .theme=${this.look}
        @hw-scrubbed=${this.#scrubbed}
        @hw-spanned=${this.#spanned}
        @hw-skipped=${this.#skipped}
        @hw-resized=${() => this.requestUpdate()}
      ></hw-time-bar>
      ${this.#away()}
      <div class="room">
        <section aria-label=${say("Footage")}>
          <hw-timeline-stage
            .home=${this.home}
            .event=${this.shown}
            .cameraName=${this.shown ? this.#nameOf(this.shown) : ""}
            ?playing=${this.playing}
            .cursor=${this.cursor}
            @hw-play=${() => {
              this.playing = true;
            }}
            @hw-why=${() => this.#ask(true)}
            @hw-said=${(said: Said) => this.#say(said)}
            @hw-played=${this.#played}
          ></hw-timeline-stage>
        </section>
        ${this.#list(history)}
      </div>
      <div class="said" role="status">${this.#toast()}</div>
      ${this.#reasons()}
    `;
  }

  /** What is shown stays, and is told to be of before. */
  #away() {
    const { home } = this;
    const away = !home.connected
      ? say("No connection to Home Assistant")
      : this.#chosen.some((camera) => !home.engineLives(camera))
        ? say("The engine does not answer.")
        : null;
    if (!away) return nothing;
    return html`<p class="away" role="status">${icons.away} ${away} ${say("Trying again …")}</p>`;
  }

  #list(history: History) {
    const { visits, problem, busy } = history;
    if (problem && visits.length === 0) {
      return html`<div class="none" role="alert">
        ${icons.away}
        <p>${problem}</p>
        <button @click=${() => void history.refresh()}>${say("Try again")}</button>
      </div>`;
    }
    if (visits.length === 0) {
      return html`<div class="none" aria-busy=${busy}>
        ${icons.clock}
        <p>${busy ? say("Asking …") : this.#nothing()}</p>
        ${
          !busy && countOf(this.choice) > 0
            ? html`<button
                @click=${() => {
                  this.choice = EVERYTHING;
                }}
              >
                ${say("Show everything")}
              </button>`
            : nothing
        }
      </div>`;
    }
    const names = new Map(this.cameras.map(({ camera_id, name }) => [camera_id, name]));
    return html`<hw-visit-list
      .home=${this.home}
      .visits=${visits}
      .names=${names}
      .chosen=${this.shown?.id ?? null}
      ?more=${history.more}
      @hw-picked=${this.#picked}
      @hw-more=${() => void history.extend()}
    ></hw-visit-list>`;
  }

  #nothing(): string {
    return countOf(this.choice) > 0
      ? say("Nothing like that happened in this time.")
      : say("Nothing happened in this time.");
  }

  #toast() {
    const { said } = this;
    if (!said) return nothing;
    return html`<p>
      <span>${said.text}</span>
      ${
        said.undo
          ? html`<button @click=${() => void this.#undo(said)}>${say("Undo")}</button>`
          : nothing
      }
    </p>`;
  }

  #reasons() {
    const { shown } = this;
    if (!this.asking || !shown) return nothing;
    const camera = this.#nameOf(shown);
    return html`<hw-sheet
      class="narrow"
      heading=${eventSentence(shown, camera)}
      @hw-close=${() => this.#ask(false)}
    >
      <hw-event-reasons .home=${this.home} .event=${shown} .cameraName=${camera}></hw-event-reasons>
    </hw-sheet>`;
  }

  #ask(asking: boolean): void {
    this.asking = asking;
  }

  #nameOf({ camera_id, camera }: HomeEvent): string {
    return this.home.camera(camera_id ?? "")?.name ?? camera ?? "";
  }

  #spanned({ span }: Spanned): void {
    this.span = span;
  }

  #scrubbed({ moment, camera, done }: Scrubbed): void {
    this.cursor = moment;
    const found = this.cameras.find(({ camera_id }) => camera_id === camera) ?? this.cameras[0];
    if (!found) return;
    clearTimeout(this.#drag);
    const show = () => {
      this.#drag = undefined;
      this.shown = momentAt(found, moment);
      this.playing = true;
    };
    if (done) show();
    else this.#drag = setTimeout(show, this.playing ? DRAG_MS / 2 : DRAG_MS);
  }

  #skipped({ by }: Skipped): void {
    const visits = this.#history?.visits ?? [];
    const after = [...visits]
      .reverse()
      .find(({ lead }) => Date.parse(lead.timestamp) > this.cursor);
    const before = visits.find(({ lead }) => Date.parse(lead.timestamp) < this.cursor);
    const next = by > 0 ? after : before;
    if (next) this.#show(next.lead, this.playing);
  }

  #picked({ event, play }: Picked): void {
    this.#show(event, play);
  }

  #show(event: HomeEvent, play: boolean): void {
    this.shown = event;
    this.playing = play;
    this.cursor = Date.parse(event.timestamp);
    if (!includes(this.span, this.cursor)) {
      this.span = held(spanAround(this.cursor, lengthOf(this.span)), Date.now());
    }
  }

  /** The cursor goes along with what plays, unless somebody is holding it. */
  #played({ moment }: Played): void {
    if (this.#drag === undefined) this.cursor = moment;
  }

  #say(said: Said): void {
    clearTimeout(this.#hush);
    this.said = said;
    this.#hush = setTimeout(() => {
      this.said = null;
    }, SAID_MS);
  }

  async #undo(said: Said): Promise<void> {
    try {
      await said.undo?.();
      this.#say(new Said(say("It is back.")));
    } catch (error) {
      this.#say(new Said(problemWords(error)));
    }
  }

  static override styles = [base, theme, controls, timelineStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-timeline-view": TimelineView;
  }
}
