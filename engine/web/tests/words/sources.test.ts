import { describe, expect, it } from "vitest";
import { choiceWords, easiestFirst, fieldWords, kindWords } from "../../src/words/sources";
import { aField, KINDS, maker, tape } from "../samples-of-sources";

describe("kinds of sources", () => {
  it("are tried in the order of what must be known", () => {
    expect(easiestFirst(KINDS).map(({ type }) => type)).toEqual([
      "onvif",
      "maker",
      "rtsp",
      "http",
      "v4l2",
      "ftp",
      "file",
      "tape",
    ]);
  });

  it("that this page does not know are told in the engine's words", () => {
    expect(kindWords(maker).title).toBe("A camera of a known maker");
    expect(kindWords(tape)).toEqual({ title: "The kind tape", text: "About tape." });
    const drive = aField({ name: "drive", title: "Drive", description: "Where it is." });
    expect(fieldWords("tape", drive)).toEqual({ label: "Drive", hint: "Where it is." });
  });

  it("say what their fields mean for them", () => {
    const path = aField({ name: "path", title: "Path", description: "Somewhere." });
    expect(fieldWords("file", path)).toMatchObject({ label: "File", missing: "Which file?" });
    expect(fieldWords("local_folder", path).label).toBe("Folder");
    expect(fieldWords("tape", path).label).toBe("Path");
    const url = aField({ name: "url" });
    expect(fieldWords("http", url).placeholder).toMatch(/^http:/);
    expect(fieldWords("http", url).hint).toBe(fieldWords("rtsp", url).hint);
  });

  it("have choices that can be read", () => {
    expect(choiceWords("transport", "tcp")).toBe("TCP");
    expect(choiceWords("speed", "auto")).toBe("Auto");
    expect(choiceWords("maker", "TP-Link Tapo")).toBe("TP-Link Tapo");
  });
});
