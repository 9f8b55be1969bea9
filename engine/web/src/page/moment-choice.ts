import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, controls } from "../parts/shared-styles";
import { clock, duration } from "../words/time";

const HOUR = 3600;

/** Chooses a moment of the last hour; sends `hw-moment` when `at` has changed. Null means now. */
@customElement("hw-moment-choice")
export class MomentChoice extends LitElement {
  @property({ attribute: false }) at: Date | null = null;

  protected override render() {
    const back = this.#secondsBack();
    return html`
      <input
        type="range"
        aria-label="Moment within the last hour"
        aria-valuetext=${this.#spoken(back)}
        min=${-HOUR}
        max="0"
        step="1"
        .value=${String(-back)}
        @change=${(change: Event) => this.#choose(-Number((change.target as HTMLInputElement).value))}
        @input=${(input: Event) => this.#preview(-Number((input.target as HTMLInputElement).value))}
      />
      <div>
        <button aria-label="5 seconds earlier" @click=${() => this.#step(5)}>− 5 s</button>
        <button aria-label="1 second earlier" @click=${() => this.#step(1)}>− 1 s</button>
        <output class="numbers">${this.#spoken(back)}</output>
        <button aria-label="1 second later" ?disabled=${!this.at} @click=${() => this.#step(-1)}>
          + 1 s
        </button>
        <button aria-label="5 seconds later" ?disabled=${!this.at} @click=${() => this.#step(-5)}>
          + 5 s
        </button>
        <button @click=${() => this.#choose(0)}>Now</button>
      </div>
    `;
  }

  #secondsBack(): number {
    if (!this.at) return 0;
    return Math.min(HOUR, Math.max(0, (Date.now() - this.at.getTime()) / 1000));
  }

  #spoken(back: number): string {
    if (!this.at) return "Now";
    return `${clock(this.at)}, ${duration(back)} ago`;
  }

  #step(seconds: number): void {
    const from = this.at?.getTime() ?? Date.now();
    this.#choose((Date.now() - from) / 1000 + seconds);
  }

  #preview(back: number): void {
    this.at = back <= 0 ? null : new Date(Date.now() - Math.min(back, HOUR) * 1000);
  }

  #choose(back: number): void {
    this.#preview(back);
    this.dispatchEvent(new Event("hw-moment"));
  }

  static override styles = [
    base,
    controls,
    css`
      input {
        width: 100%;
        accent-color: var(--accent);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      button {
        min-height: 32px;
        padding: 0 10px;
        font-size: 0.8125rem;
      }
      output {
        flex: 1;
        min-width: 11em;
        text-align: center;
        font-weight: 550;
      }
      @media (max-width: 560px) {
        output {
          order: -1;
          flex-basis: 100%;
        }
        div {
          justify-content: center;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-moment-choice": MomentChoice;
  }
}
