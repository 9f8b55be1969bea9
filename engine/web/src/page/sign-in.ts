import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ApiError, describe } from "../api/problem";
import { Ticking } from "../parts/observed";
import { base, controls, fields } from "../parts/shared-styles";
import { duration } from "../words/time";
import type { House } from "./house";

/** Signs in with a name and a password. */
@customElement("hw-sign-in")
export class SignIn extends LitElement {
  @property({ attribute: false }) house!: House;

  @state() private busy = false;
  @state() private problem: string | null = null;
  /** The engine hears no further try before then, in milliseconds since 1970. */
  @state() private until = 0;

  @query("[name=username]") private username!: HTMLInputElement;
  @query("[name=password]") private password!: HTMLInputElement;

  constructor() {
    super();
    new Ticking(this, 1);
  }

  protected override render() {
    const wait = Math.ceil((this.until - Date.now()) / 1000);
    return html`<form @submit=${this.#submit}>
      <label class="field">
        <span>Name</span>
        <input
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="100"
          required
        />
      </label>
      <label class="field">
        <span>Password</span>
        <input
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="1024"
          required
        />
      </label>
      ${this.#trouble(wait)}
      <button class="primary" ?disabled=${this.busy || wait > 0}>
        ${this.busy ? "Signing in …" : "Sign in"}
      </button>
    </form>`;
  }

  #trouble(wait: number) {
    const text =
      wait > 0 ? `There were too many tries. The next one is in ${duration(wait)}.` : this.problem;
    return text ? html`<p class="problem" role="alert">${text}</p>` : nothing;
  }

  async #submit(submit: Event): Promise<void> {
    submit.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      await this.house.signIn(this.username.value, this.password.value);
    } catch (error) {
      this.#refused(error);
    }
    this.busy = false;
  }

  #refused(error: unknown): void {
    if (error instanceof ApiError && error.status === 429) {
      this.until = Date.now() + 1000 * (error.retryAfter ?? 30);
      return;
    }
    const wrong = error instanceof ApiError && error.signedOut;
    this.problem = wrong ? "The name or the password is not right." : describe(error);
    this.password.select();
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      form {
        display: grid;
        gap: 14px;
        text-align: start;
      }
      button {
        min-height: 42px;
        margin-top: 4px;
        font-size: 0.9375rem;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-sign-in": SignIn;
  }
}
