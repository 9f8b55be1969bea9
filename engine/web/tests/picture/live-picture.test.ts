// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import type { LiveBar } from "../../src/picture/live-bar";
import "../../src/picture/live-picture";
import { TrackFeed } from "../../src/picture/tracks";
import { inside, shown, textOf } from "../dom";
import { FakeMediaSource } from "../fake-media";
import { FakeSocket } from "../fake-socket";
import { aCamera, anInit, aStatus } from "../samples";

/** Tells that every element is seen, as soon as it is asked. */
class FakeSight {
  constructor(readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}

  observe(): void {
    this.tell([{ isIntersecting: true }]);
  }

  disconnect(): void {}
}

async function aPicture(fields: Partial<HTMLElementTagNameMap["hw-live-picture"]> = {}) {
  const element = await shown("hw-live-picture", {
    camera: aCamera(),
    client: new Client("http://127.0.0.1:8099/"),
    tracks: new TrackFeed(),
    video: "main",
    buttons: true,
    ...fields,
  });
  await element.updateComplete;
  return element;
}

function bar(element: HTMLElement): LiveBar {
  return inside(element, "hw-live-bar") as LiveBar;
}

function press(element: HTMLElement, name: string): void {
  inside(bar(element), `button[aria-label="${name}"]`)?.click();
}

beforeEach(() => {
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("MediaSource", FakeMediaSource);
  vi.stubGlobal("IntersectionObserver", FakeSight);
  vi.stubGlobal("fetch", async () => new Response('{"detail":"No picture yet."}', { status: 503 }));
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:1");
  vi.spyOn(HTMLMediaElement.prototype, "load").mockReturnValue();
  FakeSocket.all = [];
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("hw-live-picture", () => {
  it("asks for video only where that is wanted", async () => {
    await aPicture({ video: null });
    expect(FakeSocket.all).toEqual([]);
    const element = await aPicture();
    expect(FakeSocket.newest.url).toContain(
      "/cameras/0199f3c2-0000-7000-8000-0000000000aa/live?stream=main",
    );
    expect(textOf(bar(element))).toContain("Going live");
  });

  it("asks for no still of a camera that has had none, but for the last one of others", async () => {
    const asked = vi.fn(async () => new Response("{}", { status: 503 }));
    vi.stubGlobal("fetch", asked);
    const status = aStatus({ last_frame: null });
    const element = await aPicture({ camera: aCamera({ status }), video: null });
    await element.updateComplete;
    element.camera = aCamera({ status: { ...status, state: "connecting" } });
    await element.updateComplete;
    expect(asked).not.toHaveBeenCalled();
    const last_frame = "2026-03-01T12:00:00.000Z";
    element.camera = aCamera({ status: { ...status, state: "offline", last_frame } });
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  });

  it("asks for nothing while something lies over it, and takes it up again", async () => {
    const element = await aPicture();
    element.covered = true;
    await element.updateComplete;
    expect(FakeSocket.newest.readyState).toBe(3);
    element.covered = false;
    await element.updateComplete;
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("ends the line when the page is hidden or it is taken away", async () => {
    const element = await aPicture();
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    await element.updateComplete;
    expect(FakeSocket.newest.readyState).toBe(3);
    hidden.mockRestore();
    document.dispatchEvent(new Event("visibilitychange"));
    await element.updateComplete;
    expect(FakeSocket.newest.readyState).toBe(1);
    element.remove();
    expect(FakeSocket.newest.readyState).toBe(3);
  });

  it("pauses, and goes live again", async () => {
    const element = await aPicture();
    press(element, "Pause");
    await element.updateComplete;
    expect(FakeSocket.newest.readyState).toBe(3);
    expect(textOf(bar(element))).toContain("Paused at");
    press(element, "Go live again");
    await element.updateComplete;
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("tells that the camera is away, and why", async () => {
    const element = await aPicture();
    FakeSocket.newest.says({ type: "offline", reason: "No route to host" });
    await element.updateComplete;
    expect(textOf(bar(element))).toContain("Offline. No route to host");
  });

  it("offers sound only where there is some", async () => {
    const element = await aPicture();
    for (const has_audio of [false, true]) {
      FakeSocket.newest.says(anInit({ has_audio }));
      FakeSocket.newest.brings(new ArrayBuffer(8));
      await element.updateComplete;
      const button = inside(bar(element), 'button[aria-label="Sound on"]');
      expect(button !== null).toBe(has_audio);
    }
    press(element, "Sound on");
    await element.updateComplete;
    expect(FakeSocket.newest.url).toContain("sound=true");
  });

  it("shows nothing of a camera that is switched off", async () => {
    const status = aStatus({ state: "disabled" });
    const element = await aPicture({ camera: aCamera({ enabled: false, status }) });
    expect(FakeSocket.all).toEqual([]);
    expect(textOf(element)).toContain("Switched off");
  });
});
