import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Job } from "../api/jobs";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, controls } from "../parts/shared-styles";
import { isActive, jobName } from "../words/jobs";
import type { House } from "./house";

/** How far background work has got, with a way to stop it; nothing while there is none. */
@customElement("hw-job-note")
export class JobNote extends LitElement {
  @property({ attribute: false }) house!: House;

  constructor() {
    super();
    new Showing(this, () => this.house.jobs);
  }

  protected override render() {
    return repeat(
      this.house.jobs.jobs,
      ({ id }) => id,
      (job) => this.#job(job),
    );
  }

  #job(job: Job) {
    const camera = this.house.camera(job.camera_id)?.name;
    return html`<article class=${job.state}>
      <p>
        <strong>${jobName(job)}${camera ? `, ${camera}` : ""}</strong>
        <span class="numbers" role="status">${job.text}</span>
      </p>
      ${isActive(job) ? this.#stop(job) : this.#dismiss(job)}
      ${job.state === "running" ? bar(job.progress) : nothing}
    </article>`;
  }

  #stop(job: Job) {
    if (!this.house.may("write")) return nothing;
    return html`<button @click=${() => this.house.jobs.cancel(job)}>Cancel</button>`;
  }

  #dismiss(job: Job) {
    return html`<button
      class="plain"
      aria-label="Dismiss"
      @click=${() => this.house.jobs.dismiss(job)}
    >
      ${icons.close}
    </button>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      article {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 12px;
        padding: 8px 10px 10px 16px;
        margin-bottom: 16px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--surface);
        font-size: 0.875rem;
      }
      article + article {
        margin-top: -8px;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        overflow-wrap: anywhere;
      }
      strong {
        font-weight: 600;
      }
      span {
        color: var(--muted);
      }
      .failed {
        border-color: transparent;
        background: var(--bad-soft);
      }
      .failed * {
        color: var(--bad);
      }
      button {
        min-height: 32px;
      }
      .bar {
        position: absolute;
        inset: auto 0 0;
        width: 100%;
        height: 3px;
        background: var(--raised);
        color: var(--accent);
      }
    `,
  ];
}

function bar(progress: number) {
  return html`<svg class="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${100 * progress} height="3" fill="currentColor" />`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-job-note": JobNote;
  }
}
