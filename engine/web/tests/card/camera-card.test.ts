// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CameraCard } from "../../src/card/camera/camera-card";
import "../../src/card/camera/camera-card";
import { cameraForm, check } from "../../src/card/camera/camera-config";
import type { HomeCamera } from "../../src/card/home/commands";
import { speak } from "../../src/words/language";
import { inside, textOf } from "../dom";
import { aHomeCamera, aHomeEvent, DEVICE, FakeHome, refused, settled } from "./fake-home";

const TYPE = "custom:hearthwatch-camera-card";

/** Tells that every element is seen, as soon as it is asked. */
class FakeSight {
  constructor(readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}

  observe(): void {
    this.tell([{ isIntersecting: true }]);
  }

  disconnect(): void {}
}

let fake: FakeHome;

async function aCard(config: object = { device: DEVICE }): Promise<CameraCard> {
  const card = document.createElement("hearthwatch-camera-card");
  card.setConfig({ type: TYPE, ...config });
  card.hass = fake.hass;
  document.body.append(card);
  await settled();
  await card.updateComplete;
  return card;
}

async function online(fields: Partial<HomeCamera>): Promise<CameraCard> {
  fake.cameras = [aHomeCamera(fields)];
  return aCard();
}

beforeEach(() => {
  fake = new FakeHome();
  vi.stubGlobal("IntersectionObserver", FakeSight);
  vi.spyOn(HTMLMediaElement.prototype, "load").mockReturnValue();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  speak({});
});

describe("a camera card", () => {
  it("shows the camera by its name, or by another one", async () => {
    const card = await aCard();
    expect(inside(card, "h2")?.textContent).toBe("Porch");
    card.setConfig({ type: TYPE, device: DEVICE, name: "Front" });
    await card.updateComplete;
    expect(inside(card, "h2")?.textContent).toBe("Front");
  });

  it("shows Home Assistant's picture before anything is answered, and no other one after", async () => {
    fake.answers["hearthwatch/cameras"] = () => answered;
    const cameras = { engines: [], cameras: fake.cameras };
    let answer = (_: object) => {};
    const answered = new Promise<object>((resolve) => {
      answer = resolve;
    });
    fake.state("camera.porch", "idle", {
      entity_picture: "/api/camera_proxy/camera.porch?token=a",
    });
    const card = await aCard();
    const poster = inside(card, "img.poster");
    expect(poster?.getAttribute("src")).toMatch(
      /^http:\/\/ha\.local\/.*token=a&width=\d+&height=\d+$/,
    );
    expect(inside(card, "h2")?.textContent).toBe("Porch");
    answer(cameras);
    await settled();
    card.hass = fake.state("camera.porch", "idle", { entity_picture: "/other?token=b" });
    await card.updateComplete;
    expect(inside(card, "hw-live-picture + .poster")).toBe(poster);
    poster?.dispatchEvent(new Event("error"));
    expect(poster?.hasAttribute("hidden")).toBe(true);
  });

  it.each([
    ["unavailable", { entity_picture: "/api/camera_proxy/camera.porch?token=a" }],
    ["idle", {}],
  ])("asks for no picture that Home Assistant does not have: %s %o", async (state, attributes) => {
    fake.state("camera.porch", state, attributes);
    expect(inside(await aCard(), ".poster")).toBeNull();
  });

  it("finds the camera of an entity in the registry", async () => {
    const card = await aCard({ entity: "camera.porch" });
    expect(inside(card, "h2")?.textContent).toBe("Porch");
  });

  it.each([
    [{ device: "gone" }, {}, "This camera is gone."],
    [{}, {}, "Choose one in the settings of this card."],
    [{ device: DEVICE }, { cameras: [] }, "You may not see this camera."],
    [{ device: DEVICE }, { error: "unknown_command" }, "integration is not set up"],
    [{ device: DEVICE }, { error: "timeout" }, "Home Assistant does not answer."],
  ])("says what to do where it can show nothing: %o %o", async (config, how, words) => {
    if ("cameras" in how) fake.cameras = [];
    if ("error" in how) fake.answers["hearthwatch/cameras"] = refused(how.error);
    expect(textOf(await aCard(config))).toContain(words);
  });

  it.each([
    [{ enabled: false }, "Switched off"],
    [{ status: null }, "The engine does not answer"],
    [
      { status: { ...aHomeCamera().status, state: "offline", reason: "No route." } as never },
      "No route.",
    ],
  ])("says over the picture why that is not of now: %o", async (fields, words) => {
    const card = await online(fields);
    expect(inside(card, ".notice")?.textContent).toContain(words);
    expect(inside(card, ".tap")?.hasAttribute("disabled")).toBe(true);
  });

  it("says that Home Assistant or the engine is away, and that it is back", async () => {
    const card = await aCard();
    expect(inside(card, ".notice")).toBeNull();
    fake.line("disconnected");
    await card.updateComplete;
    expect(inside(card, ".notice")?.textContent).toContain("No connection to Home Assistant");
    fake.line("ready");
    fake.says({ topic: "connection", data: { live: false } });
    await settled();
    expect(inside(card, ".notice")?.textContent).toContain("The engine does not answer");
    fake.says({ topic: "connection", data: { live: true } });
    await settled();
    expect(inside(card, ".notice")).toBeNull();
  });

  it("wears badges of what is there now", async () => {
    fake.state("binary_sensor.porch_person", "on");
    fake.state("sensor.porch_people", "2");
    const entities = {
      person: "binary_sensor.porch_person",
      people: "sensor.porch_people",
      package: "binary_sensor.porch_package",
    };
    const card = await online({ entities });
    expect(inside(card, ".top ul")?.textContent?.trim()).toBe("2 people");
    card.hass = fake.state("binary_sensor.porch_person", "off");
    await card.updateComplete;
    expect(inside(card, ".top ul")?.textContent?.trim()).toBe("");
    card.hass = fake.state("binary_sensor.porch_package", "on");
    await card.updateComplete;
    expect(inside(card, ".top ul")?.textContent?.trim()).toBe("Package");
  });

  it("asks for boxes while it is live, and no longer", async () => {
    const card = await aCard();
    const wished = () => [...fake.subscriptions.values()].map(({ tracks }) => tracks);
    expect(wished()).toEqual([[]]);
    inside(card, ".tap")?.click();
    await settled();
    expect(wished()).toEqual([[aHomeCamera().camera_id]]);
    inside(card, ".tap")?.click();
    await settled();
    expect(wished()).toEqual([[]]);
  });

  it("leaves changes in other rooms aside", async () => {
    const card = await aCard();
    const drawn = vi.spyOn(card as unknown as { render: () => unknown }, "render");
    card.hass = fake.state("light.kitchen", "on");
    await card.updateComplete;
    expect(drawn).not.toHaveBeenCalled();
    card.hass = fake.state("binary_sensor.porch_person", "on");
    await card.updateComplete;
    expect(drawn).toHaveBeenCalled();
  });

  it("shows an event as soon as it is told, and its picture where there is no clip", async () => {
    const card = await aCard();
    const strip = inside(card, "hw-visit-strip") as HTMLElement;
    expect(textOf(strip)).toContain("Nothing has happened yet.");
    const data = { object_type: "person", zones: ["Lawn"] };
    const event = aHomeEvent({ data, timestamp: new Date().toISOString() });
    fake.says({ topic: "events", type: event.type, data: event });
    await settled();
    expect(textOf(strip)).toContain("Person · Lawn");
    inside(strip, "button")?.click();
    await settled();
    const footage = inside(card, "hw-home-footage") as HTMLElement;
    expect(textOf(footage)).toContain("Still being recorded");
    inside(card, ".caption .plain")?.click();
    await card.updateComplete;
    expect(inside(card, "hw-live-picture")).not.toBeNull();
  });

  it("says what keeps it from knowing what happened, and asks again when told to", async () => {
    fake.answers["hearthwatch/events"] = refused("unavailable");
    const card = await aCard();
    const strip = inside(card, "hw-visit-strip") as HTMLElement;
    expect(textOf(strip)).toContain("The engine does not answer.");
    fake.answers = {};
    inside(strip, "p button")?.click();
    await settled();
    expect(textOf(strip)).toContain("Nothing has happened yet.");
  });

  it("offers only what its user may do", async () => {
    const card = await online({ may: { control: false, edit: false } });
    const acts = inside(card, "hw-camera-acts") as HTMLElement;
    expect(textOf(acts)).toBe("More");
  });

  it("records, and says when that was refused", async () => {
    const card = await aCard();
    const acts = inside(card, "hw-camera-acts") as HTMLElement;
    inside(acts, ".record")?.click();
    await settled();
    expect(fake.hass.callService).toHaveBeenCalledWith("hearthwatch", "record", {
      device_id: DEVICE,
      seconds: 30,
    });
    expect(textOf(acts)).toContain("Recording for 30 s.");
    fake.hass.callService = vi.fn(async () => {
      throw refused("unauthorized");
    });
    inside(acts, ".snapshot")?.click();
    await settled();
    expect(textOf(acts)).toContain("You may not do that.");
  });

  it("speaks German where the reader does", async () => {
    fake.hass = { ...fake.hass, language: "de", locale: { language: "de" } };
    const card = await aCard();
    expect(textOf(inside(card, "hw-camera-acts") as HTMLElement)).toContain("Aufnehmen");
    card.hass = { ...fake.hass, language: "en", locale: { language: "en" } };
    await settled();
    expect(textOf(inside(card, "hw-camera-acts") as HTMLElement)).toContain("Record");
  });
});

