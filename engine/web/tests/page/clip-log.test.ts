import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import type { Clip } from "../../src/api/types";
import { ClipLog, UNDO_MS } from "../../src/page/clip-log";
import { aClip } from "../samples";

const CAMERA = aClip().camera_id;
const [first, second, third] = [1, 2, 3].map((n) =>
  aClip({ clip_id: `c${n}`, start: `2026-03-01T12:0${n}:00.000Z` }),
) as [Clip, Clip, Clip];

let asked: [method: string, address: string][];
let answer: (method: string, url: URL) => Response;

function page(clips: Clip[], next_cursor: string | null = null): Response {
  return new Response(JSON.stringify({ clips, total: clips.length, next_cursor }));
}

function ids(log: ClipLog): string[] {
  return log.clips.map(({ clip_id }) => clip_id);
}

async function aLog(): Promise<ClipLog> {
  const log = new ClipLog(new Client("http://127.0.0.1:8099/"));
  await log.choose(CAMERA);
  asked = [];
  return log;
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = (method) => (method === "GET" ? page([third, second, first]) : new Response("{}"));
  vi.stubGlobal("fetch", async (url: URL, { method = "GET" }: RequestInit) => {
    asked.push([method, url.pathname.replace("/api/v1/", "") + url.search]);
    return answer(method, url);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("listing", () => {
  it("asks for one camera and shows the newest first", async () => {
    const log = new ClipLog(new Client("http://127.0.0.1:8099/"));
    await log.choose(CAMERA);
    expect(asked).toEqual([["GET", `clips?camera=${CAMERA}&limit=48`]]);
    expect(ids(log)).toEqual(["c3", "c2", "c1"]);
  });

  it("goes on where the page before ended", async () => {
    answer = (_, url) =>
      url.searchParams.has("cursor") ? page([first]) : page([third, second], "abc");
    const log = await aLog();
    expect(log.hasOlder).toBe(true);
    await log.loadOlder();
    expect(asked[0]?.[1]).toContain("cursor=abc");
    expect(ids(log)).toEqual(["c3", "c2", "c1"]);
    expect(log.hasOlder).toBe(false);
  });

  it("never goes on in another camera's list", async () => {
    answer = () => page([third], "next");
    const log = await aLog();
    answer = () => new Response("{}", { status: 503 });
    await log.choose("another");
    expect(log.hasOlder).toBe(false);
  });

  it("asks for nothing while no camera is shown", async () => {
    await new ClipLog(new Client("http://127.0.0.1:8099/")).refresh();
    expect(asked).toEqual([]);
  });

  it("says what went wrong", async () => {
    const log = await aLog();
    answer = () => new Response(JSON.stringify({ detail: "The disk is away." }), { status: 503 });
    await log.refresh();
    expect(log.problem).toBe("The disk is away.");
    expect(ids(log)).toHaveLength(3);
  });
});

describe("news", () => {
  it("add, change and take away clips of the camera that is shown", async () => {
    const log = await aLog();
    log.hear("clip_ready", aClip({ clip_id: "c4", start: "2026-03-01T12:04:00.000Z" }));
    log.hear("clip_starred", { ...second, starred: true });
    log.hear("clip_purged", aClip({ clip_id: "c0", start: "2026-03-01T12:00:00.000Z" }));
    log.hear("clip_deleted", first);
    log.hear("clip_ready", aClip({ clip_id: "x", camera_id: "other" }));
    expect(ids(log)).toEqual(["c4", "c3", "c2"]);
    expect(log.clips[2]?.starred).toBe(true);
    expect(log.latest?.clip_id).toBe("x");
  });
});

describe("a star", () => {
  it("is shown at once and sent", async () => {
    const log = await aLog();
    const sent = log.star(first, true);
    expect(log.clips[2]?.starred).toBe(true);
    await sent;
    expect(asked).toEqual([["PATCH", "clips/c1"]]);
  });

  it("is taken back when the engine refuses", async () => {
    const log = await aLog();
    answer = () => new Response(JSON.stringify({ detail: "No." }), { status: 403 });
    await log.star(first, true);
    expect(log.clips[2]?.starred).toBe(false);
    expect(log.problem).toBe("No.");
  });
});

describe("a deletion", () => {
  it("is told to the engine at once; the offer to undo it ends by itself", async () => {
    const log = await aLog();
    await log.remove(second);
    expect(ids(log)).toEqual(["c3", "c1"]);
    expect(asked).toEqual([["DELETE", "clips/c2"]]);
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(log.removed).toEqual([second]);
    vi.advanceTimersByTime(1);
    expect(log.removed).toEqual([]);
    expect(ids(log)).toEqual(["c3", "c1"]);
  });

  it("can be undone, also several at once", async () => {
    const log = await aLog();
    await log.remove(second);
    vi.advanceTimersByTime(UNDO_MS / 2);
    await log.remove(third);
    vi.advanceTimersByTime(UNDO_MS / 2);
    expect(log.removed).toEqual([second, third]);
    await log.undo();
    expect(ids(log)).toEqual(["c3", "c2", "c1"]);
    expect(log.removed).toEqual([]);
    expect(asked.slice(2)).toEqual([
      ["POST", "clips/c2/restore"],
      ["POST", "clips/c3/restore"],
    ]);
  });

  it("is undone only after the engine has deleted", async () => {
    const log = await aLog();
    let deleted: () => void = () => {};
    const fetched = vi.fn(async (url: URL, { method = "GET" }: RequestInit) => {
      asked.push([method, url.pathname.replace("/api/v1/", "")]);
      if (method === "DELETE") await new Promise<void>((resolve) => (deleted = resolve));
      return new Response("{}");
    });
    vi.stubGlobal("fetch", fetched);
    const removal = log.remove(second);
    const undone = log.undo();
    expect(asked).toEqual([["DELETE", "clips/c2"]]);
    deleted();
    await Promise.all([removal, undone]);
    expect(asked[1]).toEqual(["POST", "clips/c2/restore"]);
    expect(ids(log)).toEqual(["c3", "c2", "c1"]);
  });

  it("stays gone when the list is fetched anew meanwhile", async () => {
    const log = await aLog();
    const removal = log.remove(second);
    await log.refresh();
    await removal;
    expect(ids(log)).toEqual(["c3", "c1"]);
  });

  it("brings the clip back when the engine refuses, and offers nothing to undo", async () => {
    const log = await aLog();
    answer = () => new Response(JSON.stringify({ detail: "No." }), { status: 503 });
    await log.remove(first);
    expect(ids(log)).toEqual(["c3", "c2", "c1"]);
    expect(log.problem).toBe("No.");
    expect(log.removed).toEqual([]);
  });

  it("stays deleted when its undoing fails", async () => {
    const log = await aLog();
    await log.remove(first);
    answer = () =>
      new Response(JSON.stringify({ detail: "Its room was needed." }), { status: 404 });
    await log.undo();
    expect(ids(log)).toEqual(["c3", "c2"]);
    expect(log.problem).toBe("Its room was needed.");
  });
});
