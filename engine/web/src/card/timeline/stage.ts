import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base, controls } from "../../parts/shared-styles";
import "../../picture/event-picture";
import { factsOf } from "../../words/facts";
import { say } from "../../words/language";
import { eventSentence } from "../../words/sentences";
import type { HomeClip, HomeEvent } from "../home/commands";
import type { ClipShown } from "../home/footage";
import "../home/footage";
import type { Home } from "../home/home";
import "./clip-acts";
import { momentWords } from "./clock";
import { MOMENT } from "./moment";

/**
 * The event or the moment that was chosen: its picture, or its footage while it plays.
 *
 * Sends `hw-play` when it is to play, and `hw-why` when somebody asks why it was told.
 */
@customElement("hw-timeline-stage")
export class TimelineStage extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) event: HomeEvent | null = null;
  @property() cameraName = "";
  @property({ type: Boolean }) playing = false;
  /** Where the cursor is: what a moment's footage shows now. */
  @property({ attribute: false }) cursor = 0;

  @state() private clip: HomeClip | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("playing") && !this.playing) this.clip = null;
  }

  protected override render() {
    const { event } = this;
    if (!event) {
      return html`<div class="stage blank">
        <p>${say("Choose something that happened, or a moment on the bar.")}</p>
      </div>`;
    }
    return html`
      <div class="stage">${this.playing ? this.#footage(event) : this.#picture(event)}</div>
      ${this.#caption(event)}
    `;
  }

  #picture(event: HomeEvent) {
    const { label, pictureBox } = factsOf(event);
    return html`<hw-event-picture
        .src=${this.home.url(event.picture)}
        .alt=${eventSentence(event, this.cameraName)}
        .box=${pictureBox}
        .label=${label ?? ""}
      ></hw-event-picture>
      <button class="play" aria-label=${say("Play the clip")} @click=${() => this.#tell("hw-play")}>
        ${icons.play}
      </button>`;
  }

  #footage(event: HomeEvent) {
    return html`<hw-home-footage
      .home=${this.home}
      .event=${event}
      .cameraName=${this.cameraName}
      ?exact=${event.type === MOMENT}
      @hw-clip-shown=${({ clip }: ClipShown) => {
        this.clip = clip;
      }}
    ></hw-home-footage>`;
  }

  #caption(event: HomeEvent) {
    const { clip, cameraName } = this;
    const isMoment = event.type === MOMENT;
    const moment = isMoment ? this.cursor : Date.parse(event.timestamp);
    return html`<div class="caption">
      <p>
        <strong>${isMoment ? cameraName : eventSentence(event, cameraName)}</strong>
        <small class="muted numbers">${momentWords(moment, Date.now())}</small>
      </p>
      ${
        isMoment
          ? nothing
          : html`<button class="plain" @click=${() => this.#tell("hw-why")}>
              ${icons.question} ${say("Why?")}
            </button>`
      }
      ${
        clip && this.playing
          ? html`<hw-clip-acts .home=${this.home} .clip=${clip}></hw-clip-acts>`
          : nothing
      }
    </div>`;
  }

  #tell(type: "hw-play" | "hw-why"): void {
    this.dispatchEvent(new Event(type));
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 4px;
        min-width: 0;
        min-height: 0;
      }
      .stage {
        position: relative;
        display: grid;
        align-items: center;
        overflow: hidden;
        min-height: 120px;
        border-radius: 12px;
        background: #12100d;
        color: #cfc8bd;
      }
      .stage > * {
        width: 100%;
      }
      .blank {
        aspect-ratio: 16 / 9;
        padding: 20px;
        text-align: center;
      }
      .play {
        position: absolute;
        inset: 0;
        height: 100%;
        border: 0;
        border-radius: 12px;
        background: none;
        color: #fff;
      }
      .play:hover:not(:disabled) {
        background: rgb(0 0 0 / 12%);
      }
      .play svg {
        width: 64px;
        height: 64px;
        padding: 16px 14px 16px 18px;
        border-radius: 50%;
        background: rgb(18 16 13 / 72%);
      }
      .caption {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        align-items: center;
        min-height: 44px;
        padding: 2px 0 0 4px;
      }
      .caption p {
        display: grid;
        flex: 1;
        min-width: 180px;
        line-height: 1.3;
      }
      .caption strong {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      @container (max-width: 719px) {
        .caption p {
          flex-basis: 60%;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-timeline-stage": TimelineStage;
  }
}
