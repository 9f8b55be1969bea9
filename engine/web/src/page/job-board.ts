import type { Client } from "../api/client";
import type { Job } from "../api/jobs";
import { Observed } from "../parts/observed";
import { isActive } from "../words/jobs";

/** What the engine does in the background: jobs that wait or run, and those that have just failed. */
export class JobBoard extends Observed {
  jobs: readonly Job[] = [];

  constructor(readonly client: Client) {
    super();
  }

  /** Ask what is under way. */
  async refresh(): Promise<void> {
    try {
      this.jobs = (await this.client.jobs.list()).filter(isActive).toReversed();
      this.changed();
    } catch {
      return; // Progress comes over the WebSocket, too; its state says if the engine is away.
    }
  }

  /** Take in how a job gets on, or how it ended. */
  hear(job: Job): void {
    const known = this.jobs.some(({ id }) => id === job.id);
    const shown = isActive(job) || job.state === "failed";
    if (!shown) this.jobs = this.jobs.filter(({ id }) => id !== job.id);
    else if (known) this.jobs = this.jobs.map((old) => (old.id === job.id ? job : old));
    else this.jobs = [...this.jobs, job];
    this.changed();
  }

  /** Stop a job; that it has stopped is told like all that becomes of it. */
  async cancel(job: Job): Promise<void> {
    try {
      await this.client.jobs.cancel(job.id);
    } catch {
      await this.refresh(); // It was over already, or is no longer known.
    }
  }

  /** The failure of a job has been read. */
  dismiss({ id }: Job): void {
    this.jobs = this.jobs.filter((job) => job.id !== id);
    this.changed();
  }
}
