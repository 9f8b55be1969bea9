import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Tells whether an element can be seen: it is on the screen, and the page is not hidden. */
export class Sight implements ReactiveController {
  #near = false;
  readonly #sight: IntersectionObserver;

  constructor(readonly host: ReactiveControllerHost & Element) {
    this.#sight = new IntersectionObserver((entries) => {
      this.#near = entries.at(-1)?.isIntersecting ?? false;
      host.requestUpdate();
    });
    host.addController(this);
  }

  get seen(): boolean {
    return this.#near && !document.hidden && this.host.isConnected;
  }

  hostConnected(): void {
    this.#sight.observe(this.host);
    document.addEventListener("visibilitychange", this.#changed);
  }

  hostDisconnected(): void {
    this.#sight.disconnect();
    document.removeEventListener("visibilitychange", this.#changed);
  }

  readonly #changed = (): void => this.host.requestUpdate();
}
