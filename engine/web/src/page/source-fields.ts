import { css, html, nothing } from "lit";
import type { Faults, FormField, SourceShape, Values } from "./source-shape";

/** What is asked about a source, and whom to tell what is entered. */
export interface Asked {
  shape: SourceShape;
  values: Values;
  faults: Faults;
  /** Something was entered. */
  type: (name: string, value: string | boolean) => void;
  /** A field was left with something else in it than before. */
  leave: (name: string, value: string) => void;
}

/** The fields of a source: first those that everybody fills in, then the others, folded. */
export function sourceFields(asked: Asked) {
  const { shape, values, faults } = asked;
  const named = (name: string) => shape.fields.find((field) => field.name === name);
  const login = [named("username"), named("password")].filter((field) => field !== undefined);
  const rare = shape.fields.filter((field) => field.rare);
  const common = shape.fields
    .filter((field) => !field.rare && !login.includes(field) && field.name !== "sub_url")
    .sort((one, other) => Number(other.kind === "choice") - Number(one.kind === "choice"));
  const sub = named("sub_url");
  const touched = rare.some(({ name }) => values[name] !== shape.start[name] || faults[name]);
  return html`
    ${common.map((field) => sourceField(field, asked))}
    ${shape.keepsLogin(values) ? kept(asked) : loginFields(login, asked)}
    ${
      sub
        ? html`<details ?open=${shape.hasSub || Boolean(values.sub_url) || Boolean(faults.sub_url)}>
          <summary>It has a second, smaller stream</summary>
          ${sourceField(sub, asked)}
        </details>`
        : nothing
    }
    ${
      rare.length > 0
        ? html`<details ?open=${touched}>
          <summary>More settings</summary>
          <div class="rare">${rare.map((field) => sourceField(field, asked))}</div>
        </details>`
        : nothing
    }
  `;
}

function loginFields(login: readonly FormField[], asked: Asked) {
  const { shape, values, type } = asked;
  if (login.length === 0) return nothing;
  const before = shape.keepsLogin({ ...values, relogin: false });
  return html`<div class="pair">${login.map((field) => sourceField(field, asked))}</div>
    ${
      before
        ? html`<button type="button" class="plain small" @click=${() => type("relogin", false)}>
          Keep the present user and password
        </button>`
        : nothing
    }`;
}

/** Where user and password stay what they are. */
function kept({ type }: Asked) {
  return html`<div class="kept">
    <span class="muted">User and password stay as they are.</span>
    <button type="button" class="plain small" @click=${() => type("relogin", true)}>
      Change them
    </button>
  </div>`;
}

function sourceField(field: FormField, asked: Asked) {
  const { name, kind, label } = field;
  const { shape, faults, values } = asked;
  const keeps = kind === "secret" && shape.keepsPassword(name) && Boolean(values.username);
  const note = faults[name] ?? (keeps ? "Leave it empty to keep the present one." : field.hint);
  const about = note
    ? html`<small
    id="about-${name}"
    class=${faults[name] ? "fault" : ""}
    role=${faults[name] ? "alert" : nothing}
    >${note}</small
  >`
    : nothing;
  if (kind === "boolean") {
    return html`<div class="switch">
      <label>${control(field, asked, Boolean(note))} <span>${label}</span></label>
      ${about}
    </div>`;
  }
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${control(field, asked, Boolean(note))} ${about}
  </div>`;
}

function control(field: FormField, asked: Asked, noted: boolean) {
  const { name, kind, choices, suggestions } = field;
  const { values, type } = asked;
  const value = values[name];
  const about = noted ? `about-${name}` : nothing;
  if (kind === "boolean") {
    return html`<input
      type="checkbox"
      name=${name}
      aria-describedby=${about}
      .checked=${value === true}
      @change=${(change: Event) => type(name, (change.target as HTMLInputElement).checked)}
    />`;
  }
  if (kind === "choice") {
    const none = value ? [] : [{ value: "", label: "Choose …" }];
    return selection(field, asked, about, [...none, ...choices]);
  }
  if (suggestions.length > 0 && !values[other(name)]) {
    const known = !value || suggestions.some((choice) => choice.value === value);
    const present = known ? [] : [{ value: String(value), label: String(value) }];
    const another = { value: "", label: "Another …" };
    return selection(field, asked, about, [...present, ...suggestions, another], () =>
      type(other(name), true),
    );
  }
  return textInput(field, asked, about);
}

/** Whether something else than what is suggested is typed into a field, as a value of the form. */
function other(name: string): string {
  return `other ${name}`;
}

function selection(
  { name, required }: FormField,
  { values, faults, type }: Asked,
  about: string | typeof nothing,
  options: FormField["choices"],
  onNone: () => void = () => {},
) {
  return html`<select
    id=${name}
    name=${name}
    aria-invalid=${faults[name] ? "true" : "false"}
    aria-describedby=${about}
    aria-required=${required}
    @change=${(change: Event) => {
      const { value } = change.target as HTMLSelectElement;
      type(name, value);
      if (!value) onNone();
    }}
  >
    ${options.map(
      ({ value, label }) =>
        html`<option value=${value} ?selected=${value === values[name]}>${label}</option>`,
    )}
  </select>`;
}

function textInput(
  { name, kind, placeholder, required }: FormField,
  { values, faults, type, leave }: Asked,
  about: string | typeof nothing,
) {
  return html`<input
    id=${name}
    name=${name}
    type=${kind === "secret" ? "password" : "text"}
    inputmode=${kind === "number" ? "decimal" : nothing}
    autocomplete=${kind === "secret" ? "new-password" : "off"}
    autocapitalize="none"
    spellcheck="false"
    maxlength="1000"
    placeholder=${placeholder ?? nothing}
    aria-invalid=${faults[name] ? "true" : "false"}
    aria-describedby=${about}
    aria-required=${required}
    .value=${String(values[name] ?? "")}
    @input=${(input: Event) => type(name, (input.target as HTMLInputElement).value)}
    @change=${(change: Event) => leave(name, (change.target as HTMLInputElement).value)}
  />`;
}

export const sourceFieldStyles = css`
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    align-items: start;
    gap: 16px;
  }
  .rare {
    display: grid;
    gap: 16px;
  }
  .kept {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 6px 6px 6px 12px;
    border-radius: 10px;
    background: var(--raised);
    font-size: 0.875rem;
  }
  .small {
    justify-self: start;
    min-height: 32px;
    padding: 0 8px;
    color: var(--accent);
    font-size: 0.8125rem;
  }
  .pair + .small {
    margin: -10px 0 0 -8px;
  }
  .switch {
    display: grid;
    gap: 3px;
  }
  .switch label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 28px;
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
  }
  .switch input {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .switch small {
    padding-left: 28px;
    color: var(--muted);
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
`;
