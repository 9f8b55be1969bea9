import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";

/** Plays a clip from a moment on, without sound until it is asked for. */
@customElement("hw-clip-player")
export class ClipPlayer extends LitElement {
  @property() src = "";
  /** The picture before the first one has come; empty for none. */
  @property() poster = "";
  /** Where to begin, in seconds. */
  @property({ type: Number }) at = 0;
  @property() codec = "";

  @state() private broken = false;

  protected override render() {
    if (this.broken) {
      return html`<p role="alert">
        This browser cannot play the clip${this.codec ? ` (${this.codec})` : ""}.
        <a href=${this.src} download>Save it</a>
      </p>`;
    }
    return html`<video
      src=${this.src}
      poster=${this.poster || nothing}
      controls
      autoplay
      playsinline
      .muted=${true}
      preload="metadata"
      @loadedmetadata=${this.#begin}
      @error=${this.#fail}
    ></video>`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("src")) this.broken = false;
  }

  #begin(loaded: Event): void {
    (loaded.target as HTMLVideoElement).currentTime = this.at;
  }

  #fail(): void {
    this.broken = true;
  }

  static override styles = css`
    :host {
      display: block;
      width: 100%;
      background: #12100d;
      color: #cfc8bd;
    }
    video {
      display: block;
      width: 100%;
      max-height: 75dvh;
      aspect-ratio: auto 16 / 9;
      object-fit: contain;
    }
    p {
      display: grid;
      gap: 8px;
      place-content: center;
      aspect-ratio: 16 / 9;
      margin: 0;
      padding: 20px;
      text-align: center;
    }
    a {
      color: #ffb347;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clip-player": ClipPlayer;
  }
}
