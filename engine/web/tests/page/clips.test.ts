// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Session } from "../../src/api/access";
import { Client } from "../../src/api/client";
import type { Clip } from "../../src/api/types";
import "../../src/parts/clip-player";
import "../../src/parts/clip-preview";
import "../../src/page/clip-tile";
import "../../src/page/clip-view";
import "../../src/page/clips-view";
import "../../src/page/event-view";
import "../../src/page/footage";
import "../../src/page/trash-view";
import { byDay } from "../../src/page/day-list";
import { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import { inside, shown, textOf } from "../dom";
import { FakeSocket } from "../fake-socket";
import { aCamera, aClip, aDecision, anEvent, aSession } from "../samples";

let answers: Record<string, unknown>;
/** What the engine answers to whatever is to be done; empty: it does it. */
let refusal: string;
let sent: [method: string, address: string][];

beforeEach(() => {
  vi.stubGlobal("WebSocket", FakeSocket);
  refusal = "";
  sent = [];
  answers = { clips: { clips: [aClip()], total: 1, next_cursor: null } };
  vi.stubGlobal("fetch", async (url: URL, { method = "GET" }: RequestInit) => {
    const path = url.pathname.replace("/api/v1/", "");
    if (method !== "GET") {
      sent.push([method, path + url.search]);
      const answer = refusal ? { detail: refusal } : {};
      return new Response(JSON.stringify(answer), { status: refusal ? 404 : 200 });
    }
    const body = answers[path];
    return new Response(JSON.stringify(body ?? {}), { status: body ? 200 : 404 });
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function aHouse(): House {
  const house = new House(new Client("http://127.0.0.1:8099/"));
  house.cameras = [aCamera()];
  house.session = aSession();
  return house;
}

describe("hw-event-view", () => {
  const event = anEvent({ timestamp: "2026-03-01T12:00:08.000Z", picture: "events/1/picture" });

  it("shows what is to be seen of it", async () => {
    const view = await shown("hw-event-view", { house: aHouse(), event });
    expect(inside(view, "hw-footage")).not.toBeNull();
  });

  it("says why it did not alert", async () => {
    const decision = aDecision({ outcome: "silent", reason: "the house is at home" });
    const view = await shown("hw-event-view", { house: aHouse(), event: { ...event, decision } });
    const note = inside(view, "hw-decision") as HTMLElementTagNameMap["hw-decision"];
    await note.updateComplete;
    expect(textOf(note)).toContain("It did not alert: the house is at home.");
    expect(textOf(view)).not.toContain("Show the alert");
  });

  it.each([
    [{ decision: aDecision(), alert_id: "a1" }, "Alert"],
    [{ type: "alert_closed", data: { alert_id: "a1", title: "A person" } }, "A person"],
  ])("leads to the alert that it opened or is about: %j", async (fields, title) => {
    const alerting = { ...event, ...fields };
    const view = await shown("hw-event-view", { house: aHouse(), event: alerting });
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    const buttons = [...(view.shadowRoot?.querySelectorAll("button") ?? [])];
    buttons.find(({ textContent }) => textContent?.includes("Show the alert"))?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "alert", alertId: "a1", title } }]);
  });
});

describe("hw-footage", () => {
  const event = anEvent({ timestamp: "2026-03-01T12:00:08.000Z", picture: "events/1/picture" });
  const clip = aClip();

  it("plays the clip from a little before the event", async () => {
    answers[`events/${event.id}`] = { ...event, clip_id: clip.clip_id };
    answers[`clips/${clip.clip_id}`] = clip;
    const view = await shown("hw-footage", { house: aHouse(), event });
    await vi.waitFor(() => expect(inside(view, "hw-clip-player")).not.toBeNull());
    const player = inside(view, "hw-clip-player") as HTMLElementTagNameMap["hw-clip-player"];
    expect(player.at).toBe(5);
    expect(player.src).toBe(`http://127.0.0.1:8099/api/v1/clips/${clip.clip_id}/media`);
    expect(inside(view, "hw-event-picture")).toBeNull();
    inside(view, "button")?.click();
    await view.updateComplete;
    expect(inside(view, "hw-event-picture")).not.toBeNull();
  });

  it("shows the picture while there is no clip, and the clip as soon as there is one", async () => {
    answers[`events/${event.id}`] = { ...event, clip_id: null };
    const house = aHouse();
    const view = await shown("hw-footage", { house, event });
    expect(inside(view, "hw-event-picture")).not.toBeNull();
    house.clips.hear("clip_ready", aClip({ camera_id: "other" }));
    await view.updateComplete;
    expect(inside(view, "hw-clip-player")).toBeNull();
    house.clips.hear("clip_ready", clip);
    await view.updateComplete;
    expect(inside(view, "hw-clip-player")).not.toBeNull();
  });

  it("does without a clip that was deleted", async () => {
    const lost = { ...event, clip_id: "gone" };
    const view = await shown("hw-footage", { house: aHouse(), event: lost });
    expect(inside(view, "hw-event-picture")).not.toBeNull();
  });
});

describe("hw-clip-player", () => {
  it("offers the file where it cannot be played", async () => {
    const player = await shown("hw-clip-player", { src: "http://127.0.0.1/a", codec: "hevc" });
    inside(player, "video")?.dispatchEvent(new Event("error"));
    await player.updateComplete;
    expect(inside(player, "video")).toBeNull();
    expect(inside(player, "p")?.textContent).toContain("hevc");
    expect(inside(player, "a")?.getAttribute("href")).toBe("http://127.0.0.1/a");
  });

  it("begins where it is told to, without sound", async () => {
    const player = await shown("hw-clip-player", { src: "http://127.0.0.1/a", at: 5 });
    const video = inside(player, "video") as HTMLVideoElement;
    video.dispatchEvent(new Event("loadedmetadata"));
    expect(video.currentTime).toBe(5);
    expect(video.muted).toBe(true);
  });
});

describe("hw-clip-tile", () => {
  it("plays, keeps and deletes", async () => {
    const clip = aClip({ starred: true });
    const tile = await shown("hw-clip-tile", { clip, picture: "http://127.0.0.1/x.jpg" });
    const heard: string[] = [];
    for (const type of ["hw-star", "hw-remove"])
      tile.addEventListener(type, () => heard.push(type));
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    const [play, star, remove] = tile.shadowRoot?.querySelectorAll("button") ?? [];
    expect(star?.getAttribute("aria-pressed")).toBe("true");
    for (const button of [play, star, remove]) button?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "clip", clip } }]);
    expect(heard).toEqual(["hw-star", "hw-remove"]);
  });
});

