import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../../src/api/client";
import { LiveVideo, type VideoState } from "../../../src/picture/video/live-video";
import { FakeMediaSource, FakeVideo } from "../../fake-media";
import { FakeSocket } from "../../fake-socket";
import { anInit } from "../../samples";

let states: VideoState[];
let taken: number[];
let fragments: FakeVideo;
let peer: FakeVideo;
let peers: FakePeer[];
let asked: [method: string, path: string][];
let answer: () => Response;

/** The browser's end of a WebRTC connection to nowhere. */
class FakePeer {
  iceGatheringState = "complete";
  connectionState = "new";
  localDescription = { sdp: "offer" };
  ontrack: ((event: object) => void) | null = null;
  onicegatheringstatechange: unknown = null;
  onconnectionstatechange: (() => void) | null = null;
  closed = false;

  constructor() {
    peers.push(this);
  }

  addTransceiver(): void {}
  async setLocalDescription(): Promise<void> {}
  async setRemoteDescription(): Promise<void> {}

  close(): void {
    this.closed = true;
  }
}

function live(fields: { stream?: "auto" | "main" } = {}): LiveVideo {
  const screens = { fragments, peer } as unknown as LiveVideo["screens"];
  const playing = new LiveVideo(screens, {
    client: new Client("http://127.0.0.1:8099/"),
    camera: "porch",
    stream: "auto",
    sound: false,
    peer: true,
    onState: (state) => states.push(state),
    onFrame: (_, moment) => taken.push(moment),
    onLeave: vi.fn(),
    ...fields,
  });
  playing.start();
  return playing;
}

