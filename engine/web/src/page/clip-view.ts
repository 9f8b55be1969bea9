import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { describe } from "../api/problem";
import type { Clip, Outcome } from "../api/types";
import { bytes, causeSentence, outcomeSentence } from "../words/clips";
import { duration, stamp } from "../words/time";
import "../parts/clip-player";
import { factList, factListStyles } from "../parts/fact-list";
import { icons } from "../parts/icons";
import type { House } from "./house";
import "./job-note";
import { Showing } from "../parts/observed";
import { base, controls, pictureAndFacts } from "../parts/shared-styles";

/** One clip, large, with what is known of it. */
@customElement("hw-clip-view")
export class ClipView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property({ attribute: false }) clip!: Clip;

  /** It is being looked through again, because somebody asked here. */
  @state() private asked = false;
  @state() private problem: string | null = null;

  /** When it was last looked through again, as far as is known here. */
  #processed: string | null = null;

  constructor() {
    super();
    new Showing(this, () => this.house.clips);
  }

  protected override willUpdate(): void {
    const processed = this.#newest().filter_result?.processed_at ?? null;
    if (processed === this.#processed) return;
    this.#processed = processed;
    this.asked = false;
  }

  protected override render() {
    const { client } = this.house;
    const clip = this.#newest();
    return html`
      <hw-clip-player
        .src=${client.mediaUrl(clip.clip_id)}
        .poster=${client.thumbnailUrl(clip)}
        .codec=${clip.codec}
      ></hw-clip-player>
      <section>
        ${factList(facts(clip))}
        ${clip.filter_result ? outcome(clip.filter_result) : nothing}
        <a class="button" href=${client.mediaUrl(clip.clip_id)} download>${icons.save} Save</a>
        ${this.house.may("write") ? this.#again(clip) : nothing}
      </section>
    `;
  }

  /** The clip as it was last told of: it may have been looked through again. */
  #newest(): Clip {
    const { clips } = this.house.clips;
    return clips.find(({ clip_id }) => clip_id === this.clip.clip_id) ?? this.clip;
  }

  #again(clip: Clip) {
    return html`<div class="again">
      <button ?disabled=${this.asked} @click=${() => this.#reprocess(clip)}>
        ${icons.question} What would be told today?
      </button>
      ${this.asked ? html`<hw-job-note .house=${this.house}></hw-job-note>` : nothing}
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
    </div>`;
  }

  async #reprocess(clip: Clip): Promise<void> {
    this.asked = true;
    this.problem = null;
    try {
      await this.house.client.reprocessClip(clip.clip_id);
    } catch (error) {
      this.asked = false;
      this.problem = describe(error);
    }
  }

  static override styles = [
    base,
    controls,
    factListStyles,
    pictureAndFacts,
    css`
      .again {
        display: grid;
        justify-items: start;
        gap: 10px;
      }
      hw-job-note {
        width: 100%;
      }
      [role="alert"] {
        color: var(--bad);
      }
      .outcome {
        display: grid;
        gap: 6px;
        padding: 12px 16px;
        border-radius: 12px;
        background: var(--raised);
      }
    `,
  ];
}

function outcome(found: Outcome) {
  return html`<div class="outcome">
    <h3>${outcomeSentence(found)}</h3>
    <small class="muted numbers">Looked through at ${stamp(new Date(found.processed_at))}</small>
  </div>`;
}

function facts(clip: Clip) {
  return [
    ["Camera", clip.camera_name],
    ["Begins", stamp(new Date(clip.start))],
    ["Lasts", duration(clip.duration)],
    ["Recorded because", causeSentence(clip)],
    ["Picture", `${clip.width} × ${clip.height}, ${clip.codec}`],
    ["Sound", clip.has_audio ? "Yes" : "No"],
    ["Size", bytes(clip.size)],
  ] as const;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clip-view": ClipView;
  }
}
