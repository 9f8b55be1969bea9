import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CameraTrial, StreamReport } from "../api/desk";
import { icons } from "../parts/icons";
import { base } from "../parts/shared-styles";
import { roleWords, sentence, streamWords } from "../words/streams";

/** What came of trying a camera: its picture, what its streams are like, and what could be better. */
@customElement("hw-camera-trial")
export class CameraTrialNote extends LitElement {
  @property({ attribute: false }) trial!: CameraTrial;

  protected override render() {
    const { picture, streams } = this.trial;
    return html`
      ${
        picture
          ? html`<img src="data:image/jpeg;base64,${picture}" alt="What the camera shows now" />`
          : nothing
      }
      ${streams.map(stream)}
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      section {
        display: grid;
        gap: 8px;
      }
      h3 {
        font-size: 0.9375rem;
        font-weight: 620;
      }
      img {
        display: block;
        width: 100%;
        aspect-ratio: 16 / 9;
        object-fit: contain;
        border-radius: var(--round);
        background: #12100d;
      }
      p {
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      .good,
      .bad {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 10px 14px;
        border-radius: 10px;
        font-weight: 550;
      }
      .good {
        background: var(--good-soft);
        color: var(--good);
      }
      .bad {
        background: var(--bad-soft);
        color: var(--bad);
      }
      svg {
        flex: none;
      }
      ul {
        display: grid;
        gap: 6px;
      }
      li {
        padding: 8px 12px;
        border-radius: 9px;
        background: var(--warn-soft);
        color: var(--warn);
        font-size: 0.8125rem;
        font-weight: 550;
      }
    `,
  ];
}

function stream(report: StreamReport) {
  const { success, message, advice, chosen } = report;
  const role = roleWords(report);
  return html`<section>
    ${role ? html`<h3>${role}</h3>` : nothing}
    <p class=${success ? "good" : "bad"}>
      ${success ? icons.pass : icons.stop} <span>${message}</span>
    </p>
    ${success ? html`<p class="muted numbers">${streamWords(report)}</p>` : nothing}
    ${chosen ? html`<p class="muted">${sentence(chosen)}</p>` : nothing}
    ${advice.length > 0 ? html`<ul>${advice.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-trial": CameraTrialNote;
  }
}
