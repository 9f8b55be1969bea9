import { expect, it } from "vitest";
import type { Storage } from "../../src/api/types";
import { recordedWords, roomWords } from "../../src/words/storage";

const noon = "2026-03-01T12:00:00Z";
const STORAGE: Storage = {
  clips: [{ camera_id: "a", count: 38, bytes: 1_240_000_000, oldest: noon, newest: noon }],
  count: 38,
  bytes: 1_240_000_000,
  total: 500_000_000_000,
  free: 214_000_000_000,
  bytes_per_day: 5_000_000_000,
  forecast_days: 39.6,
  problem: null,
  shortage: null,
};

it("says what a camera has recorded", () => {
  expect(recordedWords(STORAGE, "a")).toBe("38 clips, 1.2 GB");
  expect(recordedWords(STORAGE, "b")).toBe("No clips yet");
});

it("says how far the disk goes, if that is known", () => {
  expect(roomWords(STORAGE)).toBe("214 GB free, room for about 40 days at this pace");
  expect(roomWords({ ...STORAGE, forecast_days: null })).toBe("214 GB free");
});
