import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { base } from "../../parts/shared-styles";
import { say } from "../../words/language";
import { HEAD, paintBar } from "./bar-paint";
import { momentWords, offsetAt } from "./clock";
import type { Lanes } from "./lanes";
import { includes, lengthOf, marksOf, moved, type Span, stepOf, zoomed } from "./span";

/** Height of a camera's lane in CSS pixels; many cameras have lower ones. */
const TALL = 38;
const LOW = 27;
const MANY = 6;

/** How much of the bar an arrow key goes. */
const STEP = 1 / 96;

/** Somebody has moved the cursor; `done` is false while it is still being dragged. */
export class Scrubbed extends Event {
  static readonly type = "hw-scrubbed";

  constructor(
    readonly moment: number,
    readonly camera: string | null,
    readonly done: boolean,
  ) {
    super(Scrubbed.type);
  }
}

/** Somebody wants to see another span. */
export class Spanned extends Event {
  static readonly type = "hw-spanned";

  constructor(readonly span: Span) {
    super(Spanned.type);
  }
}

/** Somebody wants the event before (-1) or after (1) the cursor. */
export class Skipped extends Event {
  static readonly type = "hw-skipped";

  constructor(readonly by: -1 | 1) {
    super(Skipped.type);
  }
}

/**
 * A span of time with a lane for each camera: footage, events, and a cursor.
 *
 * Drag or tap moves the cursor, two fingers or Ctrl and the wheel zoom, the wheel goes sideways;
 * every key that does the same is said in the element's description.
 */
@customElement("hw-time-bar")
export class TimeBar extends LitElement {
  @property({ attribute: false }) span!: Span;
  @property({ attribute: false }) lanes: Lanes | null = null;
  @property({ attribute: false }) cameras: readonly { id: string; name: string }[] = [];
  /** The moment of the cursor. */
  @property({ type: Number }) cursor = 0;
  /** The camera whose lane the cursor is in. */
  @property() camera: string | null = null;
  @property({ type: Number }) now = 0;
  /** Changes with the theme, whose colours are painted. */
  @property() theme = "";

  @state() private width = 0;
  @query("canvas") private canvas!: HTMLCanvasElement;
  @query(".bar") private bar!: HTMLElement;

