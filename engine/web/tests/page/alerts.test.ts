// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scope } from "../../src/api/access";
import type { Alert } from "../../src/api/alerts";
import { Client } from "../../src/api/client";
import "../../src/page/alert-row";
import "../../src/page/alert-view";
import "../../src/page/alerts-view";
import "../../src/page/bell";
import { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import { inside, shown, textOf } from "../dom";
import { FakeSocket } from "../fake-socket";
import { aCamera, aDecision, anAlert, anEvent, aSession } from "../samples";

let answers: Record<string, unknown>;
let asked: string[];
let sent: [method: string, path: string][];

beforeEach(() => {
  vi.stubGlobal("WebSocket", FakeSocket);
  asked = [];
  sent = [];
  answers = { alerts: { data: [anAlert()], total: 1, next_cursor: null } };
  vi.stubGlobal("fetch", async (url: URL, { method = "GET" }: RequestInit) => {
    const path = url.pathname.replace("/api/v1/", "");
    asked.push(path);
    if (method !== "GET") sent.push([method, path]);
    const body = answers[path];
    return new Response(JSON.stringify(body ?? {}), { status: body ? 200 : 404 });
  });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function aHouse(...scopes: Scope[]): House {
  const house = new House(new Client("http://127.0.0.1:8099/"));
  house.cameras = [aCamera()];
  house.session = aSession({ scopes: ["read", ...scopes] });
  return house;
}

describe("hw-bell", () => {
  it("tells how many are open and leads to them", async () => {
    const house = aHouse();
    const bell = await shown("hw-bell", { house });
    expect(inside(bell, "i")).toBeNull();
    await house.alerts.count();
    await bell.updateComplete;
    expect(inside(bell, "i")?.textContent).toBe("1");
    expect(textOf(bell)).toContain("1 open alert");
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    inside(bell, "button")?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "alerts" } }]);
  });
});

describe("hw-alert-row", () => {
  it("says what, how grave, where and what became of it", async () => {
    const alert = anAlert({ status: "acknowledged", acknowledged_by: "Ada" });
    const row = await shown("hw-alert-row", { alert, cameraName: "Porch" });
    expect(textOf(row)).toContain("A person at Porch");
    expect(textOf(row)).toContain("A person stayed on the path for 20 s");
    expect(textOf(row)).toContain("Acknowledged by Ada");
    expect(inside(row, "hw-severity-chip")).toMatchObject({ severity: "medium" });
  });

  it("offers nothing to whoever may only look", async () => {
    const row = await shown("hw-alert-row", { alert: anAlert(), fixed: true });
    expect(inside(row, "hw-alert-acts")).toBeNull();
  });
});

describe("hw-alerts-view", () => {
  it("lets one acknowledge an alert, which then leaves the open ones", async () => {
    answers[`alerts/${anAlert().id}/acknowledge`] = anAlert({ status: "acknowledged" });
    const view = await shown("hw-alerts-view", { house: aHouse("write") });
    await vi.waitFor(() => expect(inside(view, "hw-alert-row")).not.toBeNull());
    const row = inside(view, "hw-alert-row") as HTMLElementTagNameMap["hw-alert-row"];
    await row.updateComplete;
    const acts = inside(row, "hw-alert-acts") as HTMLElementTagNameMap["hw-alert-acts"];
    await acts.updateComplete;
    inside(acts, "button")?.click();
    await vi.waitFor(() => expect(inside(view, "hw-alert-row")).toBeNull());
    expect(sent).toEqual([["POST", `alerts/${anAlert().id}/acknowledge`]]);
    expect(textOf(view)).toContain("All is calm");
  });

  it("acknowledges all at once", async () => {
    answers["alerts/acknowledge"] = {};
    const view = await shown("hw-alerts-view", { house: aHouse("write") });
    await vi.waitFor(() => expect(inside(view, ".top > button")).not.toBeNull());
    answers.alerts = { data: [], total: 0, next_cursor: null };
    inside(view, ".top > button")?.click();
    await vi.waitFor(() => expect(inside(view, "hw-alert-row")).toBeNull());
    expect(sent).toEqual([["POST", "alerts/acknowledge"]]);
  });

  it("offers neither to whoever may only look", async () => {
    const view = await shown("hw-alerts-view", { house: aHouse() });
    await vi.waitFor(() => expect(inside(view, "hw-alert-row")).not.toBeNull());
    expect(inside(view, ".top > button")).toBeNull();
    expect(inside(view, "hw-alert-row")).toMatchObject({ fixed: true });
  });
});

describe("hw-alert-view", () => {
  const { id } = anAlert();
  const decision = aDecision();

  it("shows what happened and why it alerted", async () => {
    answers[`alerts/${id}`] = { ...anAlert(), events: [anEvent({ decision })] };
    const view = await shown("hw-alert-view", { house: aHouse("write"), alertId: id });
    await vi.waitFor(() => expect(inside(view, "hw-footage")).not.toBeNull());
    expect(inside(view, "hw-event-row")).not.toBeNull();
    expect(inside(view, "hw-decision")).toMatchObject({ decision });
    expect(inside(view, "hw-alert-acts")).not.toBeNull();
  });

  it("asks anew when something is told of it, and of all that is told at once only once more", async () => {
    answers[`alerts/${id}`] = { ...anAlert(), events: [] };
    const house = aHouse();
    const view = await shown("hw-alert-view", { house, alertId: id });
    await vi.waitFor(() => expect(textOf(view)).toContain("Open"));
    const before = asked.length;
    vi.useFakeTimers();
    const tell = async (alert: Alert) => {
      house.alerts.hear("alert_updated", alert);
      await view.updateComplete;
    };
    await tell(anAlert({ id: "other" }));
    expect(asked).toHaveLength(before);
    answers[`alerts/${id}`] = { ...anAlert({ status: "closed" }), events: [] };
    for (const event_count of [3, 4, 5]) await tell(anAlert({ event_count }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.slice(before)).toEqual([`alerts/${id}`, `alerts/${id}`]);
    expect(textOf(view)).toContain("Closed");
  });

  it("shows the first of many events, and all on request", async () => {
    const events = Array.from({ length: 9 }, (_, n) => anEvent({ id: `e${n}` }));
    answers[`alerts/${id}`] = { ...anAlert(), events };
    const view = await shown("hw-alert-view", { house: aHouse(), alertId: id });
    const rows = () => view.shadowRoot?.querySelectorAll("hw-event-row").length;
    await vi.waitFor(() => expect(rows()).toBe(5));
    inside(view, "ul ~ button")?.click();
    await view.updateComplete;
    expect(rows()).toBe(9);
  });

  it("says why it cannot be shown", async () => {
    const view = await shown("hw-alert-view", { house: aHouse(), alertId: "gone" });
    await vi.waitFor(() => expect(textOf(view)).toContain("404"));
  });
});
