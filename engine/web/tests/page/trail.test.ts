import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import { addressOf, viewAt } from "../../src/page/address";
import type { View } from "../../src/page/intent";
import { Trail, type Walked } from "../../src/page/trail";
import { aClip, anAlert, anEvent } from "../samples";

/** A window whose history is gone through as a browser does: a little later. */
class FakeWindow extends EventTarget implements Walked {
  steps: { state: unknown; address: string }[];
  at = 0;

  constructor(hash = "") {
    super();
    this.steps = [{ state: null, address: `/ingress/x/${hash}` }];
  }

  get location() {
    const { hash, pathname, search } = new URL(this.#now.address, "http://127.0.0.1");
    return { hash, pathname, search };
  }

  get history() {
    return {
      state: this.#now.state,
      go: (count = 0) => void setTimeout(() => this.walk(count)),
      pushState: (state: unknown, _: string, address?: string | URL | null) => {
        this.steps = [...this.steps.slice(0, this.at + 1), { state, address: String(address) }];
        this.at += 1;
      },
      replaceState: (state: unknown, _: string, address?: string | URL | null) => {
        this.steps[this.at] = { state, address: String(address) };
      },
    };
  }

  /** The reader goes back or forward. */
  walk(count: number): void {
    this.at += count;
    this.dispatchEvent(new Event("popstate"));
  }

  get #now() {
    return this.steps[this.at] as { state: unknown; address: string };
  }
}

const CAMERA: View = { kind: "camera", cameraId: "c1" };
const CLIPS: View = { kind: "clips", cameraId: "c1" };

async function trailIn(window: FakeWindow): Promise<Trail> {
  const client = new Client("http://127.0.0.1:8099/");
  const trail = new Trail(window, { onChange: () => {}, find: (hash) => viewAt(hash, client) });
  await trail.start();
  return trail;
}

function kinds(trail: Trail): string[] {
  return trail.views.map(({ kind }) => kind);
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a trail", () => {
  it("makes a step of each view, and of the way back as well", async () => {
    const window = new FakeWindow();
    const trail = await trailIn(window);
    trail.push(CAMERA);
    trail.push(CLIPS);
    expect(window.location.hash).toBe("#clips=c1");
    window.walk(-1);
    expect(kinds(trail)).toEqual(["camera"]);
    window.walk(-1);
    expect(kinds(trail)).toEqual([]);
    expect([window.at, window.location.hash]).toEqual([0, ""]);
  });

  it("leaves no steps behind when all is closed at once", async () => {
    const window = new FakeWindow();
    const trail = await trailIn(window);
    trail.push(CAMERA);
    trail.push(CLIPS);
    trail.pop();
    expect(kinds(trail)).toEqual([]);
    await vi.runAllTimersAsync();
    expect([window.at, window.location.hash]).toEqual([0, ""]);
  });

  it("takes what is opened while it is on its way back", async () => {
    const window = new FakeWindow();
    const trail = await trailIn(window);
    trail.push({ kind: "add-camera" });
    trail.pop();
    trail.push(CAMERA);
    await vi.runAllTimersAsync();
    expect(kinds(trail)).toEqual(["camera"]);
    expect([window.at, window.location.hash]).toEqual([1, "#camera=c1"]);
  });

  it("opens again what one goes forward to", async () => {
    const window = new FakeWindow();
    const trail = await trailIn(window);
    trail.push(CAMERA);
    window.walk(-1);
    window.walk(1);
    await vi.runAllTimersAsync();
    expect(kinds(trail)).toEqual(["camera"]);
  });

  it("survives a reload, one step above the page", async () => {
    const window = new FakeWindow();
    const before = await trailIn(window);
    before.push(CAMERA);
    before.push(CLIPS);
    before.stop();
    const trail = await trailIn(window);
    await vi.runAllTimersAsync();
    expect(kinds(trail)).toEqual(["clips"]);
    expect([window.at, window.location.hash]).toEqual([1, "#clips=c1"]);
    window.walk(-1);
    expect(kinds(trail)).toEqual([]);
  });

  it("puts the page below what a link opens", async () => {
    const window = new FakeWindow("#camera=c1");
    const trail = await trailIn(window);
    expect([kinds(trail), window.at]).toEqual([["camera"], 1]);
    window.walk(-1);
    expect([kinds(trail), window.location.hash]).toEqual([[], ""]);
  });

  it("follows an address that is typed", async () => {
    const window = new FakeWindow();
    const trail = await trailIn(window);
    trail.push(CAMERA);
    window.history.pushState(null, "", "/ingress/x/#alerts");
    window.walk(0);
    expect(window.location.hash).toBe("#alerts"); // for others to read first
    window.dispatchEvent(new Event("hashchange"));
    await vi.runAllTimersAsync();
    expect(kinds(trail)).toEqual(["alerts"]);
  });

  it("forgets an address that names nothing", async () => {
    for (const hash of ["#top", "#camera=", "#toString=1"]) {
      const window = new FakeWindow(hash);
      const trail = await trailIn(window);
      expect([kinds(trail), window.location.hash]).toEqual([[], ""]);
    }
  });
});

describe("an address", () => {
  const at = new Date("2026-03-01T12:00:00.250Z");
  const views: View[] = [
    CAMERA,
    CLIPS,
    { kind: "add-camera" },
    { kind: "new-camera", source: "onvif", address: "192.0.2.10:8000", name: "Front" },
    { kind: "new-camera", source: "rtsp", address: "", name: "" },
    { kind: "edit-camera", cameraId: "c1" },
    { kind: "archive" },
    { kind: "alerts" },
    { kind: "trash", cameraId: "" },
    { kind: "trash", cameraId: "c1" },
    { kind: "why", cameraId: "c1", at: null, trackId: null },
    { kind: "why", cameraId: "c1", at, trackId: 7 },
    { kind: "alert", alertId: anAlert().id, title: anAlert().title },
    { kind: "event", event: anEvent() },
    { kind: "clip", clip: aClip() },
  ];

  it.each(views.map((view) => [addressOf(view), view]))(
    "names what is shown: %s",
    async (address, view) => {
      vi.stubGlobal("fetch", async (url: URL) => {
        const what = url.pathname.split("/").at(-2);
        const body = what === "clips" ? aClip() : what === "events" ? anEvent() : anAlert();
        return new Response(JSON.stringify(body));
      });
      const client = new Client("http://127.0.0.1:8099/");
      expect(await viewAt(address as string, client)).toEqual(view);
    },
  );

  it("of what is gone opens nothing", async () => {
    vi.stubGlobal("fetch", async () => new Response("{}", { status: 404 }));
    const client = new Client("http://127.0.0.1:8099/");
    for (const address of ["#clip=1", "#event=1", "#alert=1"]) {
      expect(await viewAt(address, client)).toBeNull();
    }
  });
});
