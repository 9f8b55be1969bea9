import { css, html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base, controls } from "../../parts/shared-styles";
import { say } from "../../words/language";
import type { HomeClip } from "../home/commands";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";

/** Something is to be said to whoever looks; `undo` takes back what was done. */
export class Said extends Event {
  static readonly type = "hw-said";

  constructor(
    readonly text: string,
    readonly undo: (() => Promise<void>) | null = null,
  ) {
    super(Said.type, { bubbles: true, composed: true });
  }
}

/** What can be done with a clip: keep it for good, save it, delete it. */
@customElement("hw-clip-acts")
export class ClipActs extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) clip!: HomeClip;

  @state() private busy = false;

  protected override render() {
    const { clip, home } = this;
    const may = home.camera(clip.camera_id)?.may.control ?? false;
    return html`
      <button
        class="plain"
        aria-pressed=${clip.starred}
        title=${clip.starred ? say("Kept for good") : say("Keep it for good")}
        aria-label=${say("Keep it for good")}
        ?disabled=${this.busy || !may}
        @click=${this.#star}
      >
        ${clip.starred ? icons.starred : icons.star}
      </button>
      <a
        class="button"
        href=${home.url(clip.media)}
        download
        title=${say("Save it")}
        aria-label=${say("Save it")}
        >${icons.download}</a
      >
      <button
        class="plain"
        title=${say("Delete the clip")}
        aria-label=${say("Delete the clip")}
        ?disabled=${this.busy || !may}
        @click=${this.#remove}
      >
        ${icons.remove}
      </button>
    `;
  }

  async #star(): Promise<void> {
    const { entry_id, clip_id, starred } = this.clip;
    await this.#do(async () => {
      this.clip = await this.home.hass.callWS<HomeClip>({
        type: "hearthwatch/clips/star",
        entry_id,
        clip_id,
        starred: !starred,
      });
    });
  }

  async #remove(): Promise<void> {
    const { entry_id, clip_id } = this.clip;
    const clip_ids = [clip_id];
    await this.#do(async () => {
      await this.home.hass.callWS({ type: "hearthwatch/clips/delete", entry_id, clip_ids });
      this.dispatchEvent(new Said(say("Clip deleted."), () => this.#restore(entry_id, clip_ids)));
    });
  }

  async #restore(entry_id: string, clip_ids: string[]): Promise<void> {
    const answer = await this.home.hass.callWS<{ clip_ids: string[] }>({
      type: "hearthwatch/clips/restore",
      entry_id,
      clip_ids,
    });
    if (answer.clip_ids.length === 0) throw new Error(say("It is gone."));
  }

  async #do(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await act();
    } catch (error) {
      this.dispatchEvent(new Said(problemWords(error)));
    }
    this.busy = false;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        gap: 2px;
      }
      button,
      .button {
        padding: 0 8px;
      }
      a.button {
        border-color: transparent;
        background: none;
      }
      a.button:hover {
        background: var(--raised);
      }
      [aria-pressed="true"] {
        color: var(--warn);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clip-acts": ClipActs;
  }
}
