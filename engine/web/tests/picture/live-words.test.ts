import { describe, expect, it } from "vitest";
import { type LiveMoment, liveWords } from "../../src/picture/live-words";
import { aStatus } from "../samples";

const PLAYING = { kind: "playing", path: "fragments", stream: "main", transcoded: false } as const;

function words(fields: Partial<LiveMoment>) {
  const moment = { status: aStatus(), video: PLAYING, paused: null, cut: false, behind: null };
  return liveWords({ ...moment, ...fields });
}

describe("liveWords", () => {
  it("says live, and how far behind only where that is known", () => {
    expect(words({})).toEqual({ tone: "live", text: "Live", age: "" });
    expect(words({ behind: 0.42 }).age).toBe(", 0.4 s behind");
    expect(words({ behind: -0.2 }).age).toBe(", 0.1 s behind");
    expect(words({ video: { ...PLAYING, transcoded: true } }).text).toBe("Live, transcoded");
  });

  it("says why it is not live", () => {
    const why = "This browser plays no live video.";
    expect(words({ video: { kind: "none", why } }).text).toBe(`Stills. ${why}`);
    expect(words({ video: { kind: "offline", reason: "No route" } }).text).toBe(
      "Offline. No route",
    );
    expect(words({ video: { kind: "refused" } }).text).toMatch(/play/);
    expect(words({ paused: new Date() }).text).toMatch(/^Paused at /);
  });

  it("tells a lost line from an engine that is away altogether", () => {
    expect(words({ video: { kind: "lost" } })).toMatchObject({ tone: "warn" });
    expect(words({ video: { kind: "lost" }, cut: true })).toMatchObject({ tone: "bad" });
  });

  it("believes the camera's own state first", () => {
    const status = aStatus({ state: "offline", reason: "Wrong password" });
    expect(words({ status }).text).toBe("Offline. Wrong password");
    expect(words({ status: aStatus({ state: "disabled" }) }).text).toBe("Switched off");
  });
});
