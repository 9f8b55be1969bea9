import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Alert, AlertPage, AlertQuery } from "../../src/api/alerts";
import type { Client } from "../../src/api/client";
import { AlertLog } from "../../src/page/alert-log";
import { anAlert } from "../samples";

const [older, newer] = [
  anAlert({ id: "a1" }),
  anAlert({ id: "a2", opened: "2026-03-01T13:00:00.000Z" }),
] as [Alert, Alert];

let listed: AlertQuery[];
let list: (query: AlertQuery) => Promise<AlertPage>;
let act: (id: string, what: string) => Promise<Alert>;
const acknowledgeAll = vi.fn(async (_camera: string) => {});

function page(data: Alert[], next_cursor: string | null = null, total = data.length): AlertPage {
  return { data, total, next_cursor };
}

function aLog(): AlertLog {
  const alerts = {
    list: (query: AlertQuery) => {
      listed.push(query);
      return list(query);
    },
    act: (id: string, what: string) => act(id, what),
    acknowledgeAll,
  };
  return new AlertLog({ alerts } as unknown as Client);
}

function ids(log: AlertLog): string[] {
  return log.alerts.map(({ id }) => id);
}

beforeEach(() => {
  listed = [];
  list = async ({ per_page }) => (per_page === 1 ? page([newer], "x", 7) : page([newer, older]));
  act = async (id) => anAlert({ id, status: "acknowledged" });
  acknowledgeAll.mockClear();
});

describe("AlertLog", () => {
  it("only counts while nobody looks", async () => {
    const log = aLog();
    await log.refresh();
    expect(listed).toEqual([{ status: "open", per_page: 1 }]);
    expect([log.open, log.alerts]).toEqual([7, []]);
  });

  it("lists what is chosen, the newest first, and goes on by cursor", async () => {
    const log = aLog();
    list = async ({ cursor }) => (cursor ? page([older]) : page([newer], "c"));
    await log.choose({ status: "", camera: "cam" });
    expect(ids(log)).toEqual([]);
    await log.choose({ status: "", camera: "" });
    await log.loadOlder();
    expect(ids(log)).toEqual(["a2", "a1"]);
    expect(log.hasOlder).toBe(false);
    expect(listed.at(-1)).toMatchObject({ cursor: "c", status: "" });
  });

  it("takes in news and lets go of what no longer belongs to the choice", async () => {
    const log = aLog();
    await log.choose({ status: "open", camera: "" });
    log.hear("alert_opened", anAlert({ id: "a3", opened: "2026-03-01T14:00:00.000Z" }));
    expect(ids(log)).toEqual(["a3", "a2", "a1"]);
    log.hear("alert_closed", { ...newer, status: "closed" });
    expect(ids(log)).toEqual(["a3", "a1"]);
  });

  it("counts anew after news, never twice at a time, and once more for what came meanwhile", async () => {
    const log = aLog();
    let answer: (page: AlertPage) => void = () => {};
    list = () => new Promise((resolve) => (answer = resolve));
    for (const id of ["a1", "a2", "a3"]) log.hear("alert_opened", anAlert({ id }));
    expect(listed).toHaveLength(1);
    answer(page([], null, 1));
    await vi.waitFor(() => expect(listed).toHaveLength(2));
    answer(page([], null, 3));
    await vi.waitFor(() => expect(log.open).toBe(3));
    expect(listed).toHaveLength(2);
  });

  it("counts no further where one that is known goes on", () => {
    aLog().hear("alert_updated", older);
    expect(listed).toEqual([]);
  });

  it("shows what became of an alert when the engine agrees, and says so when it does not", async () => {
    const log = aLog();
    await log.choose({ status: "", camera: "" });
    await log.act(newer, "acknowledge");
    expect(log.alerts.find(({ id }) => id === "a2")?.status).toBe("acknowledged");
    act = async () => {
      throw new Error("It is closed already.");
    };
    await log.act(older, "close");
    expect(log.problem).toBe("It is closed already.");
    expect(log.alerts.find(({ id }) => id === "a1")?.status).toBe("open");
  });

  it("acknowledges all of the camera that is chosen, and asks what is left", async () => {
    const log = aLog();
    await log.choose({ status: "open", camera: older.camera_id ?? "" });
    list = async () => page([], null, 0);
    await log.acknowledgeAll();
    expect(acknowledgeAll).toHaveBeenCalledWith(older.camera_id);
    expect([ids(log), log.open]).toEqual([[], 0]);
  });
});
