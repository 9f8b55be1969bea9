import { Line, type LineOptions, type LineState } from "./line";
import { parseMessage } from "./live";

/** How long a playing stream may be silent: a camera that sends less shows no live picture. */
const SILENCE_MS = 8000;

/** How long the engine may say nothing of a camera that is away. */
const AWAY_MS = 90_000;

/** Which of a camera's streams: `auto` leaves the choice to the engine. */
export type StreamWish = "auto" | "main" | "sub";

/** What a player must know before fragments come. */
export interface VideoInit {
  type: "init";
  /** With codecs, for `isTypeSupported`. */
  mime: string;
  stream: "main" | "sub";
  /** The engine encodes it anew, since browsers do not play what the camera sends. */
  transcoded: boolean;
  width: number;
  height: number;
  codec: string;
  /** When the picture at the player's time 0 was taken, in seconds since 1970. */
  start: number;
  /** The stream has sound, whether it is in here or not. */
  has_audio?: boolean;
}

type VideoMessage =
  | VideoInit
  /** Pictures were left out: there is a hole. */
  | { type: "gap"; seconds: number }
  | { type: "offline"; reason: string | null }
  | { type: "error"; error: { code: string; message: string } };

export interface VideoOptions extends Omit<LineOptions, "onMessage"> {
  onState: (state: LineState) => void;
  /** New pictures begin: what was before is over. */
  onInit: (init: VideoInit, segment: ArrayBuffer) => void;
  onFragments: (data: ArrayBuffer) => void;
  /** The way to here is too narrow: so many seconds of pictures were left out. */
  onGap: (seconds: number) => void;
  /** The camera is away; `onInit` tells when it is back. */
  onOffline: (reason: string | null) => void;
  /** The engine does not show this camera, and says why. */
  onError: (message: string) => void;
}

/** Receives a camera's pictures as fragmented MP4, and comes back when the line is lost. */
export class VideoConnection {
  readonly #options: VideoOptions;
  readonly #line: Line;
  #init: VideoInit | null = null;

  constructor(options: VideoOptions) {
    this.#options = options;
    this.#line = new Line({
      ...options,
      onState: (state) => this.#changed(state),
      onMessage: (data) => this.#receive(data),
    });
  }

  start(): void {
    this.#line.start();
  }

  stop(): void {
    this.#line.stop();
  }

  /** Give the line up and begin anew after a while. */
  lose(): void {
    this.#line.lose();
  }

  #changed(state: LineState): void {
    this.#init = null;
    this.#options.onState(state);
  }

  #receive(data: string | ArrayBuffer): void {
    if (typeof data === "string") this.#hear(parseMessage<VideoMessage>(data));
    else this.#take(data);
  }

  #hear(message: VideoMessage | null): void {
    switch (message?.type) {
      case "init":
        this.#line.greeted();
        this.#line.within(SILENCE_MS);
        this.#init = message;
        break;
      case "gap":
        this.#options.onGap(message.seconds);
        break;
      case "offline":
        this.#line.greeted();
        this.#line.within(AWAY_MS);
        this.#options.onOffline(message.reason);
        break;
      case "error":
        this.#options.onError(message.error.message);
        break;
    }
  }

  #take(data: ArrayBuffer): void {
    this.#line.within(SILENCE_MS);
    const init = this.#init;
    this.#init = null;
    if (init) this.#options.onInit(init, data);
    else this.#options.onFragments(data);
  }
}
