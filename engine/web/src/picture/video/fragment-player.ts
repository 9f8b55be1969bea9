import { say } from "../../words/language";
import { Distance, FAR, type Stretch, steer } from "./edge";
import { SourceQueue } from "./source-queue";

/** How far behind it may begin, in seconds: a camera's last keyframe can be long ago. */
const FAR_AT_FIRST = 0.8;
const FIRST_MS = 3000;

/** A jump takes a moment by itself: none comes right after another. */
const JUMP_MS = 1000;

const LOOK_MS = 250;

/** The browser's media source: the managed one is the only one that an iPhone has. */
export function mediaSource(): typeof MediaSource | null {
  const { ManagedMediaSource, MediaSource: plain } = globalThis as typeof globalThis & {
    ManagedMediaSource?: typeof MediaSource;
  };
  return ManagedMediaSource ?? plain ?? null;
}

export interface FragmentPlayerOptions {
  /** The browser cannot go on with this stream: begin anew, or give up. */
  onFail: (why: string) => void;
  /** The browser plays nothing before the reader has asked for it. */
  onRefused: () => void;
  /** Its newest picture is about to go. */
  onLeave: () => void;
}

/** Plays fragments of MP4 in a video element, close to the newest picture, for hours. */
export class FragmentPlayer {
  readonly #distance = new Distance();
  #source: MediaSource | null = null;
  #address = "";
  #queue: SourceQueue | null = null;
  /** What came before the source was open. */
  #early: ArrayBuffer[] = [];
  #begun = 0;
  #jumped = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly video: HTMLVideoElement,
    readonly options: FragmentPlayerOptions,
  ) {}

  /**
   * Begin with new pictures; those before are over.
   *
   * @returns false where the browser cannot play this type.
   */
  begin(mime: string, segment: ArrayBuffer): boolean {
    this.stop();
    const Source = mediaSource();
    if (!Source?.isTypeSupported(mime)) return false;
    const source = new Source();
    this.#source = source;
    this.#begun = performance.now();
    this.#early = [segment];
    source.addEventListener("sourceopen", () => this.#opened(source, mime), { once: true });
    this.#address = URL.createObjectURL(source);
    this.video.disableRemotePlayback = true;
    this.video.src = this.#address;
    this.video.addEventListener("waiting", this.#stalled);
    this.video.addEventListener("error", this.#broken);
    this.#timer = setInterval(this.#steer, LOOK_MS);
    this.video.play().catch((error: unknown) => this.#refused(source, error));
    return true;
  }

  add(data: ArrayBuffer): void {
    if (this.#queue) this.#queue.push(data);
    else if (this.#source) this.#early.push(data);
  }

  /** End, and let go of everything that is held for it. */
  stop(): void {
    if (!this.#source) return;
    this.options.onLeave();
    clearInterval(this.#timer);
    this.#queue?.close();
    this.video.removeEventListener("waiting", this.#stalled);
    this.video.removeEventListener("error", this.#broken);
    this.video.removeAttribute("src");
    this.video.load();
    URL.revokeObjectURL(this.#address);
    this.#source = null;
    this.#queue = null;
  }

  #opened(source: MediaSource, mime: string): void {
    if (source !== this.#source) return;
    const buffer = source.addSourceBuffer(mime);
    buffer.addEventListener("updateend", this.#steer);
    this.#queue = new SourceQueue(
      buffer,
      () => this.video.currentTime,
      (why) => this.options.onFail(why),
    );
    for (const data of this.#early) this.#queue.push(data);
    this.#early = [];
  }

  readonly #steer = (): void => {
    const { video } = this;
    const now = performance.now();
    if (video.seeking || video.buffered.length === 0) return;
    const far = now - this.#begun < FIRST_MS ? FAR_AT_FIRST : FAR;
    const aim = { target: this.#distance.target, far };
    const { jump, rate } = steer(video.currentTime, stretchesOf(video.buffered), aim);
    if (video.playbackRate !== rate) video.playbackRate = rate;
    if (jump !== null && now - this.#jumped > JUMP_MS) {
      video.currentTime = jump;
      this.#jumped = now;
    }
    this.#distance.calm(now);
  };

  readonly #stalled = (): void => {
    const now = performance.now();
    if (now - this.#begun > FIRST_MS) this.#distance.stalled(now);
  };

  readonly #broken = (): void =>
    this.options.onFail(say("The browser cannot decode the pictures."));

  #refused(source: MediaSource, error: unknown): void {
    const forbidden = error instanceof DOMException && error.name === "NotAllowedError";
    if (forbidden && source === this.#source) this.options.onRefused();
  }
}

function stretchesOf(ranges: TimeRanges): Stretch[] {
  return Array.from({ length: ranges.length }, (_, index) => [
    ranges.start(index),
    ranges.end(index),
  ]);
}
