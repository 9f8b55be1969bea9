import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CameraDraft, CameraTrial } from "../api/desk";
import type { Model, SourceDraft, SourceType } from "../api/offers";
import { ApiError, describe } from "../api/problem";
import type { Camera } from "../api/types";
import { base, controls, fields } from "../parts/shared-styles";
import { isReached } from "../words/network";
import { addressAt, sentence } from "../words/streams";
import { kindField, modelField, nameField } from "./camera-fields";
import "./camera-trial";
import type { House } from "./house";
import { Intent } from "./intent";
import { sourceFieldStyles, sourceFields } from "./source-fields";
import { canBeShown, type Faults, SourceShape, type Values } from "./source-shape";

/**
 * Adds a camera, or changes one: what it is called, what it is and where, and what is seen there
 * before it is kept.
 */
@customElement("hw-camera-form")
export class CameraForm extends LitElement {
  @property({ attribute: false }) house!: House;
  /** The kind of a new camera, with the address and the name of one that was found. */
  @property() source = "rtsp";
  @property() address = "";
  @property() name = "";
  /** The camera that is changed; empty: there is a new one. */
  @property() cameraId = "";

  @state() private kinds: readonly SourceType[] | null = null;
  @state() private models: readonly Model[] = [];
  @state() private shape: SourceShape | null = null;
  /** What was entered, whatever kind it was entered for. */
  @state() private typed: Values = {};
  @state() private trial: CameraTrial | null = null;
  @state() private busy: "testing" | "saving" | null = null;
  @state() private problem: string | null = null;
  @state() private faults: Faults = {};

