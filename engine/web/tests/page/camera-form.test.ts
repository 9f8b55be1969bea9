// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import type { Camera } from "../../src/api/types";
import "../../src/page/camera-form";
import { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import { inside, shown, textOf } from "../dom";
import { aCamera, aSession, aStream, aTrial } from "../samples";
import { KINDS, STORED } from "../samples-of-sources";

type Sent = { method: string; path: string; body: unknown; key: string | null };
type Form = HTMLElementTagNameMap["hw-camera-form"];

const PACKAGED = { name: "nanodet-g", default: true };
const PORCH = { name: "Porch", url: "rtsp://ada:p@ss@192.0.2.10/a" };

let answers: Record<string, [status: number, body: unknown]>;
let sent: Sent[];

beforeEach(() => {
  vi.stubGlobal("WebSocket", class {});
  sent = [];
  answers = {
    "GET cameras/sources": [200, { sources: KINDS }],
    "GET models": [200, { models: [PACKAGED] }],
  };
  vi.stubGlobal("fetch", async (url: URL, { method = "GET", body, headers }: RequestInit) => {
    const path = url.pathname.replace("/api/v1/", "");
    const key = new Headers(headers).get("Idempotency-Key");
    if (method !== "GET") sent.push({ method, path, body: JSON.parse(String(body)), key });
    const [status, answer] = answers[`${method} ${path}`] ?? [404, {}];
    return new Response(JSON.stringify(answer), { status });
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function aHouse(...cameras: Camera[]): House {
  const house = new House(new Client("http://127.0.0.1:8099/"));
  house.session = aSession();
  house.cameras = cameras;
  return house;
}

async function enter(form: Form, values: Readonly<Record<string, string | boolean>>) {
  for (const [name, value] of Object.entries(values)) {
    const field = inside(form, `[name=${name}]`) as HTMLInputElement;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("input"));
    field.dispatchEvent(new Event("change"));
    await form.updateComplete;
  }
}

async function aForm(
  properties: Partial<Form>,
  values: Readonly<Record<string, string | boolean>> = {},
) {
  const house = properties.house ?? aHouse();
  const form = await shown("hw-camera-form", { house, ...properties });
  await vi.waitFor(() => expect(inside(form, "form")).not.toBeNull());
  await enter(form, values);
  const press = (button: "Test" | "Save") => {
    if (button === "Test") inside(form, ".buttons [type=button]")?.click();
    else inside(form, "form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  };
  return { form, house, press };
}

function standsIn(form: Form, name: string): string {
  return (inside(form, `[name=${name}]`) as HTMLInputElement).value;
}

/** Names of the fields that something is said to be wrong with. */
function faulty(form: Form): (string | null)[] {
  return [...(form.shadowRoot?.querySelectorAll('[aria-invalid="true"]') ?? [])].map((field) =>
    field.getAttribute("name"),
  );
}

describe("hw-camera-form for a new camera", () => {
  it("takes the user and the password out of an address that was pasted", async () => {
    const { form } = await aForm({}, PORCH);
    expect(["url", "username", "password"].map((name) => standsIn(form, name))).toEqual([
      "rtsp://192.0.2.10/a",
      "ada",
      "p@ss",
    ]);
  });

  it("shows what came of a test, and keeps nothing", async () => {
    const trial = aTrial({ picture: "AAAA" });
    answers["POST cameras/test"] = [200, trial];
    const { form, press } = await aForm({}, PORCH);
    press("Test");
    await vi.waitFor(() => expect(inside(form, "hw-camera-trial")).toMatchObject({ trial }));
    const sources = [{ type: "rtsp", url: "rtsp://ada:p%40ss@192.0.2.10/a" }];
    const body = { name: "Porch", sources };
    expect(sent).toEqual([{ method: "POST", path: "cameras/test", body, key: null }]);
  });

  it("shows no old picture of another address", async () => {
    answers["POST cameras/test"] = [200, aTrial()];
    const { form, press } = await aForm({}, PORCH);
    press("Test");
    await vi.waitFor(() => expect(inside(form, "hw-camera-trial")).not.toBeNull());
    const url = inside(form, "[name=url]") as HTMLInputElement;
    url.dispatchEvent(new Event("input"));
    await form.updateComplete;
    expect(inside(form, "hw-camera-trial")).toBeNull();
  });

  it("forgets a test while which something else was entered", async () => {
    let stopped = false;
    const { form, press } = await aForm({}, PORCH);
    vi.stubGlobal("fetch", (_: URL, { signal }: RequestInit) => {
      return new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => {
          stopped = true;
          reject(signal.reason);
        });
      });
    });
    press("Test");
    await vi.waitFor(() => expect(textOf(form)).toContain("Connecting …"));
    await enter(form, { name: "Yard" });
    expect(stopped).toBe(false);
    await enter(form, { url: "rtsp://192.0.2.11/a" });
    await vi.waitFor(() => expect(textOf(form)).not.toContain("Connecting …"));
    expect([stopped, inside(form, ".problem")]).toEqual([true, null]);
  });

  it("saves, shows the camera and says so to the house", async () => {
    answers["POST cameras"] = [201, aCamera({ id: "new" })];
    const { form, house, press } = await aForm({}, PORCH);
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
    const { press } = await aForm({}, { ...PORCH, sub_url: "192.0.2.10/sub" });
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
    const { form, press } = await aForm({}, { url: "http://192.0.2.10/" });
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
      const { form, press } = await aForm({}, PORCH);
      press("Save");
      await vi.waitFor(() => expect(inside(form, ".fault")).not.toBeNull());
      expect(faulty(form)).toEqual([field]);
      expect(inside(form, ".problem")).toBeNull();
    },
  );

  it("tries again with the same key, and with another one for another camera", async () => {
    answers["POST cameras"] = [503, { detail: "The disk is full." }];
    const { form, press } = await aForm({}, PORCH);
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

  it("begins with what was found, and becomes another kind without losing what was entered", async () => {
    const { form } = await aForm({ source: "onvif", address: "192.0.2.10", name: "Front" });
    expect([standsIn(form, "name"), standsIn(form, "address")]).toEqual(["Front", "192.0.2.10"]);
    await enter(form, { username: "ada", password: "pw", type: "maker" });
    expect(["address", "username", "password"].map((name) => standsIn(form, name))).toEqual([
      "192.0.2.10",
      "ada",
      "pw",
    ]);
    await enter(form, { type: "rtsp" });
    expect(["url", "username"].map((name) => standsIn(form, name))).toEqual([
      "rtsp://192.0.2.10/",
      "ada",
    ]);
  });

  it("sends what a kind asks for, and leaves out what is as usual", async () => {
    answers["POST cameras"] = [201, aCamera()];
    const entered = { maker: "Axis", address: "192.0.2.10", channel: "2", timeout: "10" };
    const { press } = await aForm({ source: "maker" }, { name: "Porch", ...entered });
    press("Save");
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({
      name: "Porch",
      sources: [{ type: "maker", maker: "Axis", address: "192.0.2.10", channel: 2 }],
    });
  });

  it("says beside the field what came of a test, keeps what was typed, and may be saved", async () => {
    const message = "Connection failed: user or password is wrong";
    const streams = [aStream({ success: false, message, blame: "login" })];
    answers["POST cameras/test"] = [200, aTrial({ success: false, message, streams })];
    const { form, press } = await aForm({}, PORCH);
    press("Test");
    await vi.waitFor(() => expect(faulty(form)).toEqual(["password"]));
    expect(inside(form, ".fault")?.textContent).toBe("User or password is wrong.");
    expect(standsIn(form, "password")).toBe("p@ss");
    expect(textOf(form)).not.toContain("save it all the same");
    await vi.waitFor(() =>
      expect(form.shadowRoot?.activeElement).toBe(inside(form, "[name=password]")),
    );
  });

  it("offers models where there is a choice", async () => {
    const { form } = await aForm({});
    expect(inside(form, "[name=model]")).toBeNull();
    answers["GET models"] = [200, { models: [PACKAGED, { name: "own", default: false }] }];
    answers["POST cameras"] = [201, aCamera()];
    const choosing = await aForm({}, { ...PORCH, model: "own" });
    choosing.press("Save");
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ detect: { model: "own" } });
  });

  it("tells an engine in a container where cameras reach it to upload", async () => {
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
      "http://192.168.1.5:8123/",
    );
    const upload = { host: null, port: 2121, username: "yard", last_upload: null };
    answers["POST cameras/test"] = [200, aTrial({ streams: [aStream({ upload })] })];
    answers["PATCH config"] = [200, {}];
    answers["POST cameras"] = [201, aCamera()];
    const login = { username: "yard", password: "long-enough" };
    const { form, press } = await aForm({ source: "ftp" }, { name: "Yard", ...login });
    press("Test");
    await vi.waitFor(() => expect(inside(form, "hw-camera-trial")).not.toBeNull());
    await vi.waitFor(() => expect(textOf(form)).not.toContain("Connecting …"));
    press("Save");
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    expect(sent.slice(1)).toMatchObject([
      { method: "PATCH", path: "config", body: { ftp: { address: "192.168.1.5" } } },
      { method: "POST", path: "cameras", body: { sources: [{ type: "ftp", ...login }] } },
    ]);
  });

  it("lets one choose what is plugged in, or name another", async () => {
    const { form } = await aForm({ source: "v4l2" });
    expect(inside(form, "[name=device]")?.tagName).toBe("SELECT");
    expect(textOf(form)).toContain("Eye (/dev/video0)");
    await enter(form, { device: "/dev/video2" });
    expect(standsIn(form, "device")).toBe("/dev/video2");
    await enter(form, { device: "" });
    expect(inside(form, "[name=device]")?.tagName).toBe("INPUT");
  });

  it("says why it cannot ask, and tries again", async () => {
    answers["GET cameras/sources"] = [503, { detail: "Not yet." }];
    const form = await shown("hw-camera-form", { house: aHouse() });
    await vi.waitFor(() => expect(textOf(form)).toContain("Not yet."));
    answers["GET cameras/sources"] = [200, { sources: KINDS }];
    inside(form, "button")?.click();
    await vi.waitFor(() => expect(inside(form, "[name=url]")).not.toBeNull());
  });
});

describe("hw-camera-form for a camera that there is", () => {
  const porch = aCamera({ id: "c1", config: { sources: STORED } });

  async function anEdit(values: Readonly<Record<string, string | boolean>>, camera = porch) {
    answers[`PATCH cameras/${camera.id}`] = [200, camera];
    const opened = await aForm({ house: aHouse(camera), cameraId: camera.id }, values);
    const back = new Promise((resolve) => opened.form.addEventListener("hw-back", resolve));
    return { ...opened, back };
  }

  it("shows no secret, and sends nothing that was not changed", async () => {
    const { form, press, back } = await anEdit({});
    expect([standsIn(form, "url"), standsIn(form, "sub_url")]).toEqual([
      "rtsp://192.0.2.10/main",
      "rtsp://192.0.2.10/sub",
    ]);
    expect(inside(form, "[name=password]")).toBeNull();
    expect(textOf(form)).toContain("User and password stay as they are");
    press("Save");
    await back;
    expect(sent).toEqual([]);
  });

  it("changes its name alone", async () => {
    const { press, back, house } = await anEdit({ name: "Back porch" });
    answers["PATCH cameras/c1"] = [200, aCamera({ id: "c1", name: "Back porch" })];
    press("Save");
    await back;
    expect(sent).toMatchObject([{ path: "cameras/c1", body: { name: "Back porch" } }]);
    expect(house.camera("c1")?.name).toBe("Back porch");
  });

  it("keeps both streams and their login when something else is changed", async () => {
    const { press, back } = await anEdit({ transport: "udp" });
    press("Save");
    await back;
    const sources = STORED.map((source) => ({ ...source, transport: "udp" }));
    expect(sent[0]?.body).toEqual({ sources });
  });

  it("asks for user and password again for another address, and can have the old ones back", async () => {
    const { form } = await anEdit({ url: "rtsp://192.0.2.11/main" });
    expect(inside(form, "[name=password]")).not.toBeNull();
    await enter(form, { url: "rtsp://192.0.2.10/main" });
    expect(inside(form, "[name=password]")).toBeNull();
    inside(form, ".kept button")?.click();
    await form.updateComplete;
    expect(inside(form, "[name=password]")).not.toBeNull();
    inside(form, ".pair + button")?.click();
    await form.updateComplete;
    expect(inside(form, "[name=password]")).toBeNull();
  });

  it("is tried with the secrets that are kept", async () => {
    answers["POST cameras/test"] = [200, aTrial()];
    const { form, press } = await anEdit({});
    press("Test");
    await vi.waitFor(() => expect(inside(form, "hw-camera-trial")).not.toBeNull());
    const sources = STORED.map(({ url }) => ({ url }));
    expect(sent[0]).toMatchObject({ path: "cameras/test", body: { id: "c1", sources } });
  });

  it("opens the login that is kept where a test says that it is wrong", async () => {
    const message = "Connection failed: user or password is wrong";
    const streams = [aStream({ success: false, message, blame: "login" })];
    answers["POST cameras/test"] = [200, aTrial({ success: false, message, streams })];
    const { form, press } = await anEdit({});
    press("Test");
    await vi.waitFor(() => expect(faulty(form)).toEqual(["password"]));
  });

  it("leaves sources alone that it cannot show", async () => {
    const sources = [...STORED, { type: "onvif", address: "192.0.2.10" }];
    const odd = aCamera({ id: "c2", config: { sources, detect: { model: "own" } } });
    answers["GET models"] = [200, { models: [PACKAGED, { name: "own", default: false }] }];
    const { form, press, back } = await anEdit({ name: "Odd", model: "" }, odd);
    expect(inside(form, "[name=type]")).toBeNull();
    expect(textOf(form)).toContain("They stay as they are");
    press("Save");
    await back;
    expect(sent[0]?.body).toEqual({ name: "Odd", detect: { model: null } });
  });

  it("becomes another kind", async () => {
    const { press, back } = await anEdit({ type: "onvif", address: "192.0.2.10" });
    press("Save");
    await back;
    expect(sent[0]?.body).toEqual({ sources: [{ type: "onvif", address: "192.0.2.10" }] });
  });

  it("that is gone meanwhile is said to be", async () => {
    const form = await shown("hw-camera-form", { house: aHouse(), cameraId: "c1" });
    expect(textOf(form)).toContain("no longer there");
  });
});
