import { Line, type LineOptions, type LineState } from "./line";
import type { ServerMessage } from "./types";

const SILENCE_MS = 20_000;
const PATIENCE_MS = 10_000;

export interface LiveOptions extends Omit<LineOptions, "onMessage"> {
  topics: readonly string[];
  onState: (state: LineState) => void;
  onMessage: (message: ServerMessage) => void;
}

/**
 * Hears what happens in the engine: subscribes, notices silence, comes back and resumes.
 *
 * It never gives up by itself; whoever learns that the session is over calls `stop`.
 */
export class LiveConnection {
  /** The newest event that the page has; the engine sends what came after it. */
  lastEventId: string | null = null;

  readonly #options: LiveOptions;
  readonly #topics: Set<string>;
  readonly #line: Line;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#topics = new Set(options.topics);
    this.#line = new Line({ ...options, onMessage: (data) => this.#receive(String(data)) });
  }

  /** Connect now, whatever it was waiting for. */
  start(): void {
    this.#line.start();
  }

  /** Disconnect and stay so. */
  stop(): void {
    this.#line.stop();
  }

  /** Hear of a topic from now on, or no longer. */
  want(topic: string, on: boolean): void {
    if (this.#topics.has(topic) === on) return;
    if (on) this.#topics.add(topic);
    else this.#topics.delete(topic);
    this.#line.send({ type: on ? "subscribe" : "unsubscribe", topics: [topic] });
  }

  #receive(text: string): void {
    const message = parseMessage<ServerMessage>(text);
    if (!message) return;
    if (message.type === "auth_required") {
      // The browser's session is over: the engine would wait for a token now.
      this.#line.lose();
      return;
    }
    if (message.type === "connected") this.#subscribe();
    if (message.type === "subscribed") this.#line.greeted();
    if (message.type !== "connected") this.#expectMore();
    this.#options.onMessage(message);
  }

  #subscribe(): void {
    const resume = this.lastEventId ? { last_event_id: this.lastEventId } : {};
    this.#line.send({ type: "subscribe", topics: [...this.#topics], ...resume });
  }

  #expectMore(): void {
    this.#line.within(SILENCE_MS, () => {
      this.#line.send({ type: "ping" });
      this.#line.within(PATIENCE_MS);
    });
  }
}

/** Read a message; null if it is not one, which a page can only ignore. */
export function parseMessage<M extends { type: string }>(text: string): M | null {
  try {
    const message: unknown = JSON.parse(text);
    return typeof (message as M | null)?.type === "string" ? (message as M) : null;
  } catch {
    return null;
  }
}
