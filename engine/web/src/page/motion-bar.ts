import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../parts/shared-styles";
import { barFill } from "../picture/geometry";
import { percent } from "../words/labels";

/** The share of a picture that moves, with the threshold from which it counts. */
@customElement("hw-motion-bar")
export class MotionBar extends LitElement {
  @property({ type: Number }) share = 0;
  @property({ attribute: false }) threshold: number | null = null;

  protected override render() {
    const limit = this.threshold;
    const moving = limit !== null && this.share >= limit;
    return html`
      <span class="muted">Motion</span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width="100" height="6" />
        <rect class=${moving ? "moving" : "calm"} width=${100 * barFill(this.share)} height="6" />
        ${limit === null ? nothing : svg`<rect class="limit" x=${100 * barFill(limit)} width="0.8" height="6" />`}
      </svg>
      <span class="numbers">${percent(this.share)}</span>
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 10px;
        font-size: 0.8125rem;
      }
      svg {
        flex: 1;
        height: 6px;
        min-width: 40px;
        border-radius: 3px;
      }
      rect {
        transition: width 0.5s;
      }
      .track {
        fill: var(--raised);
      }
      .calm {
        fill: var(--muted);
        opacity: 0.6;
      }
      .moving {
        fill: var(--accent);
      }
      .limit {
        fill: var(--text);
        opacity: 0.45;
      }
      .numbers {
        min-width: 3.4em;
        text-align: right;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-motion-bar": MotionBar;
  }
}
