import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base, controls, fields } from "../../parts/shared-styles";
import "../../parts/sheet";
import "../../picture/live-picture";
import { groupOf } from "../../words/labels";
import { say } from "../../words/language";
import type { HomeCamera, Point, ZonesAnswer } from "../home/commands";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";
import {
  addLine,
  addZone,
  type Drawing,
  type Fault,
  faultOf,
  freeName,
  nameOf,
  remove,
  same,
  shapesOf,
  type Which,
} from "./drawing";
import { History } from "./history";
import "./shape-form";
import type { Shaped } from "./shape-form";
import { Trial } from "./trial";
import "./trial-view";
import "./zone-canvas";
import type { Drawn, Outlined, Picked, ZoneCanvas } from "./zone-canvas";

/** What is begun with where somebody would rather not draw. */
const RECTANGLE: readonly Point[] = [
  [0.3, 0.35],
  [0.7, 0.35],
  [0.7, 0.85],
  [0.3, 0.85],
];
const LEVEL: readonly [Point, Point] = [
  [0.25, 0.6],
  [0.75, 0.6],
];

/** Drawings that were neither saved nor given up, by camera: closing the editor loses nothing. */
const drafts = new Map<string, History<Drawing>>();

/** Draws zones and lines on a camera's picture, tries them on the last day and saves them. */
@customElement("hw-zone-editor")
export class ZoneEditor extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) camera!: HomeCamera;

  @state() private history: History<Drawing> | null = null;
  @state() private picked: Which | null = null;
  @state() private fresh: "zone" | "line" | null = null;
  @state() private problem: string | null = null;
  @state() private note = "";
  @state() private saving = false;
  @state() private trial: Trial | null = null;
  @query("hw-zone-canvas") private canvas!: ZoneCanvas | null;

  /** As the engine has it. */
  #saved = "";

  protected override firstUpdated(): void {
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.trial?.stop();
    if (this.history && this.#isChanged) drafts.set(this.camera.camera_id, this.history);
  }

  protected override render() {
    const { name } = this.camera;
    return html`<hw-sheet heading=${say("Zones of {name}", { name })}>
      <div class="editor" @keydown=${this.#pressed}>
        ${this.#stage()}
        <div class="side">
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
          ${this.history ? this.#side(this.history.now) : html`<p class="muted">${say("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`;
  }

  #stage() {
    const { camera, home, history } = this;
    const { width, height } = camera.status ?? { width: 0, height: 0 };
    const ratio = width > 0 && height > 0 ? `${width} / ${height}` : "16 / 9";
    const state = camera.status?.state ?? "offline";
    return html`<div class="stage">
      <div class="picture" style="aspect-ratio: ${ratio}; --ratio: ${ratio}">
        <hw-live-picture
          .camera=${{
            id: camera.camera_id,
            name: camera.name,
            enabled: camera.enabled,
            status: { state, reason: null, width, height },
          }}
          .client=${home.pictures}
          .tracks=${home.tracks}
          .pace=${2}
          plain
        ></hw-live-picture>
        ${
          history
            ? html`<hw-zone-canvas
                .drawing=${history.now}
                .picked=${this.picked}
                .fresh=${this.fresh}
                .faulty=${this.#faulty(history.now)}
                @hw-drawn=${this.#drawn}
                @hw-picked=${this.#pick}
                @hw-outlined=${this.#outlined}
                @pointerup=${() => this.requestUpdate()}
              ></hw-zone-canvas>`
            : nothing
        }
      </div>
      ${this.fresh ? this.#guide(this.fresh) : this.#tools()}
    </div>`;
  }

  #guide(fresh: "zone" | "line") {
    const words =
      fresh === "zone"
        ? say("Tap the corners of the zone, one after another. Tap the first one again to finish.")
        : say("Tap where the line begins, then where it ends.");
    return html`<div class="guide" role="status">
      <p>${words}</p>
      <button @click=${() => this.#prepared(fresh)}>
        ${fresh === "zone" ? say("Begin with a rectangle") : say("Begin with a level line")}
      </button>
      ${
        fresh === "zone"
          ? html`<button class="primary" @click=${() => this.canvas?.finish()}>${say("Done")}</button>`
          : nothing
      }
      <button class="plain" @click=${() => this.#leaveOff()}>${say("Cancel")}</button>
    </div>`;
  }

  #tools() {
    const { history } = this;
    return html`<div class="tools">
      <button ?disabled=${!history} @click=${() => this.#begin("zone")}>${icons.add} ${say("Zone")}</button>
      <button ?disabled=${!history} @click=${() => this.#begin("line")}>${icons.add} ${say("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${say("Undo")} title=${say("Undo")} ?disabled=${!history?.canUndo} @click=${() => this.#back()}>
        ${icons.undo}
      </button>
      <button class="plain" aria-label=${say("Redo")} title=${say("Redo")} ?disabled=${!history?.canRedo} @click=${() => this.#forth()}>
        ${icons.redo}
      </button>
    </div>`;
  }

  #side(drawing: Drawing) {
    const shapes = shapesOf(drawing);
    return html`
      ${
        shapes.length === 0
          ? html`<p class="muted">
              ${say("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`
          : html`<ul class="shapes" aria-label=${say("Zones and lines")}>
              ${shapes.map((which) => this.#row(drawing, which))}
            </ul>`
      }
      ${this.trial ? this.#tried(this.trial) : nothing}
      <div class="foot">
        <p role="status" class="muted">${this.note}</p>
        <button ?disabled=${!this.#isSound || this.saving || (this.trial?.runs ?? false)} @click=${this.#try}>
          ${icons.clock} ${say("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!this.#isChanged || !this.#isSound || this.saving} @click=${this.#save}>
          ${this.saving ? say("Saving …") : say("Save")}
        </button>
      </div>
    `;
  }

  #row(drawing: Drawing, which: Which) {
    const open = same(which, this.picked);
    const name = nameOf(drawing, which) || say("Without a name");
    const fault = faultOf(drawing, which);
    return html`<li class=${open ? "open" : ""}>
      <div class="row">
        <button class="plain name" aria-expanded=${open ? "true" : "false"} @click=${() => this.#choose(open ? null : which)}>
          ${which.kind === "zone" ? icons.zone : icons.line} <span>${name}</span>
        </button>
        <button class="plain" aria-label=${say("Delete {name}", { name })} @click=${() => this.#remove(which)}>
          ${icons.remove}
        </button>
      </div>
      ${fault ? html`<p class="fault" role="alert">${FAULTS[fault]()}</p>` : nothing}
      ${
        open
          ? html`<hw-shape-form
              .drawing=${drawing}
              .which=${which}
              .labels=${this.#labels}
              @hw-shaped=${this.#shaped}
            ></hw-shape-form>`
          : nothing
      }
    </li>`;
  }

  #tried(trial: Trial) {
    return html`<section class="trial">
      <div class="row">
        <h3>${say("Tried on the last day")}</h3>
        <button class="plain" aria-label=${trial.runs ? say("Stop trying") : say("Close")} @click=${this.#untry}>
          ${icons.close}
        </button>
      </div>
      <hw-trial-view .trial=${trial} @hw-changed=${() => this.requestUpdate()}></hw-trial-view>
    </section>`;
  }

  /** What can be chosen to count: what the camera tells, and the groups of that. */
  get #labels(): readonly string[] {
    const told = this.camera.labels;
    const groups = told.map(groupOf).filter((group) => group !== "other");
    return [...new Set([...groups, ...told])];
  }

  get #isChanged(): boolean {
    return this.history !== null && JSON.stringify(this.history.now) !== this.#saved;
  }

  get #isSound(): boolean {
    const drawing = this.history?.now;
    return drawing ? shapesOf(drawing).every((which) => faultOf(drawing, which) === null) : false;
  }

  #faulty(drawing: Drawing): ReadonlySet<string> {
    const faulty = shapesOf(drawing).filter((which) => faultOf(drawing, which) !== null);
    return new Set(faulty.map(({ kind, index }) => `${kind} ${index}`));
  }

  async #load(): Promise<void> {
    try {
      const { zones, lines } = await this.home.hass.callWS<ZonesAnswer>({
        type: "hearthwatch/zones",
        camera_id: this.camera.camera_id,
      });
      const drawing: Drawing = { zones, lines };
      this.#saved = JSON.stringify(drawing);
      const draft = drafts.get(this.camera.camera_id);
      this.history = draft ?? new History(drawing);
      if (draft) this.note = say("Your drawing from before, not saved yet.");
    } catch (error) {
      this.problem = problemWords(error);
    }
  }

  readonly #drawn = ({ drawing, kind }: Drawn): void => this.#step(drawing, kind);

  readonly #shaped = ({ drawing, kind }: Shaped): void => this.#step(drawing, kind);

  readonly #pick = ({ which }: Picked): void => this.#choose(which);

  readonly #outlined = ({ points }: Outlined): void => {
    if (this.fresh) this.#add(this.fresh, points);
  };

  #prepared(fresh: "zone" | "line"): void {
    this.#add(fresh, fresh === "zone" ? RECTANGLE : LEVEL);
  }

  #begin(fresh: "zone" | "line"): void {
    this.fresh = fresh;
    this.picked = null;
  }

  #leaveOff(): void {
    this.fresh = null;
  }

  #add(kind: "zone" | "line", points: readonly Point[]): void {
    const { history } = this;
    const [from, to] = points;
    if (!history || !from || !to) return;
    const { now } = history;
    this.fresh = null;
    if (kind === "zone") {
      this.#step(addZone(now, freeName(now, say("Zone")), points), null);
      this.picked = { kind, index: now.zones.length };
    } else {
      this.#step(addLine(now, freeName(now, say("Line")), from, to), null);
      this.picked = { kind, index: now.lines.length };
    }
  }

  #remove(which: Which): void {
    if (!this.history) return;
    const name = nameOf(this.history.now, which);
    this.#step(remove(this.history.now, which), null);
    this.picked = null;
    this.note = say("{name} is deleted. Undo brings it back.", { name });
  }

  #choose(which: Which | null): void {
    this.picked = which;
    this.history?.settle();
  }

  #step(drawing: Drawing, kind: string | null): void {
    this.history?.step(drawing, kind);
    this.note = "";
    this.problem = null;
    this.requestUpdate();
  }

  #back(): void {
    this.history?.undo();
    this.#moved();
  }

  #forth(): void {
    this.history?.redo();
    this.#moved();
  }

  #moved(): void {
    const shapes = this.history ? shapesOf(this.history.now) : [];
    if (!shapes.some((which) => same(which, this.picked))) this.picked = null;
    this.note = "";
    this.requestUpdate();
  }

  readonly #pressed = (pressed: KeyboardEvent): void => {
    if (pressed.key === "Escape" && this.fresh) {
      pressed.preventDefault();
      this.#leaveOff();
    }
    const typing = pressed.composedPath()[0] instanceof HTMLInputElement;
    if (typing || !(pressed.ctrlKey || pressed.metaKey)) return;
    const key = pressed.key.toLowerCase();
    if (key === "y" || (key === "z" && pressed.shiftKey)) this.#forth();
    else if (key === "z") this.#back();
    else return;
    pressed.preventDefault();
  };

  readonly #save = async (): Promise<void> => {
    const { history, camera } = this;
    if (!history) return;
    this.saving = true;
    this.problem = null;
    const { zones, lines } = history.now;
    try {
      await this.home.hass.callWS({
        type: "hearthwatch/zones/save",
        camera_id: camera.camera_id,
        zones,
        lines,
      });
      this.#saved = JSON.stringify(history.now);
      drafts.delete(camera.camera_id);
      this.note = say("Saved. It holds from now on.");
      void this.home.refresh();
    } catch (error) {
      this.problem = problemWords(error);
    } finally {
      this.saving = false;
    }
  };

  readonly #try = (): void => {
    if (!this.history) return;
    void this.trial?.stop();
    this.trial = new Trial(this.home, this.camera, this.history.now);
    this.trial.observe(() => this.requestUpdate());
    void this.trial.start();
  };

  readonly #untry = (): void => {
    void this.trial?.stop();
    this.trial = null;
  };

  static override styles = [
    base,
    controls,
    fields,
    css`
      .editor {
        display: grid;
        grid-template-columns: minmax(0, 1.75fr) minmax(300px, 1fr);
        min-height: min(60dvh, 560px);
      }
      .stage {
        min-width: 0;
        padding: 14px;
        background: #12100d;
        color: #f1ebe2;
      }
      .picture {
        position: relative;
        width: min(100%, calc(68dvh * var(--ratio)));
        margin: 0 auto;
      }
      hw-live-picture {
        position: absolute;
        inset: 0;
        height: 100%;
        aspect-ratio: auto !important;
        border-radius: 6px;
      }
      .tools,
      .guide {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        padding-top: 12px;
      }
      .guide p {
        flex: 1 1 260px;
        font-size: 0.875rem;
      }
      .stage button {
        border-color: rgb(255 255 255 / 22%);
        background: rgb(255 255 255 / 8%);
        color: inherit;
      }
      .stage button:hover:not(:disabled) {
        background: rgb(255 255 255 / 18%);
      }
      .stage button.plain {
        border-color: transparent;
        padding: 0 9px;
      }
      .stage button.primary {
        background: var(--accent);
        color: var(--on-accent);
      }
      .gap {
        flex: 1;
      }
      .side {
        display: flex;
        flex-direction: column;
        gap: 12px;
        padding: 14px 16px;
      }
      .shapes > li {
        border-bottom: 1px solid var(--line);
      }
      .shapes > li.open {
        padding-bottom: 12px;
      }
      .row {
        display: flex;
        align-items: center;
      }
      .row h3 {
        flex: 1;
        font-size: 0.9375rem;
      }
      .row button {
        min-height: 44px;
        padding: 0 8px;
      }
      .name {
        flex: 1;
        justify-content: flex-start;
        min-width: 0;
      }
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .row button:not(.name) {
        color: var(--muted);
      }
      .fault {
        padding: 0 8px 8px;
        color: var(--bad);
        font-size: 0.8125rem;
      }
      .trial {
        padding-top: 4px;
        border-top: 1px solid var(--line);
      }
      .foot {
        position: sticky;
        bottom: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        justify-content: flex-end;
        margin: auto -16px -14px;
        padding: 12px 16px;
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
      .foot p {
        flex: 1 1 100%;
        font-size: 0.8125rem;
      }
      .foot p:empty {
        display: none;
      }
      @media (max-width: 800px) {
        .editor {
          grid-template-columns: minmax(0, 1fr);
          min-height: 0;
        }
        .stage {
          padding: 8px;
        }
        .picture {
          width: min(100%, calc(46dvh * var(--ratio)));
        }
      }
    `,
  ];
}

const FAULTS: Readonly<Record<Fault, () => string>> = {
  unnamed: () => say("It needs a name."),
  "named twice": () => say("Another one has this name."),
  crossed: () => say("Its edges cross: move the corners apart."),
  flat: () => say("It is too small."),
};

declare global {
  interface HTMLElementTagNameMap {
    "hw-zone-editor": ZoneEditor;
  }
}
