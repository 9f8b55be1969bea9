import { ApiError, readProblem, Unreachable } from "./problem";

const TIMEOUT_MS = 15_000;

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Carries requests to the engine's REST API.
 *
 * Addresses are resolved against the page's own, so that it works at any path an ingress chooses.
 */
export class Transport {
  readonly #root: URL;

  constructor(page: string | URL) {
    this.#root = new URL("./api/v1/", page);
  }

  /** The address of something; each part of the path stays in its place, whatever is in it. */
  url(path: readonly string[], query: Query = {}): URL {
    const url = new URL(path.map(encodeURIComponent).join("/"), this.#root);
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined && value !== "") url.searchParams.set(key, String(value));
    }
    return url;
  }

  /** Ask, and read the answer as JSON. */
  async json<T>(url: URL, init: RequestInit = {}): Promise<T> {
    const headers = { Accept: "application/json", ...init.headers };
    const response = await this.request(url, { ...init, headers });
    try {
      return (await response.json()) as T;
    } catch {
      throw new ApiError(response.status, "The answer is no JSON: is this the engine's address?");
    }
  }

  /** Ask; an answer that is a problem is thrown. */
  async request(url: URL, init: RequestInit, patience = TIMEOUT_MS): Promise<Response> {
    const timeout = AbortSignal.timeout(patience);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    let response: Response;
    try {
      response = await fetch(url, { ...init, signal, credentials: "same-origin" });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new Unreachable();
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }
}

/** A request that sends JSON. */
export function sending(
  method: "POST" | "PUT" | "PATCH",
  body: object,
): RequestInit & {
  headers: Record<string, string>;
} {
  const headers = { "Content-Type": "application/json" };
  return { method, headers, body: JSON.stringify(body) };
}

/** The same address for a WebSocket. */
export function socketUrl(url: URL): string {
  const socket = new URL(url);
  socket.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return socket.href;
}
