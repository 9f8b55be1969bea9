import { sending, type Transport } from "./transport";
import type { HearthEvent, Moment, Severity } from "./types";

export type AlertStatus = "open" | "acknowledged" | "closed";

/** Something the owner was alerted to. */
export interface Alert {
  id: string;
  title: string;
  /** What happened last, in a sentence. */
  summary: string;
  severity: Severity;
  status: AlertStatus;
  camera_id: string | null;
  /** The camera's slug when it was opened. */
  camera: string | null;
  label: string | null;
  zones: readonly string[];
  opened: Moment;
  /** When its newest event happened. */
  updated: Moment;
  acknowledged: Moment | null;
  acknowledged_by: string | null;
  closed: Moment | null;
  closed_by: string | null;
  /** How many events belong to it. */
  event_count: number;
  /** The event that opened it; null when a program did. */
  event_id: string | null;
  /** The address of its best picture, relative to the API's; null if it has none. */
  picture: string | null;
}

/** An alert with what belongs to it. */
export interface AlertDetail extends Alert {
  /** The oldest first. */
  events: readonly HearthEvent[];
}

export interface AlertPage {
  data: readonly Alert[];
  total: number;
  next_cursor: string | null;
}

export interface AlertQuery {
  status?: AlertStatus | "" | undefined;
  camera?: string | undefined;
  per_page?: number;
  cursor?: string | undefined;
}

/** What can be done with an alert. */
export type AlertAct = "acknowledge" | "close" | "reopen";

/** Asks for alerts and says what became of them. */
export class AlertClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async list(query: AlertQuery = {}): Promise<AlertPage> {
    return this.#transport.json(this.#transport.url(["alerts"], { ...query }));
  }

  async get(id: string): Promise<AlertDetail> {
    return this.#transport.json(this.#transport.url(["alerts", id]));
  }

  /** Return the alert as it is then. */
  async act(id: string, what: AlertAct): Promise<Alert> {
    return this.#transport.json(this.#transport.url(["alerts", id, what]), { method: "POST" });
  }

  /** Acknowledge all that are open. */
  async acknowledgeAll(camera: string): Promise<void> {
    const url = this.#transport.url(["alerts", "acknowledge"]);
    await this.#transport.request(url, sending("POST", camera ? { camera } : {}));
  }

  /** The address of an alert's picture; empty if it has none. */
  pictureUrl({ picture }: Alert): string {
    return picture === null ? "" : this.#transport.url(picture.split("/")).href;
  }
}
