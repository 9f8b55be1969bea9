// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Zone } from "../../src/card/home/commands";
import { Home } from "../../src/card/home/home";
import type { ZoneEditor } from "../../src/card/zones/zone-editor";
import "../../src/card/zones/zone-editor";
import { inside, shown, textOf } from "../dom";
import { aHomeCamera, FakeHome, refused, settled } from "./fake-home";

const LAWN: Zone = {
  name: "Lawn",
  points: [
    [0.1, 0.1],
    [0.5, 0.1],
    [0.5, 0.5],
  ],
  labels: {},
  loiter: null,
};

let fake: FakeHome;
let cameras = 0;

async function anEditor(camera = aHomeCamera({ camera_id: `camera-${++cameras}` })) {
  const editor = await shown("hw-zone-editor", { home: Home.of(fake.hass), camera });
  await settled();
  return editor;
}

function button(editor: ZoneEditor, name: string): HTMLButtonElement {
  const all = [...(editor.shadowRoot?.querySelectorAll("button") ?? [])];
  const found = all.find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`no button ${name} among ${all.map((each) => each.textContent)}`);
  return found;
}

async function press(editor: ZoneEditor, ...names: string[]): Promise<void> {
  for (const name of names) {
    button(editor, name).click();
    await settled();
  }
}

async function name(editor: ZoneEditor, text: string): Promise<void> {
  const form = inside(editor, "hw-shape-form") as HTMLElement;
  const input = inside(form, "input") as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input"));
  await settled();
}

