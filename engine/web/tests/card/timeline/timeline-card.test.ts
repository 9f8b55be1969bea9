// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HomeEvent } from "../../../src/card/home/commands";
import { DAY, HOUR } from "../../../src/card/timeline/span";
import { Scrubbed, type TimeBar } from "../../../src/card/timeline/time-bar";
import type { TimelineCard } from "../../../src/card/timeline/timeline-card";
import "../../../src/card/timeline/timeline-card";
import type { TimelineView } from "../../../src/card/timeline/timeline-view";
import type { VisitList } from "../../../src/card/timeline/visit-list";
import { speak } from "../../../src/words/language";
import { inside, textOf } from "../../dom";
import { aHomeCamera, aHomeClip, aHomeEvent, FakeHome, refused, settled } from "../fake-home";

const TYPE = "custom:hearthwatch-timeline-card";
const PORCH = "0199f3c2-0000-7000-8000-0000000000aa";

let fake: FakeHome;

function told(id: string, minutesAgo: number, fields: Partial<HomeEvent> = {}): HomeEvent {
  const timestamp = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const data = { object_type: "person", confidence: 0.8, track_id: Number(id.slice(1)) };
  return aHomeEvent({ id, timestamp, data, picture: `/picture/${id}`, ...fields });
}

function timeline({ since, until, buckets }: Record<string, unknown>) {
  const seconds = (Date.parse(String(until)) - Date.parse(String(since))) / 1000 / Number(buckets);
  return { since, until, seconds, buckets, cameras: [] };
}

async function aCard(config: object = {}): Promise<TimelineCard> {
  const card = document.createElement("hearthwatch-timeline-card");
  card.setConfig({ type: TYPE, ...config });
  card.hass = fake.hass;
  document.body.append(card);
  await rested(card);
  return card;
}

/** Wait until what was asked first is answered. */
async function rested(card: TimelineCard): Promise<void> {
  await settled();
  await card.updateComplete;
  await settled();
}

function viewOf(card: TimelineCard): TimelineView | null {
  return card.renderRoot.querySelector("hw-timeline-view");
}

/** Find something in the view, or in the parts that it is made of. */
function find<E extends Element = HTMLElement>(card: TimelineCard, selector: string): E {
  const view = viewOf(card)?.renderRoot;
  const parts = view?.querySelectorAll("hw-span-choice, hw-timeline-stage") ?? [];
  const roots = [view, ...[...parts].map(({ shadowRoot }) => shadowRoot)];
  const found = roots.map((root) => root?.querySelector<E>(selector)).find(Boolean);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

function rows(card: TimelineCard): string[] {
  const list = find<VisitList>(card, "hw-visit-list");
  return [...list.renderRoot.querySelectorAll(".what")].map((row) => row.textContent ?? "");
}

beforeEach(() => {
  fake = new FakeHome();
  fake.answers["hearthwatch/timeline"] = timeline;
  vi.spyOn(HTMLMediaElement.prototype, "load").mockReturnValue();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(readonly tell: (entries: object[]) => void) {}
      observe(): void {
        this.tell([{ contentRect: { width: 600, height: 340 } }]);
      }
      disconnect(): void {}
    },
  );
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  speak({});
});

