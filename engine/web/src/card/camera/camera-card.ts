import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { Ticking } from "../../parts/observed";
import { base, controls } from "../../parts/shared-styles";
import "../../parts/sheet";
import "../../picture/live-picture";
import type { Ground } from "../../picture/paint";
import { Sight } from "../../picture/sight";
import type { Sighted } from "../../picture/source";
import { say } from "../../words/language";
import { eventSentence } from "../../words/sentences";
import { ago } from "../../words/time";
import type { HomeCamera, HomeEvent } from "../home/commands";
import "../home/footage";
import { Happenings } from "../home/happenings";
import type { GridOptions, Hass } from "../home/hass";
import type { Home } from "../home/home";
import "../home/reasons";
import { speakAs, speakAsPage } from "../language";
import { Member } from "../member";
import { offer } from "../register";
import { theme } from "../theme";
import "../zones/zone-editor";
import { badgesOf } from "./badges";
import "./camera-acts";
import {
  type CameraCardConfig,
  cameraForm,
  check,
  complete,
  deviceOf,
  ourDevice,
} from "./camera-config";
import { hindranceOf, type Notice, noticeOf } from "./camera-state";
import { posterOf } from "./poster";
import type { Chosen } from "./visit-strip";
import "./visit-strip";

const TYPE = "hearthwatch-camera-card";

/** Seconds from one still to the next while it is not live. */
const PACE = 10;

/** Until the engine tells how large a camera's pictures are. */
const UNKNOWN = { state: "connecting", reason: null, width: 0, height: 0 } as const;

/** A camera: what it sees, live when tapped, what happened there and what can be done about it. */
@customElement(TYPE)
export class CameraCard extends LitElement {
  @property({ attribute: false }) hass?: Hass;
  /** Set by Home Assistant: `grid` in the sections view. */
  @property() layout = "";
  /** Set by Home Assistant while it shows the card in the picker or the editor. */
  @property({ type: Boolean }) preview = false;

  @state() private config: ReturnType<typeof complete> | null = null;
  @state() private live = false;
  /** The event whose clip is played in the place of the live picture. */
  @state() private event: HomeEvent | null = null;
  /** What is open in front of the card. */
  @state() private sheet: "reasons" | "zones" | null = null;

