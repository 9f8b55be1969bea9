import { sending, type Transport } from "./transport";
import type { Moment } from "./types";

/** What somebody may do; who may administrate may write, and who may write may read. */
export type Scope = "read" | "write" | "admin";

/** Who is signed in. */
export interface Session {
  name: string;
  /** How they showed who they are; only a `session` of this browser can be ended here. */
  kind: string;
  scopes: readonly Scope[];
  expires: Moment | null;
}

/** Signs a browser in and out; what lets it in is a cookie that no script can read. */
export class AccessClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async session(): Promise<Session> {
    return this.#transport.json(this.#transport.url(["auth", "session"]));
  }

  /** Exchange the one-time code of a link for a session. */
  async exchangeCode(code: string): Promise<void> {
    await this.#post("code", { code });
  }

  /** Exchange a name and a password for a session. */
  async signIn(username: string, password: string): Promise<void> {
    await this.#post("login", { username, password, session: true });
  }

  async signOut(): Promise<void> {
    await this.#transport.request(this.#transport.url(["auth", "logout"]), { method: "POST" });
  }

  async #post(what: string, body: object): Promise<void> {
    await this.#transport.request(this.#transport.url(["auth", what]), sending("POST", body));
  }
}
