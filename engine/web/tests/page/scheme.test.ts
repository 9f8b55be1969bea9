// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { followScheme } from "../../src/page/scheme";

function page(scheme?: string): Document {
  const made = document.implementation.createHTMLDocument();
  if (scheme !== undefined) made.head.innerHTML = `<meta name="color-scheme" content="${scheme}">`;
  return made;
}

function schemeIn(parent: { document: Document }): string | undefined {
  const inner = page();
  followScheme({ document: inner, parent });
  return inner.documentElement.dataset.scheme;
}

describe("the page", () => {
  it.each([
    ["dark", "dark"],
    ["light", "light"],
    ["dark light", undefined],
    [undefined, undefined],
  ])("inside a Home Assistant that is %s is %s", (around, expected) => {
    expect(schemeIn({ document: page(around) })).toBe(expected);
  });

  it("changes with it", async () => {
    const [inner, host] = [page(), page("light")];
    followScheme({ document: inner, parent: { document: host } });
    host.querySelector("meta")?.setAttribute("content", "dark");
    await Promise.resolve();
    expect(inner.documentElement.dataset.scheme).toBe("dark");
  });

  it("by itself leaves it to the browser", () => {
    const alone = page("dark");
    followScheme({ document: alone, parent: { document: alone } });
    expect(alone.documentElement.dataset.scheme).toBeUndefined();
  });

  it("does not mind a stranger around it", () => {
    const stranger = {
      get document(): Document {
        throw new DOMException("cross-origin", "SecurityError");
      },
    };
    expect(schemeIn(stranger)).toBeUndefined();
  });
});
