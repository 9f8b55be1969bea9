import { describe, expect, it } from "vitest";
import { visitsOf } from "../../src/card/home/visits";
import { factsOf } from "../../src/words/facts";
import { aHomeEvent } from "./fake-home";

const BOX = { x: 0.1, y: 0.2, width: 0.1, height: 0.3 };

function told(id: string, type: string, second: number, track: number | null, picture = true) {
  return aHomeEvent({
    id,
    type,
    timestamp: new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString(),
    data: { track_id: track, object_type: "person", box: BOX },
    picture: picture ? `/${id}` : null,
  });
}

describe("visits", () => {
  it("are what one thing did, told by what tells the most", () => {
    const [visit, ...others] = visitsOf([
      told("zone", "zone_breach", 4, 1),
      told("seen", "object_detected", 0, 1),
    ]);
    expect(others).toEqual([]);
    expect([visit?.lead.id, visit?.face.id]).toEqual(["zone", "seen"]);
  });

  it("keep things apart, and a number that is used again much later", () => {
    const visits = visitsOf([
      told("again", "object_detected", 900, 1),
      told("two", "object_detected", 3, 2),
      told("one", "object_detected", 0, 1),
      told("ring", "doorbell_pressed", 0, null),
    ]);
    expect(visits.map(({ lead }) => lead.id)).toEqual(["again", "two", "one", "ring"]);
  });

  it("stand in the order of the moments that are shown", () => {
    const visits = visitsOf([
      told("late", "object_detected", 60, 1),
      told("two", "object_detected", 30, 2),
      told("ran", "zone_breach", 5, 1),
    ]);
    expect(visits.map(({ lead }) => lead.id)).toEqual(["two", "ran"]);
  });

  it("would rather have a picture than tell more", () => {
    const [visit] = visitsOf([
      told("zone", "zone_breach", 1, 1, false),
      told("seen", "object_detected", 0, 1),
    ]);
    expect(visit?.lead.id).toBe("seen");
  });

  it("draw a box only where the picture is of that moment", () => {
    expect(factsOf(told("seen", "object_detected", 0, 1)).pictureBox).toEqual(BOX);
    expect(factsOf(told("zone", "zone_breach", 0, 1)).pictureBox).toBeNull();
  });
});
