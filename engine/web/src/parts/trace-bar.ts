import { css, html, LitElement, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Trace, TraceStep } from "../api/types";
import { type Step, stepsOf } from "../words/facts";
import { say } from "../words/language";
import { duration, stamp } from "../words/time";
import { base } from "./shared-styles";

const MEANING: Readonly<Record<TraceStep, () => string>> = {
  captured: () => say("the packet was read"),
  decoded: () => say("it had become a picture"),
  detected: () => say("the detector had looked"),
  confirmed: () => say("it was sure enough"),
  published: () => say("it was stored and told"),
};

/** The way of an event from the camera to its listeners, with the time each step took. */
@customElement("hw-trace-bar")
export class TraceBar extends LitElement {
  @property({ attribute: false }) trace: Trace = {};

  protected override render() {
    const steps = stepsOf(this.trace);
    const total = steps.at(-1)?.at ?? 0;
    if (steps.length < 2)
      return html`<p class="muted">${say("Nothing was measured for this event.")}</p>`;
    return html`
      <p>
        <strong class="numbers">${duration(total)}</strong>
        <span class="muted">${say("from {start} to {end}", { start: say(steps[0]?.name ?? ""), end: say(steps.at(-1)?.name ?? "") })}</span>
      </p>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        ${steps.map((step) => this.#segment(step, total))}
      </svg>
      <ol>
        ${steps.map((step, index) => this.#step(step, index))}
      </ol>
    `;
  }

  #segment({ name, at, seconds }: Step, total: number) {
    if (total === 0 || seconds === 0) return "";
    const x = (1000 * (at - seconds)) / total;
    return svg`<rect class=${name} x=${x} width=${Math.max(2, (1000 * seconds) / total - 2)} height="10" />`;
  }

  #step({ name, moment, seconds }: Step, index: number) {
    return html`<li title=${stamp(moment)}>
      <i class=${name}></i>
      <span><b>${say(name)}</b> <span class="muted">${MEANING[name]()}</span></span>
      <span class="numbers">${index === 0 ? "" : `+ ${duration(seconds)}`}</span>
    </li>`;
  }

  static override styles = [
    base,
    css`
      :host {
        --captured: var(--muted);
        --decoded: #6c9bd2;
        --detected: #d98a3d;
        --confirmed: #8f7cc7;
        --published: #58a27c;
      }
      svg {
        width: 100%;
        height: 12px;
        margin: 10px 0;
        border-radius: 6px;
        background: var(--raised);
      }
      li {
        display: grid;
        grid-template-columns: 10px 1fr auto;
        align-items: baseline;
        gap: 10px;
        padding: 2px 0;
        font-size: 0.875rem;
      }
      i {
        width: 10px;
        height: 10px;
        border-radius: 3px;
      }
      b {
        font-weight: 550;
      }
      .captured {
        background: var(--captured);
        fill: var(--captured);
      }
      .decoded {
        background: var(--decoded);
        fill: var(--decoded);
      }
      .detected {
        background: var(--detected);
        fill: var(--detected);
      }
      .confirmed {
        background: var(--confirmed);
        fill: var(--confirmed);
      }
      .published {
        background: var(--published);
        fill: var(--published);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-trace-bar": TraceBar;
  }
}
