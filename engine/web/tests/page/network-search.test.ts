// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import type { FoundCamera } from "../../src/api/offers";
import { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import "../../src/page/network-search";
import "../../src/page/new-camera";
import { inside, shown, textOf } from "../dom";
import { aCamera, aSession } from "../samples";
import { KINDS } from "../samples-of-sources";

const FRONT: FoundCamera = {
  address: "192.168.1.10:8000",
  name: "Front",
  model: "Eye 3",
  type: "onvif",
  known: false,
};
const BARE: FoundCamera = {
  address: "192.168.1.99",
  name: "",
  model: "",
  type: "rtsp",
  known: true,
};

/** What is asked, each with a way to answer it. */
let asked: { network: string | null; answer: (status: number, body: unknown) => void }[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("WebSocket", class {});
  vi.stubGlobal("fetch", (url: URL, { body }: RequestInit) => {
    if (url.pathname.endsWith("/sources")) {
      return Promise.resolve(new Response(JSON.stringify({ sources: KINDS })));
    }
    const { network } = JSON.parse(String(body));
    return new Promise((resolve) => {
      asked.push({
        network,
        answer: (status, answer) => resolve(new Response(JSON.stringify(answer), { status })),
      });
    });
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function aHouse(kind = "session"): House {
  const house = new House(new Client("http://127.0.0.1:8099/"));
  house.session = aSession({ kind });
  return house;
}

/** Answer the newest question, and wait until that has been heard. */
async function answer(cameras: readonly FoundCamera[]): Promise<void> {
  asked.at(-1)?.answer(200, { cameras });
  await new Promise((resolve) => setTimeout(resolve));
}

describe("a search", () => {
  it("asks everybody at once, and says what answered", async () => {
    const { search } = aHouse();
    const searching = search.everywhere();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(search.progress).toEqual({ asked: 0, total: null });
    await answer([FRONT]);
    await searching;
    expect([search.found, search.progress, search.done]).toEqual([[FRONT], null, true]);
  });

  it("goes through a network part by part, and knows how far it is", async () => {
    const { search } = aHouse();
    const searching = search.addresses("192.168.1.0/26");
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await answer([FRONT]);
    expect(search.progress).toEqual({ asked: 32, total: 64 });
    expect(search.found).toEqual([FRONT]);
    await answer([FRONT, BARE]);
    await searching;
    expect(search.found).toEqual([FRONT, BARE]);
    expect(asked.map(({ network }) => network)).toEqual(["192.168.1.0/27", "192.168.1.32/27"]);
  });

  it("asks nobody any more once it is stopped, and lets the last answer come before another", async () => {
    const { search } = aHouse();
    void search.addresses("192.168.1.0/24");
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    search.stop();
    expect(search.progress).toBeNull();
    const again = search.everywhere();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toHaveLength(1);
    await answer([BARE]);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(search.found).toEqual([]);
    await answer([FRONT]);
    await again;
    expect(search.found).toEqual([FRONT]);
  });

  it("ends where the engine cannot go on, and keeps what was found", async () => {
    const { search } = aHouse();
    const searching = search.addresses("192.168.1.0/24");
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await answer([FRONT]);
    asked.at(-1)?.answer(503, { detail: "The network cannot be searched." });
    await searching;
    expect(search).toMatchObject({
      found: [FRONT],
      problem: "The network cannot be searched.",
      done: false,
    });
  });
});

describe("hw-network-search", () => {
  it("leads on with a camera that was found", async () => {
    const house = aHouse();
    const view = await shown("hw-network-search", { house });
    const led = vi.fn();
    view.addEventListener(Intent.type, (intent) => led((intent as Intent).view));
    inside(view, "button")?.click();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await answer([FRONT, BARE]);
    await view.updateComplete;
    expect(textOf(view)).toContain("Eye 3 · 192.168.1.10:8000 · ONVIF");
    expect(textOf(view)).toContain("RTSP · is here already");
    for (const button of view.shadowRoot?.querySelectorAll("li button") ?? []) {
      (button as HTMLElement).click();
    }
    expect(led.mock.calls).toEqual([
      [{ kind: "new-camera", source: "onvif", address: "192.168.1.10:8000", name: "Front" }],
      [{ kind: "new-camera", source: "maker", address: "192.168.1.99", name: "" }],
    ]);
  });

  it("knows what was added since", async () => {
    const house = aHouse();
    const view = await shown("hw-network-search", { house });
    inside(view, "button")?.click();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await answer([FRONT]);
    await view.updateComplete;
    expect(textOf(view)).not.toContain("is here already");
    house.adopt(aCamera({ config: { sources: [{ type: "onvif", address: "192.168.1.10" }] } }));
    await view.updateComplete;
    expect(textOf(view)).toContain("is here already");
  });

  it("offers to ask address by address where nobody answered", async () => {
    const view = await shown("hw-network-search", { house: aHouse() });
    expect(inside(view, "details")?.hasAttribute("open")).toBe(false);
    inside(view, "button")?.click();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await answer([]);
    await view.updateComplete;
    expect(textOf(view)).toContain("No camera answered");
    expect(inside(view, "details")?.hasAttribute("open")).toBe(true);
  });

  it("asks for a network at once in a container, tells how far it is, and can be stopped", async () => {
    const view = await shown("hw-network-search", { house: aHouse("ingress") });
    const network = inside(view, "[name=network]") as HTMLInputElement;
    expect(network.value).toBe("192.168.1.0/24");
    const submit = () =>
      inside(view, "form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    network.value = "the house";
    network.dispatchEvent(new Event("input"));
    submit();
    await view.updateComplete;
    expect(textOf(view)).toContain("A network like 192.168.1.0/24 is needed.");
    expect(asked).toEqual([]);
    network.value = "192.168.2.0/24";
    network.dispatchEvent(new Event("input"));
    submit();
    await vi.waitFor(() => expect(asked[0]?.network).toBe("192.168.2.0/27"));
    await answer([]);
    await view.updateComplete;
    expect(textOf(view)).toContain("32 of 256 addresses asked");
    inside(view, ".progress button")?.click();
    await view.updateComplete;
    expect((inside(view, "[name=network]") as HTMLInputElement).value).toBe("192.168.2.0/24");
  });
});

describe("hw-new-camera", () => {
  it("lets one choose what it is, the easiest first", async () => {
    const view = await shown("hw-new-camera", { house: aHouse() });
    await vi.waitFor(() => expect(inside(view, ".choice")).not.toBeNull());
    const led = vi.fn();
    view.addEventListener(Intent.type, (intent) => led((intent as Intent).view));
    inside(view, ".choice")?.click();
    expect(led.mock.lastCall).toEqual([
      { kind: "new-camera", source: "onvif", address: "", name: "" },
    ]);
    expect(textOf(view)).toContain("The kind tape");
  });
});
