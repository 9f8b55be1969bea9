import type { CameraTrial, StreamReport } from "../api/desk";
import type { FieldKind, SourceDraft, SourceField, SourceType } from "../api/offers";
import { choiceWords, type FieldWords, fieldWords } from "../words/sources";
import { addressProblem, joinAddress, sentence, splitAddress } from "../words/streams";

/** What stands in the fields of a form, by their names; numbers as they were typed. */
export type Values = Readonly<Record<string, string | boolean>>;

/** What is wrong with what stands there, by the names of the fields. */
export type Faults = Readonly<Record<string, string>>;

interface Choice {
  value: string;
  label: string;
}

/** A field of the form. */
export interface FormField extends FieldWords {
  name: string;
  kind: FieldKind;
  choices: readonly Choice[];
  /** Values of a text that are there now; it may have another one. */
  suggestions: readonly Choice[];
  /** There is something to choose even if the reader chooses nothing. */
  required: boolean;
  /** Few people change it. */
  rare: boolean;
}

/** What the engine shows in the place of a secret, and takes back as what it hides. */
const HIDDEN = "***";

const COMMON = new Set(["url", "sub_url", "username", "password"]);

/**
 * What to ask about a source of one kind, and what to make of the answers.
 *
 * A URL has its user and password in fields of their own, and may have a second one beside it, of a
 * smaller stream of the same camera. What is kept secret is never shown again: what is left as it
 * is goes back as it was shown, and the engine knows what that stands for.
 */
export class SourceShape {
  readonly fields: readonly FormField[];
  /** What stands in the fields at first. */
  readonly start: Values;
  readonly type: string;

  readonly #asked: readonly SourceField[];
  readonly #main: SourceDraft | null;
  readonly #sub: SourceDraft | null;