  readonly #fingers = new Map<number, number>();
  readonly #size = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry?.contentRect.width ?? 0);
    this.dispatchEvent(new Event("hw-resized"));
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#size.observe(this.bar);
  }

  protected override firstUpdated(): void {
    this.#size.observe(this.bar);
    this.bar.addEventListener("wheel", (wheel) => this.#wheeled(wheel), { passive: false });
  }

  get #lane(): number {
    return this.cameras.length > MANY ? LOW : TALL;
  }

  protected override render() {
    const { cameras, cursor, span, now } = this;
    const share = (cursor - span.start) / lengthOf(span);
    const shown = includes(span, cursor);
    const lane = this.#lane;
    const row = cameras.findIndex(({ id }) => id === this.camera);
    const name = cameras[row]?.name;
    const words = momentWords(cursor, now);
    return html`<div
        class="bar"
        role="slider"
        tabindex="0"
        aria-label=${say("Moment on the timeline")}
        aria-describedby="keys"
        aria-valuemin=${Math.round(span.start / 1000)}
        aria-valuemax=${Math.round(span.end / 1000)}
        aria-valuenow=${Math.round(cursor / 1000)}
        aria-valuetext=${name ? `${words}, ${name}` : words}
        style="height: ${HEAD + cameras.length * lane}px"
        @keydown=${this.#pressed}
        @pointerdown=${this.#down}
        @pointermove=${this.#moved}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
      >
        <canvas aria-hidden="true"></canvas>
        ${cameras.map(
          (camera, index) => html`<span
            class="name"
            ?data-here=${index === row}
            style="top: ${HEAD + index * lane}px"
            >${camera.name}</span
          >`,
        )}
        <div class="cursor" ?hidden=${!shown} style="left: ${share * 100}%">
          <span class="words numbers" style="translate: ${-100 * Math.min(Math.max(share, 0), 1)}% 0"
            >${words}</span
          >
          ${row < 0 ? "" : html`<i style="top: ${HEAD + row * lane + lane / 2 - 7}px"></i>`}
        </div>
      </div>
      <p id="keys" class="hidden">
        ${say(
          "Arrow keys move the cursor and choose a camera, with Shift they go to the next event. Plus and minus zoom, Page Up and Page Down turn the page.",
        )}
      </p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const only = [...changed.keys()];
    if (only.length > 0 && only.every((key) => key === "cursor" || key === "camera")) return;
    this.#paint();
  }

  #paint(): void {
    const { canvas, width, span, cameras, lanes, now } = this;
    const lane = this.#lane;
    const height = HEAD + cameras.length * lane;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext("2d");
    if (!context || width === 0) return;
    context.scale(ratio, ratio);
    const style = getComputedStyle(this);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const step = stepOf(span, width, 74);
    paintBar(context, {
      width,
      lane,
      span,
      step,
      marks: marksOf(span, step, offsetAt),
      lanes,
      cameras: cameras.map(({ id }) => id),
      now,
      colours: {
        line: colour("--line"),
        muted: colour("--muted"),
        ground: colour("--raised"),
        footage: colour("--footage"),
      },
      font: `500 11px ${style.fontFamily}`,
    });
  }

  #down(pressed: PointerEvent): void {
    if (pressed.button !== 0) return;
    this.bar.setPointerCapture(pressed.pointerId);
    this.#fingers.set(pressed.pointerId, pressed.clientX);
    if (this.#fingers.size === 1) this.#scrub(pressed, false);
  }

  #moved(pointer: PointerEvent): void {
    const before = this.#fingers.get(pointer.pointerId);
    if (before === undefined) return;
    if (this.#fingers.size === 1) {
      this.#fingers.set(pointer.pointerId, pointer.clientX);
      this.#scrub(pointer, false);
      return;
    }
    const [other] = [...this.#fingers].filter(([id]) => id !== pointer.pointerId);
    this.#fingers.set(pointer.pointerId, pointer.clientX);
    if (other) this.#pinch(before, pointer.clientX, other[1]);
  }

  #up(pointer: PointerEvent): void {
    const alone = this.#fingers.size === 1;
    if (this.#fingers.delete(pointer.pointerId) && alone && pointer.type === "pointerup") {
      this.#scrub(pointer, true);
    }
  }

  /** One finger rests, the other has moved: what is under each of them stays there. */
  #pinch(before: number, after: number, rest: number): void {
    const factor = (before - rest) / (after - rest || 1);
    if (!Number.isFinite(factor) || factor <= 0) return;
    this.#span(zoomed(this.span, factor, this.#momentAt(rest), this.now));
  }

  #scrub({ clientX, clientY }: PointerEvent, done: boolean): void {
    const { top } = this.bar.getBoundingClientRect();
    const row = Math.floor((clientY - top - HEAD) / this.#lane);
    const lane = Math.min(Math.max(row, 0), this.cameras.length - 1);
    const camera = row < 0 ? this.camera : (this.cameras[lane]?.id ?? null);
    const moment = Math.min(this.#momentAt(clientX), this.now);
    this.dispatchEvent(new Scrubbed(moment, camera, done));
  }

  #momentAt(clientX: number): number {
    const { left, width } = this.bar.getBoundingClientRect();
    const share = Math.min(Math.max((clientX - left) / width, 0), 1);
    return this.span.start + share * lengthOf(this.span);
  }

  #wheeled(wheel: WheelEvent): void {
    if (wheel.ctrlKey || wheel.metaKey) {
      const factor = Math.exp(Math.min(Math.max(wheel.deltaY, -80), 80) / 200);
      this.#span(zoomed(this.span, factor, this.#momentAt(wheel.clientX), this.now));
    } else {
      const sideways = wheel.shiftKey ? wheel.deltaX || wheel.deltaY : wheel.deltaX;
      if (sideways === 0) return;
      this.#span(moved(this.span, sideways / Math.max(this.width, 1), this.now));
    }
    wheel.preventDefault();
  }

  #pressed(pressed: KeyboardEvent): void {
    const { span, cursor, now } = this;
    const step = lengthOf(span) * STEP;
    const here = includes(span, cursor) ? cursor : (span.start + span.end) / 2;
    switch (pressed.key) {
      case "ArrowLeft":
      case "ArrowRight": {
        const by = pressed.key === "ArrowLeft" ? -1 : 1;
        if (pressed.shiftKey) this.dispatchEvent(new Skipped(by));
        else this.#to(cursor + by * step);
        break;
      }
      case "ArrowUp":
      case "ArrowDown":
        this.#across(pressed.key === "ArrowUp" ? -1 : 1);
        break;
      case "PageUp":
        this.#span(moved(span, -0.8, now));
        break;
      case "PageDown":
        this.#span(moved(span, 0.8, now));
        break;
      case "Home":
        this.#to(span.start);
        break;
      case "End":
        this.#to(span.end);
        break;
      case "+":
      case "=":
        this.#span(zoomed(span, 0.5, here, now));
        break;
      case "-":
        this.#span(zoomed(span, 2, here, now));
        break;
      default:
        return;
    }
    pressed.preventDefault();
  }

  #to(moment: number): void {
    this.dispatchEvent(new Scrubbed(Math.min(moment, this.now), this.camera, true));
  }

  #across(by: number): void {
    const here = this.cameras.findIndex(({ id }) => id === this.camera);
    const next = this.cameras[Math.min(Math.max(here + by, 0), this.cameras.length - 1)];
    if (next) this.dispatchEvent(new Scrubbed(this.cursor, next.id, true));
  }

  #span(span: Span): void {
    this.dispatchEvent(new Spanned(span));
  }

  static override styles = [
    base,
    css`
      :host {
        --footage: color-mix(in srgb, var(--text) 17%, var(--raised));
      }
      .bar {
        position: relative;
        border-radius: 8px;
        cursor: crosshair;
        touch-action: pan-y;
        user-select: none;
        -webkit-user-select: none;
      }
      canvas {
        position: absolute;
        width: 100%;
        height: 100%;
      }
      .name {
        position: absolute;
        left: 6px;
        max-width: 45%;
        padding: 1px 3px;
        overflow: hidden;
        color: var(--text);
        font-size: 0.6875rem;
        font-weight: 550;
        line-height: 1.25;
        text-overflow: ellipsis;
        text-shadow:
          0 0 3px var(--raised),
          0 0 3px var(--raised);
        white-space: nowrap;
        opacity: 0.8;
        pointer-events: none;
      }
      .name[data-here] {
        opacity: 1;
        font-weight: 700;
      }
      .cursor {
        position: absolute;
        top: 0;
        bottom: 4px;
        width: 2px;
        margin-left: -1px;
        border-radius: 1px;
        background: var(--accent);
        pointer-events: none;
      }
      .cursor[hidden] {
        display: none;
      }
      .words {
        position: absolute;
        top: 0;
        left: 1px;
        padding: 1px 8px;
        border-radius: 99px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.6875rem;
        font-weight: 600;
        line-height: 1.5;
        white-space: nowrap;
      }
      .cursor i {
        position: absolute;
        left: -6px;
        width: 14px;
        height: 14px;
        border: 2px solid var(--surface);
        border-radius: 50%;
        background: var(--accent);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-time-bar": TimeBar;
  }
}
