import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Clip } from "../api/types";
import { dayName } from "../words/time";
import "./clip-tile";
import type { House } from "./house";
import { Showing } from "./observed";
import { base, controls } from "./shared-styles";

/** The clips of one camera, day by day. */
@customElement("hw-clips-view")
export class ClipsView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property() cameraId = "";

  constructor() {
    super();
    new Showing(this, () => this.house.clips);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The offer to undo is gone with this view.
    void this.house.clips.settle();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("cameraId")) void this.house.clips.choose(this.cameraId);
  }

  protected override render() {
    const { clips } = this.house;
    return html`
      ${clips.problem ? this.#problem(clips.problem) : nothing}
      ${clips.clips.length > 0 ? this.#days(clips.clips) : this.#none()}
      ${clips.hasOlder ? this.#older(clips.loading) : nothing}
      ${this.#toast(clips.removed.length)}
    `;
  }

  #days(clips: readonly Clip[]) {
    return clipsByDay(clips, new Date()).map(
      ([day, found]) => html`
        <h3>${day}</h3>
        <ol>
          ${repeat(
            found,
            (clip) => clip.clip_id,
            (clip) => html`<li>${this.#tile(clip)}</li>`,
          )}
        </ol>
      `,
    );
  }

  #tile(clip: Clip) {
    const { clips, client } = this.house;
    return html`<hw-clip-tile
      .clip=${clip}
      .picture=${client.thumbnailUrl(clip)}
      @hw-star=${() => clips.star(clip, !clip.starred)}
      @hw-remove=${() => clips.remove(clip)}
    ></hw-clip-tile>`;
  }

  #problem(problem: string) {
    return html`<p class="problem" role="alert">
      ${problem} <button @click=${() => this.house.clips.refresh()}>Try again</button>
    </p>`;
  }

  #older(loading: boolean) {
    return html`<button
      class="older"
      ?disabled=${loading}
      @click=${() => this.house.clips.loadOlder()}
    >
      ${loading ? "Loading …" : "Show older"}
    </button>`;
  }

  #none() {
    const { loading, problem } = this.house.clips;
    if (problem) return nothing;
    if (loading) return html`<p class="none muted">Loading …</p>`;
    return html`<p class="none muted">
      Nothing has been recorded yet. Clips are made while something happens, unless the settings say
      otherwise.
    </p>`;
  }

  #toast(count: number) {
    return html`<div class="toast" role="status">
      ${
        count === 0
          ? nothing
          : html`<p>
            <span>${count === 1 ? "Clip deleted" : `${count} clips deleted`}</span>
            <button class="plain" @click=${() => this.house.clips.undo()}>Undo</button>
          </p>`
      }
    </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        min-height: 40dvh;
        padding: 8px 20px 20px;
      }
      h3 {
        padding: 12px 0 8px;
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 600;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
        gap: 14px;
      }
      .none {
        padding: 48px 16px;
        text-align: center;
      }
      .problem {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding: 10px 14px;
        border-radius: 10px;
        background: var(--bad-soft);
        color: var(--bad);
        font-size: 0.875rem;
      }
      .older {
        width: 100%;
        margin-top: 16px;
      }
      .toast {
        position: sticky;
        bottom: 16px;
        display: grid;
        justify-content: center;
      }
      .toast p {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 6px 6px 6px 16px;
        border-radius: 12px;
        background: var(--text);
        color: var(--ground);
        font-size: 0.875rem;
        box-shadow: var(--shadow);
      }
      .toast button {
        font-weight: 650;
      }
      .toast button:hover {
        background: rgb(128 128 128 / 30%);
      }
    `,
  ];
}

/** Cut a list of clips, newest first, into days. */
export function clipsByDay(clips: readonly Clip[], now: Date): [string, Clip[]][] {
  const days = new Map<string, Clip[]>();
  for (const clip of clips) {
    const day = dayName(new Date(clip.start), now);
    const found = days.get(day);
    if (found) found.push(clip);
    else days.set(day, [clip]);
  }
  return [...days];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clips-view": ClipsView;
  }
}
