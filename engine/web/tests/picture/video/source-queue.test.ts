import { beforeEach, describe, expect, it, vi } from "vitest";
import { SourceQueue } from "../../../src/picture/video/source-queue";
import { FakeSourceBuffer } from "../../fake-media";
import { joined, KEYFRAME, PICTURE } from "../../samples-of-media";

let buffer: FakeSourceBuffer;
let at: number;
const fail = vi.fn();

function queue(): SourceQueue {
  return new SourceQueue(buffer as unknown as SourceBuffer, () => at, fail);
}

/** Append a picture for each second up to an end, each tenth a keyframe. */
function play(sources: SourceQueue, from: number, to: number): void {
  for (let second = from; second < to; second += 1) {
    sources.push(joined(second % 10 === 0 ? KEYFRAME : PICTURE));
    at = second;
    const start = buffer.removed.at(-1)?.[1] ?? 0;
    buffer.done([[start, second + 1]]);
    if (buffer.updating) buffer.done();
  }
}

beforeEach(() => {
  buffer = new FakeSourceBuffer();
  at = 0;
  fail.mockReset();
});

describe("SourceQueue", () => {
  it("appends in order, one after the other", () => {
    const sources = queue();
    const parts = [joined(KEYFRAME), joined(PICTURE), joined(PICTURE, PICTURE)];
    for (const part of parts) sources.push(part);
    expect(buffer.appended).toHaveLength(1);
    for (const _ of parts) buffer.done();
    expect(buffer.appended).toEqual(parts);
  });

  it("stays short over hours, and never removes up to what is shown", () => {
    const sources = queue();
    play(sources, 0, 3600);
    const { buffered } = buffer;
    expect(buffered.end(0) - buffered.start(0)).toBeLessThan(40);
    expect(buffer.removed.length).toBeGreaterThan(100);
    for (const [, end] of buffer.removed) expect(end % 10).toBe(9);
  });

  it("removes nothing where no keyframe follows in time", () => {
    const sources = queue();
    sources.push(joined(KEYFRAME));
    buffer.done([[0, 1]]);
    at = 600;
    sources.push(joined(PICTURE));
    buffer.done([[0, 601]]);
    sources.push(joined(PICTURE));
    expect(buffer.removed).toEqual([]);
  });

  it("makes room when the browser has none, and goes on", () => {
    const sources = queue();
    play(sources, 0, 12);
    buffer.refusal = new DOMException("full", "QuotaExceededError");
    const late = joined(PICTURE);
    sources.push(late);
    expect(buffer.removed).toEqual([[0, 9]]);
    buffer.done();
    expect(buffer.appended.at(-1)).toBe(late);
    expect(fail).not.toHaveBeenCalled();
  });

  it("says so when it cannot go on", () => {
    const sources = queue();
    buffer.refusal = new DOMException("full", "QuotaExceededError");
    sources.push(joined(KEYFRAME));
    expect(fail).toHaveBeenCalledWith(expect.stringContaining("no room"));
    buffer.dispatchEvent(new Event("error"));
    expect(fail).toHaveBeenCalledTimes(2);
  });

  it("does not hoard what the browser is too slow to take", () => {
    const sources = queue();
    for (let part = 0; part < 20; part += 1) sources.push(new ArrayBuffer(1_000_000));
    expect(fail).toHaveBeenCalledWith(expect.stringContaining("keep up"));
  });

  it("leaves the buffer alone once closed", () => {
    const sources = queue();
    sources.push(joined(KEYFRAME));
    sources.push(joined(PICTURE));
    sources.close();
    buffer.done();
    expect(buffer.appended).toHaveLength(1);
  });
});