  /**
   * @param kind of the source.
   * @param before the camera's sources as the engine shows them, of whichever kind.
   */
  constructor(kind: SourceType, before: readonly SourceDraft[] = []) {
    this.type = kind.type;
    this.#asked = kind.fields;
    [this.#main, this.#sub] = mainAndSub(alike(kind, before));
    this.fields = this.#asked.flatMap((field) => this.#formFields(field));
    this.start = Object.fromEntries(
      this.fields.map(({ name, kind }) => [name, this.#known(name, kind)]),
    );
  }

  /** Whether the camera has a smaller stream with an address of its own. */
  get hasSub(): boolean {
    return this.#sub !== null;
  }

  /** Whether user and password of a URL are kept, and stay as they are. */
  keepsLogin(values: Values): boolean {
    if (!this.#hasUrl || values.relogin) return false;
    const stored = [this.#main, this.#sub].some((source) =>
      textOf(source?.url).includes(`${HIDDEN}@`),
    );
    return stored && ["url", "sub_url"].every((name) => !values[name] || this.#same(name, values));
  }

  /** Whether a password is kept that an empty field leaves as it is. */
  keepsPassword(name: string): boolean {
    return !this.#hasUrl && Boolean(this.#main?.[name]);
  }

  /** Take what was pasted apart; what belongs into which field. */
  takenApart(name: string, text: string): Values {
    if (name === "address") return addressParts(text, this.type);
    if (name !== "url" && name !== "sub_url") return {};
    const { url, user, password } = splitAddress(text);
    if (!user && !password) return { [name]: url };
    return { [name]: url, username: user, password, relogin: true };
  }

  /** Say what is wrong before the engine is asked. */
  faults(values: Values): Faults {
    const found = this.fields.flatMap((field) => {
      const fault = this.#fault(field, values);
      return fault ? [[field.name, fault] as const] : [];
    });
    return Object.fromEntries(found);
  }

  /** What was entered, as the settings have it; without faults. */
  sources(values: Values): SourceDraft[] {
    const main = this.#source(this.#main, values, () => true);
    if (!this.#hasUrl) return [main];
    const url = this.#address("url", values);
    if (!textOf(values.sub_url).trim()) return [{ ...main, url }];
    const asMain = this.#sub === null;
    const sub = this.#source(
      this.#sub ?? main,
      values,
      (name) => asMain || values[name] !== this.start[name],
    );
    return [
      { ...main, url, roles: ["record"] },
      { ...sub, url: this.#address("sub_url", values), roles: ["detect"] },
    ];
  }

  /** Whether what was entered is anything else than there was before. */
  differs(values: Values, before: readonly SourceDraft[]): boolean {
    const changed = this.fields.some(({ name }) => !this.#same(name, values));
    return changed || values.relogin === true || before[0]?.type !== this.type;
  }

  /** Find the field that a problem of the engine is about, like `sources[0].url`. */
  fieldAt(path: string): string | null {
    const [, place, name] = /^sources(?:\[(\d+)\])?\.(?:.*\.)?(\w+)$/.exec(path) ?? [];
    const wanted = place === "1" && name === "url" ? "sub_url" : name;
    return this.fields.find((field) => field.name === wanted)?.name ?? null;
  }

  /** Put what came of a trial beside what was entered, where that is to blame. */
  blamed({ streams }: CameraTrial): Faults {
    const found = streams.flatMap((stream) => {
      const name = stream.blame === "login" ? "password" : this.#addressOf(stream, streams.length);
      const known = this.fields.some((field) => field.name === name);
      return stream.blame && known && name ? [[name, reasonIn(stream.message)] as const] : [];
    });
    return Object.fromEntries(found);
  }

  get #hasUrl(): boolean {
    return this.#asked.some(({ name }) => name === "url");
  }

  #addressOf({ roles }: StreamReport, count: number): string | null {
    if (this.#hasUrl) return count > 1 && roles.includes("detect") ? "sub_url" : "url";
    return this.#asked.find(({ required, kind }) => required && kind === "text")?.name ?? null;
  }

  #formFields(field: SourceField): FormField[] {
    const own = this.#formField(field);
    if (field.name !== "url") return [own];
    const beside = (name: string, kind: FieldKind) =>
      this.#formField({ ...field, name, kind, required: false });
    const names = new Set(this.#asked.map(({ name }) => name));
    return [
      own,
      ...(names.has("username") ? [] : [beside("username", "text")]),
      ...(names.has("password") ? [] : [beside("password", "secret")]),
      beside("sub_url", "text"),
    ];
  }

  #formField(field: SourceField): FormField {
    const { name, kind, choices, required, suggestions = [] } = field;
    return {
      ...fieldWords(this.type, field),
      name,
      kind: name === "url" ? "text" : kind,
      choices: choices.map((value) => ({ value, label: choiceWords(name, value) })),
      suggestions: suggestions.map(({ value, title }) => ({ value, label: `${title} (${value})` })),
      required,
      rare: !required && !COMMON.has(name),
    };
  }

  #known(name: string, kind: FieldKind): string | boolean {
    if (name === "sub_url" || name === "url") return splitAddress(this.#shown(name)).url;
    if (kind === "secret") return "";
    const asked = this.#asked.find((field) => field.name === name);
    const value = this.#main?.[name] ?? asked?.default ?? asked?.suggestions?.[0]?.value;
    return kind === "boolean" ? value === true : textOf(value);
  }

  #same(name: string, values: Values): boolean {
    return values[name] === this.start[name];
  }

  #fault({ name, kind, required, label, missing }: FormField, values: Values): string | null {
    const text = textOf(values[name]).trim();
    if (required && kind !== "boolean" && !text && !this.keepsPassword(name)) {
      return missing ?? `${label} is needed.`;
    }
    if (name === "url" || name === "sub_url") return text ? this.#addressFault(name, values) : null;
    if (name === "username" && !this.#hasUrl && !text && values.password) {
      return missing ?? `${label} is needed.`;
    }
    return kind === "number" && text ? this.#numberFault(name, text) : null;
  }

  #addressFault(name: "url" | "sub_url", values: Values): string | null {
    const text = textOf(values[name]);
    if (text.includes(HIDDEN) && this.#address(name, values) !== this.#shown(name)) {
      return "Three stars stand for what is kept secret. Enter the whole address.";
    }
    return addressProblem(text, this.type);
  }

  #numberFault(name: string, text: string): string | null {
    const field = this.#asked.find((asked) => asked.name === name);
    const [least, most] = [field?.minimum ?? null, field?.maximum ?? null];
    const number = numberIn(text);
    const fits = (least === null || number >= least) && (most === null || number <= most);
    if (!Number.isNaN(number) && fits) return null;
    if (least !== null && most !== null) return `A number from ${least} to ${most} is needed.`;
    return "A number is needed.";
  }

  /** Make a source of another one and what was entered into the fields that are wanted. */
  #source(
    before: SourceDraft | null,
    values: Values,
    wanted: (name: string) => boolean,
  ): SourceDraft {
    const source: Record<string, unknown> & { type: string } = { ...before, type: this.type };
    delete source.roles;
    for (const field of this.#asked.filter(({ name }) => name !== "url" && wanted(name))) {
      const value = entered(field, values[field.name]);
      if (value !== null && value !== field.default) source[field.name] = value;
      else if (field.kind !== "secret" || this.#lost(values)) delete source[field.name];
    }
    return source;
  }

  /** Whether there is nobody any more whose password is kept. */
  #lost(values: Values): boolean {
    return this.#asked.some(({ name }) => name === "username") && !textOf(values.username).trim();
  }

