import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icons } from "../../parts/icons";
import { base, controls, fields } from "../../parts/shared-styles";
import "../../parts/sheet";
import "../../picture/live-picture";
import { groupOf } from "../../words/labels";
import { say } from "../../words/language";
import type { HomeCamera } from "../home/commands";
import type { Home } from "../home/home";
import { problemWords } from "../home/problems";
import { type Drawing, type Fault, faultOf, nameOf, same, shapesOf, type Which } from "./drawing";
import { editorStyles } from "./editor-styles";
import "./shape-form";
import type { Shaped } from "./shape-form";
import { Sketch } from "./sketch";
import { Stored } from "./stored";
import { Trial } from "./trial";
import "./trial-view";
import "./zone-canvas";
import type { Drawn, Outlined, Picked, ZoneCanvas } from "./zone-canvas";

/**
 * Drawings that were neither saved nor given up, by camera: closing the editor loses nothing.
 *
 * Each with the key of what the engine had then.
 */
const drafts = new Map<string, { sketch: Sketch; base: string }>();

/** Draws zones and lines on a camera's picture, tries them on the last day and saves them. */
@customElement("hw-zone-editor")
export class ZoneEditor extends LitElement {
  @property({ attribute: false }) home!: Home;
  @property({ attribute: false }) camera!: HomeCamera;

  @state() private sketch: Sketch | null = null;
  @state() private problem: string | null = null;
  /** Somebody else has drawn since this drawing began. */
  @state() private isRivalled = false;
  @state() private saving = false;
  @state() private trial: Trial | null = null;
  @query("hw-zone-canvas") private canvas!: ZoneCanvas | null;

  #stored: Stored | null = null;
  #unobserve: (() => void) | null = null;
  /** What a problem is about. */
  #drawn: Drawing | null = null;

