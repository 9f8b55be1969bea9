// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import "../../src/parts/check-list";
import "../../src/page/doorway";
import "../../src/page/event-row";
import type { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import "../../src/page/moment-choice";
import "../../src/page/motion-bar";
import "../../src/page/problem-list";
import "../../src/parts/trace-bar";
import { shown, textOf } from "../dom";
import { anEvent } from "../samples";

afterEach(() => document.body.replaceChildren());

describe("hw-event-row", () => {
  const event = anEvent({
    data: { object_type: "person", confidence: 0.87, zones: ["Path"] },
    trace: { captured: "2026-03-01T12:00:00.000Z", published: "2026-03-01T12:00:00.412Z" },
  });

  it("says what, where and how fast", async () => {
    const row = await shown("hw-event-row", { event, cameraName: "Porch" });
    expect(textOf(row)).toContain("Person in Path, 87 %");
    expect(textOf(row)).toContain("Porch");
    expect(textOf(row)).toContain("told in 412 ms");
  });

  it("does not name the camera twice", async () => {
    const plain = anEvent({ type: "motion_detected", data: { share: 0.1 } });
    const row = await shown("hw-event-row", { event: plain, cameraName: "Porch" });
    expect(textOf(row).match(/Porch/g)).toHaveLength(1);
  });

  it("shows an icon where the picture cannot be had", async () => {
    const row = await shown("hw-event-row", { event, picture: "http://127.0.0.1/x.jpg" });
    row.shadowRoot?.querySelector("img")?.dispatchEvent(new Event("error"));
    await row.updateComplete;
    expect(row.shadowRoot?.querySelector("img")).toBeNull();
    expect(row.shadowRoot?.querySelector("svg")).not.toBeNull();
  });

  it("asks to be shown in full when it is clicked", async () => {
    const row = await shown("hw-event-row", { event });
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    row.shadowRoot?.querySelector("button")?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "event", event } }]);
  });
});

describe("hw-check-list", () => {
  it("says in words, not in colours alone, what was passed", async () => {
    const list = await shown("hw-check-list", {
      checks: [
        { gate: "motion", passed: true, text: "motion 3 %", value: 0.03, limit: 0.005 },
        { gate: "zone", passed: false, text: "outside all zones", value: null, limit: null },
      ],
    });
    expect(textOf(list)).toContain("Passed: Motion motion 3 %");
    expect(textOf(list)).toContain("Not passed: Zone outside all zones");
    expect(list.shadowRoot?.querySelectorAll(".bar")).toHaveLength(1);
  });
});

describe("hw-doorway", () => {
  const house = {} as House;

  it("tells how to get a new link, and why the old one failed", async () => {
    const stage = { kind: "signed-out", why: "The code is used." } as const;
    const text = textOf(await shown("hw-doorway", { house, stage }));
    expect(text).toContain("The code is used.");
    expect(text).toContain("hearthwatch token link");
  });

  it("lets one try again when the engine is away", async () => {
    const door = await shown("hw-doorway", {
      house,
      stage: { kind: "failed", again: true, why: "No answer." },
    });
    const retry = vi.fn();
    door.addEventListener("hw-retry", retry);
    door.shadowRoot?.querySelector("button")?.click();
    expect(retry).toHaveBeenCalledOnce();
  });
});

describe("hw-trace-bar", () => {
  it("lists the steps with the time of each", async () => {
    const trace = {
      captured: "2026-03-01T12:00:00.000Z",
      decoded: "2026-03-01T12:00:00.070Z",
      published: "2026-03-01T12:00:00.500Z",
    };
    const text = textOf(await shown("hw-trace-bar", { trace }));
    expect(text).toContain("500 ms from captured to published");
    expect(text).toContain("+ 430 ms");
  });

  it("says so when nothing was measured", async () => {
    expect(textOf(await shown("hw-trace-bar", { trace: {} }))).toContain("Nothing was measured");
  });
});

describe("hw-problem-list", () => {
  it("tells each problem in a sentence, and for how long if that says anything", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 2, 1, 12, 5), toFake: ["Date"] });
    const problems = [
      { kind: "frozen", since: "2026-03-01T12:00:00Z", text: "The picture does not change" },
      { kind: "clock", since: "2026-03-01T12:04:59Z", text: "The clock jumped" },
    ];
    const list = await shown("hw-problem-list", { problems });
    expect(
      [...(list.shadowRoot?.querySelectorAll("li") ?? [])].map((li) => li.textContent),
    ).toEqual([
      expect.stringMatching(/The picture does not change for 5 min/),
      expect.stringMatching(/The clock jumped\s*$/),
    ]);
    vi.useRealTimers();
  });
});

describe("hw-motion-bar", () => {
  it("stands out from its threshold on", async () => {
    const bar = await shown("hw-motion-bar", { share: 0.004, threshold: 0.005 });
    expect(bar.shadowRoot?.querySelector(".moving")).toBeNull();
    bar.share = 0.005;
    await bar.updateComplete;
    expect(bar.shadowRoot?.querySelector(".moving")).not.toBeNull();
  });
});

describe("hw-moment-choice", () => {
  it("steps back from now and returns to it", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 2, 1, 12), toFake: ["Date"] });
    const choice = await shown("hw-moment-choice", {});
    const press = (label: RegExp) =>
      [...(choice.shadowRoot?.querySelectorAll("button") ?? [])]
        .find((button) => label.test(button.getAttribute("aria-label") ?? ""))
        ?.click();
    press(/5 seconds earlier/);
    expect(choice.at?.toISOString()).toBe("2026-03-01T11:59:55.000Z");
    await choice.updateComplete;
    press(/1 second later/);
    expect(choice.at?.toISOString()).toBe("2026-03-01T11:59:56.000Z");
    press(/5 seconds later/);
    expect(choice.at).toBeNull();
    vi.useRealTimers();
  });
});