  #happenings: Happenings | null = null;
  #unwatch: (() => void) | null = null;
  #watched = "";
  /** Shown until the live picture has one of its own; of which device. */
  #poster: HTMLImageElement | null = null;
  #posterOf = "";
  readonly #sight = new Sight(this);
  readonly #member = new Member(this, () => this.hass, {
    onEvent: (event) => this.#happenings?.add(event),
    onGap: () => void this.#happenings?.refresh(),
  });

  constructor() {
    super();
    new Ticking(this, 20);
  }

  static getConfigForm() {
    speakAsPage();
    return cameraForm();
  }

  /** Begin with a camera that there is. */
  static getStubConfig(hass: Hass): Partial<CameraCardConfig> {
    const entity = Object.keys(hass.entities).find(
      (id) => id.startsWith("camera.") && ourDevice(hass, id),
    );
    const device = entity ? ourDevice(hass, entity) : null;
    return device ? { device, live: "tap" } : {};
  }

  setConfig(config: CameraCardConfig): void {
    speakAsPage();
    check(config);
    this.config = complete(config);
    this.live = this.config.live === "always";
  }

  getCardSize(): number {
    return this.config?.events ? 7 : 5;
  }

  getGridOptions(): GridOptions {
    return { columns: 12, rows: "auto", min_columns: 6, min_rows: 4 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
    this.#watched = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hass) return;
    if (changed.has("hass")) speakAs(this.hass);
    const device = (this.config && deviceOf(this.config, this.hass)) ?? "";
    if (device !== this.#posterOf) this.#poster = null;
    this.#posterOf = device;
    if (device) this.#poster ??= posterOf(this.hass, device);
  }

  /** Most changes in a house are of no concern here. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get("hass");
    if (changed.size > 1 || !before || !this.hass) return true;
    return !this.#sameFor(before, this.hass);
  }

  #sameFor(before: Hass, now: Hass): boolean {
    if (before.language !== now.language || before.devices !== now.devices) return false;
    const camera = this.#camera;
    if (!camera) return before.entities === now.entities;
    return Object.values(camera.entities).every((id) => before.states[id] === now.states[id]);
  }

  get #camera(): HomeCamera | null {
    const { hass, config } = this;
    const device = hass && config ? deviceOf(config, hass) : null;
    return device ? (this.#member.home?.cameraOfDevice(device) ?? null) : null;
  }

  protected override updated(): void {
    const camera = this.#camera;
    this.toggleAttribute("fixed", this.#fixed);
    this.#watch(camera);
  }

  /** Whether its owner has chosen how high it is: the picture takes what room there is. */
  get #fixed(): boolean {
    return this.layout === "grid" && typeof this.config?.grid_options?.rows === "number";
  }

  /** Boxes cost the engine work: they are asked for while they are seen, over a live picture. */
  #watch(camera: HomeCamera | null): void {
    const drawn = this.config?.boxes || this.config?.zones;
    const wanted = this.live && this.#sight.seen && !this.event && drawn && camera;
    const id = wanted ? camera.camera_id : "";
    if (id === this.#watched) return;
    this.#unwatch?.();
    this.#watched = id;
    this.#unwatch = id ? (this.#member.home?.watch(id) ?? null) : null;
  }

  protected override render() {
    const { hass, config } = this;
    if (!hass || !config) return nothing;
    const { home } = this.#member;
    const hindrance = hindranceOf(home, hass, deviceOf(config, hass));
    if (hindrance) return message(hindrance.title, hindrance.advice);
    const camera = this.#camera;
    if (!home || !camera) return this.#before(hass);
    return html`<ha-card>
        ${this.event ? this.#clip(home, camera, this.event) : this.#now(home, camera, hass)}
        ${config.events ? this.#strip(home, camera) : nothing}
        ${
          config.controls
            ? html`<hw-camera-acts
                .hass=${hass}
                .camera=${camera}
                ?idle=${!home.connected || !home.engineLives(camera)}
                @hw-zones=${() => this.#open("zones")}
              ></hw-camera-acts>`
            : nothing
        }
      </ha-card>
      ${this.#sheet(home, camera)}`;
  }

  /** What can be shown before anything is answered. */
  #before({ devices }: Hass) {
    const device = devices[this.#posterOf];
    const name = this.config?.name || device?.name_by_user || device?.name;
    return html`<ha-card aria-busy="true">
      <div class="stage">${this.#poster}<div class="top"><h2>${name}</h2></div></div>
    </ha-card>`;
  }

  #now(home: Home, camera: HomeCamera, hass: Hass) {
    const name = this.config?.name || camera.name;
    const notice = noticeOf(home, camera, new Date());
    return html`<div class="stage">
      <hw-live-picture
        .camera=${sighted(camera, name, notice !== null)}
        .client=${home.pictures}
        .tracks=${home.tracks}
        .grounds=${this.config?.zones ? groundsOf(camera) : NO_GROUNDS}
        .pace=${PACE}
        .video=${this.live && !notice ? "auto" : null}
        ?plain=${!this.config?.boxes}
        ?covered=${this.sheet !== null}
        ?buttons=${this.live}
      ></hw-live-picture>
      ${notice ? nothing : this.#poster}
      <button
        class="tap"
        aria-label=${this.live ? say("Stop the live picture of {name}", { name }) : say("Show {name} live", { name })}
        ?disabled=${notice !== null}
        @click=${() => {
          this.live = !this.live;
        }}
      ></button>
      <div class="top">
        <h2>${name}</h2>
        <ul aria-label=${say("What is there now")} aria-live="polite">
          ${badgesOf(camera, hass).map(
            ({ key, icon, text }) => html`<li class=${key}>${icon}<span>${text}</span></li>`,
          )}
        </ul>
      </div>
      ${notice ? note(notice) : nothing}
      ${this.live || notice ? nothing : html`<span class="hint" aria-hidden="true">${icons.play} ${say("Live")}</span>`}
    </div>`;
  }

  #clip(home: Home, camera: HomeCamera, event: HomeEvent) {
    const name = this.config?.name || camera.name;
    // Clips of a camera that is away play all the same.
    const reachable = home.connected && home.engineLives(camera);
    const away = reachable ? null : noticeOf(home, camera, new Date());
    return html`<div class="stage clip">
        <hw-home-footage .home=${home} .event=${event} .cameraName=${name}></hw-home-footage>
        ${away ? note(away) : nothing}
      </div>
      <div class="caption">
        <p>
          <strong>${eventSentence(event, name)}</strong>
          <small class="muted">${ago(new Date(event.timestamp), new Date())}</small>
        </p>
        <button @click=${() => this.#open("reasons")}>${icons.question} ${say("Why?")}</button>
        <button class="plain" aria-label=${say("Back to the live picture")} @click=${this.#back}>
          ${icons.close}
        </button>
      </div>`;
  }

  #strip(home: Home, camera: HomeCamera) {
    const happenings = this.#happeningsOf(home, camera);
    return html`<hw-visit-strip
      .happenings=${happenings}
      .visits=${happenings.visits}
      .problem=${happenings.problem}
      ?known=${happenings.known}
      .cameraName=${this.config?.name || camera.name}
      .chosen=${this.event?.id ?? null}
      @hw-chosen=${this.#chosen}
    ></hw-visit-strip>`;
  }

  #happeningsOf(home: Home, camera: HomeCamera): Happenings {
    const { camera_id } = camera;
    if (this.#happenings?.camera.camera_id !== camera_id || this.#happenings.home !== home) {
      this.#happenings = new Happenings(home, camera);
      this.#happenings.observe(() => this.requestUpdate());
      void this.#happenings.refresh();
    }
    return this.#happenings;
  }

  readonly #chosen = ({ event }: Chosen): void => {
    this.event = event;
  };

  readonly #back = (): void => {
    this.event = null;
  };

  #open(sheet: "reasons" | "zones"): void {
    this.sheet = sheet;
  }

  #sheet(home: Home, camera: HomeCamera) {
    const { sheet, event } = this;
    if (sheet === "zones") {
      return html`<hw-zone-editor
        .home=${home}
        .camera=${camera}
        @hw-close=${this.#closed}
      ></hw-zone-editor>`;
    }
    if (sheet !== "reasons" || !event) return nothing;
    const name = this.config?.name || camera.name;
    return html`<hw-sheet class="narrow" heading=${eventSentence(event, name)} @hw-close=${this.#closed}>
      <hw-event-reasons .home=${home} .event=${event} .cameraName=${name}></hw-event-reasons>
    </hw-sheet>`;
  }

  readonly #closed = (): void => {
    this.sheet = null;
  };

  static override styles = [
    base,
    theme,
    controls,
    css`
      :host([fixed]),
      :host([fixed]) ha-card {
        height: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        overflow: hidden;
      }
      .stage {
        position: relative;
        flex: 1 1 auto;
        min-height: 120px;
        overflow: hidden;
        border-radius: inherit;
        border-end-start-radius: 0;
        border-end-end-radius: 0;
        background: #12100d;
        color: #fff;
      }
      .poster {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
        pointer-events: none;
      }
      .poster:first-child {
        position: static;
        display: block;
        height: auto;
        aspect-ratio: auto 16 / 9;
      }
      :host([fixed]) .poster:first-child {
        position: absolute;
        height: 100%;
      }
      .poster[hidden],
      hw-live-picture[filled] + .poster {
        display: none;
      }
      [aria-busy] .stage:not(:has(.poster:not([hidden]))) {
        aspect-ratio: 16 / 9;
      }
      :host([fixed]) hw-live-picture,
      :host([fixed]) hw-home-footage {
        position: absolute;
        inset: 0;
        height: 100%;
        aspect-ratio: auto !important;
      }
      .tap {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border: 0;
        border-radius: 0;
        background: none;
      }
      .tap:hover:not(:disabled) {
        background: none;
      }
      .tap:focus-visible {
        outline: 3px solid #ffb347;
        outline-offset: -4px;
      }
      .stage:has(hw-live-picture[video]) .tap {
        bottom: 56px;
        height: auto;
      }
      .top {
        position: absolute;
        inset: 0 0 auto;
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        justify-content: space-between;
        padding: 10px 12px 26px;
        background: linear-gradient(rgb(0 0 0 / 58%), transparent);
        pointer-events: none;
      }
      h2 {
        margin: 0;
        overflow: hidden;
        font-size: 1rem;
        font-weight: 600;
        text-overflow: ellipsis;
        text-shadow: 0 1px 3px rgb(0 0 0 / 60%);
        white-space: nowrap;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .top li {
        display: flex;
        align-items: center;
        gap: 5px;
        padding: 2px 10px 2px 6px;
        border-radius: 99px;
        background: rgb(18 16 13 / 72%);
        font-size: 0.8125rem;
        font-weight: 550;
      }
      .top li svg {
        width: 16px;
        height: 16px;
      }
      .person {
        color: #ffb347;
      }
      .vehicle {
        color: #5ac8fa;
      }
      .animal {
        color: #9be564;
      }
      .package {
        color: #ffe66d;
      }
      .recording {
        color: #ff8d84;
      }
      .hint {
        position: absolute;
        right: 10px;
        bottom: 10px;
        display: flex;
        align-items: center;
        gap: 3px;
        padding: 4px 12px 4px 6px;
        border-radius: 99px;
        background: rgb(18 16 13 / 72%);
        font-size: 0.8125rem;
        font-weight: 550;
        pointer-events: none;
      }
      .notice {
        position: absolute;
        inset: auto 8px 8px;
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 9px 13px;
        border-radius: 12px;
        background: rgb(18 16 13 / 84%);
        font-size: 0.875rem;
        line-height: 1.35;
      }
      .clip .notice {
        inset: 8px 8px auto;
      }
      .notice svg {
        flex: none;
        color: #f0bd5a;
      }
      .notice span {
        color: #cfc8bd;
      }
      .caption {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 10px 8px 4px 14px;
      }
      .caption p {
        display: grid;
        flex: 1;
        min-width: 0;
        line-height: 1.3;
      }
      .caption strong {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .caption .plain {
        padding: 0 8px;
      }
      .narrow {
        --sheet-width: 720px;
      }
      .message {
        display: grid;
        gap: 6px;
        justify-items: center;
        padding: 36px 24px;
        text-align: center;
      }
      .message svg {
        width: 36px;
        height: 36px;
        color: var(--muted);
      }
      .message p {
        max-width: 40ch;
        color: var(--muted);
        font-size: 0.875rem;
      }
    `,
  ];
}

