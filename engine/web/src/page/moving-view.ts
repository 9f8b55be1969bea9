import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Chapter, Fate, Moved, Note } from "../api/desk";
import { ApiError, describe } from "../api/problem";
import { base, controls, fields } from "../parts/shared-styles";
import { fateWords, movedWords, variablesIn } from "../words/moving";
import type { House } from "./house";

/** Larger files are no configuration; the engine says so, too. */
const LARGEST = 1 << 20;

/** Brings cameras over from Frigate or HomeSec: shows what would come of a file before it is done. */
@customElement("hw-moving-view")
export class MovingView extends LitElement {
  @property({ attribute: false }) house!: House;

  @state() private file: { name: string; text: string } | null = null;
  /** Variables that the file leaves passwords to, and their values. */
  @state() private variables: Readonly<Record<string, string>> = {};
  /** What came of it, tried or done. */
  @state() private moved: Moved | null = null;
  @state() private busy = false;
  @state() private problem: string | null = null;

  protected override render() {
    return html`
      <p class="muted">
        Choose the configuration file of Frigate (<code>config.yml</code>) or HomeSec. You see what
        would be brought over, and what would not, before anything is changed.
      </p>
      <label class="field">
        <span>File</span>
        <input type="file" accept=".yml,.yaml,.json" ?disabled=${this.busy} @change=${this.#chosen} />
      </label>
      ${this.#asked()}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div aria-live="polite">
        ${this.busy && !this.moved ? html`<p class="muted">Reading …</p>` : this.#report()}
      </div>
    `;
  }

  #asked() {
    const names = Object.keys(this.variables);
    if (names.length === 0 || this.moved) return nothing;
    return html`<form autocomplete="off" @submit=${this.#answered}>
      <p>The file leaves these to variables. What are their values?</p>
      ${names.map(
        (name) => html`<label class="field">
          <span>${name}</span>
          <input
            type="password"
            autocomplete="new-password"
            maxlength="1000"
            required
            .value=${this.variables[name] ?? ""}
            @input=${(input: Event) => {
              const { value } = input.target as HTMLInputElement;
              this.variables = { ...this.variables, [name]: value };
            }}
          />
        </label>`,
      )}
      <button class="primary" ?disabled=${this.busy}>Go on</button>
    </form>`;
  }

  #report() {
    const { moved } = this;
    if (!moved) return nothing;
    return html`
      <p><strong>${movedWords(moved)}</strong></p>
      ${
        moved.dry_run && moved.cameras_added > 0
          ? html`<button class="primary" ?disabled=${this.busy} @click=${() => this.#move(false)}>
              ${this.busy ? "Adding …" : "Add them"}
            </button>`
          : nothing
      }
      ${moved.chapters.filter(({ notes, title }) => notes.length > 0 || title).map((chapter) => this.#chapter(chapter))}
    `;
  }

  #chapter({ title, notes, added }: Chapter) {
    return html`<details ?open=${added === null && notes.length > 0 && notes.length < 6}>
      <summary>${title}</summary>
      ${(["changed", "left", "carried"] as const).map((fate) => this.#fate(fate, notes))}
    </details>`;
  }

  #fate(fate: Fate, all: readonly Note[]) {
    const notes = all.filter((note) => note.fate === fate);
    if (notes.length === 0) return nothing;
    return html`<h3>${fateWords(fate)}</h3>
      <ul>
        ${notes.map(
          ({ path, line, text }) => html`<li>
            ${text}
            ${path ? html`<small class="muted">${path}${line ? `, line ${line}` : ""}</small>` : nothing}
          </li>`,
        )}
      </ul>`;
  }

  async #chosen(change: Event): Promise<void> {
    const chosen = (change.target as HTMLInputElement).files?.[0];
    if (!chosen) return;
    this.variables = {};
    this.moved = null;
    if (chosen.size > LARGEST) {
      this.file = null;
      this.problem = "This file is larger than 1 MiB: it is no configuration.";
      return;
    }
    this.file = { name: chosen.name, text: await chosen.text() };
    await this.#move(true);
  }

  #answered(submit: Event): void {
    submit.preventDefault();
    void this.#move(true);
  }

  async #move(dryRun: boolean): Promise<void> {
    if (!this.file || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const body = { ...this.file, variables: this.variables };
      this.moved = await this.house.client.desk.move(body, dryRun);
    } catch (error) {
      const names = error instanceof ApiError ? variablesIn(error) : [];
      if (names.length === 0) this.problem = describe(error);
      const known = names.map((name) => [name, this.variables[name] ?? ""]);
      this.variables = { ...this.variables, ...Object.fromEntries(known) };
    } finally {
      this.busy = false;
    }
  }

  static override styles = [
    base,
    controls,
    fields,
    css`
      :host,
      form,
      [aria-live] {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        gap: 14px;
      }
      :host {
        width: min(760px, 100%);
        min-height: 30dvh;
        align-content: start;
        margin: 0 auto;
        padding: 16px 20px 24px;
        overflow-wrap: anywhere;
      }
      .field,
      form,
      details,
      [aria-live] {
        width: 100%;
      }
      input[type="file"] {
        padding: 10px;
      }
      details {
        padding: 10px 14px;
        border: 1px solid var(--line);
        border-radius: var(--round);
      }
      summary {
        cursor: pointer;
      }
      h3 {
        margin: 12px 0 4px;
        font-size: 0.9rem;
      }
      ul {
        display: grid;
        gap: 8px;
        padding-inline-start: 18px;
        list-style: disc;
      }
      li small {
        display: block;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-moving-view": MovingView;
  }
}
