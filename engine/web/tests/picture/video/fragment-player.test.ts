import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FragmentPlayer } from "../../../src/picture/video/fragment-player";
import { FakeMediaSource, FakeVideo, ranges } from "../../fake-media";
import { joined, KEYFRAME, PICTURE } from "../../samples-of-media";

const H264 = 'video/mp4; codecs="avc1.64001f"';

let video: FakeVideo;
const on = { onFail: vi.fn(), onRefused: vi.fn(), onLeave: vi.fn() };

function player(): FragmentPlayer {
  return new FragmentPlayer(video as unknown as HTMLVideoElement, on);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("MediaSource", FakeMediaSource);
  vi.stubGlobal("URL", { createObjectURL: () => "blob:1", revokeObjectURL: vi.fn() });
  for (const heard of Object.values(on)) heard.mockReset();
  FakeMediaSource.all = [];
  video = new FakeVideo();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("FragmentPlayer", () => {
  it("plays what comes, from the beginning, however early it comes", () => {
    const [segment, first, second] = [new ArrayBuffer(8), joined(KEYFRAME), joined(PICTURE)];
    const playing = player();
    expect(playing.begin(H264, segment)).toBe(true);
    playing.add(first);
    const buffer = FakeMediaSource.newest.open();
    playing.add(second);
    for (let turn = 0; turn < 3; turn += 1) buffer.done();
    expect(buffer.appended).toEqual([segment, first, second]);
    expect(FakeMediaSource.newest.types).toEqual([H264]);
    expect([video.src, video.paused]).toEqual(["blob:1", false]);
  });

  it("prefers the source that a phone has", () => {
    class Managed extends FakeMediaSource {}
    vi.stubGlobal("ManagedMediaSource", Managed);
    player().begin(H264, new ArrayBuffer(8));
    expect(FakeMediaSource.newest).toBeInstanceOf(Managed);
    expect(video.disableRemotePlayback).toBe(true);
  });

  it("says so when the browser does not know the type, or no types at all", () => {
    expect(player().begin('video/mp4; codecs="hvc1.1.6"', new ArrayBuffer(8))).toBe(false);
    vi.stubGlobal("MediaSource", undefined);
    expect(player().begin(H264, new ArrayBuffer(8))).toBe(false);
    expect(video.src).toBe("");
  });

  it("jumps close to the newest picture at the beginning, but not all the time", () => {
    player().begin(H264, new ArrayBuffer(8));
    const buffer = FakeMediaSource.newest.open();
    vi.advanceTimersByTime(1100);
    video.buffered = ranges([0, 2.5]);
    buffer.done();
    const there = video.currentTime;
    expect(2.5 - there).toBeLessThan(0.8);
    video.buffered = ranges([0, 4.5]);
    vi.advanceTimersByTime(500);
    expect(video.currentTime).toBe(there);
    vi.advanceTimersByTime(4000);
    video.buffered = ranges([0, video.currentTime + 2]);
    vi.advanceTimersByTime(250);
    expect(video.playbackRate).toBeGreaterThan(1);
  });

  it("begins anew with other pictures and lets go of the old ones", () => {
    const playing = player();
    playing.begin(H264, new ArrayBuffer(8));
    const old = FakeMediaSource.newest.open();
    playing.begin(H264, new ArrayBuffer(9));
    expect(on.onLeave).toHaveBeenCalledOnce();
    const buffer = FakeMediaSource.newest.open();
    old.done();
    playing.add(joined(KEYFRAME));
    expect(old.appended).toHaveLength(1);
    expect(buffer.appended).toHaveLength(1);
    playing.stop();
    playing.add(joined(PICTURE));
    expect(video.src).toBe("");
  });

  it("asks the reader where the browser plays nothing by itself", async () => {
    video.refusal = new DOMException("no", "NotAllowedError");
    player().begin(H264, new ArrayBuffer(8));
    await Promise.resolve();
    await Promise.resolve();
    expect(on.onRefused).toHaveBeenCalledOnce();
  });

  it("reports a decoder that gives up", () => {
    player().begin(H264, new ArrayBuffer(8));
    video.dispatchEvent(new Event("error"));
    expect(on.onFail).toHaveBeenCalledWith(expect.stringContaining("decode"));
  });
});
