import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Client, Snapshot } from "../api/client";
import { ApiError } from "../api/problem";
import type { Camera } from "../api/types";
import { countLabels } from "../words/labels";
import { shape } from "./geometry";
import { outlineOf } from "./paint";
import { type Fetch, Snapshots } from "./snapshots";
import { paintSurface } from "./surface";
import type { TrackFeed } from "./tracks";

/** A camera's newest picture with the boxes of what is followed in it. */
@customElement("hw-live-picture")
export class LivePicture extends LitElement {
  @property({ attribute: false }) camera!: Camera;
  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) tracks!: TrackFeed;
  /** Seconds from one picture to the next. */
  @property({ type: Number }) pace = 1;

  @state() private problem: string | null = null;
  @state() private summary = "";
  @query("canvas") private canvas!: HTMLCanvasElement;

  #bitmap: ImageBitmap | null = null;
  #captured: number | null = null;
  #unwatch: (() => void) | null = null;
  #size = new ResizeObserver(() => this.#paint());

  constructor() {
    super();
    new Snapshots(
      this,
      () => this.#fetch(),
      () => this.pace,
      (snapshot) => this.#show(snapshot),
      (error) => this.#fail(error),
    );
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
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("camera");
    if (before && before.id !== this.camera.id) this.#forget();
    if (changed.has("camera") || changed.has("tracks")) this.#watch();
  }

  protected override updated(): void {
    const ratio = shape(this.#bitmap ?? this.camera.status);
    this.style.setProperty("aspect-ratio", String(ratio));
    this.toggleAttribute("dim", this.camera.status.state !== "online" && this.#bitmap !== null);
  }

  protected override render() {
    return html`
      <canvas role="img" aria-label=${this.#spoken()}></canvas>
      ${this.#bitmap ? nothing : html`<p>${this.#waiting()}</p>`}
    `;
  }

  #fetch(): Fetch | null {
    const { slug, status } = this.camera;
    // A camera that is away may still have a last picture: one is worth asking for.
    if (status.state !== "online" && (this.#bitmap || this.problem)) return null;
    const pixels = this.clientWidth * Math.min(window.devicePixelRatio || 1, 2);
    const width = Math.min(1920, Math.max(160, Math.ceil(pixels / 160) * 160));
    return (signal) => this.client.snapshot(slug, width, signal);
  }

  async #show({ jpeg, captured }: Snapshot): Promise<void> {
    const bitmap = await createImageBitmap(jpeg);
    this.#bitmap?.close();
    this.#bitmap = bitmap;
    this.#captured = captured;
    this.problem = null;
    this.requestUpdate();
    await this.updateComplete;
    this.#paint();
  }

  #fail(error: unknown): void {
    // Other failures are the page's to tell; this one is about the picture.
    this.problem = error instanceof ApiError ? error.message : "No picture";
  }

  #forget(): void {
    this.#bitmap?.close();
    this.#bitmap = null;
    this.problem = null;
  }

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = this.tracks?.watch(this.camera.id, () => this.#paint()) ?? null;
  }

  #paint(): void {
    if (!this.canvas) return;
    const online = this.camera.status.state === "online";
    const tracks = online ? this.tracks.at(this.camera.id, this.#captured) : [];
    const outlines = tracks.map(outlineOf).filter((outline) => outline !== null);
    paintSurface(this.canvas, this.#bitmap, outlines);
    this.summary = countLabels(tracks.filter(isSure).map((track) => track.label));
  }

  #spoken(): string {
    const seen = this.summary ? `: ${this.summary}` : "";
    return `Newest picture of ${this.camera.name}${seen}`;
  }

  #waiting(): string {
    const { state: now } = this.camera.status;
    if (now === "disabled") return "Switched off";
    if (now === "offline") return "No picture";
    return this.problem ?? (now === "online" ? "Fetching the first picture …" : "Connecting …");
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
    canvas {
      position: absolute;
      inset: 0;
      display: block;
      width: 100%;
      height: 100%;
      transition: filter 0.3s;
    }
    :host([dim]) canvas {
      filter: grayscale(0.9) brightness(0.55);
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
