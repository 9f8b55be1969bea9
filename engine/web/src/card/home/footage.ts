import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { HearthEvent } from "../../api/types";
import "../../parts/clip-player";
import { base } from "../../parts/shared-styles";
import "../../picture/event-picture";
import { leadIn, secondsInto, shows } from "../../words/clips";
import { factsOf } from "../../words/facts";
import { say } from "../../words/language";
import { eventSentence } from "../../words/sentences";
import type { ClipsPage, EventsPage, HomeClip, HomeEvent } from "./commands";
import { isCommandError } from "./hass";
import type { Home } from "./home";
import { problemWords } from "./problems";

/** No clip is longer before it than this, in milliseconds. */
const LONGEST_MS = 3_600_000;

/** What is to be seen of an event. */
type Sight =
  | { kind: "looking" }
  | { kind: "clip"; clip: HomeClip; events: readonly HearthEvent[] }
  /** There is its picture at most; the note says why. */
  | { kind: "picture"; note: string };

/** Another clip is played; null: none is. */
export class ClipShown extends Event {
  static readonly type = "hw-clip-shown";

  constructor(readonly clip: HomeClip | null) {
    super(ClipShown.type);
  }
}

/** Plays the clip of an event with its boxes, or shows its picture and says why there is no clip. */
@customElement("hw-home-footage")
export class HomeFootage extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) event!: HomeEvent;
  @property() cameraName = "";
  /** Begin at the very moment, and not a little before it. */
  @property({ type: Boolean }) exact = false;

  @state() private sight: Sight = { kind: "looking" };

  #turn = 0;
  #leave: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.#leave = null;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!this.hasUpdated) this.#listen();
    const before = changed.get("event") as HomeEvent | undefined;
    if (!changed.has("event") || before?.id === this.event.id) return;
    const { sight } = this;
    // Within a clip that plays one only goes to another place.
    if (sight.kind === "clip" && shows(sight.clip, this.event)) return;
    void this.#find();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("sight")) return;
    const before = changed.get("sight") as Sight | undefined;
    const clip = this.sight.kind === "clip" ? this.sight.clip : null;
    if (before?.kind === "clip" && before.clip === clip) return;
    this.dispatchEvent(new ClipShown(clip));
  }

  protected override render() {
    const { sight, event } = this;
    const picture = this.home.url(event.picture);
    if (sight.kind === "clip") {
      const { clip, events } = sight;
      return html`<hw-clip-player
        .src=${this.home.url(clip.media)}
        .poster=${picture}
        .at=${this.exact ? secondsInto(clip, event) : leadIn(clip, event)}
        .codec=${clip.codec}
        .start=${clip.start}
        .events=${events}
        @hw-lost=${this.#lost}
      ></hw-clip-player>`;
    }
    const { label, pictureBox } = factsOf(event);
    if (this.exact) {
      const note = sight.kind === "picture" ? sight.note : say("Fetching the clip …");
      return html`<div class="blank" role="status">${note}</div>`;
    }
    return html`
      <hw-event-picture
        .src=${picture}
        .alt=${eventSentence(event, this.cameraName)}
        .box=${pictureBox}
        .label=${label ?? ""}
      ></hw-event-picture>
      ${
        sight.kind === "picture"
          ? html`<p role="status">${sight.note}</p>`
          : html`<p role="status">${say("Fetching the clip …")}</p>`
      }
    `;
  }

  #listen(): void {
    this.#leave?.();
    this.#leave = this.home.listen({
      onClip: (kind, clip) => this.#hear(kind, clip),
    });
  }

  #hear(kind: string, clip: HomeClip): void {
    const { sight } = this;
    const mine = sight.kind === "clip" && sight.clip.clip_id === clip.clip_id;
    if (mine && kind === "clip_deleted") this.#gone();
    const came = kind === "clip_ready" || kind === "clip_restored";
    if (mine && kind === "clip_starred" && sight.kind === "clip") this.sight = { ...sight, clip };
    if (sight.kind === "picture" && came && shows(clip, this.event)) {
      void this.#play(clip, ++this.#turn);
    }
  }

  async #find(): Promise<void> {
    const turn = ++this.#turn;
    this.sight = { kind: "looking" };
    try {
      const clip = await this.#clip();
      if (turn !== this.#turn) return;
      if (clip) await this.#play(clip, turn);
      else this.sight = { kind: "picture", note: this.#without() };
    } catch (error) {
      if (turn !== this.#turn) return;
      if (isCommandError(error) && error.code === "not_found") this.#gone();
      else this.sight = { kind: "picture", note: problemWords(error) };
    }
  }

  async #clip(): Promise<HomeClip | null> {
    const { entry_id, clip_id, camera_id, timestamp } = this.event;
    const { hass } = this.home;
    if (clip_id) return hass.callWS<HomeClip>({ type: "hearthwatch/clip", entry_id, clip_id });
    if (!camera_id) return null;
    const moment = Date.parse(timestamp);
    const { clips } = await hass.callWS<ClipsPage>({
      type: "hearthwatch/clips",
      entry_id,
      camera_id,
      since: new Date(moment - LONGEST_MS).toISOString(),
      until: new Date(moment + 1000).toISOString(),
      limit: 5,
    });
    return clips.find((clip) => shows(clip, this.event)) ?? null;
  }

  async #play(clip: HomeClip, turn: number): Promise<void> {
    if (clip.deleted_at) return this.#gone();
    this.sight = { kind: "clip", clip, events: [this.event] };
    const { entry_id } = this.event;
    const { events } = await this.home.hass.callWS<EventsPage>({
      type: "hearthwatch/events",
      entry_id,
      clip_id: clip.clip_id,
      limit: 200,
    });
    if (turn === this.#turn) this.sight = { kind: "clip", clip, events };
  }

  /** A clip is written until some seconds after what happened. */
  #without(): string {
    const age = Date.now() - Date.parse(this.event.timestamp);
    if (age < 120_000) return say("Still being recorded: the clip plays as soon as it is there.");
    return say("Nothing was recorded then.");
  }

  #gone(): void {
    this.sight = { kind: "picture", note: say("The clip was deleted. This is the picture.") };
  }

  readonly #lost = (lost: Event): void => {
    lost.preventDefault();
    const { sight } = this;
    if (sight.kind !== "clip") return;
    void this.#ask(sight.clip);
  };

  /** A player does not say why nothing comes: ask. */
  async #ask({ entry_id, clip_id }: HomeClip): Promise<void> {
    const turn = ++this.#turn;
    let note = say("The clip cannot be played now.");
    try {
      const clip = await this.home.hass.callWS<HomeClip>({
        type: "hearthwatch/clip",
        entry_id,
        clip_id,
      });
      if (clip.deleted_at) return this.#gone();
    } catch (error) {
      if (isCommandError(error) && error.code === "not_found") return this.#gone();
      note = problemWords(error);
    }
    if (turn === this.#turn) this.sight = { kind: "picture", note };
  }

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        overflow: hidden;
        background: #12100d;
      }
      .blank {
        display: grid;
        place-content: center;
        aspect-ratio: 16 / 9;
        padding: 20px;
        color: #cfc8bd;
        text-align: center;
      }
      p {
        position: absolute;
        inset: auto 8px 8px;
        width: fit-content;
        padding: 5px 11px;
        border-radius: 10px;
        background: rgb(18 16 13 / 78%);
        color: #fff;
        font-size: 0.8125rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-home-footage": HomeFootage;
  }
}
