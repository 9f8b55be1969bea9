import { describe, expect, it } from "vitest";
import type { SourceDraft, SourceType } from "../../src/api/offers";
import { canBeShown, SourceShape, type Values } from "../../src/page/source-shape";
import { aStream, aTrial } from "../samples";
import { ftp, http, maker, onvif, rtsp, STORED, tape, v4l2 } from "../samples-of-sources";

function made(kind: SourceType, typed: Values, before: readonly SourceDraft[] = []) {
  const shape = new SourceShape(kind, before);
  return shape.sources({ ...shape.start, ...typed });
}

function faultsOf(kind: SourceType, typed: Values, before: readonly SourceDraft[] = []) {
  const shape = new SourceShape(kind, before);
  return shape.faults({ ...shape.start, ...typed });
}

describe("a new source", () => {
  it("says what was entered, and leaves to the engine what is as usual", () => {
    const login = { username: "ada", password: "p@ss" };
    expect(made(rtsp, { url: "192.0.2.10/a", ...login, timeout: "10" })).toEqual([
      { type: "rtsp", url: "rtsp://ada:p%40ss@192.0.2.10/a" },
    ]);
    expect(
      made(maker, { maker: "Reolink", address: " 192.0.2.10 ", ...login, channel: "2" }),
    ).toEqual([{ type: "maker", maker: "Reolink", address: "192.0.2.10", ...login, channel: 2 }]);
    expect(made(onvif, { address: "192.0.2.10", events: false, timeout: "2,5" })).toEqual([
      { type: "onvif", address: "192.0.2.10", events: false, timeout: 2.5 },
    ]);
    expect(made(tape, { drive: "3", pin: " 1 " })).toEqual([
      { type: "tape", drive: "3", pin: " 1 " },
    ]);
  });

  it("begins with what is plugged in", () => {
    expect(made(v4l2, {})).toEqual([{ type: "v4l2", device: "/dev/video0" }]);
    const other = [{ type: "v4l2", device: "/dev/video9" }];
    expect(made(v4l2, {}, other)).toEqual(other);
  });

  it("that the camera itself connects to wants a login for it", () => {
    expect(Object.keys(faultsOf(ftp, {}))).toEqual(["username", "password"]);
    const stored = [{ type: "ftp", username: "yard", password: "**********" }];
    expect(faultsOf(ftp, {}, stored)).toEqual({});
    expect(made(ftp, {}, stored)).toEqual(stored);
  });

  it("with a second address is two, of which both are as was entered", () => {
    const both = { url: "http://192.0.2.10/a", sub_url: "192.0.2.10/b", timeout: "30" };
    expect(made(http, both)).toEqual([
      { type: "http", url: "http://192.0.2.10/a", timeout: 30, roles: ["record"] },
      { type: "http", url: "http://192.0.2.10/b", timeout: 30, roles: ["detect"] },
    ]);
  });

  it("asks for what is missing or cannot be", () => {
    expect(Object.keys(faultsOf(maker, { password: "x" }))).toEqual([
      "maker",
      "address",
      "username",
    ]);
    expect(Object.keys(faultsOf(tape, {}))).toEqual(["drive", "pin"]);
    expect(faultsOf(rtsp, { url: "http://192.0.2.10/", sub_url: "rtsp://a b" })).toEqual({
      url: "An address like rtsp://192.0.2.10/stream is needed.",
      sub_url: "An address like rtsp://192.0.2.10/stream is needed.",
    });
    expect(faultsOf(http, { url: "http://192.0.2.10/", timeout: "0" })).toEqual({
      timeout: "A number from 1 to 120 is needed.",
    });
    expect(faultsOf(onvif, { address: "192.0.2.10", channel: "two" })).toHaveProperty("channel");
    expect(faultsOf(rtsp, { url: "rtsp://:only@192.0.2.10/" })).toEqual({});
  });
});

