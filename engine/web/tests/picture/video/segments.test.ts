import { describe, expect, it } from "vitest";
import { hasKeyframe } from "../../../src/picture/video/segments";
import { joined, KEYFRAME, PICTURE, SOUND } from "../../samples-of-media";

describe("hasKeyframe", () => {
  it("finds a picture that stands alone, wherever it is", () => {
    expect(hasKeyframe(joined(KEYFRAME))).toBe(true);
    expect(hasKeyframe(joined(PICTURE, SOUND, KEYFRAME, PICTURE))).toBe(true);
  });

  it("takes neither other pictures nor sound for one", () => {
    expect(hasKeyframe(joined(PICTURE, SOUND, PICTURE))).toBe(false);
    expect(hasKeyframe(joined(SOUND))).toBe(false);
  });

  it("is content with what is no fragment at all", () => {
    expect(hasKeyframe(joined())).toBe(false);
    expect(hasKeyframe(joined(new Uint8Array(64)))).toBe(false);
    expect(hasKeyframe(joined(KEYFRAME.slice(0, 90)))).toBe(false);
  });
});
