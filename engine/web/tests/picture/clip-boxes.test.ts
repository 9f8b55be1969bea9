import { describe, expect, it } from "vitest";
import { ClipBoxes } from "../../src/picture/clip-boxes";
import { anEvent } from "../samples";

const START = Date.parse("2026-03-01T12:00:00.000Z");

function seen(second: number, track: number, x: number) {
  const box = { x, y: 0.2, width: 0.1, height: 0.3 };
  return anEvent({
    timestamp: new Date(START + second * 1000).toISOString(),
    data: { object_type: "person", track_id: track, confidence: 0.8, box },
  });
}

describe("boxes of a clip", () => {
  it("are shown around the moment of their event", () => {
    const boxes = new ClipBoxes([seen(3, 1, 0.1)], START);
    expect(boxes.at(2)).toEqual([]);
    expect(boxes.at(3)).toMatchObject([{ box: { x: 0.1 }, texts: ["person 80 %"] }]);
    expect(boxes.at(5)).toEqual([]);
  });

  it("move from one event of a thing to the next, if that comes soon", () => {
    const boxes = new ClipBoxes([seen(4, 1, 0.3), seen(2, 1, 0.1), seen(20, 1, 0.9)], START);
    expect(boxes.at(3)[0]?.box.x).toBeCloseTo(0.2);
    expect(boxes.at(10)).toEqual([]);
  });

  it("are of several things at once, and of none without a box", () => {
    const boxes = new ClipBoxes([seen(1, 1, 0.1), seen(1.2, 2, 0.5), anEvent()], START);
    expect(boxes.at(1.1)).toHaveLength(2);
  });
});