describe("a timeline", () => {
  it("asks for the last day of all cameras, and lists what happened", async () => {
    fake.events = [told("e1", 5), told("e2", 90)];
    const card = await aCard();
    await vi.waitFor(() => expect(rows(card).length).toBe(2));
    const [asked] = fake.given("hearthwatch/timeline");
    expect(asked).toMatchObject({ camera_id: [PORCH], buckets: 40 });
    const span = Date.parse(String(asked?.until)) - Date.parse(String(asked?.since));
    expect(span).toBeCloseTo(DAY, -3);
    expect(find(card, ".caption strong").textContent).toBe("Person at Porch, 80 %");
  });

  it("makes only the rows that are seen, however many there are", async () => {
    fake.events = Array.from({ length: 600 }, (_, index) => told(`e${index}`, 1 + index / 10));
    const card = await aCard();
    await vi.waitFor(() => expect(rows(card).length).toBeGreaterThan(4));
    expect(rows(card).length).toBeLessThan(20);
    const list = find<VisitList>(card, "hw-visit-list");
    while (list.more) {
      list.dispatchEvent(new Event("hw-more"));
      await settled();
    }
    expect(list.visits.length).toBe(600);
    expect(rows(card).length).toBeLessThan(20);
  });

  it("takes in what happens now, if the filters admit it", async () => {
    const card = await aCard();
    await vi.waitFor(() =>
      expect(textOf(viewOf(card) as HTMLElement)).toContain("Nothing happened"),
    );
    fake.says({ topic: "events", type: "object_detected", data: told("e7", 0) });
    fake.says({
      topic: "events",
      type: "object_left",
      data: told("e8", 0, { type: "object_left" }),
    });
    await vi.waitFor(() => expect(rows(card).length).toBe(1));
  });

  it("asks through the filters, and offers to see everything when there is nothing", async () => {
    const card = await aCard();
    find(card, "[aria-expanded]").click();
    await settled();
    const form = find<HTMLElement>(card, "hw-choice-form");
    const select = form.shadowRoot?.querySelector("select") as HTMLSelectElement;
    select.value = "vehicle";
    select.dispatchEvent(new Event("change"));
    await vi.waitFor(() =>
      expect(fake.given("hearthwatch/events").at(-1)).toMatchObject({ label: "vehicle" }),
    );
    await vi.waitFor(() => expect(find(card, ".none").textContent).toContain("Nothing like that"));
    find(card, ".none button").click();
    await vi.waitFor(() =>
      expect(fake.given("hearthwatch/events").at(-1)).not.toHaveProperty("label"),
    );
  });

  it("goes to an hour, and to what was before, by clicks and by keys", async () => {
    const card = await aCard({ span: "week" });
    const view = viewOf(card) as TimelineView;
    const bar = find<TimeBar>(card, "hw-time-bar");
    find(card, ".lengths button").click();
    await view.updateComplete;
    expect(bar.span.end - bar.span.start).toBeCloseTo(HOUR, -2);
    const { start } = bar.span;
    find(card, ".steps button").click();
    await view.updateComplete;
    expect(bar.span.start).toBeLessThan(start);
    const slider = bar.renderRoot.querySelector(".bar") as HTMLElement;
    slider.dispatchEvent(new KeyboardEvent("keydown", { key: "-" }));
    await view.updateComplete;
    expect(bar.span.end - bar.span.start).toBeCloseTo(2 * HOUR, -2);
    slider.dispatchEvent(new KeyboardEvent("keydown", { key: "Home" }));
    await view.updateComplete;
    expect(bar.cursor).toBe(bar.span.start);
  });

  it("plays a moment where there is footage, and says where there is none", async () => {
    const card = await aCard();
    const moment = Date.now() - HOUR;
    const clip = aHomeClip({
      camera_id: PORCH,
      start: new Date(moment - 10_000).toISOString(),
      duration: 60,
    });
    fake.answers["hearthwatch/clips"] = { clips: [clip], next_cursor: null };
    const bar = find<TimeBar>(card, "hw-time-bar");
    bar.dispatchEvent(new Scrubbed(moment, PORCH, true));
    await settled();
    const footage = find<HTMLElement>(card, "hw-home-footage");
    await vi.waitFor(() =>
      expect(footage.shadowRoot?.querySelector("hw-clip-player")).toBeTruthy(),
    );
    expect(footage.shadowRoot?.querySelector("hw-clip-player")?.at).toBeCloseTo(10, 1);

    fake.answers["hearthwatch/clips"] = { clips: [], next_cursor: null };
    bar.dispatchEvent(new Scrubbed(moment - 2 * HOUR, PORCH, true));
    await vi.waitFor(() => expect(textOf(footage)).toContain("Nothing was recorded then."));
  });

  it("deletes a clip, and brings it back", async () => {
    const clip = aHomeClip({ camera_id: PORCH, start: new Date(Date.now() - HOUR).toISOString() });
    fake.events = [told("e1", 59, { clip_id: clip.clip_id })];
    fake.answers["hearthwatch/clip"] = clip;
    const moved = { clip_ids: [clip.clip_id] };
    fake.answers["hearthwatch/clips/delete"] = moved;
    fake.answers["hearthwatch/clips/restore"] = moved;
    const card = await aCard();
    await vi.waitFor(() => find(card, ".play"));
    find(card, ".play").click();
    await vi.waitFor(() => find(card, "hw-clip-acts"));
    const acts = find<HTMLElement>(card, "hw-clip-acts");
    inside(acts, "[aria-label='Delete the clip']")?.click();
    await vi.waitFor(() => expect(find(card, ".said").textContent).toContain("Clip deleted."));
    find(card, ".said button").click();
    await vi.waitFor(() => expect(find(card, ".said").textContent).toContain("It is back."));
    expect(fake.given("hearthwatch/clips/restore")[0]).toMatchObject(moved);
  });

  it("lets nobody delete who may not", async () => {
    fake.cameras = [aHomeCamera({ may: { control: false, edit: false } })];
    const clip = aHomeClip({ camera_id: PORCH, start: new Date(Date.now() - HOUR).toISOString() });
    fake.events = [told("e1", 59, { clip_id: clip.clip_id })];
    fake.answers["hearthwatch/clip"] = clip;
    const card = await aCard();
    await vi.waitFor(() => find(card, ".play"));
    find(card, ".play").click();
    await vi.waitFor(() => find(card, "hw-clip-acts"));
    const buttons = find<HTMLElement>(card, "hw-clip-acts").shadowRoot?.querySelectorAll("button");
    expect([...(buttons ?? [])].map(({ disabled }) => disabled)).toEqual([true, true]);
  });

  it("says what is wrong, and that it is tried again", async () => {
    fake.answers["hearthwatch/events"] = refused("unavailable");
    const card = await aCard();
    await vi.waitFor(() =>
      expect(find(card, ".none").textContent).toContain("The engine does not answer."),
    );
    delete fake.answers["hearthwatch/events"];
    fake.events = [told("e1", 5)];
    find(card, ".none button").click();
    await vi.waitFor(() => expect(rows(card).length).toBe(1));
    fake.says({ topic: "connection", data: { live: false } });
    await vi.waitFor(() => expect(find(card, ".away").textContent).toContain("does not answer"));
    expect(rows(card).length).toBe(1);
  });

  it.each([
    ["unknown_command", "is not set up"],
    ["timeout", "Home Assistant does not answer"],
  ])("without any camera (%s) says what to do", async (code, words) => {
    fake.answers["hearthwatch/cameras"] = refused(code);
    const card = await aCard();
    expect(textOf(card)).toContain(words);
  });

  it("shows the cameras that it was set up with", async () => {
    fake.cameras = [
      aHomeCamera(),
      aHomeCamera({ camera_id: "yard", device_id: "d2", name: "Yard" }),
    ];
    const card = await aCard({ devices: ["d2"], title: "Outside" });
    expect(find<TimeBar>(card, "hw-time-bar").cameras).toEqual([{ id: "yard", name: "Yard" }]);
    expect(textOf(card)).toContain("Outside");
  });
});
