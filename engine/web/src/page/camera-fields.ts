import { html, nothing } from "lit";
import type { Model, SourceType } from "../api/offers";
import { easiestFirst, kindWords } from "../words/sources";

/** What it is called. */
export function nameField(name: string, fault: string | undefined, onType: (name: string) => void) {
  return html`<div class="field">
    <label for="name">Name</label>
    <input
      id="name"
      name="name"
      autocomplete="off"
      autocapitalize="sentences"
      maxlength="100"
      placeholder="Front door"
      aria-required="true"
      aria-invalid=${fault ? "true" : "false"}
      aria-describedby=${fault ? "about-name" : nothing}
      .value=${name}
      @input=${(input: Event) => onType((input.target as HTMLInputElement).value)}
    />
    ${fault ? html`<small class="fault" id="about-name" role="alert">${fault}</small>` : nothing}
  </div>`;
}

/** What it is. */
export function kindField(
  kinds: readonly SourceType[],
  type: string,
  onChoose: (type: string) => void,
) {
  const chosen = kinds.find((kind) => kind.type === type);
  return html`<div class="field">
    <label for="type">What it is</label>
    <select
      id="type"
      name="type"
      aria-describedby="about-type"
      @change=${(change: Event) => onChoose((change.target as HTMLSelectElement).value)}
    >
      ${easiestFirst(kinds).map(
        (kind) =>
          html`<option value=${kind.type} ?selected=${kind === chosen}>
            ${kindWords(kind).title}
          </option>`,
      )}
    </select>
    ${chosen ? html`<small id="about-type">${kindWords(chosen).text}</small>` : nothing}
  </div>`;
}

/** What finds things in its pictures; nothing where there is no choice. */
export function modelField(
  models: readonly Model[],
  chosen: string | null,
  fault: string | undefined,
  onChoose: (model: string) => void,
) {
  if (models.length < 2) return nothing;
  const standard = models.find((model) => model.default)?.name;
  const names = new Set([...models.map(({ name }) => name), ...(chosen ? [chosen] : [])]);
  return html`<div class="field">
    <label for="model">Model that looks</label>
    <select
      id="model"
      name="model"
      aria-describedby="about-model"
      aria-invalid=${fault ? "true" : "false"}
      @change=${(change: Event) => onChoose((change.target as HTMLSelectElement).value)}
    >
      <option value="" ?selected=${!chosen}>As for all cameras (${standard})</option>
      ${[...names].map(
        (name) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`,
      )}
    </select>
    <small id="about-model" class=${fault ? "fault" : ""}>
      ${fault ?? "It finds people and things in this camera's pictures."}
    </small>
  </div>`;
}
