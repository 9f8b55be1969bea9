// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, Unreachable } from "../../src/api/problem";
import "../../src/page/account-menu";
import type { House } from "../../src/page/house";
import { Intent } from "../../src/page/intent";
import "../../src/page/mode-choice";
import "../../src/page/sign-in";
import { inside, shown, textOf } from "../dom";
import { aSession } from "../samples";

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe("hw-sign-in", () => {
  async function aForm(signIn: House["signIn"]) {
    const form = await shown("hw-sign-in", { house: { signIn } as House });
    const type = (name: string, value: string) => {
      (inside(form, `[name=${name}]`) as HTMLInputElement).value = value;
    };
    type("username", "ada");
    type("password", "correct horse");
    return form;
  }

  function send(form: HTMLElement): void {
    inside(form, "form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  }

  it("hands over what was typed, once", async () => {
    let signedIn: () => void = () => {};
    const signIn = vi.fn(() => new Promise<void>((resolve) => (signedIn = resolve)));
    const form = await aForm(signIn);
    send(form);
    await form.updateComplete;
    expect(signIn).toHaveBeenCalledWith("ada", "correct horse");
    expect(inside(form, "button")).toMatchObject({ disabled: true });
    signedIn();
    await vi.waitFor(() => expect(inside(form, "button")).toMatchObject({ disabled: false }));
  });

  it.each([
    [new ApiError(401, "The key or code is wrong."), "The name or the password is not right."],
    [new Unreachable(), "The engine does not answer."],
  ])("says plainly why not: %s", async (error, text) => {
    const form = await aForm(() => Promise.reject(error));
    send(form);
    await vi.waitFor(() => expect(textOf(form)).toContain(text));
    expect(inside(form, "button")).toMatchObject({ disabled: false });
  });

  it("says how long to wait, and lets one try again then", async () => {
    vi.useFakeTimers();
    const refusal = new ApiError(429, "Wait.", { retryAfter: 40 });
    const form = await aForm(() => Promise.reject(refusal));
    send(form);
    await vi.advanceTimersByTimeAsync(1000);
    expect(textOf(form)).toContain("The next one is in 39 s");
    expect(inside(form, "button")).toMatchObject({ disabled: true });
    await vi.advanceTimersByTimeAsync(39_000);
    expect(inside(form, "[role=alert]")).toBeNull();
    expect(inside(form, "button")).toMatchObject({ disabled: false });
  });
});

describe("hw-account-menu", () => {
  function buttons(menu: HTMLElement): string[] {
    return [...(menu.shadowRoot?.querySelectorAll("[popover] button") ?? [])].map(
      (button) => button.textContent?.trim() ?? "",
    );
  }

  function aMenu(session: ReturnType<typeof aSession>, more: Partial<House> = {}) {
    const may = (scope: "read" | "write" | "admin") => session.scopes.includes(scope);
    return shown("hw-account-menu", { house: { may, ...more } as House, session });
  }

  it("says who is signed in and signs out", async () => {
    const signOut = vi.fn(async () => {});
    const menu = await aMenu(aSession(), { signOut });
    expect(textOf(menu)).toContain("ada");
    expect(textOf(menu)).toContain("May change everything");
    expect(buttons(menu)).toEqual([
      "Deleted clips",
      "Removed cameras",
      "From Frigate or HomeSec",
      "Sign out",
    ]);
    inside(menu, "[popover] button:last-of-type")?.click();
    expect(signOut).toHaveBeenCalledOnce();
  });

  it("offers no way out to whom Home Assistant let in, and no settings to whom may not", async () => {
    const menu = await aMenu(aSession({ kind: "ingress", scopes: ["read"] }));
    expect(buttons(menu)).toEqual(["Deleted clips"]);
    expect(textOf(menu)).toContain("May look");
  });

  it("leads to deleted clips", async () => {
    const menu = await aMenu(aSession());
    const popover = inside(menu, "[popover]") as HTMLElement;
    popover.hidePopover = vi.fn();
    const asked = vi.fn();
    document.body.addEventListener(Intent.type, asked, { once: true });
    inside(menu, "[popover] button")?.click();
    expect(asked.mock.lastCall).toMatchObject([{ view: { kind: "trash", cameraId: "" } }]);
    expect(popover.hidePopover).toHaveBeenCalledOnce();
  });
});

describe("hw-mode-choice", () => {
  async function choosing(setMode: House["setMode"]) {
    const house = { setMode, modes: ["day_off"] as readonly string[] } as House;
    const choice = await shown("hw-mode-choice", { house, mode: "home" });
    const select = inside(choice, "select") as HTMLSelectElement;
    select.value = "night";
    select.dispatchEvent(new Event("change"));
    return { choice, select };
  }

  it("sets what is chosen", async () => {
    const setMode = vi.fn(async () => {});
    const { choice } = await choosing(setMode);
    expect(setMode).toHaveBeenCalledWith("night");
    expect(textOf(choice)).toContain("Day off");
  });

  it("goes back to what is in force when the engine refuses", async () => {
    const { choice, select } = await choosing(() => Promise.reject(new Error("No.")));
    await vi.waitFor(() => expect(textOf(choice)).toContain("No."));
    expect(select.value).toBe("home");
  });
});
