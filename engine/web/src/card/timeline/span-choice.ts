import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base, controls } from "../../parts/shared-styles";
import { say } from "../../words/language";
import { dayStart } from "./clock";
import {
  DAY,
  held,
  includes,
  LENGTHS,
  type LengthName,
  lengthOf,
  moved,
  nameOf,
  type Span,
  spanAround,
  spanUntil,
} from "./span";
import { Spanned } from "./time-bar";

/** How long a span is and where: an hour, a day or a week, a page further, a day, or now. */
@customElement("hw-span-choice")
export class SpanChoice extends LitElement {
  @property({ attribute: false }) span!: Span;
  /** The moment that stays in sight. */
  @property({ attribute: false }) cursor = 0;
  @property({ attribute: false }) now = 0;

  protected override render() {
    const { span, now } = this;
    const name = nameOf(span);
    const isNow = includes(span, now);
    const day = new Date(dayStart((span.start + span.end) / 2) + DAY / 2);
    return html`<div class="lengths" role="group" aria-label=${say("Span")}>
        ${(["hour", "day", "week"] as const).map(
          (each) => html`<button
            aria-pressed=${each === name}
            @click=${() => this.#lengthen(LENGTHS[each])}
          >
            ${LENGTH_NAMES[each]()}
          </button>`,
        )}
      </div>
      <div class="steps">
        <button class="plain" aria-label=${say("Earlier")} @click=${() => this.#turn(-1)}>
          ${icons.back}
        </button>
        <input
          type="date"
          aria-label=${say("Day")}
          .value=${day.toISOString().slice(0, 10)}
          @change=${this.#dated}
        />
        <button
          class="plain later"
          aria-label=${say("Later")}
          ?disabled=${isNow}
          @click=${() => this.#turn(1)}
        >
          ${icons.back}
        </button>
        <button ?disabled=${isNow} @click=${() => this.#toNow()}>${say("Now")}</button>
      </div>`;
  }

  #lengthen(length: number): void {
    const now = Date.now();
    const { cursor } = this;
    const atNow = now - cursor < length * 0.9;
    this.#tell(atNow ? spanUntil(now, length) : held(spanAround(cursor, length), now));
  }

  #turn(by: number): void {
    this.#tell(moved(this.span, by * 0.92, Date.now()));
  }

  #toNow(): void {
    this.#tell(spanUntil(Date.now(), lengthOf(this.span)));
  }

  #dated({ target }: Event): void {
    const day = Date.parse((target as HTMLInputElement).value);
    if (Number.isNaN(day)) return;
    const start = dayStart(day + DAY / 2);
    const length = Math.max(lengthOf(this.span), DAY);
    this.#tell(held({ start, end: start + length }, Date.now()));
  }

  #tell(span: Span): void {
    this.dispatchEvent(new Spanned(span));
  }

  static override styles = [
    base,

    controls,
    css`
      :host {
        display: contents; /* It shares its rows with what stands beside it. */
      }
      .lengths,
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
      }
      .lengths {
        gap: 0;
      }
      .lengths button {
        border-radius: 0;
      }
      .lengths button + button {
        border-inline-start: 0;
      }
      .lengths button:first-child {
        border-start-start-radius: 10px;
        border-end-start-radius: 10px;
      }
      .lengths button:last-child {
        border-start-end-radius: 10px;
        border-end-end-radius: 10px;
      }
      [aria-pressed="true"] {
        background: var(--accent-soft);
      }
      .steps {
        flex-wrap: nowrap;
        gap: 2px;
      }
      .steps .plain {
        padding: 0 6px;
      }
      .later svg {
        transform: scaleX(-1);
      }
      input {
        min-height: 36px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface);
        color-scheme: var(--scheme, light dark);
        font-size: 0.875rem;
      }
    `,
  ];
}

const LENGTH_NAMES: Readonly<Record<LengthName, () => string>> = {
  hour: () => say("Hour"),
  day: () => say("Day"),
  week: () => say("Week"),
};

declare global {
  interface HTMLElementTagNameMap {
    "hw-span-choice": SpanChoice;
  }
}
