/** Home Assistant's side of a card, as far as it is used here. */

/** Ends a subscription. */
export type Unsubscribe = () => void | Promise<void>;

/** Its WebSocket, which comes back by itself after a break and subscribes anew. */
export interface Connection {
  readonly connected: boolean;
  subscribeMessage<T>(
    callback: (message: T) => void,
    subscription: { type: string } & Readonly<Record<string, unknown>>,
    options?: { resubscribe?: boolean },
  ): Promise<Unsubscribe>;
  addEventListener(type: "ready" | "disconnected", listener: () => void): void;
  removeEventListener(type: "ready" | "disconnected", listener: () => void): void;
}

export interface HassEntity {
  readonly entity_id: string;
  readonly state: string;
  readonly last_changed: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the entity registry tells every page. */
export interface EntityEntry {
  readonly entity_id: string;
  readonly device_id?: string | null;
  readonly platform?: string;
  readonly translation_key?: string;
}

export interface DeviceEntry {
  readonly id: string;
  readonly name: string | null;
  readonly name_by_user: string | null;
}

/** The object that Home Assistant gives to every card, a new one with every change. */
export interface Hass {
  readonly connection: Connection;
  readonly connected: boolean;
  readonly language: string;
  readonly locale: { readonly language: string; readonly time_zone?: "local" | "server" };
  readonly config: { readonly time_zone: string };
  readonly states: Readonly<Record<string, HassEntity>>;
  readonly entities: Readonly<Record<string, EntityEntry>>;
  readonly devices: Readonly<Record<string, DeviceEntry>>;
  readonly themes?: { readonly darkMode?: boolean };
  readonly user?: { readonly is_admin: boolean };
  callWS<T>(message: { type: string } & Readonly<Record<string, unknown>>): Promise<T>;
  callService(domain: string, service: string, data?: object, target?: object): Promise<unknown>;
  hassUrl(path: string): string;
  fetchWithAuth(path: string, init?: RequestInit): Promise<Response>;
  formatEntityState?(state: HassEntity): string;
}

/** What a card says when Home Assistant asks how large it is in the sections view. */
export interface GridOptions {
  columns: number | "full";
  rows: number | "auto";
  min_columns?: number;
  max_columns?: number;
  min_rows?: number;
  max_rows?: number;
}

/** What a command that failed is thrown as. */
export interface CommandError {
  readonly code: string;
  readonly message: string;
}

export function isCommandError(error: unknown): error is CommandError {
  return typeof error === "object" && error !== null && "code" in error && "message" in error;
}
