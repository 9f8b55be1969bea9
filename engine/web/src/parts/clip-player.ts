import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { HearthEvent } from "../api/types";
import { ClipBoxes } from "../picture/clip-boxes";
import { paintSurface } from "../picture/surface";
import { watchFrames } from "../picture/video/frames";
import { say } from "../words/language";

/** Somebody sees another moment of a clip; milliseconds since 1970. */
export class Played extends Event {
  static readonly type = "hw-played";

  constructor(readonly moment: number) {
    super(Played.type, { bubbles: true, composed: true });
  }
}

/**
 * Plays a clip from a moment on, without sound until it is asked for, with the boxes of its events.
 *
 * Sends `hw-lost` when the footage does not come: it was deleted, or nobody answers.
 */
@customElement("hw-clip-player")
export class ClipPlayer extends LitElement {
  @property() src = "";
  /** The picture before the first one has come; empty for none. */
  @property() poster = "";
  /** Where to begin, in seconds. */
  @property({ type: Number }) at = 0;
  @property() codec = "";
  /** When its first picture was taken, RFC 3339. */
  @property() start = "";
  /** What happened in it: their boxes are drawn when it is their turn. */
  @property({ attribute: false }) events: readonly HearthEvent[] = [];

  @state() private broken = false;
  @query("video") private video!: HTMLVideoElement | null;
  @query("canvas") private canvas!: HTMLCanvasElement | null;

  #boxes = new ClipBoxes([], 0);
  #unwatch: (() => void) | null = null;
  #watched: HTMLVideoElement | null = null;
  #size = new ResizeObserver(() => this.#paint());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#forget();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("src")) this.broken = false;
    if (changed.has("events") || changed.has("start")) {
      this.#boxes = new ClipBoxes(this.events, Date.parse(this.start));
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const { video } = this;
    if (changed.has("at") && !changed.has("src") && video && video.readyState > 0) {
      video.currentTime = this.at;
    }
    if (this.video !== this.#watched) {
      this.#forget();
      this.#watched = this.video;
      if (this.video) this.#unwatch = watchFrames(this.video, (time) => this.#paint(time));
    }
    this.#paint();
  }

  protected override render() {
    if (this.broken) {
      const codec = this.codec ? ` (${this.codec})` : "";
      return html`<p role="alert">
        ${say("This browser cannot play the clip{codec}.", { codec })}
        <a href=${this.src} download>${say("Save it")}</a>
      </p>`;
    }
    return html`<video
        src=${this.src || nothing}
        poster=${this.poster || nothing}
        controls
        autoplay
        playsinline
        disableremoteplayback
        disablepictureinpicture
        .muted=${true}
        preload="metadata"
        @loadedmetadata=${this.#begin}
        @timeupdate=${this.#played}
        @error=${this.#fail}
      ></video>
      <canvas aria-hidden="true"></canvas>`;
  }

  #begin(loaded: Event): void {
    (loaded.target as HTMLVideoElement).currentTime = this.at;
  }

  #played({ target }: Event): void {
    const { currentTime, seeking } = target as HTMLVideoElement;
    if (!seeking) this.dispatchEvent(new Played(Date.parse(this.start) + currentTime * 1000));
  }

  #fail({ target }: Event): void {
    const { error } = target as HTMLVideoElement;
    // What cannot be decoded can be saved at least; what does not come cannot.
    const away = error && error.code !== error.MEDIA_ERR_DECODE;
    if (away && !this.dispatchEvent(new Event("hw-lost", { cancelable: true }))) return;
    this.broken = true;
  }

  #forget(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#watched = null;
  }

  #paint(time = this.video?.currentTime ?? 0): void {
    const { canvas, video } = this;
    if (!canvas || !video) return;
    const size = { width: video.videoWidth, height: video.videoHeight };
    paintSurface(canvas, size.width > 0 ? size : null, this.#boxes.at(time));
  }

  static override styles = css`
    :host {
      position: relative;
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
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      pointer-events: none;
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
