import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { german } from "../../src/card/words/de";
import { germanLabels } from "../../src/card/words/de-labels";
import { FAULTS, faultWords } from "../../src/words/faults";
import { countLabels } from "../../src/words/labels";
import { say, speak } from "../../src/words/language";
import { eventSentence } from "../../src/words/sentences";
import { anEvent } from "../samples";

const ROOT = join(import.meta.dirname, "../../src");

/** Phrases that are no literals where they are said: gates, states, steps, severities, ways. */
const BY_NAME = [
  ...["stream", "motion", "look", "score", "size", "ratio", "label", "evidence", "moved"],
  ...["stationary", "zone", "line", "enabled", "type", "mode", "quiet", "severity", "cooldown"],
  ...["open", "confirmed", "tentative", "lost", "captured", "decoded", "detected", "published"],
  ...["sound", "steady", "pattern", "speech", ...FAULTS],
  ...["low", "medium", "high", "critical", "forward", "backward"],
];

/** What is said somewhere in rooms that the cards use. */
function phrases(): Set<string> {
  const files = ["card", "parts", "picture", "words"].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(ROOT, room, name), "utf8")),
  );
  const said = files.flatMap((text) => [...text.matchAll(/\bsay\(\s*"((?:[^"\\]|\\.)+)"/g)]);
  return new Set([...said.map((found) => found[1] ?? ""), ...BY_NAME]);
}

/** The values that a phrase names. */
function values(phrase: string): string[] {
  return [...phrase.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

afterEach(() => speak({}));

describe("German", () => {
  it("has every phrase that is said, and no other", () => {
    expect(Object.keys(german).sort()).toEqual([...phrases()].sort());
  });

  it("names the same values in every phrase", () => {
    for (const [english, translated] of Object.entries(german)) {
      expect(values(translated), english).toEqual(values(english));
    }
  });

  it("is spoken by the parts that the engine's page uses, too", () => {
    speak({ ...germanLabels, ...german });
    const data = { object_type: "dog", zones: ["Garten"], confidence: 0.8 };
    expect(eventSentence(anEvent({ type: "zone_breach", data }), "Hof")).toBe(
      "Hund hat Garten betreten, 80 %",
    );
    expect(countLabels(["person", "person", "bus"])).toBe("2 Personen, 1 Bus");
  });

  it("has what the engine says of cameras that are away, as the engine says it", () => {
    const engine = ["media", "watch"].flatMap((room) =>
      readdirSync(join(ROOT, "../../hearthwatch", room), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".py"))
        .map((name) => readFileSync(join(ROOT, "../../hearthwatch", room, name), "utf8")),
    );
    const parts = [...FAULTS].flatMap((fault) => fault.split(/\{\w+\}/));
    expect(parts.filter((part) => !engine.some((text) => text.includes(part)))).toEqual([]);
    speak(german);
    const away = anEvent({ type: "camera_offline", data: { reason: "cam: no answer for 5 s" } });
    expect(eventSentence(away, "Hof")).toMatch(/offline: cam: seit 5 s keine Antwort$/);
  });

  it.each([
    ["the device has no stream", "das Gerät hat keinen Stream"],
    ["the device has 2 cameras", "das Gerät hat 2 Kameras"],
    [
      "Reolink 192.0.2.1 (main stream): the camera ended the stream",
      "Reolink 192.0.2.1 (main stream): die Kamera hat den Stream beendet",
    ],
    ["192.0.2.1: the device refused: a: b", "192.0.2.1: das Gerät lehnt ab: a: b"],
    [
      "/dev/video0: the engine may not use the camera: its user must be in the group video",
      "/dev/video0: die Engine darf die Kamera nicht benutzen: ihr Benutzer muss in der Gruppe video sein",
    ],
    ["the moon is full: again", "the moon is full: again"],
    ["", ""],
  ])("says why in German: %s", (said, told) => {
    speak(german);
    expect(faultWords(said)).toBe(told);
  });

  it("leaves what it does not know in English", () => {
    speak({ Live: "Live" });
    expect(say("Paused at {time}", { time: "12:00" })).toBe("Paused at 12:00");
  });
});
