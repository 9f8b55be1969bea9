// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import "../../src/page/archive-view";
import "../../src/page/camera-grid";
import "../../src/page/camera-trial";
import { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import { OFFER_MS } from "../../src/page/removals";
import { DOUBT_MS } from "../../src/page/sure-button";
import { inside, shown, textOf } from "../dom";
import { aCamera, aSession, aStream, aTrial } from "../samples";

type Sent = { method: string; path: string; body: unknown; key: string | null };

let answers: Record<string, [status: number, body: unknown]>;
let sent: Sent[];

beforeEach(() => {
  vi.stubGlobal("WebSocket", class {});
  sent = [];
  answers = {};
  vi.stubGlobal("fetch", async (url: URL, { method = "GET", body, headers }: RequestInit) => {
    const path = url.pathname.replace("/api/v1/", "");
    const key = new Headers(headers).get("Idempotency-Key");
    sent.push({ method, path, body: body ? JSON.parse(String(body)) : null, key });
    const [status, answer] = answers[`${method} ${path}`] ?? [404, {}];
    return new Response(JSON.stringify(answer), { status });
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function aHouse(): House {
  const house = new House(new Client("http://127.0.0.1:8099/"));
  house.session = aSession();
  return house;
}

describe("hw-camera-trial", () => {
  it("tells a failure plainly and claims nothing else", async () => {
    const failed = aStream({ success: false, message: "Connection failed: wrong password" });
    const trial = aTrial({ success: false, streams: [failed] });
    const text = textOf(await shown("hw-camera-trial", { trial }));
    expect(text).toBe("Connection failed: wrong password");
  });

  it("says what to enter in a camera that uploads", async () => {
    const upload = { host: null, port: 2121, username: "yard", last_upload: null };
    const trial = aTrial({ streams: [aStream({ upload, advice: ["Do this."] })] });
    const text = textOf(await shown("hw-camera-trial", { trial }));
    expect(text).toContain("FTP server localhost Port 2121 User yard");
    expect(text).toContain("Last recording None yet");
    expect(text).toContain("runs in a container");
    expect(text).not.toContain("Connection successful");
  });

  it("tells which stream of a device was chosen, and why", async () => {
    const trial = aTrial({ streams: [aStream({ chosen: "the smallest of three" })] });
    const text = textOf(await shown("hw-camera-trial", { trial }));
    expect(text).toContain("The smallest of three.");
  });

  it("shows the picture, what the streams are like and what could be better", async () => {
    const seldom = aStream({ roles: ["record"], advice: ["Keyframes come too seldom."] });
    const streams = [aStream({ roles: ["detect"], width: 640, height: 360 }), seldom];
    const result = await shown("hw-camera-trial", { trial: aTrial({ picture: "QUJD", streams }) });
    expect(inside(result, "img")?.getAttribute("src")).toBe("data:image/jpeg;base64,QUJD");
    expect(textOf(result)).toContain("640 × 360");
    expect(textOf(result)).toContain("1920 × 1080");
    expect(inside(result, "li")?.textContent).toBe("Keyframes come too seldom.");
  });
});

describe("hw-camera-grid", () => {
  it("leads whoever may to the first camera, and tells others who may", async () => {
    const house = aHouse();
    const grid = await shown("hw-camera-grid", { house });
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    inside(grid, "button")?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "add-camera" } }]);
    house.session = aSession({ scopes: ["read"] });
    grid.requestUpdate();
    await grid.updateComplete;
    expect(inside(grid, "button")).toBeNull();
  });
});

describe("a removal", () => {
  it("can be undone for a while", async () => {
    vi.useFakeTimers();
    const { removals } = aHouse();
    const camera = aCamera();
    answers[`DELETE cameras/${camera.id}`] = [200, {}];
    answers[`POST cameras/${camera.id}/restore`] = [200, {}];
    await removals.remove(camera);
    expect(removals.removed).toBe(camera);
    await removals.undo();
    expect(removals.removed).toBeNull();
    await removals.remove(camera);
    vi.advanceTimersByTime(OFFER_MS);
    expect(removals.removed).toBeNull();
    expect(sent.map(({ method }) => method)).toEqual(["DELETE", "POST", "DELETE"]);
  });

  it("that is refused says why and offers nothing to undo", async () => {
    const { removals } = aHouse();
    answers[`DELETE cameras/${aCamera().id}`] = [503, { detail: "The disk is full." }];
    await removals.remove(aCamera());
    expect([removals.removed, removals.problem]).toEqual([null, "The disk is full."]);
  });
});

describe("hw-archive-view", () => {
  const gone = { id: "c1", slug: "shed", name: "Shed", archived: "2026-03-01T12:00:00.000Z" };

  async function anArchive() {
    answers["GET cameras/archived"] = [200, { cameras: [gone] }];
    answers["POST cameras/c1/restore"] = [200, {}];
    answers["DELETE cameras/archived/c1"] = [200, {}];
    const view = await shown("hw-archive-view", { house: aHouse() });
    await vi.waitFor(() => expect(textOf(view)).toContain("Shed"));
    return view;
  }

  it("brings a camera back", async () => {
    const view = await anArchive();
    inside(view, "li button")?.click();
    await vi.waitFor(() => expect(textOf(view)).toContain("No camera was removed."));
    expect(sent.at(-1)).toMatchObject({ method: "POST", path: "cameras/c1/restore" });
  });

  it("forgets one whoever asks twice", async () => {
    const view = await anArchive();
    const forget = inside(view, "hw-sure-button") as HTMLElementTagNameMap["hw-sure-button"];
    inside(forget, "button")?.click();
    await forget.updateComplete;
    expect(textOf(forget)).toBe("Forget its settings?");
    expect(sent).toHaveLength(1);
    inside(forget, "button")?.click();
    await vi.waitFor(() => expect(textOf(view)).toContain("No camera was removed."));
    expect(sent.at(-1)).toMatchObject({ method: "DELETE", path: "cameras/archived/c1" });
  });
});

describe("hw-sure-button", () => {
  it("forgets a first click that no second one follows", async () => {
    vi.useFakeTimers();
    const button = await shown("hw-sure-button", { label: "Forget" });
    const sure = vi.fn();
    button.addEventListener("hw-sure", sure);
    inside(button, "button")?.click();
    vi.advanceTimersByTime(DOUBT_MS);
    await button.updateComplete;
    expect(textOf(button)).toBe("Forget");
    inside(button, "button")?.click();
    expect(sure).not.toHaveBeenCalled();
  });
});
