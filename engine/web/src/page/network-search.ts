import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { FoundCamera, SourceDraft } from "../api/offers";
import { icons } from "../parts/icons";
import { Showing } from "../parts/observed";
import { base, choices, controls, fields } from "../parts/shared-styles";
import { hostIn, hostOf, likelyNetwork, networkProblem } from "../words/network";
import type { House } from "./house";
import { Intent } from "./intent";

/** Looks for cameras in the network, and leads on with one that was found. */
@customElement("hw-network-search")
export class NetworkSearch extends LitElement {
  @property({ attribute: false }) house!: House;

  /** Null: as is likely. */
  @state() private network: string | null = null;
  @state() private fault: string | null = null;

  constructor() {
    super();
    new Showing(this, () => this.house?.search ?? null);
    new Showing(this, () => this.house ?? null);
  }

  protected override render() {
    const { found, progress, problem, done } = this.house.search;
    return html`
      <h3 id="heading">In your network</h3>
      ${progress ? this.#progress(progress.asked, progress.total) : this.#beginning()}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      <div aria-live="polite">
        ${
          done && found.length === 0
            ? html`<p class="muted">
              No camera answered. It may be in another network, or ONVIF and RTSP are switched off in
              it. You can choose below what it is.
            </p>`
            : nothing
        }
        ${
          found.length > 0
            ? html`<ul aria-label="Found">
              ${repeat(
                found,
                ({ address }) => address,
                (camera) => html`<li>${this.#found(camera)}</li>`,
              )}
            </ul>`
            : nothing
        }
      </div>
    `;
  }

  /** Inside a container nobody hears what is asked of everybody. */
  get #contained(): boolean {
    return this.house.session?.kind === "ingress";
  }

  #beginning() {
    const { search } = this.house;
    if (this.#contained) return this.#addresses();
    const silent = search.done && search.found.length === 0;
    return html`
      <button class="primary" @click=${() => search.everywhere()}>
        ${icons.search} Search the network
      </button>
      <details ?open=${silent || this.fault !== null}>
        <summary>Ask address by address</summary>
        <p class="muted">
          Slower, but it reaches other networks, and works where Hearthwatch runs in a container.
        </p>
        ${this.#addresses()}
      </details>
    `;
  }

  #addresses() {
    const { fault } = this;
    return html`<form novalidate class="addresses" @submit=${this.#submit}>
      <div class="field">
        <label for="network">Network</label>
        <input
          id="network"
          name="network"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          maxlength="18"
          aria-invalid=${fault ? "true" : "false"}
          aria-describedby="about-network"
          .value=${this.#network}
          @input=${(input: Event) => {
            this.network = (input.target as HTMLInputElement).value;
            this.fault = null;
          }}
        />
        ${
          fault
            ? html`<small class="fault" id="about-network" role="alert">${fault}</small>`
            : html`<small id="about-network">
              Its addresses are asked one by one, which takes about 20 seconds for 256.
            </small>`
        }
      </div>
      <button class=${this.#contained ? "primary" : ""}>Search these addresses</button>
    </form>`;
  }

  #progress(asked: number, total: number | null) {
    return html`<div class="progress" role="status">
      <label>
        <span>${total === null ? "Searching …" : `${asked} of ${total} addresses asked`}</span>
        <progress max=${total ?? nothing} value=${total === null ? nothing : asked}></progress>
      </label>
      ${total === null ? nothing : html`<button @click=${() => this.house.search.stop()}>Stop</button>`}
    </div>`;
  }

  #found(camera: FoundCamera) {
    const { name, model, address, type } = camera;
    // One that was found may have been added since.
    const known = camera.known || this.#sources.some((one) => hostOf(one) === hostIn(address));
    const facts = [
      model,
      name || model ? address : null,
      type === "onvif" ? "ONVIF" : "RTSP",
      known ? "is here already" : null,
    ].filter(Boolean);
    return html`<button class="choice" @click=${() => this.#choose(camera)}>
      ${icons.camera}
      <span class="text">
        <b>${name || model || address}</b>
        <small class="muted">${facts.join(" · ")}</small>
      </span>
    </button>`;
  }

  get #sources(): readonly SourceDraft[] {
    return this.house.cameras.flatMap(({ config }) => config?.sources ?? []);
  }

  get #network(): string {
    return this.network ?? likelyNetwork(window.location.hostname, this.#sources);
  }

  #submit(submit: Event): void {
    submit.preventDefault();
    this.fault = networkProblem(this.#network);
    if (!this.fault) void this.house.search.addresses(this.#network);
  }

  /** What speaks RTSP only is easiest by its maker: nobody knows the path of its stream. */
  #choose({ address, name, type }: FoundCamera): void {
    const kind = type === "onvif" ? "onvif" : "maker";
    this.dispatchEvent(new Intent({ kind: "new-camera", source: kind, address, name }));
  }

  static override styles = [
    base,
    controls,
    fields,
    choices,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: 12px;
      }
      h3 {
        font-size: 0.9375rem;
        font-weight: 620;
      }
      p,
      details {
        font-size: 0.875rem;
      }
      details p {
        margin: 8px 0 12px;
      }
      summary {
        width: fit-content;
        color: var(--accent);
        font-weight: 550;
        cursor: pointer;
      }
      .addresses {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 12px;
      }
      .addresses .field {
        flex: 1 1 220px;
        max-width: 340px;
      }
      .addresses button {
        min-height: 42px;
        margin-top: 24px;
      }
      .progress {
        display: flex;
        align-items: end;
        gap: 12px;
        width: min(100%, 440px);
        font-size: 0.875rem;
      }
      .progress label {
        display: grid;
        flex: 1;
        gap: 6px;
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      div[aria-live] {
        width: 100%;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-network-search": NetworkSearch;
  }
}
