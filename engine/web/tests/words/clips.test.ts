import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/api/types";
import {
  bytes,
  causeSentence,
  clipTitle,
  deletedWords,
  leadIn,
  outcomeSentence,
  shows,
  tileAt,
} from "../../src/words/clips";
import { aClip, anEvent } from "../samples";

const at = (seconds: number) =>
  anEvent({ timestamp: new Date(Date.UTC(2026, 2, 1, 12, 0, seconds)).toISOString() });

describe("a clip", () => {
  it("shows the moments from its first to its last picture, of its own camera", () => {
    expect([-1, 0, 6, 12, 13].map((s) => shows(aClip(), at(s)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(shows(aClip({ camera_id: "other" }), at(6))).toBe(false);
    expect(shows(aClip(), { ...at(6), camera_id: null })).toBe(false);
  });

  it("begins to play a little before the event", () => {
    expect([0, 2, 5, 12, 60].map((s) => leadIn(aClip(), at(s)))).toEqual([0, 0, 2, 9, 9]);
  });

  it("is called by its moment and its length", () => {
    expect(clipTitle(aClip(), { locale: "en-GB", timeZone: "UTC" })).toBe("12:00:00, 12 s");
  });

  it("says why it is there", () => {
    const causes = (["event", "continuous", "command"] as const).map((cause) =>
      causeSentence(aClip({ cause })),
    );
    expect(new Set(causes).size).toBe(3);
  });
});

it.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [840_000, "840 KB"],
  [999_600, "1.0 MB"],
  [12_440_000, "12.4 MB"],
  [250_000_000, "250 MB"],
  [1_300_000_000, "1.3 GB"],
  [5e15, "5000 TB"],
])("%i bytes are %s", (size, text) => {
  expect(bytes(size)).toBe(text);
});

describe("tileAt", () => {
  const sprite = { columns: 10, rows: 3, tiles: 24, width: 160, height: 90, seconds: 2 };

  it("counts row by row, and ends with the last picture", () => {
    expect(tileAt(sprite, 0)).toEqual({ x: 0, y: 0 });
    expect(tileAt(sprite, 3.9)).toEqual({ x: 160, y: 0 });
    expect(tileAt(sprite, 22)).toEqual({ x: 160, y: 90 });
    expect(tileAt(sprite, 600)).toEqual({ x: 480, y: 180 });
  });
});

describe("outcomeSentence", () => {
  const outcome = { processed_at: "2026-03-01T12:00:00Z", detected_classes: [] };

  it.each([
    [{ total: 1, gained: 0, lost: 0 }, "Today's settings find the same: 1 event."],
    [{ total: 2, gained: 1, lost: 3 }, "Today's settings find 1 more and 3 fewer: 2 events."],
    [{ total: 0, gained: 0, lost: 2 }, "Today's settings find 2 fewer: 0 events."],
  ])("of %j", (counts, sentence) => {
    const found: Outcome = { ...outcome, ...counts };
    expect(outcomeSentence(found)).toBe(sentence);
  });
});

it("says how many clips were deleted", () => {
  expect([0, 1, 3].map(deletedWords)).toEqual(["", "Clip deleted", "3 clips deleted"]);
});
