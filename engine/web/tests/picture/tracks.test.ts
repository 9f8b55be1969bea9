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
    expect(feed.at("a", 9000)[0]?.id).toBe(3);
    expect(feed.at("a", null)[0]?.id).toBe(3);
    expect(feed.at("b", null)).toEqual([]);
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
