import { describe, expect, it } from "vitest";
import {
  isReached,
  likelyNetwork,
  networkProblem,
  networkText,
  partsOf,
  readNetwork,
  sizeOf,
} from "../../src/words/network";

function partsIn(text: string): string[] {
  const network = readNetwork(text);
  return network ? partsOf(network).map(networkText) : [];
}

describe("a network", () => {
  it.each([
    ["192.168.1.0/24", "192.168.1.0/24", 256],
    [" 192.168.1.77 ", "192.168.1.0/24", 256],
    ["10.255.255.255/22", "10.255.252.0/22", 1024],
    ["192.168.1.7/32", "192.168.1.7/32", 1],
  ])("is read from %j", (text, written, size) => {
    const network = readNetwork(text);
    expect(network && networkText(network)).toBe(written);
    expect(network && sizeOf(network)).toBe(size);
  });

  it.each(["", "home", "192.168.1", "192.168.1.256/24", "192.168.1.0/33", "fe80::/64"])(
    "is not %j",
    (text) => expect(networkProblem(text)).toContain("like 192.168.1.0/24"),
  );

  it("is searched in parts that leave out nothing", () => {
    expect(partsIn("192.168.1.0/24")).toEqual(
      [0, 32, 64, 96, 128, 160, 192, 224].map((last) => `192.168.1.${last}/27`),
    );
    expect(partsIn("192.168.0.0/22")).toHaveLength(32);
    expect(partsIn("192.168.0.0/22").at(-1)).toBe("192.168.3.224/27");
    expect(partsIn("192.168.1.8/30")).toEqual(["192.168.1.8/30"]);
  });

  it("is searched only at home, and only if it is small", () => {
    expect(networkProblem("172.31.0.0/22")).toBeNull();
    expect(networkProblem("172.32.0.0/24")).toContain("at home");
    expect(networkProblem("8.8.8.0/24")).toContain("at home");
    expect(networkProblem("10.0.0.0/8")).toContain("1,024");
  });
});

describe("an address that cameras reach", () => {
  it.each(["192.168.1.5", "10.0.0.1"])("may be %s", (text) => {
    expect(isReached(text)).toBe(true);
  });

  it.each(["127.0.0.1", "localhost", "homeassistant.local", "192.168.1.0/24", "[fe80::1]"])(
    "is not %s",
    (text) => expect(isReached(text)).toBe(false),
  );
});

describe("where cameras are likely to be", () => {
  const camera = { type: "rtsp", url: "rtsp://***@192.168.7.20:554/a" };

  it.each([
    ["192.168.3.4", [camera], "192.168.3.0/24"],
    ["homeassistant.local", [camera], "192.168.7.0/24"],
    ["127.0.0.1", [{ type: "onvif", address: "10.1.2.3:8000" }], "10.1.2.0/24"],
    ["example.org", [{ type: "rtsp", url: "rtsp://8.8.8.8/" }], "192.168.1.0/24"],
    ["localhost", [{ type: "file", path: "/a" }], "192.168.1.0/24"],
  ])("beside %s", (host, sources, network) => {
    expect(likelyNetwork(host, sources)).toBe(network);
  });
});
