/** How many steps can be taken back. */
const DEPTH = 100;

/** What was drawn, step by step, so that each can be taken back and done again. */
export class History<T> {
  #past: T[] = [];
  #future: T[] = [];
  #now: T;
  /** Steps of the same kind, such as letters of a name, are one. */
  #kind: string | null = null;

  constructor(start: T) {
    this.#now = start;
  }

  get now(): T {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Take a step.
   *
   * @param kind a step of the same kind as the one before it replaces that; null: of its own.
   */
  step(next: T, kind: string | null = null): void {
    if (next === this.#now) return;
    if (kind === null || kind !== this.#kind) this.#past = [...this.#past, this.#now].slice(-DEPTH);
    this.#future = [];
    this.#now = next;
    this.#kind = kind;
  }

  /** End a run of steps of one kind: the next one is a step of its own. */
  settle(): void {
    this.#kind = null;
  }

  undo(): void {
    const before = this.#past.pop();
    if (before === undefined) return;
    this.#future.push(this.#now);
    this.#now = before;
    this.#kind = null;
  }

  redo(): void {
    const after = this.#future.pop();
    if (after === undefined) return;
    this.#past.push(this.#now);
    this.#now = after;
    this.#kind = null;
  }
}
