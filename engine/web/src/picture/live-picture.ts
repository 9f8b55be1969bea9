import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Snapshot } from "../api/client";
import { ApiError } from "../api/problem";
import type { StreamWish } from "../api/video";
import { countLabels } from "../words/labels";
import { say } from "../words/language";
import { shape } from "./geometry";
import "./live-bar";
import type { Pressed } from "./live-bar";
import { liveWords } from "./live-words";
import { type Ground, outlineOf } from "./paint";
import { Sight } from "./sight";
import { type Fetch, Snapshots } from "./snapshots";
import type { PictureSource, Sighted } from "./source";
import { paintSurface, pictureOf } from "./surface";
import type { TrackFeed } from "./tracks";
import { LiveVideo, type VideoState } from "./video/live-video";

const STARTING: VideoState = { kind: "starting" };

/** How often the age of what is shown is told, in milliseconds. */
const AGE_MS = 1000;

/** What a camera sees, as video or as its newest still, with the boxes of what is followed in it. */
@customElement("hw-live-picture")
export class LivePicture extends LitElement {
  @property({ attribute: false }) camera!: Sighted;
  @property({ attribute: false }) client!: PictureSource;
  @property({ attribute: false }) tracks!: TrackFeed;
  /** Zones and lines to be drawn; those in which somebody is are drawn louder. */
  @property({ attribute: false }) grounds: readonly Omit<Ground, "busy">[] = [];
  /** Draw no boxes around what is followed. */
  @property({ type: Boolean }) plain = false;
  /** Seconds from one still to the next. */
  @property({ type: Number }) pace = 1;
  /** Which stream to play; null for stills. */
  @property() video: StreamWish | null = null;
  /** Something lies over it: nothing new has to be shown. */
  @property({ type: Boolean }) covered = false;
  /** Let the reader pause it, hear it and see it on the whole screen. */
  @property({ type: Boolean }) buttons = false;

  @state() private problem: string | null = null;
  @state() private summary = "";
  @state() private playing: VideoState = STARTING;
  @state() private paused: Date | null = null;
  @state() private sound = false;
  @state() private behind: number | null = null;
  @query("canvas") private canvas!: HTMLCanvasElement;
  @query("#fragments") private fragments!: HTMLVideoElement;
  @query("#peer") private peer!: HTMLVideoElement;

  /** The newest still, or the picture at which the video has stopped. */
  #bitmap: ImageBitmap | null = null;
  /** When what is shown was taken. */
  #taken: number | null = null;
  #live: LiveVideo | null = null;
  #aged = 0;
  #unwatch: (() => void) | null = null;
  #size = new ResizeObserver(() => this.#paint());
  #sight = new Sight(this);

