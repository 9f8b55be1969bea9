import type { ZonesAnswer } from "../home/commands";
import { isCommandError } from "../home/hass";
import type { Home } from "../home/home";
import type { Drawing } from "./drawing";

/** How often it is saved anew after settings changed that are not of this drawing. */
const TRIES = 3;

/** What is drawn on a camera's picture, as the engine has it. */
export class Stored {
  /** What the engine says. */
  drawing: Drawing = { zones: [], lines: [] };
  #tag: string | null = null;
  /** What was sent, which the engine may write in another way. */
  #sent = "";

  constructor(
    readonly home: Home,
    readonly cameraId: string,
  ) {}

  /** What tells it from any other. */
  get key(): string {
    return JSON.stringify(this.drawing);
  }

  is(drawing: Drawing): boolean {
    return [this.key, this.#sent].includes(JSON.stringify(drawing));
  }

  async read(): Promise<void> {
    this.#sent = "";
    this.#take(await this.#ask("hearthwatch/zones"));
  }

  /**
   * Put another drawing in its place.
   *
   * @returns false: it is not, for somebody else has drawn meanwhile; `drawing` is theirs now.
   */
  async replace({ zones, lines }: Drawing): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      const tag = this.#tag ? { tag: this.#tag } : {};
      try {
        this.#take(await this.#ask("hearthwatch/zones/save", { zones, lines, ...tag }));
        this.#sent = JSON.stringify({ zones, lines });
        return true;
      } catch (error) {
        const hasChanged = isCommandError(error) && error.code === "changed";
        if (!hasChanged || attempt === TRIES) throw error;
      }
      const before = this.key;
      await this.read();
      if (this.key !== before) return false;
    }
  }

  #take({ zones, lines, tag }: Omit<ZonesAnswer, "labels">): void {
    this.drawing = { zones, lines };
    this.#tag = tag;
  }

  #ask(type: string, more: object = {}): Promise<ZonesAnswer> {
    return this.home.hass.callWS<ZonesAnswer>({ type, camera_id: this.cameraId, ...more });
  }
}