function note({ text, advice }: Notice) {
  return html`<div class="notice" role="status">
    ${icons.away}
    <p><strong>${text}</strong> <span>${advice}</span></p>
  </div>`;
}

function message(title: string, advice: string) {
  return html`<ha-card>
    <div class="message" role="alert">
      ${icons.camera}
      <strong>${title}</strong>
      <p>${advice}</p>
    </div>
  </ha-card>`;
}

/** What the live picture must know; it tells itself nothing of a camera that a notice is about. */
function sighted({ camera_id, enabled, status }: HomeCamera, name: string, away: boolean): Sighted {
  const shown = status ?? UNKNOWN;
  const state = away && shown.state !== "disabled" ? "offline" : shown.state;
  return { id: camera_id, name, enabled, status: { ...shown, state } };
}

type Grounds = readonly Omit<Ground, "busy">[];

const NO_GROUNDS: Grounds = [];

const grounds = new WeakMap<HomeCamera, Grounds>();

/** The same object as long as the camera is: what is drawn is only drawn anew when it changes. */
function groundsOf(camera: HomeCamera): Grounds {
  const known = grounds.get(camera) ?? [
    ...camera.zones.map(({ name, points }) => ({ name, points, closed: true })),
    ...camera.lines.map(({ name, from, to }) => ({ name, points: [from, to], closed: false })),
  ];
  grounds.set(camera, known);
  return known;
}

offer({
  type: TYPE,
  name: "Hearthwatch camera",
  description: "A camera live with boxes, what is there now, and its last events with their clips.",
  getEntitySuggestion: (hass, entityId) => {
    const device = entityId.startsWith("camera.") ? ourDevice(hass, entityId) : null;
    return device ? { config: { type: `custom:${TYPE}`, device, live: "tap" } } : null;
  },
});

declare global {
  interface HTMLElementTagNameMap {
    [TYPE]: CameraCard;
  }
}
