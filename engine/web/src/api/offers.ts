import { sending, type Transport } from "./transport";

/** A search of so many addresses takes some seconds. */
const SEARCH_PATIENCE_MS = 60_000;

export type SourceRole = "detect" | "record";

export type FieldKind = "text" | "secret" | "number" | "boolean" | "choice";

/** Something that has to be known of a source. */
export interface SourceField {
  /** In the settings. */
  name: string;
  /** For people who know no better words for it. */
  title: string;
  description: string;
  kind: FieldKind;
  required: boolean;
  default: string | number | boolean | null;
  /** All values of a choice. */
  choices: readonly string[];
  /** Values of a text that are there now, such as the USB cameras of the engine's machine. */
  suggestions?: readonly { value: string; title: string }[];
  minimum: number | null;
  maximum: number | null;
}

/** A kind of source. */
export interface SourceType {
  /** In the settings. */
  type: string;
  title: string;
  description: string;
  fields: readonly SourceField[];
}

/** Where a camera's pictures come from, as the settings have it; secrets as they are shown. */
export interface SourceDraft {
  type: string;
  roles?: readonly SourceRole[];
  readonly [field: string]: unknown;
}

/** A camera that was found in the network. */
export interface FoundCamera {
  /** As a source of its type wants it. */
  address: string;
  /** Empty if it does not say. */
  name: string;
  model: string;
  /** `onvif`; or `rtsp`, where only that port is open. */
  type: string;
  /** A camera that there is already has this address. */
  known: boolean;
}

/** What may look at a camera's pictures. */
export interface Model {
  name: string;
  /** It looks where no other is chosen. */
  default: boolean;
}

/** Tells what a camera may be made of, and which cameras there are. */
export class OfferClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  async sources(): Promise<readonly SourceType[]> {
    const url = this.#transport.url(["cameras", "sources"]);
    return (await this.#transport.json<{ sources: SourceType[] }>(url)).sources;
  }

  async models(): Promise<readonly Model[]> {
    const url = this.#transport.url(["models"]);
    return (await this.#transport.json<{ models: Model[] }>(url)).models;
  }

  /**
   * Look for cameras.
   *
   * @param network of which every address is asked, like 192.168.1.0/27; null: everybody is asked
   * at once, which does not leave a container.
   */
  async discover(network: string | null): Promise<readonly FoundCamera[]> {
    const url = this.#transport.url(["cameras", "discover"]);
    const init = sending("POST", { network });
    const answer = await this.#transport.request(url, init, SEARCH_PATIENCE_MS);
    return ((await answer.json()) as { cameras: FoundCamera[] }).cameras;
  }
}
