import { describe, expect, it } from "vitest";
import {
  addLine,
  addZone,
  type Drawing,
  faultOf,
  freeName,
  insertPoint,
  limit,
  loiter,
  movePoint,
  moveShape,
  pointsOf,
  remove,
  removePoint,
  rename,
  toggleLabel,
  turn,
  type Which,
} from "../../src/card/zones/drawing";
import { History } from "../../src/card/zones/history";

const SQUARE = [
  [0.2, 0.2],
  [0.4, 0.2],
  [0.4, 0.4],
  [0.2, 0.4],
] as const;
const ZONE: Which = { kind: "zone", index: 0 };
const LINE: Which = { kind: "line", index: 0 };

const empty: Drawing = { zones: [], lines: [] };
const drawn = addLine(addZone(empty, "Porch", SQUARE), "Gate", [0.1, 0.5], [0.9, 0.5]);

describe("a drawing", () => {
  it("has corners that move, come and go", () => {
    expect(pointsOf(movePoint(drawn, ZONE, 0, [0.1, 0.1]), ZONE)[0]).toEqual([0.1, 0.1]);
    const more = insertPoint(drawn, ZONE, 0, [0.3, 0.15]);
    expect(pointsOf(more, ZONE)).toHaveLength(5);
    expect(removePoint(more, ZONE, 1)).toEqual(drawn);
  });

  it("keeps everything in the picture", () => {
    expect(pointsOf(movePoint(drawn, ZONE, 0, [-3, 0.12345]), ZONE)[0]).toEqual([0, 0.123]);
    const moved = pointsOf(moveShape(drawn, ZONE, [5, -5]), ZONE);
    expect(moved[2]).toEqual([1, 0.2]);
    expect(moved[0]).toEqual([0.8, 0]);
  });

  it("never loses its last three corners, nor gains corners on a line", () => {
    const triangle = removePoint(drawn, ZONE, 0);
    expect(removePoint(triangle, ZONE, 0)).toBe(triangle);
    expect(insertPoint(drawn, LINE, 0, [0.5, 0.5])).toBe(drawn);
  });

  it("lets labels count, each with limits of its own", () => {
    const people = toggleLabel(drawn, ZONE, "person");
    const sure = limit(people, 0, "person", "min_score", 0.7);
    expect(sure.zones[0]?.labels).toEqual({ person: { min_score: 0.7 } });
    expect(limit(sure, 0, "person", "min_score", undefined).zones[0]?.labels).toEqual({
      person: {},
    });
    expect(toggleLabel(sure, ZONE, "person").zones[0]?.labels).toEqual({});
    expect(toggleLabel(drawn, LINE, "car").lines[0]?.labels).toEqual(["car"]);
    expect(loiter(drawn, 0, 20).zones[0]?.loiter).toBe(20);
  });

  it("turns a line round", () => {
    expect(turn(drawn, 0).lines[0]).toMatchObject({ from: [0.9, 0.5], to: [0.1, 0.5] });
  });

  it("finds names that are free", () => {
    expect(freeName(addZone(empty, "Zone 1", SQUARE), "Zone")).toBe("Zone 2");
    expect(remove(drawn, ZONE).zones).toEqual([]);
  });

  it.each([
    ["unnamed", rename(drawn, ZONE, "  "), ZONE],
    ["named twice", addZone(drawn, "Porch", SQUARE), ZONE],
    ["crossed", movePoint(drawn, ZONE, 0, [0.6, 0.3]), ZONE],
    [
      "flat",
      addZone(empty, "Thin", [
        [0.1, 0.1],
        [0.5, 0.1],
        [0.9, 0.1],
      ]),
      ZONE,
    ],
    ["flat", addLine(empty, "Dot", [0.5, 0.5], [0.5, 0.5]), LINE],
    [null, drawn, ZONE],
    [null, drawn, LINE],
  ] as const)("knows what is wrong: %s", (fault, drawing, which) => {
    expect(faultOf(drawing, which)).toBe(fault);
  });
});

describe("a history", () => {
  it("goes back and forth", () => {
    const history = new History(1);
    history.step(2);
    history.step(3);
    history.undo();
    history.undo();
    history.undo();
    expect([history.now, history.canUndo, history.canRedo]).toEqual([1, false, true]);
    history.redo();
    history.step(4);
    expect([history.now, history.canRedo]).toEqual([4, false]);
  });

  it("takes steps of one kind as one, until something settles", () => {
    const history = new History("a");
    history.step("b", "name");
    history.step("c", "name");
    history.undo();
    expect(history.now).toBe("a");
    history.step("b", "name");
    history.settle();
    history.step("c", "name");
    history.undo();
    expect(history.now).toBe("b");
  });
});
