import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Clip, HearthEvent } from "../api/types";
import "../picture/event-picture";
import { leadIn, shows } from "../words/clips";
import { factsOf } from "../words/facts";
import { eventSentence } from "../words/sentences";
import "../parts/clip-player";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls } from "../parts/shared-styles";
import type { House } from "./house";

/** What is to be seen of an event: its clip, as soon as there is one, or its picture. */
@customElement("hw-footage")
export class Footage extends LitElement {
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
    const before = changed.get("event") as HearthEvent | undefined;
    if (changed.has("event") && before?.id !== this.event.id) {
      this.clip = null;
      void this.#findClip(this.event);
    }
    const { latest } = this.house.clips;
    if (!this.clip && latest && this.#isAbout(latest)) this.clip = latest;
  }

  protected override render() {
    const picture = this.house.client.pictureUrl(this.event);
    return html`
      ${this.clip && !this.still ? this.#player(this.clip, picture) : this.#picture(picture)}
      ${this.clip && picture ? this.#choice() : nothing}
    `;
  }

  async #findClip(event: HearthEvent): Promise<void> {
    if (!event.camera_id) return;
    const { client } = this.house;
    try {
      const id = event.clip_id ?? (await client.event(event.id)).clip_id;
      const clip = id ? await client.clip(id) : null;
      if (this.event.id === event.id) this.clip ??= clip;
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

  #picture(src: string) {
    const { event, house } = this;
    const { pictureBox, label } = factsOf(event);
    if (!src) return nothing;
    return html`<hw-event-picture
      .src=${src}
      .alt=${eventSentence(event, house.camera(event.camera_id)?.name ?? null)}
      .box=${pictureBox}
      .label=${label ?? ""}
    ></hw-event-picture>`;
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

  static override styles = [
    base,
    controls,
    css`
      button {
        margin: 12px 20px 0;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-footage": Footage;
  }
}
