import { Observed } from "../../parts/observed";
import type { TrialJob } from "../home/commands";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";
import type { Drawing } from "./drawing";

const LOOK_MS = 700;
const HOURS = 24;

/** Other zones and lines, tried on what was recorded in the last day. */
export class Trial extends Observed {
  job: TrialJob | null = null;
  problem: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(
    readonly home: Home,
    readonly camera: { entry_id: string; camera_id: string },
    readonly drawing: Drawing,
  ) {
    super();
  }

  get runs(): boolean {
    if (this.problem !== null) return false;
    return !this.job || this.job.state === "queued" || this.job.state === "running";
  }

  async start(): Promise<void> {
    const { camera_id } = this.camera;
    const { zones, lines } = this.drawing;
    await this.#take({ type: "hearthwatch/try", camera_id, zones, lines, hours: HOURS });
  }

  /** End it; nobody wants to know any more. */
  async stop(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#timer);
    if (!this.job || !this.runs) return;
    const { entry_id } = this.camera;
    try {
      await this.home.hass.callWS({
        type: "hearthwatch/job/cancel",
        entry_id,
        job_id: this.job.id,
      });
    } catch {
      return; // It has ended by itself, or ends with the engine.
    }
  }

  async #take(message: { type: string } & Record<string, unknown>): Promise<void> {
    try {
      const job = await this.home.hass.callWS<TrialJob>(message);
      if (this.#over) return;
      this.job = job;
      if (job.state === "failed" || job.state === "cancelled") this.problem = job.text;
    } catch (error) {
      if (this.#over) return;
      this.problem = problemWords(error);
    }
    this.changed();
    if (this.runs) this.#timer = setTimeout(() => void this.#look(), LOOK_MS);
  }

  async #look(): Promise<void> {
    const { entry_id } = this.camera;
    if (this.job) await this.#take({ type: "hearthwatch/job", entry_id, job_id: this.job.id });
  }
}
