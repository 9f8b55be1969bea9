import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { base } from "../../parts/shared-styles";
import { say } from "../../words/language";
import type { Point } from "../home/commands";
import {
  type Drawing,
  insertPoint,
  movePoint,
  moveShape,
  nameOf,
  pointsOf,
  removePoint,
  same,
  shapesOf,
  type Which,
  within,
} from "./drawing";

/** How far an arrow key moves a point, as a share of the picture; and with the shift key. */
const STEP = 0.005;
const LEAP = 0.03;

/** A drawing has changed under somebody's hand. */
export class Drawn extends Event {
  static readonly type = "hw-drawn";

  /** @param kind steps of the same kind follow from one movement. */
  constructor(
    readonly drawing: Drawing,
    readonly kind: string,
  ) {
    super(Drawn.type);
  }
}

/** A shape has been taken in hand. */
export class Picked extends Event {
  static readonly type = "hw-picked";

  constructor(readonly which: Which | null) {
    super(Picked.type);
  }
}

/** The points of a new shape are complete. */
export class Outlined extends Event {
  static readonly type = "hw-outlined";

  constructor(readonly points: readonly Point[]) {
    super(Outlined.type);
  }
}

type Hold =
  | { kind: "point"; which: Which; point: number }
  | { kind: "shape"; which: Which; from: Point; drawing: Drawing };

/**
 * Zones and lines over a picture, to be drawn with mouse, finger or keys.
 *
 * It covers the picture exactly. A corner can be dragged, moved with the arrow keys and taken away
 * with Delete or a double click; the small points between corners make new ones.
 */
@customElement("hw-zone-canvas")
export class ZoneCanvas extends LitElement {
  @property({ attribute: false }) drawing!: Drawing;
  @property({ attribute: false }) picked: Which | null = null;
  /** What is being drawn anew, point by point; null if nothing is. */
  @property() fresh: "zone" | "line" | null = null;
  /** Shapes of which something is wrong, as `kind index`. */
  @property({ attribute: false }) faulty: ReadonlySet<string> = new Set();

  @state() private points: readonly Point[] = [];
  @state() private pointer: Point | null = null;
  @state() private size = { width: 1, height: 1 };
  @query("svg") private surface!: SVGSVGElement;

