import { describe, expect, it, vi } from "vitest";
import { takeCode } from "../../src/page/link";

function opened(hash: string) {
  return {
    location: { hash, pathname: "/ingress/x/", search: "?kiosk" },
    history: { state: null, replaceState: vi.fn() },
  };
}

describe("takeCode", () => {
  it("takes the code out of the address", () => {
    const page = opened("#code=a-b_c%2F1");
    expect(takeCode(page)).toBe("a-b_c/1");
    expect(page.history.replaceState).toHaveBeenCalledWith(null, "", "/ingress/x/?kiosk");
  });

  it("leaves other addresses alone", () => {
    for (const hash of ["", "#", "#top", "#encode=1"]) {
      const page = opened(hash);
      expect(takeCode(page)).toBeNull();
      expect(page.history.replaceState).not.toHaveBeenCalled();
    }
  });

  it("cleans up an empty code, too", () => {
    const page = opened("#code=");
    expect(takeCode(page)).toBeNull();
    expect(page.history.replaceState).toHaveBeenCalled();
  });
});
