import { backoff } from "./backoff";

const HANDSHAKE_MS = 10_000;

export type LineState =
  | { kind: "connecting" }
  | { kind: "open" }
  /** Waiting to try again at `until`, in milliseconds since 1970, after so many failures. */
  | { kind: "waiting"; until: number; failures: number };

export interface LineOptions {
  /** Makes a socket that has begun to connect, or will once its address is known. */
  open: () => WebSocket | Promise<WebSocket>;
  onState: (state: LineState) => void;
  onMessage: (data: string | ArrayBuffer) => void;
  random?: (() => number) | undefined;
}

/**
 * Keeps a WebSocket to the engine and comes back whenever it is lost.
 *
 * Whoever uses it knows what is to be heard of: `greeted` says that the engine has let it in, and
 * `within` for how long silence is fine. It never gives up by itself.
 */
export class Line {
  readonly #options: LineOptions;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Grows with every end: what was opened before it comes too late. */
  #turn = 0;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Connect now, whatever it was waiting for. */
  start(): void {
    this.stop();
    this.#options.onState({ kind: "connecting" });
    const opened = this.#options.open();
    if (opened instanceof Promise) void this.#await(opened);
    else this.#adopt(opened);
    this.within(HANDSHAKE_MS);
  }

  async #await(opened: Promise<WebSocket>): Promise<void> {
    const turn = this.#turn;
    try {
      const socket = await opened;
      if (turn === this.#turn) this.#adopt(socket);
      else socket.close();
    } catch {
      if (turn === this.#turn) this.lose();
    }
  }

  #adopt(socket: WebSocket): void {
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#options.onMessage(data);
    socket.onclose = () => this.lose();
  }

  /** Disconnect and stay so. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    // A dead network reports the end of a socket only minutes later: do not listen for it.
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  send(message: Readonly<Record<string, unknown>>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** The engine has let it in: the next failure is the first one again. */
  greeted(): void {
    this.#failures = 0;
    this.#options.onState({ kind: "open" });
  }

  /** Do something, or give the socket up, unless this is called again within so long. */
  within(milliseconds: number, otherwise: () => void = () => this.lose()): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(otherwise, milliseconds);
  }

  /** Give the socket up and come back after a while. */
  lose(): void {
    this.stop();
    this.#failures += 1;
    const wait = backoff(this.#failures, (this.#options.random ?? Math.random)());
    this.within(wait, () => this.start());
    this.#options.onState({
      kind: "waiting",
      until: Date.now() + wait,
      failures: this.#failures,
    });
  }
}