  protected override firstUpdated(): void {
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.trial?.stop();
    this.#unobserve?.();
    const { sketch } = this;
    if (!sketch || !this.#stored || !this.#isChanged) return;
    drafts.set(this.camera.camera_id, { sketch, base: this.isRivalled ? "" : this.#stored.key });
  }

  protected override render() {
    const { name } = this.camera;
    return html`<hw-sheet heading=${say("Zones of {name}", { name })}>
      <div class="editor" @keydown=${this.#pressed}>
        ${this.#stage()}
        <div class="side">
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
          ${this.isRivalled ? this.#rivals() : nothing}
          ${this.sketch ? this.#side(this.sketch) : html`<p class="muted">${say("Asking …")}</p>`}
        </div>
      </div>
    </hw-sheet>`;
  }

  #stage() {
    const { camera, home, sketch } = this;
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
          sketch
            ? html`<hw-zone-canvas
                .drawing=${sketch.now}
                .picked=${sketch.picked}
                .fresh=${sketch.fresh}
                .faulty=${sketch.faulty}
                @hw-drawn=${({ drawing, kind }: Drawn) => sketch.step(drawing, kind)}
                @hw-picked=${({ which }: Picked) => sketch.choose(which)}
                @hw-outlined=${({ points }: Outlined) => sketch.add(points)}
                @pointerup=${() => this.requestUpdate()}
              ></hw-zone-canvas>`
            : nothing
        }
      </div>
      ${sketch?.fresh ? this.#guide(sketch, sketch.fresh) : this.#tools(sketch)}
    </div>`;
  }

  #guide(sketch: Sketch, fresh: Which["kind"]) {
    const words =
      fresh === "zone"
        ? say("Tap the corners of the zone, one after another. Tap the first one again to finish.")
        : say("Tap where the line begins, then where it ends.");
    return html`<div class="guide" role="status">
      <p>${words}</p>
      <button @click=${() => sketch.add()}>
        ${fresh === "zone" ? say("Begin with a rectangle") : say("Begin with a level line")}
      </button>
      ${
        fresh === "zone"
          ? html`<button class="primary" @click=${() => this.canvas?.finish()}>${say("Done")}</button>`
          : nothing
      }
      <button class="plain" @click=${() => sketch.leaveOff()}>${say("Cancel")}</button>
    </div>`;
  }

  #tools(sketch: Sketch | null) {
    return html`<div class="tools">
      <button ?disabled=${!sketch} @click=${() => sketch?.begin("zone")}>${icons.add} ${say("Zone")}</button>
      <button ?disabled=${!sketch} @click=${() => sketch?.begin("line")}>${icons.add} ${say("Line")}</button>
      <span class="gap"></span>
      <button class="plain" aria-label=${say("Undo")} title=${say("Undo")} ?disabled=${!sketch?.canUndo} @click=${() => sketch?.undo()}>
        ${icons.undo}
      </button>
      <button class="plain" aria-label=${say("Redo")} title=${say("Redo")} ?disabled=${!sketch?.canRedo} @click=${() => sketch?.redo()}>
        ${icons.redo}
      </button>
    </div>`;
  }

  #rivals() {
    return html`<div class="problem" role="alert">
      <p>
        ${say("Somebody else has changed these zones meanwhile. Save again to put yours in their place.")}
      </p>
      <button @click=${this.#showTheirs}>${say("Show theirs")}</button>
    </div>`;
  }

  #side(sketch: Sketch) {
    const shapes = shapesOf(sketch.now);
    const isSound = sketch.faulty.size === 0;
    return html`
      ${
        shapes.length === 0
          ? html`<p class="muted">
              ${say("A zone tells where something happens, such as the porch but not the street. A line counts what crosses it.")}
            </p>`
          : html`<ul class="shapes" aria-label=${say("Zones and lines")}>
              ${shapes.map((which) => this.#row(sketch, which))}
            </ul>`
      }
      ${this.trial ? this.#tried(this.trial) : nothing}
      <div class="foot">
        <p role="status" class="muted">${sketch.note}</p>
        <button ?disabled=${!isSound || this.saving || (this.trial?.runs ?? false)} @click=${this.#try}>
          ${icons.clock} ${say("Try on the last day")}
        </button>
        <button class="primary" ?disabled=${!this.#isChanged || !isSound || this.saving} @click=${this.#save}>
          ${this.saving ? say("Saving …") : say("Save")}
        </button>
      </div>
    `;
  }

  #row(sketch: Sketch, which: Which) {
    const drawing = sketch.now;
    const open = same(which, sketch.picked);
    const name = nameOf(drawing, which) || say("Without a name");
    const fault = faultOf(drawing, which);
    return html`<li class=${open ? "open" : ""}>
      <div class="row">
        <button class="plain name" aria-expanded=${open ? "true" : "false"} @click=${() => sketch.choose(open ? null : which)}>
          ${which.kind === "zone" ? icons.zone : icons.line} <span>${name}</span>
        </button>
        <button class="plain" aria-label=${say("Delete {name}", { name })} @click=${() => sketch.remove(which)}>
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
              @hw-shaped=${({ drawing, kind }: Shaped) => sketch.step(drawing, kind)}
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
    const { sketch } = this;
    return sketch !== null && this.#stored !== null && !this.#stored.is(sketch.now);
  }

  async #load(): Promise<void> {
    const stored = new Stored(this.home, this.camera.camera_id);
    try {
      await stored.read();
    } catch (error) {
      this.problem = problemWords(error);
      return;
    }
    this.#stored = stored;
    const draft = drafts.get(this.camera.camera_id);
    const sketch = draft?.sketch ?? new Sketch(stored.drawing);
    sketch.choose(null);
    if (draft) sketch.say(say("Your drawing from before, not saved yet."));
    this.isRivalled = draft !== undefined && draft.base !== stored.key;
    this.#drawn = sketch.now;
    this.#unobserve = sketch.observe(() => this.#changed());
    this.sketch = sketch;
  }

  #changed(): void {
    const drawn = this.sketch?.now ?? null;
    if (drawn !== this.#drawn) this.problem = null;
    this.#drawn = drawn;
    this.requestUpdate();
  }

  /** Put in place what somebody else has drawn; a step back brings one's own again. */
  readonly #showTheirs = (): void => {
    if (!this.sketch || !this.#stored) return;
    this.sketch.step(this.#stored.drawing);
    this.sketch.choose(null);
    this.sketch.say(say("Theirs. Undo brings yours back."));
    this.isRivalled = false;
  };

  readonly #pressed = (pressed: KeyboardEvent): void => {
    const { sketch } = this;
    if (pressed.key === "Escape" && sketch?.fresh) {
      pressed.preventDefault();
      sketch.leaveOff();
    }
    const typing = pressed.composedPath()[0] instanceof HTMLInputElement;
    if (typing || !(pressed.ctrlKey || pressed.metaKey)) return;
    const key = pressed.key.toLowerCase();
    if (key === "y" || (key === "z" && pressed.shiftKey)) sketch?.redo();
    else if (key === "z") sketch?.undo();
    else return;
    pressed.preventDefault();
  };

  readonly #save = async (): Promise<void> => {
    const { sketch } = this;
    if (!sketch || !this.#stored) return;
    this.saving = true;
    this.problem = null;
    try {
      this.isRivalled = !(await this.#stored.replace(sketch.now));
      if (this.isRivalled) return;
      drafts.delete(this.camera.camera_id);
      sketch.say(say("Saved. It holds from now on."));
      void this.home.refresh();
    } catch (error) {
      this.problem = problemWords(error);
    } finally {
      this.saving = false;
    }
  };

  readonly #try = (): void => {
    if (!this.sketch) return;
    void this.trial?.stop();
    this.trial = new Trial(this.home, this.camera, this.sketch.now);
    this.trial.observe(() => this.requestUpdate());
    void this.trial.start();
  };

  readonly #untry = (): void => {
    void this.trial?.stop();
    this.trial = null;
  };

  static override styles = [base, controls, fields, editorStyles];
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
