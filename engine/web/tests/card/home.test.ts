import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Happenings } from "../../src/card/home/happenings";
import { Home } from "../../src/card/home/home";
import { problemWords } from "../../src/card/home/problems";
import { aTrack } from "../samples";
import { aHomeCamera, aHomeEvent, ENTRY, FakeHome, refused, settled } from "./fake-home";

const CAMERA = aHomeCamera().camera_id;

let fake: FakeHome;
let home: Home;

beforeEach(() => {
  fake = new FakeHome();
  home = Home.of(fake.hass);
});

afterEach(() => vi.useRealTimers());

describe("home", () => {
  it("is one for all cards, with one subscription", async () => {
    const leave = [1, 2, 3].map((guest) => Home.of(fake.hass).join({ guest }));
    await settled();
    expect(Home.of(fake.hass)).toBe(home);
    expect(fake.subscriptions.size).toBe(1);
    expect(fake.given("hearthwatch/cameras")).toHaveLength(1);
    expect(home.cameras?.map(({ name }) => name)).toEqual(["Porch"]);
    for (const go of leave) go();
  });

  it("lets the subscription go some seconds after the last card", async () => {
    const leave = home.join({});
    await settled();
    vi.useFakeTimers();
    leave();
    vi.advanceTimersByTime(9000);
    expect(fake.subscriptions.size).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(fake.subscriptions.size).toBe(0);
  });

  it("asks for boxes of what is watched alone, one subscription following the other", async () => {
    home.join({});
    await settled();
    const unwatch = [home.watch(CAMERA), home.watch(CAMERA)];
    await settled();
    expect([...fake.subscriptions.values()].map(({ tracks }) => tracks)).toEqual([[CAMERA]]);
    unwatch[0]?.();
    await settled();
    expect(fake.subscriptions.size).toBe(1);
    unwatch[1]?.();
    unwatch[1]?.();
    await settled();
    expect([...fake.subscriptions.values()].map(({ tracks }) => tracks)).toEqual([[]]);
  });

  it("keeps the boxes until their engine or Home Assistant is away", async () => {
    home.join({});
    await settled();
    const look = { camera_id: CAMERA, timestamp: "2026-03-01T12:00:00.000Z", tracks: [aTrack()] };
    fake.says({ topic: "tracks", type: "tracks", data: look });
    expect(home.tracks.at(CAMERA, null)).toHaveLength(1);
    fake.says({ topic: "connection", data: { live: false } });
    expect(home.tracks.at(CAMERA, null)).toHaveLength(0);
    expect(home.engineLives(aHomeCamera())).toBe(false);
    fake.says({ topic: "tracks", type: "tracks", data: look });
    fake.line("disconnected");
    expect(home.connected).toBe(false);
    expect(home.tracks.at(CAMERA, null)).toHaveLength(0);
  });

  it("asks anew for everything once an engine or Home Assistant is back", async () => {
    const onGap = vi.fn();
    home.listen({ onGap });
    home.join({});
    await settled();
    fake.says({ topic: "connection", data: { live: false } });
    fake.says({ topic: "connection", data: { live: true } });
    expect(onGap).toHaveBeenCalledTimes(1);
    fake.line("disconnected");
    fake.line("ready");
    await settled();
    expect(onGap).toHaveBeenCalledTimes(2);
    expect(home.connected).toBe(true);
    expect(fake.given("hearthwatch/cameras").length).toBeGreaterThan(1);
  });

  it("asks for the list when an entity says that a camera came or went", async () => {
    fake.cameras = [aHomeCamera({ entities: { online: "binary_sensor.porch_online" } })];
    fake.state("binary_sensor.porch_online", "on");
    Home.of(fake.hass).join({});
    await settled();
    vi.useFakeTimers();
    Home.of(fake.state("light.kitchen", "on"));
    vi.advanceTimersByTime(1000);
    expect(fake.given("hearthwatch/cameras")).toHaveLength(1);
    Home.of(fake.state("binary_sensor.porch_online", "off"));
    vi.advanceTimersByTime(1000);
    expect(fake.given("hearthwatch/cameras")).toHaveLength(2);
  });

  it.each([
    ["unknown_command", "missing"],
    ["unauthorized", "unauthorized"],
    ["home_assistant_error", "failed"],
  ] as const)("says why nothing is known: %s", async (code, obstacle) => {
    fake.answers["hearthwatch/cameras"] = refused(code);
    home.join({});
    await settled();
    expect([home.cameras, home.obstacle]).toEqual([null, obstacle]);
  });

  it("tries again by itself what was refused", async () => {
    vi.useFakeTimers();
    fake.answers["hearthwatch/cameras"] = refused("unknown_command");
    fake.answers["hearthwatch/subscribe"] = refused("unknown_command");
    home.join({});
    await vi.advanceTimersByTimeAsync(100);
    expect(home.obstacle).toBe("missing");
    fake.answers = {};
    await vi.advanceTimersByTimeAsync(6000);
    expect([home.obstacle, home.cameras?.length, fake.subscriptions.size]).toEqual([null, 1, 1]);
  });
});

