import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../../parts/shared-styles";
import { say } from "../../words/language";
import type { GridOptions, Hass } from "../home/hass";
import { speakAs, speakAsPage } from "../language";
import { Member } from "../member";
import { message, messageStyles } from "../message";
import { offer } from "../register";
import { theme } from "../theme";
import { hindranceTo } from "./hindrance";
import { camerasOf, check, type TimelineCardConfig, timelineForm } from "./timeline-config";
import "./timeline-view";

const TYPE = "hearthwatch-timeline-card";

/** What happened at all cameras: a bar to move on in time, a list, and the footage. */
@customElement(TYPE)
export class TimelineCard extends LitElement {
  @property({ attribute: false }) hass?: Hass;
  /** Set by Home Assistant: `grid` in the sections view, `panel` where it is all of a view. */
  @property({ reflect: true }) layout = "";

  @state() private config: TimelineCardConfig | null = null;
  readonly #member = new Member(this, () => this.hass);

  static getConfigForm() {
    speakAsPage();
    return timelineForm();
  }

  static getStubConfig(): Partial<TimelineCardConfig> {
    return {};
  }

  setConfig(config: TimelineCardConfig): void {
    speakAsPage();
    check(config);
    this.config = config;
  }

  getCardSize(): number {
    return 12;
  }

  getGridOptions(): GridOptions {
    return { columns: "full", rows: "auto", min_columns: 6, min_rows: 8 };
  }

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
    const { hass, config } = this;
    if (!hass || !config) return nothing;
    const { home } = this.#member;
    const cameras = camerasOf(config, home?.cameras ?? []);
    const hindrance = hindranceTo(home, cameras);
    if (!home || hindrance) return html`<ha-card>${hindrance && message(hindrance)}</ha-card>`;
    return html`<ha-card>
      ${config.title ? html`<h2>${config.title}</h2>` : nothing}
      <hw-timeline-view
        .home=${home}
        .cameras=${cameras}
        .length=${config.span ?? "day"}
        .look=${String(hass.themes?.darkMode)}
      ></hw-timeline-view>
    </ha-card>`;
  }

  static override styles = [
    base,
    theme,
    messageStyles,
    css`
      :host {
        height: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        gap: 8px;
        min-height: 100%;
        padding: 12px;
      }
      h2 {
        margin: 2px 4px;
        font-size: 1.125rem;
        font-weight: 600;
      }
      hw-timeline-view {
        flex: 1;
      }
    `,
  ];
}

offer({ type: TYPE }, () => ({
  name: say("Hearthwatch timeline"),
  description: say("All cameras over time: move to any moment, filter, and play what happened."),
}));

declare global {
  interface HTMLElementTagNameMap {
    [TYPE]: TimelineCard;
  }
}
