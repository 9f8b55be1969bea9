import { Observed } from "../../parts/observed";
import { say } from "../../words/language";
import type { Point } from "../home/commands";
import {
  addLine,
  addZone,
  type Drawing,
  faultOf,
  freeName,
  nameOf,
  remove,
  same,
  shapesOf,
  type Which,
} from "./drawing";
import { History } from "./history";

/** What is begun with where somebody would rather not draw. */
const PREPARED: Readonly<Record<Which["kind"], readonly Point[]>> = {
  zone: [
    [0.3, 0.35],
    [0.7, 0.35],
    [0.7, 0.85],
    [0.3, 0.85],
  ],
  line: [
    [0.25, 0.6],
    [0.75, 0.6],
  ],
};

/** A drawing in the making: its steps, which shape is picked and what is being added. */
export class Sketch extends Observed {
  picked: Which | null = null;
  /** The kind of the shape whose corners are being tapped. */
  fresh: Which["kind"] | null = null;
  /** What there is to say about the last step. */
  note = "";
  readonly #history: History<Drawing>;

  constructor(start: Drawing) {
    super();
    this.#history = new History(start);
  }

  get now(): Drawing {
    return this.#history.now;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** The shapes in which something is wrong, each as `kind index`. */
  get faulty(): ReadonlySet<string> {
    const faulty = shapesOf(this.now).filter((which) => faultOf(this.now, which) !== null);
    return new Set(faulty.map(({ kind, index }) => `${kind} ${index}`));
  }

  /** Have the corners of a new shape tapped. */
  begin(kind: Which["kind"]): void {
    this.fresh = kind;
    this.picked = null;
    this.changed();
  }

  leaveOff(): void {
    this.fresh = null;
    this.changed();
  }

  /** Add the shape that was begun: with the points that were tapped, or with prepared ones. */
  add(points?: readonly Point[]): void {
    const kind = this.fresh;
    if (!kind) return;
    const { now } = this;
    const [from, to, ...more] = points ?? PREPARED[kind];
    if (!from || !to) return;
    this.fresh = null;
    if (kind === "zone") {
      this.step(addZone(now, freeName(now, say("Zone")), [from, to, ...more]));
      this.picked = { kind, index: now.zones.length };
    } else {
      this.step(addLine(now, freeName(now, say("Line")), from, to));
      this.picked = { kind, index: now.lines.length };
    }
    this.changed();
  }

  remove(which: Which): void {
    const name = nameOf(this.now, which);
    this.step(remove(this.now, which));
    this.picked = null;
    this.say(say("{name} is deleted. Undo brings it back.", { name }));
  }

  choose(which: Which | null): void {
    this.picked = which;
    this.#history.settle();
    this.changed();
  }

  /** Take a step; see `History.step`. */
  step(drawing: Drawing, kind: string | null = null): void {
    this.#history.step(drawing, kind);
    this.say("");
  }

  undo(): void {
    this.#history.undo();
    this.#moved();
  }

  redo(): void {
    this.#history.redo();
    this.#moved();
  }

  say(note: string): void {
    this.note = note;
    this.changed();
  }

  #moved(): void {
    if (!shapesOf(this.now).some((which) => same(which, this.picked))) this.picked = null;
    this.say("");
  }
}