function begin(init = anInit()): void {
  FakeSocket.newest.says(init);
  FakeSocket.newest.brings(new ArrayBuffer(8));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("MediaSource", FakeMediaSource);
  vi.stubGlobal("RTCPeerConnection", FakePeer);
  vi.stubGlobal("HTMLVideoElement", FakeVideo);
  vi.stubGlobal("MediaStream", class {});
  vi.stubGlobal("fetch", async (url: URL, { method = "GET" }: RequestInit) => {
    asked.push([method, url.pathname.replace("/api/v1/cameras/", "")]);
    return answer();
  });
  URL.createObjectURL = () => "blob:1";
  URL.revokeObjectURL = () => {};
  FakeSocket.all = [];
  FakeMediaSource.all = [];
  [states, taken, peers, asked] = [[], [], [], []];
  [fragments, peer] = [new FakeVideo(), new FakeVideo()];
  answer = () => new Response("{}", { status: 503 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("fragments", () => {
  it("play once a picture is shown, each with the moment at which it was taken", () => {
    live();
    expect(FakeSocket.newest.url).toContain("/cameras/porch/live");
    begin();
    expect(states.at(-1)).toEqual({ kind: "starting" });
    fragments.frame(0.5);
    expect(states.at(-1)).toEqual({
      kind: "playing",
      path: "fragments",
      stream: "main",
      transcoded: false,
    });
    fragments.frame(2);
    expect(taken).toEqual([Date.UTC(2026, 2, 1, 12, 0, 0, 500), Date.UTC(2026, 2, 1, 12, 0, 2)]);
  });

  it("begin anew, with another zero, when the camera is back", () => {
    live();
    begin();
    fragments.frame(1);
    FakeSocket.newest.says({ type: "offline", reason: "No route" });
    expect(states.at(-1)).toEqual({ kind: "offline", reason: "No route" });
    begin(anInit({ start: Date.UTC(2026, 2, 1, 13) / 1000 }));
    fragments.frame(0);
    expect(states.at(-1)?.kind).toBe("playing");
    expect(taken.at(-1)).toBe(Date.UTC(2026, 2, 1, 13));
  });

  it("come back after the line was lost", () => {
    live();
    begin();
    fragments.frame(1);
    FakeSocket.newest.breaks();
    expect(states.at(-1)).toEqual({ kind: "lost" });
    vi.advanceTimersByTime(1000);
    begin();
    fragments.frame(0);
    expect(states.at(-1)?.kind).toBe("playing");
  });

  it("say why there are none: by the engine, by the browser", () => {
    live();
    const message = "The camera sends MJPEG.";
    FakeSocket.newest.says({ type: "error", error: { code: "unfit", message } });
    FakeSocket.newest.breaks();
    expect(states.at(-1)).toEqual({ kind: "none", why: message });
    live();
    begin(anInit({ mime: 'video/mp4; codecs="hvc1.1.6"', codec: "hevc" }));
    expect(states.at(-1)).toMatchObject({ kind: "none", why: expect.stringContaining("H.265") });
    vi.stubGlobal("MediaSource", undefined);
    live();
    expect(states.at(-1)?.kind).toBe("none");
  });

  it("are of an easier stream where the wished one is transcoded or does not get through", () => {
    live({ stream: "main" });
    expect(FakeSocket.newest.url).toContain("stream=main");
    begin(anInit({ transcoded: true }));
    expect(FakeSocket.newest.url).toContain("stream=auto");
    begin(anInit({ transcoded: true }));
    fragments.frame(0);
    expect(states.at(-1)).toMatchObject({ kind: "playing", transcoded: true });

    live({ stream: "main" });
    begin();
    FakeSocket.newest.says({ type: "gap", seconds: 5 });
    vi.advanceTimersByTime(5000);
    FakeSocket.newest.says({ type: "gap", seconds: 5 });
    expect(FakeSocket.newest.url).toContain("stream=auto");
  });

  it("leave nothing behind when it ends", () => {
    const playing = live();
    begin();
    playing.stop();
    fragments.frame(3);
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(fragments.src).toBe("");
    expect(taken).toEqual([]);
  });
});

describe("WebRTC", () => {
  /** Play, and let the offer go out. */
  async function offered(): Promise<void> {
    answer = () =>
      new Response('{"sdp":"answer","session":"s1","stream":"main","transcoded":false}');
    live();
    begin();
    fragments.frame(0);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }

  function arrive(): void {
    peers.at(-1)?.ontrack?.({ track: {}, streams: [{}] });
  }

  it("takes over once its pictures come, and not before", async () => {
    await offered();
    arrive();
    expect(states.at(-1)).toMatchObject({ path: "fragments" });
    peer.frame(0, 100);
    expect(states.at(-1)).toMatchObject({ kind: "playing", path: "peer" });
    expect(FakeSocket.newest.readyState).toBe(3);
    expect(fragments.src).toBe("");
    expect(taken.at(-1)).toBe(performance.timeOrigin + 100);
  });

  it("is left alone for a while where no picture comes within two seconds", async () => {
    await offered();
    vi.advanceTimersByTime(2000);
    expect(asked.at(-1)).toEqual(["DELETE", "porch/webrtc/s1"]);
    expect(peers[0]?.closed).toBe(true);
    expect(states.at(-1)).toMatchObject({ path: "fragments" });
    begin();
    fragments.frame(0);
    expect(peers).toHaveLength(1);
  });

  it("gives back to fragments when its pictures stop", async () => {
    await offered();
    arrive();
    peer.frame(0);
    vi.advanceTimersByTime(2000);
    expect(FakeSocket.all).toHaveLength(2);
    begin();
    fragments.frame(0);
    expect(states.at(-1)).toMatchObject({ kind: "playing", path: "fragments" });
  });

  it("is not asked for pictures that it does not carry", () => {
    live();
    begin(anInit({ codec: "vp9" }));
    fragments.frame(0);
    expect(states.at(-1)).toMatchObject({ kind: "playing", path: "fragments" });
    expect([peers, asked]).toEqual([[], []]);
  });

  it("costs nothing where the engine has none", async () => {
    live();
    begin();
    fragments.frame(0);
    await vi.waitFor(() => expect(peers[0]?.closed).toBe(true));
    expect(asked).toEqual([["POST", "porch/webrtc"]]);
    expect(states.at(-1)).toMatchObject({ path: "fragments" });
  });
});
