import type { Transport } from "./transport";
import type { Moment } from "./types";

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

/** Work that the engine does in the background. */
export interface Job {
  id: string;
  kind: string;
  camera_id: string | null;
  state: JobState;
  /** How much of it is done, 0..1. */
  progress: number;
  /** How it gets on, or how it ended, as a sentence. */
  text: string;
  created: Moment;
  ended: Moment | null;
}

/** Asks for background work and stops it. */
export class JobClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async list(): Promise<readonly Job[]> {
    const { jobs } = await this.#transport.json<{ jobs: Job[] }>(this.#transport.url(["jobs"]));
    return jobs;
  }

  async cancel(id: string): Promise<void> {
    await this.#transport.request(this.#transport.url(["jobs", id]), { method: "DELETE" });
  }
}
