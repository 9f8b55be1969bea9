import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Something that changes and tells whoever shows it. */
export class Observed {
  readonly #observers = new Set<() => void>();

  observe(observer: () => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  protected changed(): void {
    for (const observer of this.#observers) observer();
  }
}

/** Renders its element anew whenever something observed changes. */
export class Showing implements ReactiveController {
  #stop: (() => void) | null = null;

  constructor(
    readonly host: ReactiveControllerHost,
    readonly subject: () => Observed | null,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    this.#stop ??= this.subject()?.observe(() => this.host.requestUpdate()) ?? null;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }
}

/** Renders its element anew every so many seconds, for texts such as "offline for 3 min". */
export class Ticking implements ReactiveController {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly host: ReactiveControllerHost,
    readonly seconds: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.host.requestUpdate(), this.seconds * 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
