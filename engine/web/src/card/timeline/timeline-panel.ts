import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base } from "../../parts/shared-styles";
import type { Hass } from "../home/hass";
import { speakAs } from "../language";
import { Member } from "../member";
import { message, messageStyles } from "../message";
import { theme } from "../theme";
import { hindranceTo } from "./hindrance";
import "./timeline-view";

const TAG = "hearthwatch-timeline-panel";

/** The timeline as a page of Home Assistant, from its sidebar. */
@customElement(TAG)
export class TimelinePanel extends LitElement {
  @property({ attribute: false }) hass?: Hass;
  /** Set by Home Assistant where the sidebar is hidden. */
  @property({ type: Boolean }) narrow = false;

  readonly #member = new Member(this, () => this.hass);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("hass") && this.hass) speakAs(this.hass);
  }

  /** What entities show is of no concern here. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get("hass");
    if (changed.size > 1 || !before || !this.hass) return true;
    return before.language !== this.hass.language || before.themes !== this.hass.themes;
  }

  protected override render() {
    const { hass, narrow } = this;
    const { home } = this.#member;
    const cameras = home?.cameras ?? [];
    const hindrance = hindranceTo(home, cameras);
    return html`
      <header>
        <ha-menu-button .hass=${hass} .narrow=${narrow}></ha-menu-button>
        <h1>Hearthwatch</h1>
      </header>
      <main>
        ${
          !home || hindrance
            ? hindrance && message(hindrance)
            : html`<hw-timeline-view
                .home=${home}
                .cameras=${cameras}
                .look=${String(hass?.themes?.darkMode)}
              ></hw-timeline-view>`
        }
      </main>
    `;
  }

  static override styles = [
    base,
    theme,
    messageStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 100dvh;
        background: var(--ground);
      }
      header {
        display: flex;
        flex: none;
        align-items: center;
        height: var(--header-height, 56px);
        padding: 0 12px;
        border-bottom: 1px solid var(--line);
        background: var(--app-header-background-color, var(--surface));
        color: var(--app-header-text-color, var(--text));
      }
      h1 {
        margin: 0 12px;
        font-size: 1.25rem;
        font-weight: 400;
      }
      main {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        padding: 12px 16px 16px;
      }
      hw-timeline-view {
        flex: 1;
      }
      @media (max-width: 600px) {
        main {
          padding: 8px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    [TAG]: TimelinePanel;
  }
}
