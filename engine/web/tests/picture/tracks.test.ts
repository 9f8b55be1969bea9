import { describe, expect, it, vi } from "vitest";
import { TrackFeed } from "../../src/picture/tracks";
import { aTrack } from "../samples";

function look(feed: TrackFeed, second: number, camera = "a"): void {
  feed.add({
    camera_id: camera,
    timestamp: new Date(second * 1000).toISOString(),
    tracks: [aTrack({ id: second })],
  });
}

describe("TrackFeed", () => {
  it("returns the boxes of the moment at which the picture was taken", () => {
    const feed = new TrackFeed();
    for (const second of [1, 2, 3]) look(feed, second);
    expect(feed.at("a", 2100)[0]?.id).toBe(2);
    expect(feed.at("a", 3400)[0]?.id).toBe(3);
    expect(feed.at("a", null)[0]?.id).toBe(3);
    expect(feed.at("b", null)).toEqual([]);
  });

  it("puts what moves where it was between two looks", () => {
    const feed = new TrackFeed();
    for (const [second, x] of [
      [1, 0],
      [2, 0.4],
    ] as const) {
      const box = { x, y: 0, width: 0.1, height: 0.2 };
      const timestamp = new Date(second * 1000).toISOString();
      const tracks = [aTrack({ id: 7, box }), aTrack({ id: second, box })];
      feed.add({ camera_id: "a", timestamp, tracks });
    }
    const at = (moment: number) => feed.at("a", moment).map(({ id, box }) => [id, box.x]);
    expect(at(1250)).toEqual([
      [7, 0.1],
      [1, 0],
    ]);
    expect(at(1750)[0]?.[1]).toBeCloseTo(0.3);
    expect(at(1750)[1]).toEqual([2, 0.4]);
    expect(at(500)[0]).toEqual([7, 0]);
  });

  it("lets what moves go on after the newest look, for as long as that took to come", () => {
    const feed = new TrackFeed();
    const moves = [
      { x: 0.1, y: 0.2, width: 0.1, height: 0.2 },
      { x: 0.2, y: 0.2, width: 0.2, height: 0.2 },
    ];
    for (const [index, box] of moves.entries()) {
      const timestamp = new Date(1000 + 200 * index).toISOString();
      const tracks = [aTrack({ id: 7, box }), aTrack({ id: index, box })];
      feed.add({ camera_id: "a", timestamp, tracks });
    }
    const at = (moment: number) => feed.at("a", moment).map(({ box }) => box);
    expect(at(1300)[0]?.x).toBeCloseTo(0.275);
    expect(at(1300)[0]).toMatchObject({ y: 0.2, width: 0.2, height: 0.2 });
    expect(at(1400)[0]?.x).toBeCloseTo(0.35);
    expect(at(2100)[0]?.x).toBeCloseTo(0.35);
    expect(at(1300)[1]).toEqual(moves[1]);
  });

  it("leaves what it saw in place where the look before is long ago", () => {
    const feed = new TrackFeed();
    for (const [second, x] of [
      [1, 0.1],
      [4, 0.4],
    ] as const) {
      const tracks = [aTrack({ id: 7, box: { x, y: 0, width: 0.1, height: 0.2 } })];
      feed.add({ camera_id: "a", timestamp: new Date(second * 1000).toISOString(), tracks });
    }
    expect(feed.at("a", 4500)[0]?.box.x).toBe(0.4);
  });

  it("leaves out what has moved on since the newest look, but not what stands still", () => {
    const feed = new TrackFeed();
    const tracks = [aTrack({ id: 1 }), aTrack({ id: 2, state: "stationary" })];
    feed.add({ camera_id: "a", timestamp: new Date(1000).toISOString(), tracks });
    expect(feed.at("a", 1900).map(({ id }) => id)).toEqual([1, 2]);
    expect(feed.at("a", 2100).map(({ id }) => id)).toEqual([2]);
  });

  it("keeps some seconds only", () => {
    const feed = new TrackFeed();
    for (let second = 1; second <= 100; second += 1) look(feed, second);
    expect(feed.at("a", 1000)[0]?.id).toBe(61);
  });

  it("tells who watches that camera, until they no longer do", () => {
    const feed = new TrackFeed();
    const listener = vi.fn();
    const stop = feed.watch("a", listener);
    look(feed, 1, "b");
    expect(listener).not.toHaveBeenCalled();
    look(feed, 1);
    feed.clear();
    expect(listener).toHaveBeenCalledTimes(2);
    expect(feed.at("a", null)).toEqual([]);
    stop();
    look(feed, 2);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
