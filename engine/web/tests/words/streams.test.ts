import { describe, expect, it } from "vitest";
import {
  addressProblem,
  joinAddress,
  roleWords,
  splitAddress,
  streamWords,
} from "../../src/words/streams";
import { aStream } from "../samples";

describe("splitAddress", () => {
  it.each([
    ["rtsp://192.0.2.10/a", ["rtsp://192.0.2.10/a", "", ""]],
    [" rtsp://ada:pw@192.0.2.10:554/a?b=c@d ", ["rtsp://192.0.2.10:554/a?b=c@d", "ada", "pw"]],
    ["rtsp://ada:p@ss:w@192.0.2.10/a", ["rtsp://192.0.2.10/a", "ada", "p@ss:w"]],
    ["rtsp://ada:100%25@192.0.2.10/", ["rtsp://192.0.2.10/", "ada", "100%"]],
    ["rtsp://ada:100%@192.0.2.10/", ["rtsp://192.0.2.10/", "ada", "100%"]],
    ["rtsp://ada@192.0.2.10/", ["rtsp://192.0.2.10/", "ada", ""]],
    ["no address @ all", ["no address @ all", "", ""]],
  ])("takes %s apart", (text, [url, user, password]) => {
    expect(splitAddress(text)).toEqual({ url, user, password });
  });
});

describe("joinAddress", () => {
  it("writes what a password may hold so that it cannot be mistaken", () => {
    const address = { url: "rtsp://192.0.2.10/a", user: "ada", password: "p@ss/w?#" };
    expect(joinAddress(address)).toBe("rtsp://ada:p%40ss%2Fw%3F%23@192.0.2.10/a");
    expect(splitAddress(joinAddress(address))).toEqual(address);
  });

  it("adds the scheme that everybody leaves out, and nothing where there is nobody", () => {
    expect(joinAddress({ url: "192.0.2.10/a", user: "", password: "" })).toBe(
      "rtsp://192.0.2.10/a",
    );
  });
});

describe("addressProblem", () => {
  it.each(["rtsp://192.0.2.10/a", "rtsps://[2001:db8::1]:322/a", "camera.local:554/live"])(
    "lets %s through",
    (url) => expect(addressProblem(url)).toBeNull(),
  );

  it.each([" ", "http://192.0.2.10/", "rtsp://", "rtsp://192.0.2.10:99999/", "rtsp://a b/"])(
    "says what is wrong with %j",
    (url) => expect(addressProblem(url)).toContain("like rtsp://"),
  );

  it("goes by the kind of the source", () => {
    expect(addressProblem("192.0.2.10/video", "http")).toBeNull();
    expect(addressProblem("https://192.0.2.10/video", "http")).toBeNull();
    expect(addressProblem("rtsp://192.0.2.10/", "http")).toContain("like http://");
    expect(addressProblem("rtmp://192.0.2.10/", "other")).toBeNull();
    expect(addressProblem("192.0.2.10", "other")).not.toBeNull();
  });
});

describe("streamWords", () => {
  it("tells what is known", () => {
    expect(streamWords(aStream())).toBe(
      "1920 × 1080, h264, 15 pictures a second, a keyframe every 2.0 s, no sound",
    );
    const unknown = { frame_rate: null, keyframe_interval: null, audio: "aac" };
    expect(streamWords(aStream(unknown))).toBe("1920 × 1080, h264, sound (aac)");
  });
});

describe("roleWords", () => {
  it("tells streams apart where there are two", () => {
    expect(roleWords(aStream())).toBe("");
    expect(roleWords(aStream({ roles: ["record"] }))).toContain("recorded");
    expect(roleWords(aStream({ roles: ["detect"] }))).toContain("looked at");
  });
});
