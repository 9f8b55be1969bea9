import { describe, expect, it } from "vitest";
import { around, barFill, contain, place, placeLabel, shape } from "../../src/picture/geometry";

const FRAME = { width: 400, height: 200 };

describe("contain", () => {
  it("centres a picture of another shape", () => {
    expect(contain({ width: 768, height: 768 }, FRAME)).toEqual({
      x: 100,
      y: 0,
      width: 200,
      height: 200,
    });
    expect(contain({ width: 800, height: 200 }, FRAME)).toEqual({
      x: 0,
      y: 50,
      width: 400,
      height: 100,
    });
  });

  it("fills the frame while the picture's size is unknown", () => {
    expect(contain({ width: 0, height: 0 }, FRAME)).toEqual({ x: 0, y: 0, ...FRAME });
  });
});

describe("place", () => {
  const picture = { x: 100, y: 0, width: 200, height: 200 };

  it("brings shares to pixels", () => {
    const box = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
    expect(place(box, picture)).toEqual({ x: 150, y: 100, width: 100, height: 50 });
  });

  it("cuts what reaches over the edge", () => {
    const box = { x: -0.5, y: 0.5, width: 1, height: 2 };
    expect(place(box, picture)).toEqual({ x: 100, y: 100, width: 100, height: 100 });
  });
});

describe("placeLabel", () => {
  const picture = { x: 0, y: 0, width: 400, height: 200 };
  const label = { width: 60, height: 16 };

  it("stands above its box", () => {
    const box = { x: 100, y: 100, width: 20, height: 40 };
    expect(placeLabel(label, box, picture, [])).toEqual({ x: 99, y: 82, ...label });
  });

  it("goes below where there is no room above, and stays in the picture", () => {
    const box = { x: 390, y: 5, width: 10, height: 40 };
    expect(placeLabel(label, box, picture, [])).toEqual({ x: 340, y: 47, ...label });
  });

  it("gives up rather than cover something", () => {
    const box = { x: 100, y: 100, width: 20, height: 40 };
    const crowd = [{ x: 0, y: 0, width: 400, height: 200 }];
    expect(placeLabel(label, box, picture, crowd)).toBeNull();
  });
});

describe("shape", () => {
  it("is the camera's, within what a grid can take", () => {
    expect(shape({ width: 0, height: 0 })).toBe(16 / 9);
    expect(shape({ width: 768, height: 576 })).toBe(4 / 3);
    expect(shape({ width: 480, height: 640 })).toBe(4 / 3);
    expect(shape({ width: 3840, height: 1080 })).toBe(16 / 9);
  });
});

describe("barFill", () => {
  it("shows little motion, too, and never more than a full bar", () => {
    expect(barFill(0.01)).toBeCloseTo(0.1);
    expect(barFill(0)).toBe(0);
    expect(barFill(7)).toBe(1);
  });
});

describe("around", () => {
  const picture = { width: 768, height: 576 };
  const frame = { width: 112, height: 64 };

  it("has the frame's shape, and the thing in its middle", () => {
    const part = around({ x: 0.45, y: 0.4, width: 0.1, height: 0.2 }, picture, frame);
    expect((part.width * picture.width) / (part.height * picture.height)).toBeCloseTo(112 / 64);
    expect(part.x + part.width / 2).toBeCloseTo(0.5);
    expect(part.y + part.height / 2).toBeCloseTo(0.5);
  });

  it("stays within the picture, whatever the thing is like", () => {
    for (const box of [
      { x: 0.98, y: 0.95, width: 0.02, height: 0.05 },
      { x: 0, y: 0, width: 1, height: 1 },
      { x: 0, y: 0, width: 0.9, height: 0.02 },
    ]) {
      const { x, y, width, height } = around(box, picture, frame);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