describe("its settings", () => {
  it.each([
    [{ device: 3 }, "device must be a text"],
    [{ boxes: "yes" }, "boxes must be true or false"],
    [{ live: "never" }, "live must be one of tap, always"],
  ])("are refused with what is wrong: %o", (config, words) => {
    expect(() => check({ type: TYPE, ...config } as never)).toThrow(words);
  });

  it("are a form in which each field has a name", () => {
    const { schema, computeLabel } = cameraForm();
    const names: { name: string }[] = schema.flatMap((field): { name: string }[] =>
      field.schema ? [...field.schema] : [field],
    );
    for (const { name } of names) expect(computeLabel({ name })).not.toBe(name);
  });

  it("begin with a camera that there is, and fit the cameras that are ours alone", () => {
    const Card = customElements.get("hearthwatch-camera-card") as typeof CameraCard;
    expect(Card.getStubConfig(fake.hass)).toEqual({ device: DEVICE, live: "tap" });
    const [entry] = (
      window as unknown as { customCards: import("../../src/card/register").CardEntry[] }
    ).customCards;
    expect(entry?.getEntitySuggestion?.(fake.hass, "camera.porch")?.config).toEqual({
      type: TYPE,
      device: DEVICE,
      live: "tap",
    });
    expect(entry?.getEntitySuggestion?.(fake.hass, "light.kitchen")).toBeNull();
    expect(entry?.name).toBe("Hearthwatch camera");
    speak({ "Hearthwatch camera": "Hearthwatch-Kamera" });
    expect(entry?.name).toBe("Hearthwatch-Kamera");
  });
});
