/** One thing wrong with what was sent. */
export interface FieldProblem {
  /** Where, like `body.sources.0.url`. */
  field: string;
  message: string;
}

/** What an error answer tells besides its sentence. */
export interface ProblemFacts {
  /** Names the kind of problem. */
  code?: string | null;
  fields?: readonly FieldProblem[];
  /** Seconds after which to try again. */
  retryAfter?: number | null;
}

/** The engine answered, but not with what was asked for. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string | null;
  readonly fields: readonly FieldProblem[];
  readonly retryAfter: number | null;

  constructor(
    readonly status: number,
    detail: string,
    facts: ProblemFacts = {},
  ) {
    super(detail);
    this.code = facts.code ?? null;
    this.fields = facts.fields ?? [];
    this.retryAfter = facts.retryAfter ?? null;
  }

  /** Whether there is no session, or it has run out. */
  get signedOut(): boolean {
    return this.status === 401;
  }
}

/** No answer came: the engine is not running, or the way to it is closed. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";

  constructor(why = "The engine does not answer.") {
    super(why);
  }
}

/** What a proxy such as Home Assistant's ingress answers in the engine's place. */
const CLOSED: Readonly<Record<number, string | undefined>> = {
  401: "Home Assistant has ended this session; it begins a new one within a minute.",
  502: undefined,
  503: undefined,
  504: undefined,
};

/** Read an error answer: RFC 9457's `detail`, else its `title`, else the status alone. */
export async function readProblem(response: Response): Promise<ApiError | Unreachable> {
  const body: unknown = await response.json().catch(() => null);
  // The engine's own answers are JSON.
  if (body === null && response.status in CLOSED) return new Unreachable(CLOSED[response.status]);
  const detail = text(body, "detail") ?? text(body, "title");
  return new ApiError(response.status, detail ?? `The engine answered ${response.status}.`, {
    code: text(member(body, "error"), "code"),
    fields: fieldsIn(member(body, "errors")),
    retryAfter: secondsIn(response.headers.get("Retry-After")),
  });
}

/** Say to a person what went wrong. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fieldsIn(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const [field, message] = [text(error, "field"), text(error, "message")];
    return field !== null && message !== null ? [{ field, message }] : [];
  });
}

function secondsIn(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

function text(body: unknown, key: string): string | null {
  const value = member(body, key);
  return typeof value === "string" && value ? value : null;
}

function member(body: unknown, key: string): unknown {
  return typeof body === "object" && body !== null
    ? (body as Record<string, unknown>)[key]
    : undefined;
}
