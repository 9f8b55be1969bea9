import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LineState } from "../../src/api/line";
import { LiveConnection, parseMessage } from "../../src/api/live";
import type { ServerMessage } from "../../src/api/types";
import { FakeSocket } from "../fake-socket";

let states: LineState[];
let messages: ServerMessage[];

function connection(): LiveConnection {
  return new LiveConnection({
    open: () => new FakeSocket() as unknown as WebSocket,
    topics: ["events", "tracks"],
    onState: (state) => states.push(state),
    onMessage: (message) => messages.push(message),
    random: () => 1,
  });
}

function welcome(socket = FakeSocket.newest): void {
  socket.says({ type: "connected" });
  socket.says({ type: "subscribed" });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  states = [];
  messages = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("LiveConnection", () => {
  it("waits for a socket whose address is not known yet, and for none after its end", async () => {
    const addresses: ((url: string) => void)[] = [];
    const live = new LiveConnection({
      open: () =>
        new Promise((resolve) => {
          addresses.push((url) => resolve(new FakeSocket(url) as unknown as WebSocket));
        }),
      topics: ["events"],
      onState: (state) => states.push(state),
      onMessage: (message) => messages.push(message),
      random: () => 1,
    });
    live.start();
    addresses[0]?.("ws://one");
    await vi.advanceTimersByTimeAsync(0);
    welcome();
    expect(states.at(-1)?.kind).toBe("open");
    live.start();
    live.stop();
    addresses[1]?.("ws://two");
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.newest.readyState).toBe(3);
    expect(FakeSocket.newest.onmessage).toBeNull();
  });

  it("tries again when there is no address to be had", async () => {
    const live = new LiveConnection({
      open: () => Promise.reject(new Error("no signature")),
      topics: ["events"],
      onState: (state) => states.push(state),
      onMessage: (message) => messages.push(message),
      random: () => 1,
    });
    live.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)?.kind).toBe("waiting");
    live.stop();
  });

  it("subscribes once it is welcome, and is open once that is confirmed", () => {
    connection().start();
    FakeSocket.newest.says({ type: "connected" });
    expect(FakeSocket.newest.sent).toEqual([{ type: "subscribe", topics: ["events", "tracks"] }]);
    expect(states.at(-1)?.kind).toBe("connecting");
    FakeSocket.newest.says({ type: "subscribed" });
    expect(states.at(-1)?.kind).toBe("open");
  });

  it("comes back after a break and resumes after the newest event", () => {
    const live = connection();
    live.start();
    welcome();
    live.lastEventId = "e7";
    FakeSocket.newest.breaks();
    expect(states.at(-1)).toMatchObject({ kind: "waiting", failures: 1 });
    vi.advanceTimersByTime(500);
    expect(FakeSocket.all).toHaveLength(2);
    welcome();
    expect(FakeSocket.newest.sent[0]).toMatchObject({ type: "subscribe", last_event_id: "e7" });
    expect(states.at(-1)?.kind).toBe("open");
  });

  it("waits longer each time, and briefly again after a success", () => {
    connection().start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      FakeSocket.newest.breaks();
      const state = states.at(-1);
      const wait = state?.kind === "waiting" ? state.until - Date.now() : 0;
      waits.push(wait);
      vi.advanceTimersByTime(wait);
      if (attempt === 6) welcome();
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 500]);
  });

  it("notices a connection that has silently died", () => {
    connection().start();
    welcome();
    vi.advanceTimersByTime(20_000);
    expect(FakeSocket.newest.sent.at(-1)).toEqual({ type: "ping" });
    vi.advanceTimersByTime(10_000);
    expect(states.at(-1)?.kind).toBe("waiting");
    expect(FakeSocket.newest.readyState).toBe(3);
  });

  it("gives up a socket that wants to know again who it is: the session is over", () => {
    connection().start();
    FakeSocket.newest.says({ type: "auth_required", within: 10 });
    expect(states.at(-1)?.kind).toBe("waiting");
    expect(FakeSocket.newest.readyState).toBe(3);
    expect(messages).toEqual([]);
  });

  it("is content with any sign of life", () => {
    connection().start();
    welcome();
    vi.advanceTimersByTime(25_000);
    FakeSocket.newest.says({ type: "pong" });
    vi.advanceTimersByTime(19_000);
    expect(states.at(-1)?.kind).toBe("open");
  });

  it("gives up on a handshake that does not end", () => {
    connection().start();
    vi.advanceTimersByTime(10_000);
    expect(states.at(-1)?.kind).toBe("waiting");
  });

  it("ignores what an abandoned socket still says", () => {
    const live = connection();
    live.start();
    const first = FakeSocket.newest;
    welcome();
    live.start();
    first.says({ type: "event", topic: "events", data: {} });
    first.breaks();
    expect(messages.map(({ type }) => type)).toEqual(["connected", "subscribed"]);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("stays away once stopped", () => {
    const live = connection();
    live.start();
    welcome();
    live.stop();
    vi.advanceTimersByTime(600_000);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it("drops a topic and takes it up again, also across a break", () => {
    const live = connection();
    live.start();
    welcome();
    live.want("tracks", false);
    live.want("tracks", false);
    expect(FakeSocket.newest.sent.slice(1)).toEqual([{ type: "unsubscribe", topics: ["tracks"] }]);
    FakeSocket.newest.breaks();
    vi.advanceTimersByTime(500);
    welcome();
    expect(FakeSocket.newest.sent[0]).toMatchObject({ topics: ["events"] });
    live.want("tracks", true);
    expect(FakeSocket.newest.sent.at(-1)).toEqual({ type: "subscribe", topics: ["tracks"] });
  });
});

describe("parseMessage", () => {
  it("takes objects with a type, and nothing else", () => {
    expect(parseMessage('{"type":"pong"}')).toEqual({ type: "pong" });
    for (const text of ["", "{", "null", "7", "[]", '{"type":7}']) {
      expect(parseMessage(text)).toBeNull();
    }
  });
});
