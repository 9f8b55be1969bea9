import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CameraTrial, StreamReport, Upload } from "../api/desk";
import { factList, factListStyles } from "../parts/fact-list";
import { icons } from "../parts/icons";
import { base } from "../parts/shared-styles";
import { isReached } from "../words/network";
import { roleWords, sentence, streamWords } from "../words/streams";
import { stamp } from "../words/time";

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
    factListStyles,
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
  const { success, message, advice, chosen, upload } = report;
  if (upload && success) return uploads(upload);
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

/** What to enter in the camera: it cannot be tried before. */
function uploads({ host, port, username, last_upload }: Upload) {
  return html`<section>
    <h3>Enter this in the camera</h3>
    ${factList([
      // A container does not know the machine around it; the page came from there.
      ["FTP server", host ?? window.location.hostname],
      ["Port", port],
      ["User", username],
      ["Password", "The one that you have chosen"],
      ["Mode", "Passive, without TLS"],
      ["Folder", "Any"],
      ["Last recording", last_upload ? stamp(new Date(last_upload)) : "None yet"],
    ])}
    <p class="muted">
      Choose video, not pictures. Recordings are taken as soon as the camera is saved.
      ${host === null ? contained() : nothing}
    </p>
  </section>`;
}

function contained(): string {
  const open = "Hearthwatch runs in a container, whose FTP ports have to be open.";
  if (isReached(window.location.hostname)) return open;
  return `${open} Set ftp.address in the settings to the address at which cameras reach it.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-trial": CameraTrialNote;
  }
}
