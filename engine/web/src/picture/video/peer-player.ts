import type { PeerAnswer } from "../../api/client";
import type { StreamWish } from "../../api/video";
import type { PictureSource } from "../source";
import { watchFrames } from "./frames";

/** An offer goes out with the addresses that are known by then. */
const GATHER_MS = 1000;

/** How long pictures may fail to come: at first, and after the last one. */
const ABSENCE_MS = 2000;

export interface PeerOptions {
  client: Pick<PictureSource, "offerPeer" | "endPeer" | "clock">;
  camera: string;
  stream: StreamWish;
  onPlaying: (answer: PeerAnswer) => void;
  /** Called with when each picture was taken, in milliseconds since 1970 by the engine's clock. */
  onFrame: (taken: number) => void;
  /** Its newest picture is about to go. */
  onLeave: () => void;
  /** It did not come to play, or no longer does; it has cleaned up after itself. */
  onLost: () => void;
}

/** Plays a camera over WebRTC, where there is a way for it. */
export class PeerPlayer {
  readonly #peer = new RTCPeerConnection();
  #answer: PeerAnswer | null = null;
  #over = false;
  #playing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unwatch: (() => void) | null = null;

  constructor(
    readonly video: HTMLVideoElement,
    readonly options: PeerOptions,
  ) {}

  /** Whether this browser knows WebRTC at all. */
  static get possible(): boolean {
    return "RTCPeerConnection" in globalThis;
  }

  async start(): Promise<void> {
    this.#peer.ontrack = ({ track, streams }) => this.#arrived(track, streams[0]);
    this.#peer.onconnectionstatechange = () => {
      if (["failed", "closed"].includes(this.#peer.connectionState)) this.#lose();
    };
    try {
      await this.#negotiate();
    } catch {
      this.#lose(); // Whatever it was, the other ways to play are as good as before.
    }
  }

  stop(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#playing) this.options.onLeave();
    clearTimeout(this.#timer);
    this.#unwatch?.();
    this.#peer.close();
    this.video.srcObject = null;
    this.#leave();
  }

  async #negotiate(): Promise<void> {
    const { client, camera, stream } = this.options;
    this.#peer.addTransceiver("video", { direction: "recvonly" });
    await this.#peer.setLocalDescription();
    await gathered(this.#peer);
    if (this.#over) return;
    const sdp = this.#peer.localDescription?.sdp ?? "";
    const answer = await client.offerPeer(camera, sdp, stream);
    this.#answer = answer;
    if (this.#over) return this.#leave();
    this.#expect();
    await this.#peer.setRemoteDescription({ type: "answer", sdp: answer.sdp });
  }

  #arrived(track: MediaStreamTrack, stream = new MediaStream([track])): void {
    this.video.srcObject = stream;
    this.#unwatch = watchFrames(this.video, (_, facts) => this.#shown(facts));
    // A refusal to play shows in that no picture is shown.
    this.video.play().catch(() => {});
  }

  #shown(facts: VideoFrameCallbackMetadata | null): void {
    this.#expect();
    if (!this.#playing && this.#answer) {
      this.#playing = true;
      this.options.onPlaying(this.#answer);
    }
    const taken = facts?.captureTime ?? facts?.receiveTime;
    const at = taken === undefined ? Date.now() : performance.timeOrigin + taken;
    this.options.onFrame(this.options.client.clock.fromHere(at));
  }

  #expect(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(), ABSENCE_MS);
  }

  #lose(): void {
    if (this.#over) return;
    this.stop();
    this.options.onLost();
  }

  #leave(): void {
    const { client, camera } = this.options;
    // If nobody hears it the engine notices by itself that nobody listens.
    if (this.#answer) client.endPeer(camera, this.#answer.session).catch(() => {});
    this.#answer = null;
  }
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHER_MS);
    peer.onicegatheringstatechange = () => {
      if (peer.iceGatheringState !== "complete") return;
      clearTimeout(timer);
      resolve();
    };
    peer.onicegatheringstatechange(new Event("icegatheringstatechange"));
  });
}
