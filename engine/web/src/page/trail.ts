import { addressOf } from "./address";
import type { View } from "./intent";

/** What of a window is needed to keep its history. */
export interface Walked extends EventTarget {
  location: Pick<Location, "hash" | "pathname" | "search">;
  history: Pick<History, "go" | "pushState" | "replaceState" | "state">;
}

export interface TrailOptions {
  /** Other views lie in front of the page now. */
  onChange: () => void;
  /** Find what an address names; null if it names nothing that there is. */
  find: (address: string) => Promise<View | null>;
}

/**
 * The views that lie in front of the page, each a step in the browser's history.
 *
 * So Back closes the last one instead of leaving the page, and what is open survives a reload.
 */
export class Trail {
  /** The last one is seen. */
  views: readonly View[] = [];

  readonly #window: Walked;
  readonly #options: TrailOptions;
  /** How many views the history's present step stands for. */
  #depth = 0;
  /** A way back has begun that the browser has yet to go. */
  #returning = false;

  constructor(window: Walked, options: TrailOptions) {
    this.#window = window;
    this.#options = options;
  }

  /** Follow the history, from what the address names now. */
  async start(): Promise<void> {
    this.#window.addEventListener("popstate", this.#moved);
    await this.#arrive();
  }

  stop(): void {
    this.#window.removeEventListener("popstate", this.#moved);
  }

  push(view: View): void {
    this.#show([...this.views, view]);
    this.#record();
  }

  /** Go back by so many views; by all of them if not told. */
  pop(count = this.views.length): void {
    this.#show(this.views.slice(0, this.views.length - count));
    this.#record();
  }

  /** Show what the address names: after a reload, or where a link has led. */
  async #arrive(): Promise<void> {
    this.#depth = this.#stated ?? 0;
    const view = await this.#options.find(this.#window.location.hash);
    if (this.views.length > 0) return; // The reader was quicker.
    // Below what a link opens there is the page itself.
    if (this.#depth === 0) this.#write();
    if (view) this.#show([view]);
    this.#record();
  }

  /** Have the history say what is shown; on a way back it says so on arrival. */
  #record(): void {
    if (this.#returning) return;
    const { history } = this.#window;
    const wanted = this.views.length;
    if (this.#depth > wanted) {
      this.#returning = true;
      history.go(wanted - this.#depth);
      return;
    }
    this.#write();
    while (this.#depth < wanted) {
      this.#depth += 1;
      history.pushState({ depth: this.#depth }, "", this.#address);
    }
  }

  readonly #moved = (): void => {
    const depth = this.#stated;
    if (depth === null) {
      this.#show([]);
      void this.#arrive();
      return;
    }
    this.#depth = depth;
    if (this.#returning) {
      this.#returning = false;
      this.#record();
    } else if (depth < this.views.length) {
      this.#show(this.views.slice(0, depth));
    } else if (depth > this.views.length) {
      void this.#reopen();
    }
  };

  /** Somebody went forward to a view that was closed. */
  async #reopen(): Promise<void> {
    const view = await this.#options.find(this.#window.location.hash);
    if (view && this.#depth === this.views.length + 1) this.#show([...this.views, view]);
  }

  /** Write into the history's present step what it stands for. */
  #write(): void {
    this.#window.history.replaceState({ depth: this.#depth }, "", this.#address);
  }

  /** The address of what the history's present step stands for. */
  get #address(): string {
    const { pathname, search } = this.#window.location;
    const view = this.views[this.#depth - 1];
    return pathname + search + (view ? addressOf(view) : "");
  }

  /** How deep the history says that it is; null where a link has led. */
  get #stated(): number | null {
    const { depth } = (this.#window.history.state ?? {}) as { depth?: number };
    return depth ?? null;
  }

  #show(views: readonly View[]): void {
    this.views = views;
    this.#options.onChange();
  }
}
