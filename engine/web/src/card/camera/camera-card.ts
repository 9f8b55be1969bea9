import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { Ticking } from "../../parts/observed";
import { base, controls } from "../../parts/shared-styles";
import "../../parts/sheet";
import "../../picture/live-picture";
import { Sight } from "../../picture/sight";
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
import { message, messageStyles } from "../message";
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
import { groundsOf, NO_GROUNDS, sighted } from "./camera-picture";
import { hindranceOf, type Notice, noticeOf } from "./camera-state";
import { cameraStyles } from "./camera-styles";
import { posterOf } from "./poster";
import type { Chosen } from "./visit-strip";
import "./visit-strip";

const TYPE = "hearthwatch-camera-card";

/** Seconds from one still to the next while it is not live. */
const PACE = 10;

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
    if (hindrance) return html`<ha-card>${message(hindrance, "alert")}</ha-card>`;
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

  static override styles = [base, theme, controls, messageStyles, cameraStyles];
}

function note({ text, advice }: Notice) {
  return html`<div class="notice" role="status">
    ${icons.away}
    <p><strong>${text}</strong> <span>${advice}</span></p>
  </div>`;
}

offer(
  {
    type: TYPE,
    getEntitySuggestion: (hass, entityId) => {
      const device = entityId.startsWith("camera.") ? ourDevice(hass, entityId) : null;
      return device ? { config: { type: `custom:${TYPE}`, device, live: "tap" } } : null;
    },
  },
  () => ({
    name: say("Hearthwatch camera"),
    description: say(
      "A camera live with boxes, what is there now, and its last events with their clips.",
    ),
  }),
);

declare global {
  interface HTMLElementTagNameMap {
    [TYPE]: CameraCard;
  }
}
