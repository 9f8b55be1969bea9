import { describe, expect, it, vi } from "vitest";
import type { Client } from "../../src/api/client";
import type { EventPage, EventQuery } from "../../src/api/types";
import { EventLog, matches, mergeEvents } from "../../src/page/event-log";
import { anEvent } from "../samples";

const events = (...ids: string[]) => ids.map((id) => anEvent({ id }));
const ids = (log: EventLog) => log.events.map(({ id }) => id);

/** A client whose answers are given by the test, one a question. */
function answering(...pages: (EventPage | Error)[]) {
  const asked = vi.fn(async (_query: EventQuery) => {
    const page = pages.shift();
    if (!page || page instanceof Error) throw page ?? new Error("asked too often");
    return page;
  });
  return { asked, log: new EventLog({ events: asked } as unknown as Client) };
}

function page(found: string[], next_cursor: string | null = null): EventPage {
  return { events: events(...found), total: 9, next_cursor };
}

describe("EventLog", () => {
  it("never goes on in another choice's list", async () => {
    const { log, asked } = answering(page(["5", "4"], "c4"));
    await log.refresh();
    asked.mockRejectedValueOnce(new Error("away"));
    await log.choose({ camera: "", type: "parked" });
    expect(log.hasOlder).toBe(false);
  });

  it("shows the newest first and loads older ones by cursor", async () => {
    const { log, asked } = answering(page(["5", "4"], "c4"), page(["3", "2"]));
    await log.refresh();
    expect(log.hasOlder).toBe(true);
    await log.loadOlder();
    expect(ids(log)).toEqual(["5", "4", "3", "2"]);
    expect(asked.mock.calls[1]?.[0].cursor).toBe("c4");
    expect(log.hasOlder).toBe(false);
  });

  it("takes in what happens now, once", async () => {
    const { log } = answering(page(["5"]));
    await log.refresh();
    for (const event of events("6", "6", "5")) log.add(event);
    expect(ids(log)).toEqual(["6", "5"]);
  });

  it("keeps what came live while it was asking", async () => {
    const { log } = answering(page(["5", "4"]));
    const asking = log.refresh();
    log.add(anEvent({ id: "6" }));
    await asking;
    expect(ids(log)).toEqual(["6", "5", "4"]);
  });

  it("keeps older events when a refresh meets them, and lets them go when it does not", async () => {
    const { log } = answering(
      page(["3", "2"], "c2"),
      page(["4", "3"], "c3"),
      page(["9", "8"], "c8"),
      page(["7"]),
    );
    await log.refresh();
    await log.refresh();
    expect(ids(log)).toEqual(["4", "3", "2"]);
    await log.refresh();
    expect(ids(log)).toEqual(["9", "8"]);
    await log.loadOlder();
    expect(ids(log)).toEqual(["9", "8", "7"]);
  });

  it("asks the engine for what is chosen and lets nothing else in", async () => {
    const { log, asked } = answering(page(["5"]), page(["2"]));
    await log.refresh();
    await log.choose({ camera: "cam", type: "parked" });
    expect(asked.mock.calls[1]?.[0]).toMatchObject({ camera: "cam", event_type: "parked" });
    log.add(anEvent({ id: "6", type: "parked", camera_id: "other" }));
    log.add(anEvent({ id: "7", type: "parked", camera_id: "cam" }));
    expect(ids(log)).toEqual(["7", "2"]);
  });

  it("forgets an answer that is no longer wanted", async () => {
    let late: (found: EventPage) => void = () => {};
    const asked = vi
      .fn()
      .mockImplementationOnce(() => new Promise<EventPage>((resolve) => (late = resolve)))
      .mockImplementationOnce(async () => page(["2"]));
    const log = new EventLog({ events: asked } as unknown as Client);
    const first = log.refresh();
    await log.choose({ camera: "", type: "parked" });
    late(page(["5"]));
    await first;
    expect(ids(log)).toEqual(["2"]);
  });

  it("says what went wrong and recovers", async () => {
    const { log } = answering(new Error("The database is locked."), page(["5"]));
    await log.refresh();
    expect(log.problem).toBe("The database is locked.");
    await log.refresh();
    expect([log.problem, ids(log)]).toEqual([null, ["5"]]);
  });
});

describe("mergeEvents", () => {
  it("sorts by time, newest first", () => {
    expect(mergeEvents(events("3", "1"), events("2", "3")).map(({ id }) => id)).toEqual([
      "3",
      "2",
      "1",
    ]);
  });
});

describe("matches", () => {
  it("lets all through when nothing is chosen", () => {
    expect(matches({ camera: "", type: "" }, anEvent({ camera_id: null }))).toBe(true);
  });
});
