import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CameraDraft, CameraTrial } from "../api/desk";
import { ApiError, describe } from "../api/problem";
import { base, controls, fields } from "../parts/shared-styles";
import { addressProblem, joinAddress, splitAddress } from "../words/streams";
import type { House } from "./house";
import { Intent } from "./intent";
import "./camera-trial";

type Field = "name" | "url" | "user" | "password" | "sub";

interface Input {
  label: string;
  placeholder?: string;
  hint?: string;
  secret?: boolean;
  longest: number;
}

/** Adds a camera: what it is called, where it is, and what is seen there before it is kept. */
@customElement("hw-camera-form")
export class CameraForm extends LitElement {
  @property({ attribute: false }) house!: House;

  @state() private values: Readonly<Record<Field, string>> = {
    name: "",
    url: "",
    user: "",
    password: "",
    sub: "",
  };
  @state() private trial: CameraTrial | null = null;
  @state() private busy: "testing" | "saving" | null = null;
  @state() private problem: string | null = null;
  @state() private faults: Readonly<Partial<Record<Field, string>>> = {};

  /** Sent again with the same key, the same camera is added once. */
  #attempt = { body: "", key: "" };
  #testing: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#testing?.abort();
  }

  protected override render() {
    return html`
      <form novalidate autocomplete="off" @submit=${this.#submit}>
        ${this.#input("name", { label: "Name", placeholder: "Front door", longest: 100 })}
        ${this.#input("url", {
          label: "Address",
          placeholder: "rtsp://192.0.2.10/stream",
          hint: "Its manual or its app names it. A user and a password in it are taken out.",
          longest: 1000,
        })}
        <div class="pair">
          ${this.#input("user", { label: "User", longest: 200 })}
          ${this.#input("password", { label: "Password", secret: true, longest: 200 })}
        </div>
        <details ?open=${this.values.sub !== "" || this.faults.sub !== undefined}>
          <summary>It has a second, smaller stream</summary>
          ${this.#input("sub", {
            label: "Address of the smaller stream",
            placeholder: "rtsp://192.0.2.10/sub",
            hint: "It is looked at instead of the large one, for a fraction of the effort. The large one is recorded.",
            longest: 1000,
          })}
        </details>
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

  #input(field: Field, { label, placeholder, hint, secret, longest }: Input) {
    const fault = this.faults[field];
    return html`<label class="field">
      <span>${label}</span>
      <input
        name=${field}
        type=${secret ? "password" : "text"}
        autocomplete=${secret ? "new-password" : "off"}
        autocapitalize=${field === "name" ? "sentences" : "none"}
        spellcheck="false"
        maxlength=${longest}
        placeholder=${placeholder ?? nothing}
        aria-invalid=${fault ? "true" : "false"}
        .value=${this.values[field]}
        @input=${(input: Event) => this.#type(field, (input.target as HTMLInputElement).value)}
        @change=${() => this.#takeApart(field)}
      />
      ${fault ? html`<small class="fault" role="alert">${fault}</small>` : hint ? html`<small>${hint}</small>` : nothing}
    </label>`;
  }

  #tested() {
    if (this.busy === "testing") {
      return html`<div class="waiting muted">Waiting for a picture; a camera can take some seconds.</div>`;
    }
    if (this.trial) return html`<hw-camera-trial .trial=${this.trial}></hw-camera-trial>`;
    return html`<div class="waiting muted">
      Test the camera to see here what it shows. Nothing is kept before you save.
    </div>`;
  }

  #type(field: Field, value: string): void {
    this.values = { ...this.values, [field]: value };
    const { [field]: _, ...others } = this.faults;
    this.faults = others;
    if (field !== "name") this.trial = null;
  }

  /** Put the user and the password of a pasted address where they belong. */
  #takeApart(field: Field): void {
    if (field !== "url" && field !== "sub") return;
    const { url, user, password } = splitAddress(this.values[field]);
    const found = user || password ? { user, password } : {};
    this.values = { ...this.values, [field]: url, ...found };
  }

  /** Check what has been typed; false if it cannot be sent. */
  #complete(wanted: readonly Field[]): boolean {
    const { name, url, sub } = this.values;
    const faults: Partial<Record<Field, string>> = {};
    const address = addressProblem(url);
    const subAddress = sub.trim() ? addressProblem(sub) : null;
    if (wanted.includes("name") && !name.trim()) faults.name = "What is it called?";
    if (address) faults.url = address;
    if (subAddress) faults.sub = subAddress;
    this.faults = faults;
    this.problem = null;
    return Object.keys(faults).length === 0;
  }

  async #test(): Promise<void> {
    if (!this.#complete([])) return;
    this.busy = "testing";
    this.trial = null;
    this.#testing = new AbortController();
    try {
      this.trial = await this.house.client.desk.test(this.#draft(), this.#testing.signal);
    } catch (error) {
      this.#refused(error);
    }
    this.busy = null;
  }

  async #submit(submit: Event): Promise<void> {
    submit.preventDefault();
    if (this.busy || !this.#complete(["name"])) return;
    this.busy = "saving";
    try {
      const camera = await this.house.client.desk.add(this.#draft(), this.#key());
      this.house.adopt(camera);
      this.dispatchEvent(new Event("hw-close", { bubbles: true, composed: true }));
      this.dispatchEvent(new Intent({ kind: "camera", cameraId: camera.id }));
    } catch (error) {
      this.#refused(error);
    }
    this.busy = null;
  }

  #draft(): CameraDraft {
    const name = this.values.name.trim() || "Camera";
    const main = { type: "rtsp", url: this.#address("url") } as const;
    if (!this.values.sub.trim()) return { name, sources: [main] };
    const sub = { type: "rtsp", url: this.#address("sub"), roles: ["detect"] } as const;
    return { name, sources: [{ ...main, roles: ["record"] }, sub] };
  }

  #address(field: "url" | "sub"): string {
    const { user, password } = this.values;
    return joinAddress({ url: this.values[field], user, password });
  }

  #key(): string {
    const body = JSON.stringify(this.#draft());
    if (body !== this.#attempt.body) this.#attempt = { body, key: randomKey() };
    return this.#attempt.key;
  }

  #refused(error: unknown): void {
    if (error instanceof DOMException && error.name === "AbortError") return;
    this.faults = error instanceof ApiError ? faultsIn(error) : {};
    this.problem = Object.keys(this.faults).length > 0 ? null : describe(error);
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      :host {
        display: grid;
        gap: 24px;
        padding: 20px;
      }
      form {
        display: grid;
        align-content: start;
        gap: 16px;
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
        gap: 16px;
      }
      summary {
        width: fit-content;
        color: var(--accent);
        font-size: 0.875rem;
        font-weight: 550;
        cursor: pointer;
      }
      details[open] summary {
        margin-bottom: 12px;
      }
      [aria-invalid="true"] {
        border-color: var(--bad);
      }
      .field .fault {
        color: var(--bad);
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

/** Put what the engine does not like beside what was typed. */
function faultsIn({ code, fields: problems }: ApiError): Partial<Record<Field, string>> {
  if (code === "camera_exists") return { name: "There is a camera of such a name already." };
  const faults: Partial<Record<Field, string>> = {};
  for (const { field, message } of problems) {
    if (/^(name|slug)$/.test(field)) faults.name ??= sentence(message);
    else if (field.startsWith("sources[1]")) faults.sub ??= sentence(message);
    else if (field.startsWith("sources")) faults.url ??= sentence(message);
  }
  return faults;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
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
