import type { SourceDraft, SourceRole } from "./offers";
import { sending, type Transport } from "./transport";
import type { Camera, Moment } from "./types";

/** The test takes as long as a slow camera needs to answer and to send a keyframe. */
const TEST_PATIENCE_MS = 30_000;

/** A camera that is to be added, or tried with other settings than it has. */
export interface CameraDraft {
  /** Of one that there is: what is shown of its secrets stands for them. */
  id?: string;
  name: string;
  sources: readonly SourceDraft[];
  detect?: DetectDraft;
}

export interface DetectDraft {
  /** Null: the one for all cameras. */
  model: string | null;
}

export type Blame = "address" | "login";

/** What has to be entered in a camera that uploads. */
export interface Upload {
  /** Null: the machine on which the engine's container is. */
  host: string | null;
  port: number;
  username: string;
  /** When the last recording came. */
  last_upload: Moment | null;
}

/** What came of connecting to a stream. */
export interface StreamReport {
  roles: readonly SourceRole[];
  success: boolean;
  /** For people. */
  message: string;
  /** What of its settings is wrong, if it is that. */
  blame: Blame | null;
  codec: string | null;
  width: number | null;
  height: number | null;
  /** Pictures per second. */
  frame_rate: number | null;
  /** The sound's codec; null where there is none. */
  audio: string | null;
  /** Seconds from one keyframe to the next; null if it could not be measured. */
  keyframe_interval: number | null;
  /** Which of a device's streams it is, and why; null where there is no choice. */
  chosen: string | null;
  /** What the owner could do better, a sentence each. */
  advice: readonly string[];
  /** Of recordings that the camera uploads; nobody connects to it then. */
  upload?: Upload | null;
}

/** What came of connecting to all streams of a camera. */
export interface CameraTrial {
  success: boolean;
  message: string;
  /** What is looked at, as a JPEG in base64. */
  picture: string | null;
  streams: readonly StreamReport[];
}

/** A camera that was taken away; what it recorded is still there. */
export interface ArchivedCamera {
  id: string;
  slug: string;
  name: string;
  archived: Moment;
}

export type Fate = "carried" | "changed" | "left";

/** What became of one setting of another product. */
export interface Note {
  fate: Fate;
  /** In the old file; empty: of the camera, or the file, as a whole. */
  path: string;
  line: number | null;
  text: string;
}

/** What is said of one camera, or of all. */
export interface Chapter {
  title: string;
  /** The camera's name; null: none is added. */
  added: string | null;
  notes: readonly Note[];
}

/** What was, or would be, brought over from another product. */
export interface Moved {
  product: string;
  cameras_added: number;
  chapters: readonly Chapter[];
  dry_run: boolean;
}

/** The configuration file of another product. */
export interface OldFile {
  name: string;
  text: string;
  /** Values of the variables that it names. */
  variables: Readonly<Record<string, string>>;
}

/** Adds cameras, takes them away and brings them back. */
export class CameraDesk {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Connect to a camera without keeping anything. */
  async test(camera: CameraDraft, signal: AbortSignal): Promise<CameraTrial> {
    const init = { ...sending("POST", camera), signal };
    const url = this.#transport.url(["cameras", "test"]);
    return (await this.#transport.request(url, init, TEST_PATIENCE_MS)).json();
  }

  /** Add a camera; sent twice with the same key it is added once. */
  async add(camera: CameraDraft, key: string): Promise<Camera> {
    const { headers, ...init } = sending("POST", camera);
    return this.#transport.json(this.#transport.url(["cameras"]), {
      ...init,
      headers: { ...headers, "Idempotency-Key": key },
    });
  }

  /** Change some of a camera's settings; lists are replaced whole. */
  async change(id: string, changes: Partial<CameraDraft>): Promise<Camera> {
    return this.#transport.json(this.#transport.url(["cameras", id]), sending("PATCH", changes));
  }

  /** Tell an engine in a container at which address cameras reach it to upload. */
  async tellAddress(address: string): Promise<void> {
    const changes = sending("PATCH", { ftp: { address } });
    await this.#transport.request(this.#transport.url(["config"]), changes);
  }

  /** Bring cameras over from another product, or only tell what would come of it. */
  async move(file: OldFile, dryRun: boolean): Promise<Moved> {
    const url = this.#transport.url(["config", "migrate"], { dry_run: dryRun });
    return this.#transport.json(url, sending("POST", file));
  }

  /** Take a camera away. It can be brought back. */
  async archive(id: string): Promise<void> {
    await this.#transport.request(this.#transport.url(["cameras", id]), { method: "DELETE" });
  }

  async archived(): Promise<readonly ArchivedCamera[]> {
    const url = this.#transport.url(["cameras", "archived"]);
    return (await this.#transport.json<{ cameras: ArchivedCamera[] }>(url)).cameras;
  }

  async restore(id: string): Promise<void> {
    const url = this.#transport.url(["cameras", id, "restore"]);
    await this.#transport.request(url, { method: "POST" });
  }

  /** Forget the settings of a camera that was taken away. */
  async forget(id: string): Promise<void> {
    const url = this.#transport.url(["cameras", "archived", id]);
    await this.#transport.request(url, { method: "DELETE" });
  }
}