describe("pictures through Home Assistant", () => {
  beforeEach(async () => {
    home.join({});
    await settled();
  });

  it("come live at an address that is signed", async () => {
    const url = await home.pictures.videoUrl(CAMERA, { stream: "auto", sound: false });
    expect(url).toBe(
      `ws://ha.local/api/hearthwatch/${ENTRY}/cameras/${CAMERA}/live?stream=auto&sound=false&authSig=x`,
    );
    await home.pictures.videoUrl(CAMERA, { stream: "auto", sound: false });
    expect(fake.given("auth/sign_path")).toHaveLength(1);
  });

  it.each([
    [403, "You may not see this camera."],
    [404, "This camera is gone."],
    [502, "The engine does not answer."],
  ])("are refused with words: %i", async (status, words) => {
    fake.hass.fetchWithAuth = async () => new Response("", { status });
    const { signal } = new AbortController();
    await expect(home.pictures.snapshot(CAMERA, 480, signal)).rejects.toThrow(words);
  });

  it("are stills of a size, with when they were taken", async () => {
    const fetched = vi.fn(
      async (_path: string) =>
        new Response("jpeg", { headers: { "X-Captured": "2026-03-01T12:00:00.000Z" } }),
    );
    fake.hass.fetchWithAuth = fetched;
    const { captured } = await home.pictures.snapshot(CAMERA, 480, new AbortController().signal);
    expect(captured).toBe(Date.parse("2026-03-01T12:00:00.000Z"));
    expect(fetched.mock.calls[0]?.[0]).toContain("snapshot?width=480");
  });

  it("come over WebRTC as Home Assistant puts calls through", async () => {
    const offered = home.pictures.offerPeer(CAMERA, "offer");
    await settled();
    const [call] = [...fake.subscriptions].filter(
      ([, wish]) => wish.type === "camera/webrtc/offer",
    );
    expect(call?.[1]).toMatchObject({ entity_id: "camera.porch", offer: "offer" });
    call?.[0]({ type: "answer", answer: "sdp" } as never);
    const { sdp, session } = await offered;
    expect(sdp).toBe("sdp");
    await home.pictures.endPeer(CAMERA, session);
    expect(fake.ended).toBe(1);
  });

  it("hang up a call that was refused", async () => {
    const offered = home.pictures.offerPeer(CAMERA, "offer");
    await settled();
    const [call] = [...fake.subscriptions].filter(
      ([, wish]) => wish.type === "camera/webrtc/offer",
    );
    call?.[0]({ type: "error", code: "x", message: "No way." } as never);
    await expect(offered).rejects.toThrow("No way.");
    expect(fake.ended).toBe(1);
  });
});

describe("what happened", () => {
  it("keeps what came while it asked, once", async () => {
    const old = aHomeEvent({ id: "0199f3c2-0000-7000-8000-000000000001" });
    const fresh = aHomeEvent({ id: "0199f3c2-0000-7000-8000-000000000002" });
    fake.events = [old];
    const happenings = new Happenings(home, aHomeCamera());
    const asked = happenings.refresh();
    happenings.add(fresh);
    happenings.add(fresh);
    await asked;
    expect(happenings.visits.map(({ lead }) => lead.id)).toEqual([fresh.id, old.id]);
  });

  it("leaves other cameras and dull events aside", () => {
    const happenings = new Happenings(home, aHomeCamera());
    happenings.add(aHomeEvent({ camera_id: "other" }));
    happenings.add(aHomeEvent({ type: "motion_detected" }));
    expect(happenings.visits).toEqual([]);
  });

  it("says what keeps it from knowing, until it knows", async () => {
    fake.answers["hearthwatch/events"] = refused("unavailable");
    const happenings = new Happenings(home, aHomeCamera());
    await happenings.refresh();
    expect(happenings.problem).toBe("The engine does not answer.");
    fake.answers = {};
    await happenings.refresh();
    expect([happenings.problem, happenings.known]).toEqual([null, true]);
  });
});

describe("what went wrong", () => {
  it.each([
    [refused("unauthorized"), "You may not do that."],
    [
      refused("invalid", "zones.0: a zone must not cross itself"),
      "zones.0: a zone must not cross itself",
    ],
    [refused("not_found"), "It is gone."],
    [new Error("Broken"), "Broken"],
  ])("is said in words", (error, words) => expect(problemWords(error)).toBe(words));
});
