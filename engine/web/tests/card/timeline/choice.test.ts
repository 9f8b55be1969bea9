import { describe, expect, it } from "vitest";
import type { HomeCamera, HomeEvent } from "../../../src/card/home/commands";
import {
  admits,
  countOf,
  EVERYTHING,
  groupsOf,
  labelsOf,
  queryOf,
} from "../../../src/card/timeline/choice";
import { check } from "../../../src/card/timeline/timeline-config";
import { anEvent } from "../../samples";

const data = { object_type: "dog", zones: ["Lawn"], confidence: 0.72 };
const event: HomeEvent = {
  ...anEvent({ type: "object_detected", camera_id: "front", data }),
  entry_id: "home",
};

describe("A choice", () => {
  it.each([
    [{}, true],
    [{ cameras: ["front", "yard"] }, true],
    [{ cameras: ["yard"] }, false],
    [{ label: "dog" }, true],
    [{ label: "animal" }, true],
    [{ label: "person" }, false],
    [{ zone: "Lawn" }, true],
    [{ zone: "Porch" }, false],
    [{ score: 0.7 }, true],
    [{ score: 0.8 }, false],
  ])("of %o admits a dog on the lawn: %s", (choice, admitted) => {
    expect(admits({ ...EVERYTHING, ...choice }, event)).toBe(admitted);
  });

  it("leaves out what is not worth a place in a list", () => {
    expect(admits(EVERYTHING, { ...event, type: "object_left" })).toBe(false);
  });

  it("admits what crossed a line of that name", () => {
    const crossed = { ...event, type: "line_crossed", data: { ...data, line: "Gate" } };
    expect(admits({ ...EVERYTHING, zone: "Gate" }, crossed)).toBe(true);
  });

  it("asks for no more than is chosen", () => {
    expect(Object.keys(queryOf(EVERYTHING, ["front"]))).toEqual(["camera_id", "event_type"]);
    const choice = { cameras: ["front"], label: "dog", zone: "Lawn", score: 0.8 };
    expect(queryOf(choice, ["front"])).toMatchObject({
      label: "dog",
      zone: "Lawn",
      min_score: 0.8,
    });
    expect([countOf(EVERYTHING), countOf(choice)]).toEqual([0, 4]);
  });
});

describe("What can be chosen", () => {
  const telling = (...labels: string[]) => [{ labels } as unknown as HomeCamera];

  it("is what cameras tell, and packages only if one tells any", () => {
    expect(groupsOf(telling("person", "dog"))).toEqual(["person", "vehicle", "animal"]);
    expect(groupsOf(telling("person", "box"))).toContain("package");
    expect(labelsOf(telling("person", "vehicle", "package", "box", "dog", "dog"))).toEqual([
      "box",
      "dog",
    ]);
  });
});

describe("The card's configuration", () => {
  const type = "custom:hearthwatch-timeline-card";

  it.each([{}, { title: "Home" }, { devices: ["a", "b"], span: "week" as const }])(
    "may be %o",
    (config) => {
      expect(() => check({ type, ...config })).not.toThrow();
    },
  );

  it.each([
    [{ title: 3 }, "title"],
    [{ devices: "front" }, "devices"],
    [{ devices: [3] }, "devices"],
    [{ span: "year" }, "span"],
    [{ span: "toString" }, "span"],
  ])("may not be %o", (config, key) => {
    expect(() => check({ type, ...config } as never)).toThrow(key);
  });
});
