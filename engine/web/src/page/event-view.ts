import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Clip, HearthEvent } from "../api/types";
import "../picture/event-picture";
import { leadIn, shows } from "../words/clips";
import { factsOf } from "../words/facts";
import { capitalise, percent } from "../words/labels";
import { eventSentence, typeName } from "../words/sentences";
import { duration, stamp } from "../words/time";
import "./clip-player";
import { factList, factListStyles } from "./fact-list";
import type { House } from "./house";
import { icons } from "./icons";
import { Intent } from "./intent";
import { Showing } from "./observed";
import { base, controls, pictureAndFacts } from "./shared-styles";
import "./trace-bar";

/** One event in full: its clip or picture, its facts and how it came about. */
@customElement("hw-event-view")
export class EventView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property({ attribute: false }) event!: HearthEvent;

  /** The clip that shows it, as far as there is one. */
  @state() private clip: Clip | null = null;
  /** The reader would rather see the picture. */
  @state() private still = false;

  constructor() {
    super();
    new Showing(this, () => this.house.clips);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("event")) {
      this.clip = null;
      void this.#findClip(this.event);
    }
    const { latest } = this.house.clips;
    if (!this.clip && latest && this.#isAbout(latest)) this.clip = latest;
  }

  protected override render() {
    const { event, house } = this;
    const picture = house.client.pictureUrl(event);
    return html`
      ${this.clip && !this.still ? this.#player(this.clip, picture) : this.#picture(picture)}
      <section>
        ${this.clip && picture ? this.#choice() : nothing}
        ${this.#facts()}
        <div>
          <h3>How fast it was told</h3>
          <hw-trace-bar .trace=${event.trace}></hw-trace-bar>
        </div>
        ${event.camera_id ? this.#why(event.camera_id) : nothing}
      </section>
    `;
  }

  async #findClip(event: HearthEvent): Promise<void> {
    if (!event.camera_id) return;
    const { client } = this.house;
    try {
      const id = event.clip_id ?? (await client.event(event.id)).clip_id;
      const clip = id ? await client.clip(id) : null;
      if (this.event === event) this.clip ??= clip;
    } catch {
      return; // It is still being recorded, or was deleted: the picture is what there is.
    }
  }

  #isAbout(clip: Clip): boolean {
    return clip.clip_id === this.event.clip_id || shows(clip, this.event);
  }

  #player(clip: Clip, poster: string) {
    return html`<hw-clip-player
      .src=${this.house.client.mediaUrl(clip.clip_id)}
      .poster=${poster}
      .at=${leadIn(clip, this.event)}
      .codec=${clip.codec}
    ></hw-clip-player>`;
  }

  #choice() {
    return html`<button
      @click=${() => {
        this.still = !this.still;
      }}
    >
      ${this.still ? icons.play : icons.camera} ${this.still ? "Play the clip" : "Show the picture"}
    </button>`;
  }

  #picture(src: string) {
    const { event, house } = this;
    const { box, label } = factsOf(event);
    if (!src) return nothing;
    return html`<hw-event-picture
      .src=${src}
      .alt=${eventSentence(event, house.camera(event.camera_id)?.name ?? null)}
      .box=${box}
      .label=${label ?? ""}
    ></hw-event-picture>`;
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