beforeEach(() => {
  fake = new FakeHome();
  fake.answers["hearthwatch/zones"] = { zones: [LAWN], lines: [], labels: [], tag: '"1"' };
  fake.answers["hearthwatch/zones/save"] = ({ zones, lines }: Record<string, unknown>) => ({
    zones,
    lines,
    tag: '"2"',
  });
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(HTMLMediaElement.prototype, "load").mockReturnValue();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the zone editor", () => {
  it("saves what was drawn", async () => {
    const editor = await anEditor();
    expect(button(editor, "Save").disabled).toBe(true);
    await press(editor, "Line", "Begin with a level line");
    await name(editor, "Gate");
    await press(editor, "Save");
    expect(fake.given("hearthwatch/zones/save")).toEqual([
      {
        type: "hearthwatch/zones/save",
        camera_id: editor.camera.camera_id,
        zones: [LAWN],
        lines: [{ name: "Gate", from: [0.25, 0.6], to: [0.75, 0.6], labels: [] }],
        tag: '"1"',
      },
    ]);
    expect(textOf(editor)).toContain("Saved.");
    expect(button(editor, "Save").disabled).toBe(true);
  });

  it("says what the engine refuses, and keeps the drawing", async () => {
    fake.answers["hearthwatch/zones/save"] = refused("invalid", "zones.1.name: too long");
    const editor = await anEditor();
    await press(editor, "Zone", "Begin with a rectangle", "Save");
    expect(inside(editor, "[role=alert]")?.textContent).toContain("zones.1.name: too long");
    expect(textOf(editor)).toContain("Zone 1");
    expect(button(editor, "Save").disabled).toBe(false);
  });

  it("saves though other settings have changed", async () => {
    const editor = await anEditor();
    fake.answers["hearthwatch/zones"] = { zones: [LAWN], lines: [], labels: [], tag: '"9"' };
    fake.answers["hearthwatch/zones/save"] = ({ tag, ...drawn }: Record<string, unknown>) => {
      if (tag !== '"9"') throw refused("changed");
      return { ...drawn, tag: '"10"' };
    };
    await press(editor, "Zone", "Begin with a rectangle", "Save");
    expect(textOf(editor)).toContain("Saved.");
    expect(fake.given("hearthwatch/zones/save")).toHaveLength(2);
  });

  it("does not undo what somebody else has drawn", async () => {
    const editor = await anEditor();
    const theirs = [{ ...LAWN, name: "Meadow" }];
    fake.answers["hearthwatch/zones"] = { zones: theirs, lines: [], labels: [], tag: '"9"' };
    fake.answers["hearthwatch/zones/save"] = ({ tag, ...drawn }: Record<string, unknown>) => {
      if (tag !== '"9"') throw refused("changed");
      return { ...drawn, tag: '"10"' };
    };
    await press(editor, "Zone", "Begin with a rectangle", "Save");
    expect(inside(editor, "[role=alert]")?.textContent).toContain("Somebody else has changed");
    expect(textOf(editor)).toContain("Zone 1");
    await press(editor, "Show theirs");
    expect(textOf(editor)).toContain("Meadow");
    expect(inside(editor, "[role=alert]")).toBeNull();
    expect(button(editor, "Save").disabled).toBe(true);
    await press(editor, "Undo", "Save");
    expect(textOf(editor)).toContain("Saved.");
    expect(fake.given("hearthwatch/zones/save").at(-1)).toMatchObject({ tag: '"9"' });
  });

  it("says that somebody else has drawn while it was closed", async () => {
    const editor = await anEditor();
    await press(editor, "Zone", "Begin with a rectangle");
    editor.remove();
    fake.answers["hearthwatch/zones"] = { zones: [], lines: [], labels: [], tag: '"9"' };
    const again = await anEditor(editor.camera);
    expect(inside(again, "[role=alert]")?.textContent).toContain("Somebody else has changed");
    await press(again, "Show theirs");
    expect(textOf(again)).not.toContain("Lawn");
  });

  it("takes steps back and forth, a name being one step", async () => {
    const editor = await anEditor();
    await press(editor, "Zone", "Begin with a rectangle");
    await name(editor, "B");
    await name(editor, "Bed");
    await press(editor, "Undo");
    expect(textOf(editor)).toContain("Zone 1");
    await press(editor, "Undo");
    expect(textOf(editor)).not.toContain("Zone 1");
    await press(editor, "Redo", "Redo");
    expect(textOf(editor)).toContain("Bed");
  });

  it("brings back what was deleted", async () => {
    const editor = await anEditor();
    await press(editor, "Delete Lawn");
    expect(textOf(editor)).toContain("Lawn is deleted. Undo brings it back.");
    await press(editor, "Undo");
    expect(button(editor, "Save").disabled).toBe(true);
  });

  it("saves nothing in which something is wrong", async () => {
    const editor = await anEditor();
    await press(editor, "Zone", "Begin with a rectangle");
    await name(editor, "Lawn");
    expect(textOf(editor)).toContain("Another one has this name.");
    expect(button(editor, "Save").disabled).toBe(true);
    expect(button(editor, "Try on the last day").disabled).toBe(true);
  });

  it("loses nothing when it is closed", async () => {
    const editor = await anEditor();
    await press(editor, "Zone", "Begin with a rectangle");
    editor.remove();
    const again = await anEditor(editor.camera);
    expect(textOf(again)).toContain("Your drawing from before, not saved yet.");
    await press(again, "Undo");
    expect(textOf(again)).not.toContain("Zone 1");
  });

  it("says why it has nothing to draw on", async () => {
    fake.answers["hearthwatch/zones"] = refused("unauthorized");
    expect(textOf(await anEditor())).toContain("You may not do that.");
  });

  it("tries a drawing on the last day, and says what would change", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const events = { before: 4, after: 5, gained: 2, lost: 1, gained_events: [], lost_events: [] };
    const job = { id: "j", state: "running", progress: 0.4, text: "Looking" };
    fake.answers["hearthwatch/try"] = job;
    fake.answers["hearthwatch/job"] = {
      ...job,
      state: "done",
      result: { clips: 3, footage_seconds: 90, events },
    };
    const editor = await shown("hw-zone-editor", {
      home: Home.of(fake.hass),
      camera: aHomeCamera({ camera_id: "tried" }),
    });
    await vi.advanceTimersByTimeAsync(10);
    button(editor, "Try on the last day").click();
    await vi.advanceTimersByTimeAsync(10);
    const view = inside(editor, "hw-trial-view") as HTMLElement;
    expect(textOf(view)).toContain("40 %");
    await vi.advanceTimersByTimeAsync(1000);
    expect(textOf(view)).toContain("2 events more, 1 fewer: 5 instead of 4.");
    vi.useRealTimers();
  });

  it("cancels a trial that nobody waits for", async () => {
    fake.answers["hearthwatch/try"] = { id: "j", state: "running", progress: 0, text: "" };
    fake.answers["hearthwatch/job/cancel"] = {};
    const editor = await anEditor();
    await press(editor, "Try on the last day", "Stop trying");
    expect(fake.given("hearthwatch/job/cancel")).toHaveLength(1);
    expect(inside(editor, "hw-trial-view")).toBeNull();
  });

  it("says that there is no footage to try it on", async () => {
    fake.answers["hearthwatch/try"] = refused("invalid", "There is no footage of that time.");
    const editor = await anEditor();
    await press(editor, "Try on the last day");
    expect(textOf(inside(editor, "hw-trial-view") as HTMLElement)).toContain("There is no footage");
  });
});
