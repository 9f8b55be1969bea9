import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import { House } from "../../src/page/house";
import { FakeSocket } from "../fake-socket";
import { aCamera, aJob, anAlert, anEvent, aSession, aStatus, aTrack } from "../samples";

type Answer = [status: number, body: unknown];

const EVENTS: Answer = [200, { events: [], total: 0, next_cursor: null }];
let answers: Record<string, Answer>;
let asked: string[];

function house(): House {
  return new House(new Client("http://127.0.0.1:8099/"));
}

/** A house that was entered and hears the engine. */
async function openHouse(): Promise<House> {
  const opened = house();
  await opened.enter(null);
  FakeSocket.newest.says({ type: "connected" });
  FakeSocket.newest.says({ type: "subscribed" });
  return opened;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  asked = [];
  answers = {
    "auth/code": [200, { name: "link" }],
    "auth/session": [200, aSession({ scopes: ["read", "write"] })],
    alerts: [200, { data: [], total: 2, next_cursor: null }],
    jobs: [200, { jobs: [] }],
    mode: [200, { mode: "away" }],
    cameras: [200, { cameras: [aCamera()], total: 1 }],
    events: EVENTS,
  };
  vi.stubGlobal("fetch", async (url: URL) => {
    const path = url.pathname.replace("/api/v1/", "");
    asked.push(path);
    const [status, body] = answers[path] ?? [404, {}];
    return new Response(body === null ? "502: Bad Gateway" : JSON.stringify(body), { status });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("entering", () => {
  it("exchanges the code before anything else", async () => {
    const opened = house();
    await opened.enter("code");
    expect(asked.slice(0, 3)).toEqual(["auth/code", "auth/session", "cameras"]);
    expect(opened.stage).toEqual({ kind: "open" });
    expect(FakeSocket.newest.url).toBe("ws://127.0.0.1:8099/api/v1/ws");
  });

  it("says why a link does not open", async () => {
    answers["auth/code"] = [401, { detail: "The code is used." }];
    answers["auth/session"] = [401, { detail: "Sign in." }];
    const closed = house();
    await closed.enter("code");
    expect(closed.stage).toEqual({ kind: "signed-out", why: "The code is used." });
    expect(FakeSocket.all).toEqual([]);
  });

  it("opens a used link where the browser still has its session", async () => {
    answers["auth/code"] = [401, { detail: "The code is used." }];
    const opened = house();
    await opened.enter("code");
    expect(opened.stage.kind).toBe("open");
  });

  it("asks for a link when there is neither code nor session", async () => {
    answers["auth/session"] = [401, {}];
    const closed = house();
    await closed.enter(null);
    expect(closed.stage).toEqual({ kind: "signed-out", why: null });
    expect(asked).not.toContain("auth/code");
  });

  it("tells an engine in trouble from a missing session", async () => {
    answers.cameras = [503, { detail: "Starting." }];
    const closed = house();
    await closed.enter(null);
    expect(closed.stage).toEqual({ kind: "failed", why: "Starting.", again: true });
  });

  it("comes in by itself once the engine is there, with the code of the link", async () => {
    answers["auth/code"] = [502, null];
    const closed = house();
    await closed.enter("code");
    expect(closed.stage).toEqual({
      kind: "failed",
      why: "The engine does not answer.",
      again: true,
    });
    answers["auth/code"] = [200, { name: "link" }];
    await vi.advanceTimersByTimeAsync(500);
    expect(closed.stage).toEqual({ kind: "open" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.filter((path) => path === "auth/code")).toHaveLength(2);
  });

  it("tries again at once when the reader is back", async () => {
    answers["auth/session"] = [504, null];
    const closed = house();
    await closed.enter(null);
    answers["auth/session"] = [200, aSession()];
    closed.reconnect();
    await vi.advanceTimersByTimeAsync(0);
    expect(closed.stage).toEqual({ kind: "open" });
  });

  it("does not knock again where it is not welcome", async () => {
    answers["auth/session"] = [421, { detail: "This name is not known here." }];
    const closed = house();
    await closed.enter(null);
    expect(closed.stage).toMatchObject({ kind: "failed", again: false });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toEqual(["auth/session"]);
  });
});

describe("signing in", () => {
  it("with a name opens the house", async () => {
    answers["auth/session"] = [401, {}];
    const door = house();
    await door.enter(null);
    answers["auth/login"] = [200, {}];
    answers["auth/session"] = [200, aSession()];
    await door.signIn("ada", "correct horse");
    expect(door.stage).toEqual({ kind: "open" });
    expect(door.session?.name).toBe("ada");
  });

  it("leaves the door as it is when it is refused", async () => {
    answers["auth/session"] = [401, {}];
    const door = house();
    await door.enter(null);
    answers["auth/login"] = [401, { detail: "Wrong." }];
    await expect(door.signIn("ada", "x")).rejects.toThrow("Wrong.");
    expect(door.stage).toEqual({ kind: "signed-out", why: null });
  });

  it("tells what may be done", async () => {
    const opened = await openHouse();
    expect([opened.may("write"), opened.may("admin")]).toEqual([true, false]);
    expect(house().may("read")).toBe(false);
  });

  it("ends with signing out: nothing is heard any more", async () => {
    const opened = await openHouse();
    answers["auth/logout"] = [200, {}];
    await opened.signOut();
    expect(opened.stage).toEqual({ kind: "signed-out", why: null });
    expect(opened.session).toBeNull();
    expect(FakeSocket.newest.readyState).toBe(3);
  });
});

describe("living", () => {
  it("knows how many alerts are open, and hears of them and of jobs", async () => {
    const opened = await openHouse();
    await vi.waitFor(() => expect(opened.alerts.open).toBe(2));
    FakeSocket.newest.says({ type: "alert_opened", topic: "alerts", data: anAlert() });
    FakeSocket.newest.says({ type: "job", topic: "jobs", data: aJob() });
    expect(opened.alerts.latest?.id).toBe(anAlert().id);
    expect(opened.jobs.jobs).toEqual([aJob()]);
  });

  it("knows the house's mode, also when it is set elsewhere", async () => {
    const opened = await openHouse();
    await vi.waitFor(() => expect(opened.mode).toBe("away"));
    answers.mode = [200, { mode: "night" }];
    FakeSocket.newest.says({ type: "cameras_changed", topic: "cameras", data: { total: 1 } });
    await vi.waitFor(() => expect(opened.mode).toBe("night"));
    await opened.setMode("home");
    expect(opened.mode).toBe("home");
  });

  it("hears of events, figures and boxes", async () => {
    const opened = await openHouse();
    const { id } = aCamera();
    const timestamp = "2026-03-01T12:00:00Z";
    FakeSocket.newest.says({ type: "event", topic: "events", data: anEvent() });
    const status = aStatus({ motion: 0.3 });
    FakeSocket.newest.says({ type: "x", topic: "metrics", data: { camera_id: id, status } });
    const tracks = { camera_id: id, timestamp, tracks: [aTrack()] };
    FakeSocket.newest.says({ type: "tracks", topic: "tracks", data: tracks });
    expect(opened.events.events).toHaveLength(1);
    expect(opened.camera(id)?.status.motion).toBe(0.3);
    expect(opened.tracks.at(id, null)).toHaveLength(1);
  });

  it.each([
    ["an unknown one speaks", "metrics", { camera_id: "new", status: aStatus() }],
    ["the settings change", "cameras_changed", { total: 2 }],
  ])("asks for the cameras when %s", async (_, type, data) => {
    const opened = await openHouse();
    const camera = aCamera({ id: "new", name: "New" });
    answers.cameras = [200, { cameras: [aCamera(), camera], total: 2 }];
    FakeSocket.newest.says({ type, topic: "cameras", data });
    await vi.waitFor(() => expect(opened.camera("new")?.name).toBe("New"));
  });

  it("resumes after the newest event it has heard of", async () => {
    await openHouse();
    FakeSocket.newest.says({ type: "event", topic: "events", data: anEvent({ id: "e1" }) });
    FakeSocket.newest.breaks();
    vi.advanceTimersByTime(1000);
    FakeSocket.newest.says({ type: "connected" });
    expect(FakeSocket.newest.sent[0]).toMatchObject({ last_event_id: "e1" });
  });

  it("draws no boxes from before a break", async () => {
    const opened = await openHouse();
    const { id } = aCamera();
    const data = { camera_id: id, timestamp: "2026-03-01T12:00:00Z", tracks: [aTrack()] };
    FakeSocket.newest.says({ type: "tracks", topic: "tracks", data });
    FakeSocket.newest.breaks();
    expect(opened.tracks.at(id, null)).toEqual([]);
  });

  it("asks for a new link, and no longer knocks, when the session is over", async () => {
    const opened = await openHouse();
    answers["auth/session"] = [401, {}];
    FakeSocket.newest.breaks();
    await vi.waitFor(() => expect(opened.stage.kind).toBe("signed-out"));
    const sockets = FakeSocket.all.length;
    vi.advanceTimersByTime(600_000);
    expect(FakeSocket.all).toHaveLength(sockets);
  });

  it("fetches the list anew when the engine had to leave something out", async () => {
    const opened = await openHouse();
    await vi.waitFor(() => expect(opened.events.loading).toBe(false));
    answers.events = [200, { events: [anEvent({ id: "late" })], total: 1, next_cursor: null }];
    FakeSocket.newest.says({ type: "dropped", topic: "events", data: { count: 3 } });
    await vi.waitFor(() => expect(opened.events.events[0]?.id).toBe("late"));
  });

  it("learns the engine's clock from whatever tells when it was made", async () => {
    const { client } = await openHouse();
    const moment = Date.now() - 500;
    const timestamp = (ago: number) => new Date(moment - ago).toISOString();
    const hear = (topic: string, data: object) =>
      FakeSocket.newest.says({ type: topic, topic, data });
    hear("tracks", { camera_id: aCamera().id, timestamp: timestamp(300), tracks: [] });
    expect(client.clock.fromHere(Date.now())).toBe(moment - 300);
    hear("events", anEvent({ trace: { published: timestamp(0) } }));
    expect(client.clock.fromHere(Date.now())).toBe(moment);
    hear("events", anEvent({ trace: {} }));
    expect(client.clock.fromHere(Date.now())).toBe(moment);
  });
});
