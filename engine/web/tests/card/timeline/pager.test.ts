import { describe, expect, it } from "vitest";
import type { EventsPage, HomeEvent } from "../../../src/card/home/commands";
import { Pager } from "../../../src/card/timeline/pager";
import { anEvent } from "../../samples";

/** An engine with so many events, one in each step of seconds, which gives out pages. */
function engine(name: string, count: number, step: number) {
  const asked: (string | null)[] = [];
  const all = Array.from({ length: count }, (_, index) =>
    homeEvent(`${name}${index}`, -index * step),
  );
  const fetch = async (limit: number, cursor: string | null): Promise<EventsPage> => {
    asked.push(cursor);
    const first = Number(cursor ?? 0);
    const next = first + limit;
    return { events: all.slice(first, next), next_cursor: next < count ? String(next) : null };
  };
  return { fetch, asked };
}

function homeEvent(id: string, seconds: number): HomeEvent {
  const timestamp = new Date(Date.UTC(2026, 10, 27) + seconds * 1000).toISOString();
  return { ...anEvent({ id, timestamp }), entry_id: "home" };
}

describe("A list of several engines", () => {
  it("is in order, whole, and each page is asked for once", async () => {
    const one = engine("a", 250, 2);
    const other = engine("b", 30, 7);
    const pager = new Pager([one.fetch, other.fetch]);
    const found: HomeEvent[] = [];
    while (!pager.over) found.push(...(await pager.next()));
    expect(found.length).toBe(280);
    const times = found.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort().reverse());
    expect(one.asked).toEqual([null, "100", "200"]);
    expect(other.asked).toEqual([null]);
  });

  it("gives out a page at a time", async () => {
    const pager = new Pager([engine("a", 250, 2).fetch]);
    expect((await pager.next()).length).toBe(100);
    expect(pager.over).toBe(false);
  });

  it("of nothing is over at once", async () => {
    const pager = new Pager([engine("a", 0, 1).fetch]);
    expect(await pager.next()).toEqual([]);
    expect(pager.over).toBe(true);
    expect(new Pager([]).over).toBe(true);
  });
});