describe("hw-clip-preview", () => {
  it("looks through the clip under a mouse that rests on it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const preview = await shown("hw-clip-preview", { clip: aClip(), sprite: "http://127.0.0.1/s" });
    const move = (share: number, pointerType = "mouse") =>
      preview.dispatchEvent(new PointerEvent("pointermove", { clientX: share * 200, pointerType }));
    vi.spyOn(preview, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 200, 100));
    move(0.5, "touch");
    vi.advanceTimersByTime(1000);
    await preview.updateComplete;
    expect(inside(preview, "image")).toBeNull();
    move(0.2);
    vi.advanceTimersByTime(200);
    await preview.updateComplete;
    expect(inside(preview, "image")?.getAttribute("href")).toBe("http://127.0.0.1/s");
    inside(preview, "image")?.dispatchEvent(new Event("load"));
    move(0.9);
    await preview.updateComplete;
    expect(inside(preview, ".tile")?.getAttribute("viewBox")).toBe("0 90 160 90");
    expect(inside(preview, ".length")?.textContent).toContain("0:10 / 0:12");
    preview.dispatchEvent(new Event("pointerleave"));
    await preview.updateComplete;
    expect(inside(preview, ".length")?.textContent?.trim()).toBe("12 s");
    vi.useRealTimers();
  });
});

