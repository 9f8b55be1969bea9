// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import { House } from "../../src/page/house";
import "../../src/page/job-note";
import { inside, shown, textOf } from "../dom";
import { aCamera, aJob, aSession } from "../samples";

let sent: [method: string, path: string][];
let refused: boolean;

beforeEach(() => {
  sent = [];
  refused = false;
  vi.stubGlobal("WebSocket", class {});
  vi.stubGlobal("fetch", async (url: URL, { method = "GET" }: RequestInit) => {
    sent.push([method, url.pathname.replace("/api/v1/", "")]);
    const done = aJob({ id: "done", state: "done" });
    const body = method === "GET" ? { jobs: [aJob({ id: "new" }), done, aJob({ id: "old" })] } : {};
    return new Response(JSON.stringify(body), { status: refused && method !== "GET" ? 404 : 200 });
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

it("says nothing while there is no work", async () => {
  expect(textOf(await shown("hw-job-note", { house: aHouse() }))).toBe("");
});

it("shows how far a job has got, and stops it", async () => {
  const house = aHouse();
  const note = await shown("hw-job-note", { house });
  house.jobs.hear(aJob());
  house.jobs.hear(aJob({ progress: 0.5, text: "15 of 30 clips" }));
  await note.updateComplete;
  expect(textOf(note)).toContain("Trying settings on recorded footage, Porch 15 of 30 clips");
  expect(inside(note, "rect")?.getAttribute("width")).toBe("50");
  inside(note, "button")?.click();
  expect(sent).toEqual([["DELETE", `jobs/${aJob().id}`]]);
  house.jobs.hear(aJob({ state: "cancelled" }));
  await note.updateComplete;
  expect(textOf(note)).toBe("");
});

it("leaves a failure to be read", async () => {
  const house = aHouse();
  const note = await shown("hw-job-note", { house });
  house.jobs.hear(aJob({ state: "failed", text: "The footage cannot be read." }));
  await note.updateComplete;
  expect(textOf(note)).toContain("The footage cannot be read.");
  inside(note, "button")?.click();
  await note.updateComplete;
  expect(textOf(note)).toBe("");
});

it("lets nobody stop what they may not", async () => {
  const house = aHouse();
  house.session = aSession({ scopes: ["read"] });
  house.jobs.hear(aJob());
  expect(inside(await shown("hw-job-note", { house }), "button")).toBeNull();
});

it("asks what is under way, the oldest first", async () => {
  const { jobs } = aHouse();
  await jobs.refresh();
  expect(jobs.jobs.map(({ id }) => id)).toEqual(["old", "new"]);
});

it("asks anew when a job cannot be stopped, since it is over", async () => {
  const { jobs } = aHouse();
  refused = true;
  await jobs.cancel(aJob());
  expect(sent.map(([method]) => method)).toEqual(["DELETE", "GET"]);
});
