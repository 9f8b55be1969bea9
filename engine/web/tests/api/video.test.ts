import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VideoConnection } from "../../src/api/video";
import { FakeSocket } from "../fake-socket";
import { anInit } from "../samples";

let heard: unknown[][];

function connection(): VideoConnection {
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      heard.push([name, ...values]);
  return new VideoConnection({
    open: () => new FakeSocket() as unknown as WebSocket,
    onState: ({ kind }) => heard.push([kind]),
    onInit: note("init"),
    onFragments: note("fragments"),
    onGap: note("gap"),
    onOffline: note("offline"),
    onError: note("error"),
    random: () => 1,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  heard = [];
});

afterEach(() => vi.useRealTimers());

describe("VideoConnection", () => {
  const [segment, fragment] = [new ArrayBuffer(1), new ArrayBuffer(2)];

  it("tells the beginning from what follows it, also when it begins anew", () => {
    connection().start();
    const socket = FakeSocket.newest;
    for (const init of [anInit(), anInit({ stream: "sub" })]) {
      socket.says(init);
      socket.brings(segment);
      socket.brings(fragment);
      socket.says({ type: "gap", seconds: 2 });
    }
    const each = [["fragments", fragment], ["gap", 2], ["open"]];
    expect(heard).toEqual([
      ["connecting"],
      ["open"],
      ["init", anInit(), segment],
      ...each,
      ["init", anInit({ stream: "sub" }), segment],
      ...each.slice(0, 2),
    ]);
  });

  it("tells why there is nothing to see", () => {
    connection().start();
    FakeSocket.newest.says({ type: "offline", reason: "No route" });
    FakeSocket.newest.says({ type: "error", error: { code: "x", message: "Too many" } });
    expect(heard.slice(-2)).toEqual([
      ["offline", "No route"],
      ["error", "Too many"],
    ]);
  });

  it("gives up a stream that has fallen silent, but waits for a camera that is away", () => {
    connection().start();
    FakeSocket.newest.says(anInit());
    FakeSocket.newest.brings(segment);
    vi.advanceTimersByTime(8000);
    expect(heard.at(-1)).toEqual(["waiting"]);
    vi.advanceTimersByTime(500);
    FakeSocket.newest.says({ type: "offline", reason: null });
    vi.advanceTimersByTime(60_000);
    expect(heard.at(-1)).toEqual(["offline", null]);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("ignores what is no message", () => {
    connection().start();
    FakeSocket.newest.says([]);
    FakeSocket.newest.says({ type: "news" });
    expect(heard).toEqual([["connecting"]]);
  });
});