describe("a source that there was before", () => {
  it("goes back as it was shown while its address stays", () => {
    const shape = new SourceShape(rtsp, STORED);
    expect([shape.start.url, shape.start.sub_url]).toEqual([
      "rtsp://192.0.2.10/main",
      "rtsp://192.0.2.10/sub",
    ]);
    expect(shape.keepsLogin(shape.start)).toBe(true);
    expect(shape.sources(shape.start).map(({ url }) => url)).toEqual(STORED.map(({ url }) => url));
  });

  it("keeps what only one of its streams has, and changes in both what is entered", () => {
    const timeouts = (typed: Values) => made(rtsp, typed, STORED).map(({ timeout }) => timeout);
    expect(timeouts({ transport: "udp" })).toEqual([20, 10]);
    expect(timeouts({ timeout: "15" })).toEqual([15, 15]);
    expect(made(rtsp, { transport: "udp" }, STORED)).toMatchObject([
      { transport: "udp" },
      { transport: "udp" },
    ]);
  });

  it("wants user and password again for another address", () => {
    const shape = new SourceShape(rtsp, STORED);
    const moved = { ...shape.start, url: "rtsp://192.0.2.11/main" };
    expect(shape.keepsLogin(moved)).toBe(false);
    const again = { ...moved, username: "ada", password: "pw" };
    expect(shape.sources(again).map(({ url }) => url)).toEqual([
      "rtsp://ada:pw@192.0.2.11/main",
      "rtsp://ada:pw@192.0.2.10/sub",
    ]);
    expect(shape.keepsLogin({ ...shape.start, sub_url: "" })).toBe(true);
    expect(shape.sources({ ...shape.start, sub_url: "" })).toEqual([
      { type: "rtsp", url: "rtsp://***@192.0.2.10/main", timeout: 20 },
    ]);
  });

  it("never sends stars in the place of a secret that they do not stand for", () => {
    const before = [{ type: "rtsp", url: "rtsp://192.0.2.10/a?key=***" }];
    expect(made(rtsp, {}, before)).toEqual(before);
    expect(faultsOf(rtsp, {}, before)).toEqual({});
    expect(faultsOf(rtsp, { url: "rtsp://192.0.2.11/a?key=***" }, before)).toHaveProperty("url");
    expect(faultsOf(rtsp, { username: "ada" }, before)).toHaveProperty("url");
  });

  it("keeps a password that is left empty, until its user is gone", () => {
    const before = [
      { type: "onvif", address: "192.0.2.10", username: "ada", password: "**********", odd: [1] },
    ];
    expect(new SourceShape(onvif, before).start.password).toBe("");
    expect(made(onvif, { address: "192.0.2.11" }, before)).toEqual([
      { ...before[0], address: "192.0.2.11" },
    ]);
    expect(made(onvif, { password: "new" }, before)[0]?.password).toBe("new");
    expect(made(onvif, { username: "" }, before)).toEqual([
      { type: "onvif", address: "192.0.2.10", odd: [1] },
    ]);
  });

  it("of a device becomes another kind of device at the same address", () => {
    const before = [
      {
        type: "onvif",
        address: "192.0.2.10",
        username: "ada",
        password: "**********",
        events: true,
      },
    ];
    expect(made(maker, { maker: "Axis" }, before)).toEqual([
      {
        type: "maker",
        maker: "Axis",
        address: "192.0.2.10",
        username: "ada",
        password: "**********",
      },
    ]);
    expect(made(rtsp, { url: "rtsp://192.0.2.10/a" }, before)).toEqual([
      { type: "rtsp", url: "rtsp://192.0.2.10/a" },
    ]);
  });

  it("is shown where a form can show it", () => {
    expect(canBeShown([])).toBe(true);
    expect(canBeShown(STORED)).toBe(true);
    expect(canBeShown(STORED.map((source) => ({ ...source, roles: ["detect"] as const })))).toBe(
      false,
    );
    expect(canBeShown([...STORED, ...STORED])).toBe(false);
    const [main] = STORED;
    const other = { type: "onvif", address: "192.0.2.10", roles: ["detect"] as const };
    expect(main && canBeShown([main, other])).toBe(false);
  });
});

describe("what is pasted", () => {
  it.each([
    [onvif, "http://ada:pw@192.0.2.10:8000/onvif/device_service", "192.0.2.10:8000"],
    [onvif, "https://ada:pw@192.0.2.10/", "https://192.0.2.10"],
    [onvif, "rtsp://ada:pw@192.0.2.10:554/Streaming", "192.0.2.10"],
    [maker, "rtsp://ada:pw@192.0.2.10:8554/main?a=b", "192.0.2.10:8554"],
    [maker, "http://ada:pw@192.0.2.10:80/", "192.0.2.10"],
  ])("into the address of a device: %#", (kind, text, address) => {
    expect(new SourceShape(kind).takenApart("address", text)).toEqual({
      address,
      username: "ada",
      password: "pw",
    });
  });

  it("into other fields stays as it is", () => {
    const shape = new SourceShape(maker);
    expect(shape.takenApart("address", " 192.0.2.10 ")).toEqual({ address: "192.0.2.10" });
    expect(shape.takenApart("username", "a@b://c@d")).toEqual({});
  });
});

describe("what the engine does not like", () => {
  it.each([
    [rtsp, "sources[0].url", "url"],
    [rtsp, "sources[1].url", "sub_url"],
    [rtsp, "sources[1].timeout", "timeout"],
    [onvif, "sources[0].onvif.address", "address"],
    [onvif, "sources[0].nothing", null],
    [onvif, "sources[0]", null],
    [onvif, "alerts.zones", null],
  ])("is about a field: %#", (kind, path, field) => {
    expect(new SourceShape(kind).fieldAt(path)).toBe(field);
  });

  it("about a trial stands where it can be mended", () => {
    const message = "Connection failed: user or password is wrong";
    const login = aStream({ success: false, message, blame: "login" });
    const away = aStream({
      success: false,
      message: "Connection failed: no answer",
      blame: "address",
      roles: ["detect"],
    });
    const blamed = (kind: SourceType, streams = [away]) =>
      new SourceShape(kind).blamed(aTrial({ streams }));
    expect(blamed(onvif, [login])).toEqual({ password: "User or password is wrong." });
    expect(blamed(onvif)).toEqual({ address: "No answer." });
    expect(blamed(rtsp)).toEqual({ url: "No answer." });
    expect(blamed(rtsp, [away, aStream({ roles: ["record"] })])).toEqual({ sub_url: "No answer." });
    expect(blamed(rtsp, [aStream({ success: false, blame: null })])).toEqual({});
  });
});