  /** The camera as it was when the form was opened. */
  #before: Camera | null = null;
  /** Sent again with the same key, the same camera is added once. */
  #attempt = { body: "", key: "" };
  #testing: AbortController | null = null;
  /** There are new faults: the reader is led to the first. */
  #leading = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#testing?.abort();
  }

  protected override updated(): void {
    if (!this.#leading) return;
    this.#leading = false;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  protected override render() {
    if (this.cameraId && !this.#before) return html`<p>This camera is no longer there.</p>`;
    if (!this.kinds) return this.#loading();
    const { faults } = this;
    return html`
      <form novalidate autocomplete="off" @submit=${this.#submit}>
        ${nameField(this.#called, faults.name, (name) => this.#type("name", name))}
        ${this.shape ? this.#sourceFields(this.kinds, this.shape) : this.#leftAlone()}
        ${modelField(this.models, this.#model, faults.model, (name) => this.#type("model", name))}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="buttons">
          <button type="button" ?disabled=${this.busy !== null} @click=${this.#test}>
            ${this.busy === "testing" ? "Connecting …" : "Test"}
          </button>
          <button class="primary" ?disabled=${this.busy !== null}>
            ${this.busy === "saving" ? "Saving …" : "Save"}
          </button>
        </div>
      </form>
      <div class="trial" aria-live="polite">${this.#tested()}</div>
    `;
  }

  #loading() {
    if (!this.problem) return html`<p class="muted">One moment …</p>`;
    return html`<div class="failed">
      <p class="problem" role="alert">${this.problem}</p>
      <button @click=${this.#load}>Try again</button>
    </div>`;
  }

  #sourceFields(kinds: readonly SourceType[], shape: SourceShape) {
    const { faults } = this;
    return html`${kindField(kinds, shape.type, (type) => this.#become(type))}
      ${sourceFields({
        shape,
        faults,
        values: this.#values,
        type: (name, value) => this.#type(name, value),
        leave: (name, value) => {
          this.typed = { ...this.typed, ...shape.takenApart(name, value) };
        },
      })}`;
  }

  #leftAlone() {
    return html`<p class="left muted">
      Its sources are more than this form can show. They stay as they are; change them in the
      settings file.
    </p>`;
  }

  #tested() {
    if (this.busy === "testing") {
      return html`<div class="waiting muted">Waiting for a picture; a camera can take some seconds.</div>`;
    }
    const { trial } = this;
    if (!trial) {
      return html`<div class="waiting muted">
        ${
          this.shape?.type === "ftp"
            ? "Test to see here what to enter in the camera."
            : "Test the camera to see here what it shows."
        }
        Nothing is kept before you save.
      </div>`;
    }
    return html`<hw-camera-trial .trial=${trial}></hw-camera-trial>
      ${
        trial.success || trial.streams.some(({ blame }) => blame === "login")
          ? nothing
          : html`<p class="away muted">
            If it is only away at the moment, save it all the same: it is watched as soon as it
            answers.
          </p>`
      }`;
  }

  get #sources(): readonly SourceDraft[] {
    return this.#before?.config?.sources ?? [];
  }

  get #values(): Values {
    return { ...this.shape?.start, ...this.typed };
  }

  get #called(): string {
    return String(this.typed.name ?? this.#before?.name ?? this.name);
  }

  /** The camera's own model; null where it has none. */
  get #model(): string | null {
    const before = this.#before?.config?.detect?.model ?? "";
    return String(this.typed.model ?? before) || null;
  }

  async #load(): Promise<void> {
    this.problem = null;
    this.#before = this.house.camera(this.cameraId);
    try {
      const { offers } = this.house.client;
      const [kinds, models] = await Promise.all([offers.sources(), offers.models()]);
      this.kinds = kinds;
      this.models = models;
    } catch (error) {
      this.problem = describe(error);
      return;
    }
    if (!this.cameraId && this.address) this.typed = { address: this.address };
    if (canBeShown(this.#sources)) this.#become(this.#sources[0]?.type ?? this.source);
  }

  /** Ask about another kind of source; what was entered stays where that has such a field, too. */
  #become(type: string): void {
    const kind = this.kinds?.find((one) => one.type === type);
    this.shape = kind ? new SourceShape(kind, this.#sources) : null;
    const found = this.typed.address;
    if (found && this.shape?.start.url === "") {
      this.typed = { url: addressAt(String(found), type), ...this.typed };
    }
    this.#forgetTrial();
    this.faults = {};
  }

  /** What was tried, or is being tried, is not what stands here any more. */
  #forgetTrial(): void {
    this.#testing?.abort();
    this.trial = null;
  }

  #type(name: string, value: string | boolean): void {
    this.typed = { ...this.typed, [name]: value };
    const { [name]: _, ...others } = this.faults;
    this.faults = others;
    if (name !== "name" && name !== "model") this.#forgetTrial();
  }

  /** Check what was entered; false if it cannot be sent. */
  #complete(named: boolean): boolean {
    const unnamed = named && !this.#called.trim();
    this.#blame({
      ...(unnamed ? { name: "What is it called?" } : {}),
      ...this.shape?.faults(this.#values),
    });
    this.problem = null;
    return Object.keys(this.faults).length === 0;
  }

  async #test(): Promise<void> {
    if (!this.#complete(false)) return;
    this.busy = "testing";
    this.trial = null;
    this.#testing = new AbortController();
    try {
      const draft = { ...this.#draft(), ...(this.#before ? { id: this.#before.id } : {}) };
      this.trial = await this.house.client.desk.test(draft, this.#testing.signal);
      this.#blame(this.shape?.blamed(this.trial) ?? {});
    } catch (error) {
      this.#refused(error);
    }
    this.busy = null;
  }

  async #submit(submit: Event): Promise<void> {
    submit.preventDefault();
    if (this.busy || !this.#complete(true)) return;
    this.busy = "saving";
    try {
      await this.#tellAddress();
      if (this.#before) await this.#change(this.#before);
      else await this.#add();
    } catch (error) {
      this.#refused(error);
    }
    this.busy = null;
  }

  /** A container does not know where cameras reach it to upload: where the page came from. */
  async #tellAddress(): Promise<void> {
    const unknown = this.trial?.streams.some(({ upload }) => upload && upload.host === null);
    const { hostname } = window.location;
    if (unknown && isReached(hostname)) await this.house.client.desk.tellAddress(hostname);
  }

  async #add(): Promise<void> {
    const camera = await this.house.client.desk.add(this.#draft(), this.#key());
    this.house.adopt(camera);
    this.dispatchEvent(new Event("hw-close", { bubbles: true, composed: true }));
    this.dispatchEvent(new Intent({ kind: "camera", cameraId: camera.id }));
  }

  /** Send what is other than before; what was never touched may have been changed elsewhere. */
  async #change(before: Camera): Promise<void> {
    const { name, sources } = this.#draft();
    const model = this.#model;
    const changes = {
      ...(name === before.name ? {} : { name }),
      ...(this.shape?.differs(this.#values, this.#sources) ? { sources } : {}),
      ...(model === (before.config?.detect?.model ?? null) ? {} : { detect: { model } }),
    };
    if (Object.keys(changes).length > 0) {
      this.house.adopt(await this.house.client.desk.change(before.id, changes));
    }
    this.dispatchEvent(new Event("hw-back", { bubbles: true, composed: true }));
  }

  #draft(): CameraDraft {
    const model = this.#model;
    return {
      name: this.#called.trim() || "Camera",
      sources: this.shape?.sources(this.#values) ?? this.#sources,
      ...(model ? { detect: { model } } : {}),
    };
  }

  #key(): string {
    const body = JSON.stringify(this.#draft());
    if (body !== this.#attempt.body) this.#attempt = { body, key: randomKey() };
    return this.#attempt.key;
  }

  #refused(error: unknown): void {
    if (error instanceof DOMException && error.name === "AbortError") return;
    this.#blame(error instanceof ApiError ? this.#faultsIn(error) : {});
    this.problem = Object.keys(this.faults).length > 0 ? null : describe(error);
  }

  /** Show faults beside the fields; those of a login that is kept need its fields. */
  #blame(faults: Faults): void {
    this.faults = faults;
    this.#leading = Object.keys(faults).length > 0;
    if (faults.password && this.shape?.keepsLogin(this.#values)) {
      this.typed = { ...this.typed, relogin: true };
    }
  }

  /** Put what the engine does not like beside what was entered. */
  #faultsIn({ code, fields: problems }: ApiError): Faults {
    if (code === "camera_exists") return { name: "There is a camera of such a name already." };
    const faults: Record<string, string> = {};
    for (const { field, message } of problems) {
      const name = /^(name|slug)$/.test(field)
        ? "name"
        : field === "detect.model"
          ? "model"
          : this.shape?.fieldAt(field);
      if (name) faults[name] ??= sentence(message);
    }
    return faults;
  }

  static override styles = [
    base,
    controls,
    fields,
    sourceFieldStyles,
    css`
      :host {
        display: grid;
        gap: 24px;
        padding: 20px;
      }
      form,
      .failed {
        display: grid;
        align-content: start;
        gap: 16px;
      }
      .failed {
        justify-items: start;
      }
      .buttons {
        display: flex;
        gap: 10px;
      }
      .buttons button {
        flex: 1;
        min-height: 42px;
        font-size: 0.9375rem;
      }
      .left,
      .away {
        font-size: 0.875rem;
      }
      .away {
        margin-top: 16px;
      }
      .waiting {
        display: grid;
        place-content: center;
        aspect-ratio: 16 / 9;
        padding: 24px;
        border: 1px dashed var(--line);
        border-radius: var(--round);
        font-size: 0.875rem;
        text-align: center;
      }
      @media (min-width: 820px) {
        :host {
          grid-template-columns: minmax(300px, 400px) minmax(0, 1fr);
          gap: 32px;
          padding: 24px;
        }
        /* What comes of a test must not move the buttons away from under the mouse. */
        .trial {
          min-height: 460px;
        }
      }
    `,
  ];
}

/** `crypto.randomUUID` is there only where the page came over HTTPS. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))]
    .map((part) => part.toString(16).padStart(8, "0"))
    .join("");
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-camera-form": CameraForm;
  }
}
