import type { PeerAnswer } from "../../api/client";
import type { LineState } from "../../api/line";
import { type StreamWish, VideoConnection, type VideoInit } from "../../api/video";
import { say } from "../../words/language";
import type { PictureSource } from "../source";
import { FragmentPlayer, mediaSource } from "./fragment-player";
import { type OnFrame, watchFrames } from "./frames";
import { PeerPlayer } from "./peer-player";

/** How long WebRTC is left alone for a camera to which it found no way, or lost it. */
const REST_MS = 10 * 60_000;
const BREATH_MS = 20_000;

/** Pictures that are left out twice within so long are no accident. */
const NARROW_MS = 30_000;

export type VideoState =
  /** No picture of it yet: stills meanwhile. */
  | { kind: "starting" }
  | { kind: "playing"; path: "fragments" | "peer"; stream: string; transcoded: boolean }
  /** The camera is away. */
  | { kind: "offline"; reason: string | null }
  /** The engine does not answer; that is tried again. */
  | { kind: "lost" }
  /** The browser plays nothing before the reader has asked for it. */
  | { kind: "refused" }
  /** There is no video to be had here. */
  | { kind: "none"; why: string };

/** The two elements that video is played in; the one that plays is to be seen. */
export interface Screens {
  fragments: HTMLVideoElement;
  peer: HTMLVideoElement;
}

export interface LiveVideoOptions {
  client: PictureSource;
  /** Its id. */
  camera: string;
  stream: StreamWish;
  sound: boolean;
  /** Try WebRTC as well: it is a little faster, and costs the engine more for each viewer. */
  peer: boolean;
  onState: (state: VideoState) => void;
  /** A picture is shown that was taken then, in milliseconds since 1970. */
  onFrame: (screen: HTMLVideoElement, taken: number) => void;
  /** The newest picture on a screen is about to go. */
  onLeave: (screen: HTMLVideoElement) => void;
}

/**
 * Plays a camera: as fragmented MP4, which works everywhere, and over WebRTC once that plays.
 *
 * Whatever fails, it goes back to what worked and tries again; `onState` tells what is shown.
 */
export class LiveVideo {
  readonly #line: VideoConnection;
  readonly #player: FragmentPlayer;
  readonly #unwatch: () => void;
  /** The stream that is asked for: what was wished for, while that is any good. */
  #stream: StreamWish;
  /** When pictures were last left out. */
  #narrow = 0;
  #refusal: string | null = null;
  #init: VideoInit | null = null;
  #peer: PeerPlayer | null = null;
  #state: VideoState = { kind: "starting" };