describe("hw-clips-view", () => {
  it("lists the camera's clips; a deletion can be undone", async () => {
    const house = aHouse();
    const view = await shown("hw-clips-view", { house, cameraId: aClip().camera_id });
    await vi.waitFor(() => expect(inside(view, "hw-clip-tile")).not.toBeNull());
    inside(view, "hw-clip-tile")?.dispatchEvent(new Event("hw-remove"));
    await view.updateComplete;
    expect(inside(view, "hw-clip-tile")).toBeNull();
    const toast = inside(view, "hw-toast") as HTMLElementTagNameMap["hw-toast"];
    await toast.updateComplete;
    expect(textOf(toast)).toContain("Clip deleted");
    inside(toast, "button")?.click();
    await vi.waitFor(() => expect(inside(view, "hw-clip-tile")).not.toBeNull());
    await toast.updateComplete;
    expect(textOf(toast)).toBe("");
    expect(sent).toEqual([
      ["DELETE", `clips/${aClip().clip_id}`],
      ["POST", `clips/${aClip().clip_id}/restore`],
    ]);
  });

  it("lets nobody delete who may not", async () => {
    const house = aHouse();
    house.session = aSession({ scopes: ["read"] });
    const view = await shown("hw-clips-view", { house, cameraId: aClip().camera_id });
    await vi.waitFor(() => expect(inside(view, "hw-clip-tile")).not.toBeNull());
    const tile = inside(view, "hw-clip-tile") as HTMLElementTagNameMap["hw-clip-tile"];
    await tile.updateComplete;
    expect(tile.shadowRoot?.querySelectorAll("button")).toHaveLength(1);
  });

  it("leads to what was deleted", async () => {
    const view = await shown("hw-clips-view", { house: aHouse(), cameraId: "cam" });
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    inside(view, ".top button")?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "trash", cameraId: "cam" } }]);
  });
});

describe("hw-clip-view", () => {
  const { clip_id } = aClip();
  const found = { processed_at: "2026-03-02T12:00:00.000Z", detected_classes: ["person"] };

  it("has a clip looked through again, and tells what came of it", async () => {
    const house = aHouse();
    await house.clips.choose(aClip().camera_id);
    const view = await shown("hw-clip-view", { house, clip: aClip() });
    inside(view, "button")?.click();
    await view.updateComplete;
    expect(sent).toEqual([["POST", `clips/${clip_id}/reprocess`]]);
    expect(inside(view, "hw-job-note")).not.toBeNull();
    const filter_result = { ...found, total: 3, gained: 1, lost: 0 };
    house.clips.hear("clip_reprocessed", aClip({ filter_result }));
    await view.updateComplete;
    expect(textOf(view)).toContain("Today's settings find 1 more: 3 events.");
    expect(inside(view, "button")).toMatchObject({ disabled: false });
  });

  it("says why it cannot be looked through", async () => {
    refusal = "The footage of this clip is gone.";
    const view = await shown("hw-clip-view", { house: aHouse(), clip: aClip() });
    inside(view, "button")?.click();
    await vi.waitFor(() => expect(textOf(view)).toContain(refusal));
    expect(inside(view, "button")).toMatchObject({ disabled: false });
  });

  it("offers that to nobody who may only look", async () => {
    const house = aHouse();
    house.session = aSession({ scopes: ["read"] });
    expect(inside(await shown("hw-clip-view", { house, clip: aClip() }), "button")).toBeNull();
  });
});

describe("hw-trash-view", () => {
  async function aTrash(scopes: Session["scopes"]) {
    const house = aHouse();
    house.session = aSession({ scopes });
    const view = await shown("hw-trash-view", { house, cameraId: "" });
    await vi.waitFor(() => expect(inside(view, "hw-clip-preview")).not.toBeNull());
    return view;
  }

  it("has a clip back", async () => {
    const view = await aTrash(["read", "write"]);
    inside(view, ".acts button")?.click();
    await vi.waitFor(() => expect(inside(view, "hw-clip-preview")).toBeNull());
    expect(sent).toEqual([["POST", `clips/${aClip().clip_id}/restore`]]);
  });

  it("deletes for good whoever is sure", async () => {
    const view = await aTrash(["read", "write"]);
    inside(view, "hw-sure-button")?.dispatchEvent(new Event("hw-sure"));
    await vi.waitFor(() => expect(inside(view, "hw-clip-preview")).toBeNull());
    expect(sent).toEqual([["DELETE", `clips/${aClip().clip_id}?forever=true`]]);
  });

  it("only shows them to whoever may do no more", async () => {
    const view = await aTrash(["read"]);
    expect(inside(view, "button")).toBeNull();
    expect(inside(view, "hw-sure-button")).toBeNull();
  });
});

it("clips are cut into days", () => {
  const now = new Date("2026-03-02T12:00:00Z");
  const clips: Clip[] = [
    "2026-03-02T11:00:00Z",
    "2026-03-02T10:00:00Z",
    "2026-03-01T10:00:00Z",
  ].map((start) => aClip({ start }));
  expect(
    byDay(clips, ({ start }) => start, now).map(([day, found]) => [day, found.length]),
  ).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
  ]);
});
