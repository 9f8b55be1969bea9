// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import "../../src/page/archive-view";
import "../../src/page/camera-form";
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

describe("hw-camera-form", () => {
  async function aForm(values: Record<string, string>) {
    const house = aHouse();
    const form = await shown("hw-camera-form", { house });
    for (const [name, value] of Object.entries(values)) {
      const input = inside(form, `[name=${name}]`) as HTMLInputElement;
      input.value = value;
      input.dispatchEvent(new Event("input"));
      input.dispatchEvent(new Event("change"));
      await form.updateComplete;
    }
    const press = (button: "Test" | "Save") => {
      if (button === "Test") inside(form, "[type=button]")?.click();
      else inside(form, "form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    };
    return { form, house, press };
  }

  const PORCH = { name: "Porch", url: "rtsp://ada:p@ss@192.0.2.10/a" };

  it("takes the user and the password out of an address that was pasted", async () => {
    const { form } = await aForm(PORCH);
    const value = (name: string) => (inside(form, `[name=${name}]`) as HTMLInputElement).value;
    expect([value("url"), value("user"), value("password")]).toEqual([
      "rtsp://192.0.2.10/a",
      "ada",
      "p@ss",
    ]);
  });

  it("shows what came of a test, and keeps nothing", async () => {
    const trial = aTrial({ picture: "AAAA" });
    answers["POST cameras/test"] = [200, trial];
    const { form, press } = await aForm(PORCH);
    press("Test");
    await vi.waitFor(() => expect(inside(form, "hw-camera-trial")).toMatchObject({ trial }));
    const sources = [{ type: "rtsp", url: "rtsp://ada:p%40ss@192.0.2.10/a" }];
    const body = { name: "Porch", sources };
    expect(sent).toEqual([{ method: "POST", path: "cameras/test", body, key: null }]);
  });

  it("shows no old picture of another address", async () => {
    answers["POST cameras/test"] = [200, aTrial()];
    const { form, press } = await aForm(PORCH);
    press("Test");
    await vi.waitFor(() => expect(inside(form, "hw-camera-trial")).not.toBeNull());
    const url = inside(form, "[name=url]") as HTMLInputElement;
    url.dispatchEvent(new Event("input"));
    await form.updateComplete;
    expect(inside(form, "hw-camera-trial")).toBeNull();
  });

  it("saves, shows the camera and says so to the house", async () => {
    answers["POST cameras"] = [201, aCamera({ id: "new" })];
    const { form, house, press } = await aForm(PORCH);
    const happened: string[] = [];
    form.addEventListener("hw-close", () => happened.push("close"));
    form.addEventListener(Intent.type, (intent) => happened.push((intent as Intent).view.kind));
    press("Save");
    await vi.waitFor(() => expect(happened).toEqual(["close", "camera"]));
    expect(house.camera("new")).not.toBeNull();
    expect(sent[0]?.body).toEqual({
      name: "Porch",
      sources: [{ type: "rtsp", url: "rtsp://ada:p%40ss@192.0.2.10/a" }],
    });
  });

  it("records the large stream and looks at the smaller one", async () => {
    answers["POST cameras"] = [201, aCamera()];
    const { press } = await aForm({ ...PORCH, sub: "192.0.2.10/sub" });
    press("Save");
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({
      sources: [
        { url: "rtsp://ada:p%40ss@192.0.2.10/a", roles: ["record"] },
        { url: "rtsp://ada:p%40ss@192.0.2.10/sub", roles: ["detect"] },
      ],
    });
  });

  it("asks for what is missing without asking the engine", async () => {
    const { form, press } = await aForm({ url: "http://192.0.2.10/" });
    press("Save");
    await form.updateComplete;
    expect(textOf(form)).toContain("What is it called?");
    expect(textOf(form)).toContain("An address like rtsp://");
    expect(sent).toEqual([]);
  });

  it.each([
    [409, { detail: "The slug 'porch' is taken.", error: { code: "camera_exists" } }, "name"],
    [400, { errors: [{ field: "name", message: "too long" }] }, "name"],
    [400, { errors: [{ field: "sources[0].url", message: "no host" }] }, "url"],
  ])(
    "puts what the engine does not like beside what was typed: %i %j",
    async (status, body, field) => {
      answers["POST cameras"] = [status, body];
      const { form, press } = await aForm(PORCH);
      press("Save");
      await vi.waitFor(() => expect(inside(form, ".fault")).not.toBeNull());
      expect(inside(form, ".field:has(.fault) input")?.getAttribute("name")).toBe(field);
      expect(inside(form, ".problem")).toBeNull();
    },
  );

  it("tries again with the same key, and with another one for another camera", async () => {
    answers["POST cameras"] = [503, { detail: "The disk is full." }];
    const { form, press } = await aForm(PORCH);
    press("Save");
    await vi.waitFor(() => expect(textOf(form)).toContain("The disk is full."));
    press("Save");
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    await form.updateComplete;
    const name = inside(form, "[name=name]") as HTMLInputElement;
    name.value = "Garden";
    name.dispatchEvent(new Event("input"));
    await vi.waitFor(() => expect(textOf(form)).toContain("Save"));
    press("Save");
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    const [first, second, third] = sent.map(({ key }) => key);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe("hw-camera-trial", () => {
  it("tells a failure plainly and claims nothing else", async () => {
    const failed = aStream({ success: false, message: "Connection failed: wrong password" });
    const trial = aTrial({ success: false, streams: [failed] });
    const text = textOf(await shown("hw-camera-trial", { trial }));
    expect(text).toBe("Connection failed: wrong password");
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