  constructor(
    readonly screens: Screens,
    readonly options: LiveVideoOptions,
  ) {
    const { client, camera, sound } = options;
    this.#stream = options.stream;
    this.#player = new FragmentPlayer(screens.fragments, {
      onFail: () => this.#restart(),
      onRefused: () => this.#become({ kind: "refused" }),
      onLeave: () => options.onLeave(screens.fragments),
    });
    this.#line = new VideoConnection({
      open: () => socketAt(client.videoUrl(camera, { stream: this.#stream, sound })),
      onState: ({ kind }) => this.#lineChanged(kind),
      onInit: (init, segment) => this.#begin(init, segment),
      onFragments: (data) => this.#player.add(data),
      onGap: () => this.#leftOut(),
      onOffline: (reason) => this.#away(reason),
      onError: (why) => this.#makeDo() || this.#giveUp(why),
    });
    this.#unwatch = watchFrames(screens.fragments, this.#shown);
  }

  get state(): VideoState {
    return this.#state;
  }

  /** Whether the stream has sound; null while that is not known. */
  get hasSound(): boolean | null {
    return this.#init?.has_audio ?? null;
  }

  start(): void {
    if (mediaSource()) this.#line.start();
    else this.#giveUp(say("This browser plays no live video."));
  }

  stop(): void {
    this.#line.stop();
    this.#player.stop();
    this.#unwatch();
    this.#peer?.stop();
    this.#peer = null;
  }

  /** Play after all; to be called while the reader presses something. */
  insist(): void {
    this.screens.fragments.play().catch(() => this.#become({ kind: "refused" }));
  }

  #lineChanged(kind: LineState["kind"]): void {
    if (kind !== "waiting" || this.#overPeer) return;
    this.#player.stop();
    if (this.#refusal === null) this.#become({ kind: "lost" });
  }

  #begin(init: VideoInit, segment: ArrayBuffer): void {
    // Another of the camera's streams may play as it comes.
    if (init.transcoded && this.#makeDo()) return;
    this.#refusal = null;
    this.#init = init;
    this.#become({ kind: "starting" });
    if (this.#player.begin(init.mime, segment) || this.#makeDo()) return;
    this.#line.stop();
    this.#giveUp(
      say("This browser does not play {codec} pictures.", { codec: codecName(init.codec) }),
    );
  }

  readonly #shown: OnFrame = (time) => {
    const init = this.#init;
    if (!init || this.#overPeer || this.screens.fragments.paused) return;
    if (this.#state.kind !== "playing") {
      const { stream, transcoded, codec } = init;
      this.#become({ kind: "playing", path: "fragments", stream, transcoded });
      // A call carries nothing else, and had it been there, it would play now.
      if (codec === "h264") this.#tryPeer();
    }
    this.options.onFrame(this.screens.fragments, (init.start + time) * 1000);
  };

  #away(reason: string | null): void {
    this.#refusal = null;
    this.#player.stop();
    this.#become({ kind: "offline", reason });
  }

  /** Where pictures have to be left out again and again, smaller ones are better. */
  #leftOut(): void {
    const before = this.#narrow;
    this.#narrow = Date.now();
    if (this.#narrow - before < NARROW_MS) this.#makeDo();
  }

  /** Ask for whatever stream is the easiest to show; return false if that has been done. */
  #makeDo(): boolean {
    if (this.#stream === "auto") return false;
    this.#stream = "auto";
    this.#line.start();
    return true;
  }

  /** Show why there is no video; the line, if it is still there, may bring some later. */
  #giveUp(why: string): void {
    this.#refusal = why;
    this.#player.stop();
    this.#become({ kind: "none", why });
    this.#tryPeer();
  }

  #restart(): void {
    this.#player.stop();
    this.#become({ kind: "starting" });
    this.#line.lose();
  }

  #tryPeer(): void {
    const { client, camera, sound, peer } = this.options;
    const resting = (client.peersRest.get(camera) ?? 0) > Date.now();
    if (!peer || this.#peer || sound || resting || !PeerPlayer.possible) return;
    this.#peer = new PeerPlayer(this.screens.peer, {
      client,
      camera,
      stream: this.#stream,
      onPlaying: (answer) => this.#peerPlays(answer),
      onFrame: (taken) => this.options.onFrame(this.screens.peer, taken),
      onLeave: () => this.options.onLeave(this.screens.peer),
      onLost: () => this.#peerLost(camera),
    });
    void this.#peer.start();
  }

  #peerPlays({ stream, transcoded }: PeerAnswer): void {
    this.#become({ kind: "playing", path: "peer", stream, transcoded });
    this.#line.stop();
    this.#player.stop();
  }

  #peerLost(camera: string): void {
    this.#peer = null;
    this.options.client.peersRest.set(camera, Date.now() + (this.#overPeer ? BREATH_MS : REST_MS));
    if (!this.#overPeer) return;
    this.#become({ kind: "starting" });
    this.start();
  }

  get #overPeer(): boolean {
    return this.#state.kind === "playing" && this.#state.path === "peer";
  }

  #become(state: VideoState): void {
    this.#state = state;
    this.options.onState(state);
  }
}

function socketAt(address: string | Promise<string>): WebSocket | Promise<WebSocket> {
  if (typeof address === "string") return new WebSocket(address);
  return address.then((known) => new WebSocket(known));
}

const CODEC_NAMES: Readonly<Record<string, string>> = {
  hevc: "H.265",
  h264: "H.264",
  av1: "AV1",
  mjpeg: "Motion JPEG",
};

function codecName(codec: string): string {
  return CODEC_NAMES[codec] ?? codec;
}