  constructor() {
    super();
    new Snapshots(
      this,
      () => this.#fetch(),
      () => this.pace,
      (snapshot) => this.#show(snapshot),
      (error) => this.#fail(error),
    );
    this.addEventListener("fullscreenchange", () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#unwatch?.();
    this.#unwatch = null;
    this.#end();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("camera");
    if (before && before.id !== this.camera.id) this.#forget();
    if (changed.has("camera") || changed.has("tracks")) this.#watch();
    if (changed.has("video")) this.#end();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#play();
    const { videoWidth: width, videoHeight: height } = this.#screen ?? this.fragments;
    const size = width > 0 && this.#isPlaying ? { width, height } : this.#bitmap;
    this.style.setProperty("aspect-ratio", String(shape(size ?? this.camera.status)));
    if (changed.has("grounds") || changed.has("plain")) this.#paint();
    this.toggleAttribute("filled", this.#bitmap !== null || this.#isPlaying);
    this.toggleAttribute("dim", this.#old && this.#bitmap !== null);
    this.fragments.toggleAttribute("shown", this.#screen === this.fragments);
    this.peer.toggleAttribute("shown", this.#screen === this.peer);
  }

  protected override render() {
    return html`
      ${this.#element("fragments")} ${this.#element("peer")}
      <canvas role="img" aria-label=${this.#spoken()}></canvas>
      ${this.#bitmap || this.#isPlaying ? nothing : html`<p>${this.#waiting()}</p>`}
      ${this.video ? this.#bar() : nothing}
    `;
  }

  #element(id: string) {
    const silent = !this.sound;
    return html`<video id=${id} .muted=${silent} playsinline disablepictureinpicture aria-hidden="true"></video>`;
  }

  #bar() {
    const { camera, playing, paused, behind, sound } = this;
    const { status } = camera;
    const cut = this.problem !== null;
    const words = liveWords({ status, video: playing, paused, cut, behind });
    return html`<hw-live-bar
      .words=${words}
      ?buttons=${this.buttons && status.state === "online" && playing.kind !== "offline"}
      ?paused=${paused !== null || playing.kind === "refused"}
      .sound=${this.#live?.hasSound ? sound : null}
      .full=${document.fullscreenEnabled ? this.matches(":fullscreen") : null}
      @hw-pressed=${this.#pressed}
    ></hw-live-bar>`;
  }

  #pressed({ press }: Pressed): void {
    if (press === "full") void this.#toggleFull();
    else if (press === "sound") this.#toggleSound();
    else if (this.playing.kind === "refused") this.#live?.insist();
    else if (this.paused) this.paused = null;
    else this.#pause();
  }

  async #toggleFull(): Promise<void> {
    if (this.matches(":fullscreen")) await document.exitFullscreen();
    else await this.requestFullscreen();
  }

  #toggleSound(): void {
    this.sound = !this.sound;
    this.#end();
  }

  #pause(): void {
    this.paused = new Date(this.#taken ?? Date.now());
    this.#end();
  }

  /** Play, or no longer, as the situation asks for. */
  #play(): void {
    const { camera, client, video, sound } = this;
    const wanted = video !== null && !this.paused && this.#seen && camera.enabled;
    if (!wanted) this.#end();
    if (!wanted || this.#live) return;
    this.#live = new LiveVideo(
      { fragments: this.fragments, peer: this.peer },
      {
        client,
        camera: camera.id,
        stream: video,
        sound,
        peer: this.buttons,
        onState: (playing) => {
          this.playing = playing;
        },
        onFrame: (_, taken) => this.#shown(taken),
        onLeave: (screen) => this.#keep(screen),
      },
    );
    this.#live.start();
  }

  #end(): void {
    const live = this.#live;
    this.#live = null;
    live?.stop();
    this.playing = STARTING;
    this.behind = null;
  }

  #shown(taken: number): void {
    this.#taken = taken;
    this.#paint();
    const now = performance.now();
    if (now - this.#aged < AGE_MS || !this.client.clock.known) return;
    this.#aged = now;
    this.behind = (this.client.clock.fromHere(Date.now()) - taken) / 1000;
  }

  /** Keep the picture at which a video stops, until there is a newer one. */
  #keep(screen: HTMLVideoElement): void {
    if (screen !== this.#screen) return;
    this.#replace(pictureOf(screen) ?? this.#bitmap);
    this.playing = STARTING;
    this.#paint();
  }

  get #isPlaying(): boolean {
    return this.playing.kind === "playing";
  }

  get #seen(): boolean {
    return this.#sight.seen && !this.covered;
  }

  /** The element that is seen; null while a still is. */
  get #screen(): HTMLVideoElement | null {
    if (this.playing.kind !== "playing") return null;
    return this.playing.path === "peer" ? this.peer : this.fragments;
  }

  /** Whether what is shown is of the past, and no newer picture is to be had. */
  get #old(): boolean {
    if (this.#isPlaying || this.paused) return false;
    const online = this.camera.status.state === "online";
    return !online || this.playing.kind === "offline" || this.problem !== null;
  }

  #fetch(): Fetch | null {
    const { id, status } = this.camera;
    if (!this.#seen || this.#isPlaying || this.paused) return null;
    if (status.last_frame === null) return null; // There was none yet; its coming is told.
    // A camera that is away may still have a last picture: one is worth asking for.
    if (status.state !== "online" && (this.#bitmap || this.problem)) return null;
    return (signal) => this.client.snapshot(id, this.#pixels(), signal);
  }

  /** How wide a still is worth to be. To ask costs a layout: only when one is fetched. */
  #pixels(): number {
    const pixels = this.clientWidth * Math.min(window.devicePixelRatio || 1, 2);
    return Math.min(1920, Math.max(160, Math.ceil(pixels / 160) * 160));
  }

  async #show({ jpeg, captured }: Snapshot): Promise<void> {
    const bitmap = await createImageBitmap(jpeg);
    if (this.#isPlaying) return bitmap.close();
    this.#replace(bitmap);
    this.#taken = captured;
    this.problem = null;
    this.requestUpdate();
    await this.updateComplete;
    this.#paint();
  }

  #replace(bitmap: ImageBitmap | null): void {
    if (bitmap !== this.#bitmap) this.#bitmap?.close();
    this.#bitmap = bitmap;
  }

  #fail(error: unknown): void {
    // Other failures are the page's to tell; this one is about the picture.
    this.problem = error instanceof ApiError ? error.message : say("No picture");
  }

  #forget(): void {
    this.#end();
    this.#replace(null);
    this.problem = null;
    this.paused = null;
  }

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = this.tracks?.watch(this.camera.id, this.#looked) ?? null;
  }

  /** Boxes of a video move with its pictures. */
  readonly #looked = (): void => {
    if (this.#seen && !this.#isPlaying) this.#paint();
  };

  #paint(): void {
    if (!this.canvas) return;
    const online = this.camera.status.state === "online";
    const tracks = online ? this.tracks.at(this.camera.id, this.#taken) : [];
    const outlines = this.plain ? [] : tracks.map(outlineOf).filter((outline) => outline !== null);
    const busy = new Set(tracks.filter(isSure).flatMap(({ zones }) => zones));
    const grounds = this.grounds.map((ground) => ({ ...ground, busy: busy.has(ground.name) }));
    const screen = this.#screen;
    const behind = screen && { width: screen.videoWidth, height: screen.videoHeight };
    paintSurface(this.canvas, behind ?? this.#bitmap, outlines, grounds);
    this.summary = countLabels(tracks.filter(isSure).map((track) => track.label));
  }

  #spoken(): string {
    const { name } = this.camera;
    const what = this.#isPlaying
      ? say("Live picture of {name}", { name })
      : say("Newest picture of {name}", { name });
    return this.summary ? `${what}: ${this.summary}` : what;
  }

  #waiting(): string {
    const { state: now } = this.camera.status;
    if (now === "disabled") return say("Switched off");
    if (now === "offline") return say("No picture");
    return (
      this.problem ?? (now === "online" ? say("Fetching the first picture …") : say("Connecting …"))
    );
  }

  static override styles = css`
    :host {
      position: relative;
      display: block;
      width: 100%;
      overflow: hidden;
      background: #12100d;
      color: #cfc8bd;
    }
    :host(:fullscreen) {
      height: 100%;
    }
    canvas,
    video {
      position: absolute;
      inset: 0;
      display: block;
      width: 100%;
      height: 100%;
    }
    video {
      object-fit: contain;
      pointer-events: none;
    }
    /* Not displayed at all, it would not be played either. */
    video:not([shown]) {
      opacity: 0;
    }
    canvas {
      transition: filter 0.3s;
    }
    :host([dim]) canvas {
      filter: grayscale(0.9) brightness(0.55);
      transition-delay: 1s;
    }
    p {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      margin: 0;
      padding: 16px;
      text-align: center;
      font-size: 0.9rem;
    }
    hw-live-bar {
      position: absolute;
      inset: auto 8px 8px;
    }
  `;
}

function isSure({ state: now }: { state: string }): boolean {
  return now === "confirmed" || now === "stationary";
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-live-picture": LivePicture;
  }
}
