/** Stretches of a fake buffer, as a browser shows them. */
export function ranges(...stretches: [number, number][]): TimeRanges {
  return {
    length: stretches.length,
    start: (index) => stretches[index]?.[0] ?? Number.NaN,
    end: (index) => stretches[index]?.[1] ?? Number.NaN,
  };
}

/** A source buffer that takes each append for a second of pictures, when the test says so. */
export class FakeSourceBuffer extends EventTarget {
  stretches: [number, number][] = [];
  updating = false;
  readonly appended: ArrayBuffer[] = [];
  readonly removed: [number, number][] = [];
  /** Thrown by the next append. */
  refusal: Error | null = null;

  get buffered(): TimeRanges {
    return ranges(...this.stretches);
  }

  appendBuffer(data: ArrayBuffer): void {
    if (this.updating) throw new Error("still updating");
    if (this.refusal) {
      const error = this.refusal;
      this.refusal = null;
      throw error;
    }
    this.updating = true;
    this.appended.push(data);
  }

  remove(start: number, end: number): void {
    this.updating = true;
    this.removed.push([start, end]);
  }

  /** End what is under way. */
  done(stretches = this.stretches): void {
    this.updating = false;
    this.stretches = stretches;
    this.dispatchEvent(new Event("updateend"));
  }
}

/** A media source that opens as soon as it is attached to a video. */
export class FakeMediaSource extends EventTarget {
  static all: FakeMediaSource[] = [];
  readonly buffers: FakeSourceBuffer[] = [];
  readonly types: string[] = [];

  constructor() {
    super();
    FakeMediaSource.all.push(this);
  }

  static isTypeSupported(mime: string): boolean {
    return mime.includes("avc1");
  }

  static get newest(): FakeMediaSource {
    const source = FakeMediaSource.all.at(-1);
    if (!source) throw new Error("nothing plays");
    return source;
  }

  addSourceBuffer(mime: string): FakeSourceBuffer {
    const buffer = new FakeSourceBuffer();
    this.types.push(mime);
    this.buffers.push(buffer);
    return buffer;
  }

  open(): FakeSourceBuffer {
    this.dispatchEvent(new Event("sourceopen"));
    const buffer = this.buffers[0];
    if (!buffer) throw new Error("no buffer was added");
    return buffer;
  }
}

type FrameCallback = (now: number, facts: { mediaTime: number; captureTime?: number }) => void;

/** A video element as far as a player uses it. */
export class FakeVideo extends EventTarget {
  src = "";
  srcObject: unknown = null;
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  seeking = false;
  buffered = ranges();
  disableRemotePlayback = false;
  /** What playing is answered with. */
  refusal: Error | null = null;
  #callbacks: FrameCallback[] = [];

  play(): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.paused = false;
    return Promise.resolve();
  }

  load(): void {
    this.paused = true;
  }

  removeAttribute(name: string): void {
    if (name === "src") this.src = "";
  }

  requestVideoFrameCallback(callback: FrameCallback): number {
    return this.#callbacks.push(callback);
  }

  cancelVideoFrameCallback(): void {
    this.#callbacks = [];
  }

  /** Show a picture. */
  frame(mediaTime: number, captureTime?: number): void {
    const told = this.#callbacks;
    this.#callbacks = [];
    const facts = captureTime === undefined ? { mediaTime } : { mediaTime, captureTime };
    for (const callback of told) callback(0, facts);
  }
}
