// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import type { Moved } from "../../src/api/desk";
import { House } from "../../src/page/house";
import "../../src/page/moving-view";
import { inside, shown, textOf } from "../dom";
import { aSession } from "../samples";

const TRIED: Moved = {
  product: "Frigate 0.16",
  cameras_added: 1,
  dry_run: true,
  chapters: [
    {
      title: "yard: added as 'Yard'",
      added: "Yard",
      notes: [
        { fate: "left", path: "cameras.yard.audio", line: 9, text: "It does not listen." },
        { fate: "carried", path: "", line: null, text: "Alerts for person." },
      ],
    },
  ],
};
const MISSING = {
  detail: "These variables have no value: FRIGATE_PASSWORD.",
  error: { code: "variables_missing" },
  errors: [{ field: "variables.FRIGATE_PASSWORD", message: "has no value" }],
};

let answers: [status: number, body: unknown][];
let sent: { dryRun: string | null; body: { variables: Record<string, string> } }[];

beforeEach(() => {
  vi.stubGlobal("WebSocket", class {});
  sent = [];
  vi.stubGlobal("fetch", async (url: URL, { body }: RequestInit) => {
    sent.push({ dryRun: url.searchParams.get("dry_run"), body: JSON.parse(String(body)) });
    const [status, answer] = answers.shift() ?? [404, {}];
    return new Response(JSON.stringify(answer), { status });
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function choose(file: File) {
  const house = new House(new Client("http://127.0.0.1:8099/"));
  house.session = aSession();
  const view = await shown("hw-moving-view", { house });
  const input = inside(view, "[type=file]") as HTMLInputElement;
  Object.defineProperty(input, "files", { value: [file] });
  input.dispatchEvent(new Event("change"));
  return view;
}

const FILE = new File(["cameras: {}"], "config.yml");

describe("hw-moving-view", () => {
  it("shows what would come of a file, and brings it over when asked to", async () => {
    answers = [
      [200, TRIED],
      [200, { ...TRIED, dry_run: false }],
    ];
    const view = await choose(FILE);
    await vi.waitFor(() => expect(textOf(view)).toContain("Frigate 0.16: 1 camera can be added."));
    expect(textOf(view)).toContain("It does not listen. cameras.yard.audio, line 9");
    inside(view, "button")?.click();
    await vi.waitFor(() => expect(textOf(view)).toContain("Frigate 0.16: 1 camera added."));
    expect(inside(view, "button")).toBeNull();
    expect(sent.map(({ dryRun }) => dryRun)).toEqual(["true", "false"]);
  });

  it("asks for the values of variables, and does not show them", async () => {
    answers = [
      [400, MISSING],
      [200, TRIED],
    ];
    const view = await choose(FILE);
    await vi.waitFor(() => expect(inside(view, "[type=password]")).not.toBeNull());
    expect(textOf(view)).toContain("FRIGATE_PASSWORD");
    const input = inside(view, "[type=password]") as HTMLInputElement;
    input.value = "secret";
    input.dispatchEvent(new Event("input"));
    inside(view, "form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    await vi.waitFor(() => expect(textOf(view)).toContain("can be added"));
    expect(sent[1]?.body.variables).toEqual({ FRIGATE_PASSWORD: "secret" });
    expect(textOf(view)).not.toContain("secret");
  });

  it("says what is wrong with a file, and offers nothing", async () => {
    answers = [[400, { detail: "config.yml: line 1: not YAML" }]];
    const view = await choose(FILE);
    await vi.waitFor(() => expect(textOf(view)).toContain("line 1: not YAML"));
    expect(inside(view, "button")).toBeNull();
  });

  it("sends no file that is far too large", async () => {
    const view = await choose(new File([new Uint8Array((1 << 20) + 1)], "video.mp4"));
    await vi.waitFor(() => expect(textOf(view)).toContain("larger than 1 MiB"));
    expect(sent).toEqual([]);
  });
});
