/** The engine answered, but not with what was asked for. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }

  /** Whether a new link is needed: there is no session, or it has run out. */
  get signedOut(): boolean {
    return this.status === 401;
  }
}

/** No answer came: the engine is not running, or the network is away. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";

  constructor() {
    super("The engine does not answer.");
  }
}

/** Read an error answer: RFC 9457's `detail`, else its `title`, else the status alone. */
export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  return new ApiError(
    response.status,
    text(body, "detail") ?? text(body, "title") ?? `The engine answered ${response.status}.`,
  );
}

/** Say to a person what went wrong. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function text(body: unknown, key: string): string | null {
  const value = (body as Record<string, unknown> | null)?.[key];
  return typeof value === "string" && value ? value : null;
}
