import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "../../src/api/types";
import { eventSentence, stateSentence, typeName } from "../../src/words/sentences";
import { anEvent, aStatus } from "../samples";

const THING = { object_type: "person", confidence: 0.874 };

describe("eventSentence", () => {
  it.each([
    ["object_detected", { ...THING, zones: ["Path"] }, "Person in Path, 87 %"],
    ["object_detected", { ...THING, zones: [] }, "Person at Porch, 87 %"],
    ["object_left", { ...THING, duration: 14.2 }, "Person left Porch after 14 s"],
    ["zone_breach", { ...THING, zone: "Path" }, "Person entered Path, 87 %"],
    ["zone_left", { ...THING, zone: "Path", duration: 3 }, "Person left Path after 3.0 s"],
    [
      "line_crossed",
      { ...THING, line: "Gate", direction: "forward" },
      "Person crossed Gate forward",
    ],
    ["loitering", { ...THING, zone: "Path", duration: 20 }, "Person stays in Path for 20 s"],
    ["parked", { object_type: "car", zones: [] }, "Car parked at Porch"],
    ["motion_detected", { share: 0.031 }, "Motion at Porch, 3.1 % of the picture"],
    ["motion_ended", { duration: 83 }, "Calm again at Porch after 1 min"],
    ["recording_started", { cause: "event" }, "Recording began at Porch"],
    ["recording_stopped", { duration: 12 }, "Recording ended at Porch after 12 s"],
    ["clip_ready", { duration: 12, size: 5 }, "Clip of Porch is ready, 12 s"],
    ["camera_online", {}, "Porch is online"],
    ["camera_offline", { reason: "no route" }, "Porch went offline: no route"],
    ["system_alert", { message: "The disk is full" }, "The disk is full"],
    ["face_detected", { name: "Ada", confidence: 0.91 }, "Ada at Porch, 91 %"],
    ["audio_detected", { level: 0.4 }, "A sound heard at Porch"],
    ["audio_detected", { level: 0.4, label: "glass breaking" }, "Glass breaking heard at Porch"],
    ["doorbell_pressed", { source: "webhook" }, "Somebody rang at Porch"],
    ["alert_opened", { title: "A person at Porch" }, "Alert: A person at Porch"],
    [
      "alert_closed",
      { title: "A person at Porch", duration: 20, reason: "it is over" },
      "Alert over: A person at Porch, after 20 s",
    ],
    ["security_event", { message: "A token was created." }, "A token was created."],
    ["tamper_detected", {}, "Tamper detected at Porch"],
  ])("tells %s", (type, data, sentence) => {
    expect(eventSentence(anEvent({ type, data }), "Porch")).toBe(sentence);
  });

  it("calls a camera that is gone by its slug", () => {
    expect(eventSentence(anEvent({ data: THING }), null)).toBe("Person at porch, 87 %");
  });

  it("has a name for every type", () => {
    expect(new Set(EVENT_TYPES.map(typeName)).size).toBe(EVENT_TYPES.length);
    expect(typeName("tamper_detected")).toBe("Tamper detected");
  });
});

describe("stateSentence", () => {
  const now = new Date("2026-03-01T12:03:00Z");

  it("says since when and why a camera is away", () => {
    const status = aStatus({ state: "offline", reason: "connection refused" });
    expect(stateSentence(status, now)).toBe("Offline for 3 min: connection refused");
  });

  it("does not count backwards when clocks differ", () => {
    const status = aStatus({ state: "offline", since: "2026-03-01T12:03:05Z" });
    expect(stateSentence(status, now)).toBe("Offline");
  });
});
