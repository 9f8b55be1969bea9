import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Clip } from "../api/types";
import { bytes, causeSentence } from "../words/clips";
import { duration, stamp } from "../words/time";
import "./clip-player";
import { factList, factListStyles } from "./fact-list";
import type { House } from "./house";
import { base, controls, pictureAndFacts } from "./shared-styles";

/** One clip, large, with what is known of it. */
@customElement("hw-clip-view")
export class ClipView extends LitElement {
  @property({ attribute: false }) house!: House;
  @property({ attribute: false }) clip!: Clip;

  protected override render() {
    const { client } = this.house;
    return html`
      <hw-clip-player
        .src=${client.mediaUrl(this.clip.clip_id)}
        .poster=${client.thumbnailUrl(this.clip)}
        .codec=${this.clip.codec}
      ></hw-clip-player>
      <section>${factList(facts(this.clip))}</section>
    `;
  }

  static override styles = [base, controls, factListStyles, pictureAndFacts];
}

function facts(clip: Clip) {
  return [
    ["Camera", clip.camera_name],
    ["Begins", stamp(new Date(clip.start))],
    ["Lasts", duration(clip.duration)],
    ["Recorded because", causeSentence(clip)],
    ["Picture", `${clip.width} × ${clip.height}, ${clip.codec}`],
    ["Sound", clip.has_audio ? "Yes" : "No"],
    ["Size", bytes(clip.size)],
  ] as const;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-clip-view": ClipView;
  }
}