  #hold: Hold | null = null;
  #moves = 0;
  #resize = new ResizeObserver(() => {
    this.size = { width: this.clientWidth || 1, height: this.clientHeight || 1 };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("fresh")) this.points = [];
  }

  /** Whether what is drawn anew could be finished as it is. */
  get isClosable(): boolean {
    return this.fresh === "zone" && this.points.length >= 3;
  }

  /** Finish what is drawn anew. */
  finish(): void {
    if (this.isClosable) this.dispatchEvent(new Outlined(this.points));
  }

  protected override render() {
    const { width, height } = this.size;
    return html`<svg
      class=${this.fresh ? "fresh" : ""}
      viewBox="0 0 ${width} ${height}"
      @pointerdown=${this.#down}
      @pointermove=${this.#move}
      @pointerup=${this.#up}
      @pointercancel=${this.#up}
      @pointerleave=${() => {
        this.pointer = null;
      }}
    >
      ${shapesOf(this.drawing)
        .toSorted((a, b) => Number(same(a, this.picked)) - Number(same(b, this.picked)))
        .map((which) => this.#shape(which))}
      ${this.fresh ? this.#outline() : nothing}
    </svg>`;
  }

  #shape(which: Which) {
    const points = pointsOf(this.drawing, which);
    const picked = same(which, this.picked) && !this.fresh;
    const faulty = this.faulty.has(`${which.kind} ${which.index}`);
    const path = points.map((point) => this.#place(point).join()).join(" ");
    const name = nameOf(this.drawing, which);
    return svg`<g class="shape ${which.kind} ${picked ? "picked" : ""} ${faulty ? "faulty" : ""}">
      ${
        which.kind === "zone"
          ? svg`<polygon class="body" points=${path} data-kind="zone" data-index=${which.index} />`
          : svg`<polyline class="grip" points=${path} data-kind="line" data-index=${which.index} />
              <polyline class="body" points=${path} />${this.#arrow(points)}`
      }
      ${this.#label(points, name)}
      ${picked ? this.#handles(which, points) : nothing}
    </g>`;
  }

  #label(points: readonly Point[], name: string) {
    const top = points.reduce((a, b) => (b[1] < a[1] ? b : a), points[0] ?? ([0, 0] as const));
    const [x, y] = this.#place(top);
    const flip = x > this.size.width * 0.75;
    return svg`<text
      x=${x + (flip ? -10 : 10)} y=${Math.max(18, y - 8)}
      text-anchor=${flip ? "end" : "start"}
    >${name}</text>`;
  }

  /** A line has a direction: an arrow across it points to the side that things go to. */
  #arrow(points: readonly Point[]) {
    const [from, to] = points.map((point) => this.#place(point));
    if (!from || !to) return nothing;
    const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
    return svg`<path class="arrow" d="M0 0v20m-6 -7l6 7 6 -7"
      transform="translate(${x} ${y}) rotate(${angle})" />`;
  }

  #handles(which: Which, points: readonly Point[]) {
    const corners = points.map((point, index) => this.#corner(which, point, index, points.length));
    if (which.kind === "line") return corners;
    return [
      ...points.map((point, index) => this.#between(which, point, index, points)),
      ...corners,
    ];
  }

  #corner(which: Which, point: Point, index: number, count: number) {
    const [x, y] = this.#place(point);
    const name = say("Corner {number} of {count}", { number: index + 1, count });
    return svg`<g
      class="corner"
      role="button"
      tabindex="0"
      aria-label="${name}: ${say("arrow keys move it, Delete removes it")}"
      data-point=${index}
      @keydown=${(pressed: KeyboardEvent) => this.#pressed(pressed, which, index)}
      @dblclick=${() => this.#tell(removePoint(this.drawing, which, index), "remove")}
    ><circle class="reach" cx=${x} cy=${y} r="20" /><circle cx=${x} cy=${y} r="7" /></g>`;
  }

  #between(which: Which, point: Point, index: number, points: readonly Point[]) {
    const next = points[(index + 1) % points.length] ?? point;
    const middle: Point = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
    const [x, y] = this.#place(middle);
    const add = () => this.#tell(insertPoint(this.drawing, which, index, middle), "insert");
    return svg`<g
      class="between"
      role="button"
      tabindex="0"
      aria-label=${say("Add a corner here")}
      data-after=${index}
      @keydown=${(pressed: KeyboardEvent) => {
        if (pressed.key !== "Enter" && pressed.key !== " ") return;
        pressed.preventDefault();
        add();
      }}
    ><circle class="reach" cx=${x} cy=${y} r="14" /><circle cx=${x} cy=${y} r="4.5" /></g>`;
  }

  #outline() {
    const points = this.pointer ? [...this.points, this.pointer] : this.points;
    const path = points.map((point) => this.#place(point).join()).join(" ");
    return svg`<g class="shape picked ${this.fresh ?? ""}">
      <polyline class="body open" points=${path} />
      ${this.points.map((point) => {
        const [x, y] = this.#place(point);
        return svg`<g class="corner"><circle cx=${x} cy=${y} r="7" /></g>`;
      })}
    </g>`;
  }

  #place([x, y]: Point): Point {
    return [x * this.size.width, y * this.size.height];
  }

  #pointAt({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.surface.getBoundingClientRect();
    return within([(clientX - left) / width, (clientY - top) / height]);
  }

  #down(press: PointerEvent): void {
    if (press.button !== 0) return;
    const at = this.#pointAt(press);
    if (this.fresh) {
      this.#put(at);
      return;
    }
    const target = press.target as SVGElement;
    const hold = this.#holdOf(target, at);
    if (!hold) {
      if (this.picked) this.dispatchEvent(new Picked(null));
      return;
    }
    this.#hold = hold;
    this.#moves += 1;
    this.surface.setPointerCapture(press.pointerId);
    if (!same(hold.which, this.picked)) this.dispatchEvent(new Picked(hold.which));
  }

  #holdOf(target: SVGElement, at: Point): Hold | null {
    const { picked, drawing } = this;
    const corner = target.closest<SVGElement>("[data-point]");
    if (corner && picked) {
      return { kind: "point", which: picked, point: Number(corner.dataset.point) };
    }
    const between = target.closest<SVGElement>("[data-after]");
    if (between && picked) {
      const after = Number(between.dataset.after);
      this.#moves += 1;
      this.#tell(insertPoint(drawing, picked, after, at), `move ${this.#moves + 1}`);
      return { kind: "point", which: picked, point: after + 1 };
    }
    const shape = target.closest<SVGElement>("[data-kind]");
    if (!shape) return null;
    const kind = shape.dataset.kind === "line" ? "line" : "zone";
    const which = { kind, index: Number(shape.dataset.index) } as const;
    return { kind: "shape", which, from: at, drawing };
  }

  #put(at: Point): void {
    const first = this.points[0];
    if (first && this.isClosable && this.#near(first, at)) {
      this.finish();
      return;
    }
    this.points = [...this.points, at];
    if (this.fresh === "line" && this.points.length === 2) {
      this.dispatchEvent(new Outlined(this.points));
    }
  }

  #near(a: Point, b: Point): boolean {
    const [ax, ay] = this.#place(a);
    const [bx, by] = this.#place(b);
    return Math.hypot(ax - bx, ay - by) < 18;
  }

  #move(moved: PointerEvent): void {
    const at = this.#pointAt(moved);
    if (this.fresh)
      this.pointer = this.points.length > 0 && moved.pointerType === "mouse" ? at : null;
    const hold = this.#hold;
    if (!hold) return;
    const kind = `move ${this.#moves}`;
    if (hold.kind === "point")
      this.#tell(movePoint(this.drawing, hold.which, hold.point, at), kind);
    else {
      const [x, y] = hold.from;
      this.#tell(moveShape(hold.drawing, hold.which, [at[0] - x, at[1] - y]), kind);
    }
  }

  #up(): void {
    this.#hold = null;
  }

  #pressed(pressed: KeyboardEvent, which: Which, point: number): void {
    if (pressed.key === "Delete" || pressed.key === "Backspace") {
      pressed.preventDefault();
      this.#tell(removePoint(this.drawing, which, point), "remove");
      return;
    }
    const way = WAYS[pressed.key];
    const before = pointsOf(this.drawing, which)[point];
    if (!way || !before) return;
    pressed.preventDefault();
    const step = pressed.shiftKey ? LEAP : STEP;
    const to: Point = [before[0] + way[0] * step, before[1] + way[1] * step];
    this.#tell(
      movePoint(this.drawing, which, point, to),
      `keys ${which.kind} ${which.index} ${point}`,
    );
  }

  #tell(drawing: Drawing, kind: string): void {
    if (drawing !== this.drawing) this.dispatchEvent(new Drawn(drawing, kind));
  }

  static override styles = [
    base,
    css`
      :host,
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      svg {
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
      .fresh {
        cursor: crosshair;
      }
      .shape {
        --colour: #7ee0d0;
      }
      .faulty {
        --colour: #ff8d84;
      }
      .body {
        fill: color-mix(in srgb, var(--colour) 12%, transparent);
        stroke: var(--colour);
        stroke-width: 2;
        stroke-linejoin: round;
        cursor: move;
      }
      .line .body,
      .open {
        fill: none;
        pointer-events: none;
      }
      .line .body {
        stroke-dasharray: 8 5;
      }
      .grip {
        fill: none;
        stroke: transparent;
        stroke-width: 24;
        cursor: move;
      }
      .picked .body {
        stroke-width: 3;
      }
      .picked.zone polygon {
        fill: color-mix(in srgb, var(--colour) 26%, transparent);
      }
      .arrow {
        fill: none;
        stroke: var(--colour);
        stroke-width: 2.5;
        stroke-linecap: round;
        stroke-linejoin: round;
        pointer-events: none;
      }
      text {
        fill: #fff;
        stroke: rgb(0 0 0 / 70%);
        stroke-width: 3;
        paint-order: stroke;
        font:
          600 14px system-ui,
          sans-serif;
        pointer-events: none;
      }
      .reach {
        fill: transparent;
        stroke: none;
      }
      .corner {
        cursor: grab;
        outline: none;
      }
      .corner circle:not(.reach) {
        fill: #fff;
        stroke: var(--colour);
        stroke-width: 3;
      }
      .between {
        cursor: copy;
        outline: none;
      }
      .between circle:not(.reach) {
        fill: var(--colour);
        stroke: rgb(0 0 0 / 60%);
        stroke-width: 1;
      }
      .corner:focus-visible circle:not(.reach),
      .between:focus-visible circle:not(.reach) {
        fill: #ffb347;
        stroke: #12100d;
      }
    `,
  ];
}

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

declare global {
  interface HTMLElementTagNameMap {
    "hw-zone-canvas": ZoneCanvas;
  }
}
