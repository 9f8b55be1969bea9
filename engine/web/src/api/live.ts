import { backoff } from "./backoff";
import type { ServerMessage } from "./types";

const HANDSHAKE_MS = 10_000;
const SILENCE_MS = 20_000;
const PATIENCE_MS = 10_000;

export type LiveState =
  | { kind: "connecting" }
  | { kind: "open" }
  /** Waiting to try again at `until`, in milliseconds since 1970, after so many failures. */
  | { kind: "waiting"; until: number; failures: number };

export interface LiveOptions {
  /** Makes a socket that has begun to connect. */
  open: () => WebSocket;
  topics: readonly string[];
  onState: (state: LiveState) => void;
  onMessage: (message: ServerMessage) => void;
  random?: () => number;
}

/**
 * Keeps a WebSocket to the engine: subscribes, notices silence, comes back and resumes.
 *
 * It never gives up by itself; whoever learns that the session is over calls `stop`.
 */
export class LiveConnection {
  /** The newest event that the page has; the engine sends what came after it. */
  lastEventId: string | null = null;

  readonly #options: LiveOptions;
  readonly #topics: Set<string>;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#topics = new Set(options.topics);
  }

  /** Connect now, whatever it was waiting for. */
  start(): void {
    this.stop();
    this.#options.onState({ kind: "connecting" });
    const socket = this.#options.open();
    this.#socket = socket;
    socket.onmessage = (message) => this.#receive(String(message.data));
    socket.onclose = () => this.#lost();
    this.#after(HANDSHAKE_MS, () => this.#lost());
  }

  /** Disconnect and stay so. */
  stop(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    // A dead network reports the end of a socket only minutes later: do not listen for it.
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  /** Hear of a topic from now on, or no longer. */
  want(topic: string, on: boolean): void {
    if (this.#topics.has(topic) === on) return;
    if (on) this.#topics.add(topic);
    else this.#topics.delete(topic);
    this.#send({ type: on ? "subscribe" : "unsubscribe", topics: [topic] });
  }

  #receive(text: string): void {
    const message = parseMessage(text);
    if (!message) return;
    if (message.type === "connected") this.#subscribe();
    if (message.type === "subscribed") {
      this.#failures = 0;
      this.#options.onState({ kind: "open" });
    }
    if (message.type !== "connected") this.#expectMore();
    this.#options.onMessage(message);
  }

  #subscribe(): void {
    const resume = this.lastEventId ? { last_event_id: this.lastEventId } : {};
    this.#send({ type: "subscribe", topics: [...this.#topics], ...resume });
  }

  #expectMore(): void {
    this.#after(SILENCE_MS, () => {
      this.#send({ type: "ping" });
      this.#after(PATIENCE_MS, () => this.#lost());
    });
  }

  #lost(): void {
    this.stop();
    this.#failures += 1;
    const wait = backoff(this.#failures, (this.#options.random ?? Math.random)());
    this.#after(wait, () => this.start());
    this.#options.onState({
      kind: "waiting",
      until: Date.now() + wait,
      failures: this.#failures,
    });
  }

  #send(message: Readonly<Record<string, unknown>>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #after(milliseconds: number, action: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, milliseconds);
  }
}

/** Read a message; null if it is not one, which a page can only ignore. */
export function parseMessage(text: string): ServerMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return typeof (message as ServerMessage | null)?.type === "string"
      ? (message as ServerMessage)
      : null;
  } catch {
    return null;
  }
}
