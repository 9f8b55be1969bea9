import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Played } from "../../parts/clip-player";
import { icons } from "../../parts/icons";
import { Ticking } from "../../parts/observed";
import { base, controls } from "../../parts/shared-styles";
import "../../parts/sheet";
import "../../picture/event-picture";
import { factsOf } from "../../words/facts";
import { say } from "../../words/language";
import { eventSentence } from "../../words/sentences";
import type { HomeCamera, HomeClip, HomeEvent } from "../home/commands";
import type { ClipShown } from "../home/footage";
import "../home/footage";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";
import "../home/reasons";
import { theme } from "../theme";
import { type Choice, countOf, EVERYTHING } from "./choice";
import type { Chosen } from "./choice-form";
import "./choice-form";
import { Said } from "./clip-acts";
import "./clip-acts";
import { dayStart, momentWords } from "./clock";
import { History } from "./history";
import { MOMENT, momentAt } from "./moment";
import {
  DAY,
  held,
  includes,
  LENGTHS,
  type LengthName,
  lengthOf,
  moved,
  nameOf,
  type Span,
  spanAround,
  spanUntil,
} from "./span";
import type { Scrubbed, Skipped, Spanned } from "./time-bar";
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
  @state() private clip: HomeClip | null = null;
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
        ${this.#spans(now)}
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
        @hw-spanned=${({ span }: Spanned) => {
          this.span = span;
        }}
        @hw-skipped=${this.#skipped}
        @hw-resized=${() => this.requestUpdate()}
      ></hw-time-bar>
      ${this.#away()}
      <div class="room">
        <section class="seen" aria-label=${say("Footage")}>
          ${this.#stage()} ${this.#caption()}
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

  #spans(now: number) {
    const { span } = this;
    const name = nameOf(span);
    const isNow = includes(span, now);
    const day = new Date(dayStart((span.start + span.end) / 2) + DAY / 2);
    return html`<div class="lengths" role="group" aria-label=${say("Span")}>
        ${(["hour", "day", "week"] as const).map(
          (each) => html`<button
            aria-pressed=${each === name}
            @click=${() => this.#lengthen(LENGTHS[each])}
          >
            ${LENGTH_NAMES[each]()}
          </button>`,
        )}
      </div>
      <div class="steps">
        <button class="plain" aria-label=${say("Earlier")} @click=${() => this.#turn(-1)}>
          ${icons.back}
        </button>
        <input
          type="date"
          aria-label=${say("Day")}
          .value=${day.toISOString().slice(0, 10)}
          @change=${this.#dated}
        />
        <button
          class="plain later"
          aria-label=${say("Later")}
          ?disabled=${isNow}
          @click=${() => this.#turn(1)}
        >
          ${icons.back}
        </button>
        <button ?disabled=${isNow} @click=${() => this.#toNow()}>${say("Now")}</button>
      </div>`;
  }

  #stage() {
    const { shown, home } = this;
    if (!shown) {
      return html`<div class="stage blank">
        <p>${say("Choose something that happened, or a moment on the bar.")}</p>
      </div>`;
    }
    const camera = this.#nameOf(shown);
    if (!this.playing) {
      const sentence = eventSentence(shown, camera);
      const { label, pictureBox } = factsOf(shown);
      return html`<div class="stage">
        <hw-event-picture
          .src=${home.url(shown.picture)}
          .alt=${sentence}
          .box=${pictureBox}
          .label=${label ?? ""}
        ></hw-event-picture>
        <button
          class="play"
          aria-label=${say("Play the clip")}
          @click=${() => {
            this.playing = true;
          }}
        >
          ${icons.play}
        </button>
      </div>`;
    }
    return html`<div class="stage">
      <hw-home-footage
        .home=${home}
        .event=${shown}
        .cameraName=${camera}
        ?exact=${shown.type === MOMENT}
        @hw-clip-shown=${({ clip }: ClipShown) => {
          this.clip = clip;
        }}
        @hw-played=${this.#played}
      ></hw-home-footage>
    </div>`;
  }

  #caption() {
    const { shown, clip } = this;
    if (!shown) return nothing;
    const moment = momentWords(Date.parse(shown.timestamp), Date.now());
    const isMoment = shown.type === MOMENT;
    const camera = this.#nameOf(shown);
    return html`<div class="caption">
      <p>
        <strong>${isMoment ? camera : eventSentence(shown, camera)}</strong>
        <small class="muted numbers">${isMoment ? momentWords(this.cursor, Date.now()) : moment}</small>
      </p>
      ${
        isMoment
          ? nothing
          : html`<button class="plain" @click=${() => this.#ask(true)}>
              ${icons.question} ${say("Why?")}
            </button>`
      }
      ${
        clip && this.playing
          ? html`<hw-clip-acts
              .home=${this.home}
              .clip=${clip}
              @hw-said=${(said: Said) => this.#say(said)}
            ></hw-clip-acts>`
          : nothing
      }
    </div>`;
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

  #lengthen(length: number): void {
    const now = Date.now();
    const { cursor } = this;
    const atNow = now - cursor < length * 0.9;
    this.span = atNow ? spanUntil(now, length) : held(spanAround(cursor, length), now);
  }

  #turn(by: number): void {
    this.span = moved(this.span, by * 0.92, Date.now());
  }

  #toNow(): void {
    this.span = spanUntil(Date.now(), lengthOf(this.span));
  }

  #dated({ target }: Event): void {
    const day = Date.parse((target as HTMLInputElement).value);
    if (Number.isNaN(day)) return;
    const start = dayStart(day + DAY / 2);
    const length = Math.max(lengthOf(this.span), DAY);
    this.span = held({ start, end: start + length }, Date.now());
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
    if (!play) this.clip = null;
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

  static override styles = [
    base,
    theme,
    controls,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        gap: 10px;
        container-type: inline-size;
        min-height: 0;
      }
      .tools,
      .lengths,
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
      }
      .tools > button {
        margin-inline-start: auto;
      }
      .lengths {
        gap: 0;
      }
      .lengths button {
        border-radius: 0;
      }
      .lengths button + button {
        border-inline-start: 0;
      }
      .lengths button:first-child {
        border-start-start-radius: 10px;
        border-end-start-radius: 10px;
      }
      .lengths button:last-child {
        border-start-end-radius: 10px;
        border-end-end-radius: 10px;
      }
      [aria-pressed="true"] {
        background: var(--accent-soft);
      }
      .steps {
        flex-wrap: nowrap;
        gap: 2px;
      }
      .steps .plain {
        padding: 0 6px;
      }
      .later svg {
        transform: scaleX(-1);
      }
      input {
        min-height: 36px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface);
        color-scheme: var(--scheme, light dark);
        font-size: 0.875rem;
      }
      .count {
        min-width: 20px;
        padding: 1px 6px;
        border-radius: 99px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.75rem;
      }
      hw-time-bar {
        flex: none;
      }
      .away {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 8px 14px;
        border-radius: 10px;
        background: var(--warn-soft);
        font-size: 0.875rem;
      }
      .room {
        display: grid;
        flex: 1;
        grid-template-columns: minmax(0, 1.7fr) minmax(300px, 1fr);
        gap: 12px;
        min-height: 0;
      }
      .seen {
        display: flex;
        flex-direction: column;
        gap: 4px;
        min-width: 0;
        min-height: 0;
      }
      .stage {
        position: relative;
        display: grid;
        align-items: center;
        overflow: hidden;
        min-height: 120px;
        border-radius: 12px;
        background: #12100d;
        color: #cfc8bd;
      }
      .stage > * {
        width: 100%;
      }
      .blank {
        aspect-ratio: 16 / 9;
        padding: 20px;
        text-align: center;
      }
      .play {
        position: absolute;
        inset: 0;
        height: 100%;
        border: 0;
        border-radius: 12px;
        background: none;
        color: #fff;
      }
      .play:hover:not(:disabled) {
        background: rgb(0 0 0 / 12%);
      }
      .play svg {
        width: 64px;
        height: 64px;
        padding: 16px 14px 16px 18px;
        border-radius: 50%;
        background: rgb(18 16 13 / 72%);
      }
      .caption {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        align-items: center;
        min-height: 44px;
        padding: 2px 0 0 4px;
      }
      .caption p {
        display: grid;
        flex: 1;
        min-width: 180px;
        line-height: 1.3;
      }
      .caption strong {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      hw-visit-list {
        min-height: 280px;
      }
      .none {
        display: grid;
        gap: 10px;
        place-content: center;
        justify-items: center;
        min-height: 160px;
        padding: 24px;
        color: var(--muted);
        font-size: 0.875rem;
        text-align: center;
      }
      .none svg {
        width: 30px;
        height: 30px;
      }
      .said {
        position: absolute;
        bottom: 12px;
        left: 50%;
        z-index: 1;
        max-width: calc(100% - 24px);
        translate: -50%;
      }
      .said p {
        display: flex;
        gap: 14px;
        align-items: center;
        padding: 8px 10px 8px 18px;
        border-radius: 12px;
        background: #2b2723;
        color: #fff;
        box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
        font-size: 0.9375rem;
      }
      .said button {
        border: 0;
        background: none;
        color: #ffb347;
      }
      .said button:hover:not(:disabled) {
        background: rgb(255 255 255 / 10%);
      }
      .narrow {
        --sheet-width: 720px;
      }
      @container (max-width: 719px) {
        .room {
          grid-template-rows: auto minmax(280px, 1fr);
          grid-template-columns: minmax(0, 1fr);
        }
        .caption p {
          flex-basis: 60%;
        }
      }
    `,
  ];
}

const LENGTH_NAMES: Readonly<Record<LengthName, () => string>> = {
  hour: () => say("Hour"),
  day: () => say("Day"),
  week: () => say("Week"),
};

declare global {
  interface HTMLElementTagNameMap {
    "hw-timeline-view": TimelineView;
  }
}