  #shown(name: "url" | "sub_url"): string {
    return textOf((name === "url" ? this.#main : this.#sub)?.url);
  }

  #address(name: "url" | "sub_url", values: Values): string {
    const shown = this.#shown(name);
    const url = textOf(values[name]);
    const [user, password] = [textOf(values.username), textOf(values.password)];
    const asShown =
      this.keepsLogin(values) || (!user && !password && !shown.includes(`${HIDDEN}@`));
    if (shown && this.#same(name, values) && asShown) return shown;
    return joinAddress({ url, user, password }, this.type);
  }
}

/** Whether a form can show a camera's sources: one, or a main and a smaller stream. */
export function canBeShown(sources: readonly SourceDraft[]): boolean {
  if (sources.length < 2) return true;
  const roles = sources.map((source) => source.roles?.join() ?? "").sort();
  const [first, second, more] = sources;
  return (
    more === undefined &&
    first?.type === second?.type &&
    "url" in (first ?? {}) &&
    roles.join(" ") === "detect record"
  );
}

/** The sources of this kind; of another kind of device at an address, what both have. */
function alike(kind: SourceType, before: readonly SourceDraft[]): readonly SourceDraft[] {
  const same = before.filter(({ type }) => type === kind.type);
  const names = new Set(kind.fields.map(({ name }) => name));
  const [other] = before;
  if (same.length > 0 || !other?.address || !names.has("address")) return same;
  const shared = Object.entries(other).filter(([name]) => names.has(name));
  return [{ ...Object.fromEntries(shared), type: kind.type }];
}

function mainAndSub(sources: readonly SourceDraft[]): [SourceDraft | null, SourceDraft | null] {
  const sub = sources.find(({ roles }) => roles?.join() === "detect") ?? null;
  const main = sources.find((source) => source !== sub) ?? null;
  return main ? [main, sub] : [sub, null];
}

function entered(field: SourceField, value: string | boolean | undefined) {
  if (typeof value === "boolean") return value;
  const text = field.kind === "secret" ? textOf(value) : textOf(value).trim();
  if (!text) return null;
  return field.kind === "number" ? numberIn(text) : text;
}

/** Take from an address that was pasted what a device's address is not. */
function addressParts(text: string, type: string): Values {
  const { url, user, password } = splitAddress(text);
  const [, scheme, rest] = /^([a-z]+):\/\/([^?#]*)/i.exec(url) ?? [];
  const login = user || password ? { username: user, password } : {};
  if (scheme === undefined || rest === undefined) return { address: url, ...login };
  const host = rest.split("/")[0] ?? "";
  // A port of RTSP is none of ONVIF, and the other way round.
  const foreign = scheme.startsWith("rtsp") !== (type === "maker");
  const bare = foreign ? host.replace(/:\d+$/, "") : host;
  return { address: scheme === "https" && type === "onvif" ? `https://${host}` : bare, ...login };
}

/** The reason in a message such as "Connection failed: user or password is wrong". */
function reasonIn(message: string): string {
  return sentence(message.replace(/^Connection failed: /, ""));
}

/** People write 2.5 or 2,5. */
function numberIn(text: string): number {
  return Number(text.replace(",", "."));
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
