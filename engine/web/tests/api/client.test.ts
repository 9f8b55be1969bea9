import { afterEach, describe, expect, it, vi } from "vitest";
import { Client } from "../../src/api/client";
import { ApiError, Unreachable } from "../../src/api/problem";
import { anAlert, anEvent } from "../samples";

const INGRESS = "https://home.example/api/hassio_ingress/token/";

function answering(body: BodyInit | null, init: ResponseInit = {}) {
  const asked = vi.fn(async (_url: URL, _init: RequestInit) => new Response(body, init));
  vi.stubGlobal("fetch", asked);
  return asked;
}

function problem(status: number, fields: object): [string, ResponseInit] {
  return [
    JSON.stringify(fields),
    { status, headers: { "Content-Type": "application/problem+json" } },
  ];
}

afterEach(() => vi.unstubAllGlobals());

describe("addresses", () => {
  it("stay below the path that an ingress gives the page", async () => {
    const asked = answering("{}");
    const client = new Client(INGRESS);
    await client.cameras();
    expect(String(asked.mock.calls[0]?.[0])).toBe(`${INGRESS}api/v1/cameras`);
    expect(client.liveUrl).toBe(`${INGRESS.replace("https", "wss")}api/v1/ws`);
    expect(new Client("http://127.0.0.1:8099/").liveUrl).toBe("ws://127.0.0.1:8099/api/v1/ws");
  });

  it("carry only what is asked for", async () => {
    const asked = answering("{}");
    await new Client(INGRESS).events({
      camera: "",
      event_type: "parked",
      limit: 40,
      cursor: "a b",
    });
    expect(asked.mock.calls[0]?.[0].search).toBe("?event_type=parked&limit=40&cursor=a+b");
  });

  it("keep a strange camera name in its place", async () => {
    const asked = answering("{}");
    await new Client(INGRESS).explain("../x?y", new Date(0));
    expect(asked.mock.calls[0]?.[0].pathname).toMatch(/\/cameras\/\.\.%2Fx%3Fy\/explain$/);
    expect(asked.mock.calls[0]?.[0].search).toBe("?at=1970-01-01T00%3A00%3A00.000Z");
  });

  it("of live pictures go by WebSocket, and by POST where WebRTC is tried", async () => {
    const client = new Client(INGRESS);
    const url = client.videoUrl("porch", { stream: "sub", sound: false });
    const root = INGRESS.replace("https", "wss");
    expect(url).toBe(`${root}api/v1/cameras/porch/live?stream=sub&sound=false`);
    const asked = answering('{"sdp":"a","session":"s/1"}');
    const { session } = await client.offerPeer("porch", "o", "auto");
    await client.endPeer("porch", session);
    const [offer, end] = asked.mock.calls;
    expect(offer?.[1]).toMatchObject({ body: '{"type":"offer","sdp":"o","stream":"auto"}' });
    expect(end?.[0].pathname).toMatch(/\/cameras\/porch\/webrtc\/s%2F1$/);
    expect(end?.[1].method).toBe("DELETE");
  });

  it("of pictures exist only for events and alerts that have one", () => {
    const client = new Client(INGRESS);
    expect(client.pictureUrl(anEvent({ id: "1", picture: null }))).toBe("");
    const address = client.pictureUrl(anEvent({ id: "1", picture: "events/1/picture" }));
    expect(address).toBe(`${INGRESS}api/v1/events/1/picture`);
    const { alerts } = client;
    expect(alerts.pictureUrl(anAlert({ picture: null }))).toBe("");
    expect(alerts.pictureUrl(anAlert({ picture: "events/1/picture" }))).toBe(address);
  });
});

describe("answers", () => {
  it("that are problems tell their detail", async () => {
    answering(...problem(503, { title: "Unavailable", detail: "The database is locked." }));
    const error = await new Client(INGRESS).cameras().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, message: "The database is locked." });
  });

  it("without detail tell their title, or their status", async () => {
    answering(...problem(404, { title: "Not found" }));
    await expect(new Client(INGRESS).access.session()).rejects.toThrow("Not found");
    answering("<html>", { status: 500 });
    await expect(new Client(INGRESS).access.session()).rejects.toThrow("500");
  });

  it("that say 401 mean that a link is needed", async () => {
    answering(...problem(401, { detail: "Sign in" }));
    await expect(new Client(INGRESS).access.session()).rejects.toMatchObject({ signedOut: true });
  });

  it("tell programs what is wrong, where, and when to try again", async () => {
    const body = {
      detail: "Too many wrong tries.",
      error: { code: "too_many_failures" },
      errors: [{ field: "body.name", message: "is taken" }, { field: 7 }, null],
    };
    const headers = { "Retry-After": "40" };
    answering(JSON.stringify(body), { status: 429, headers });
    const error = await new Client(INGRESS).access.session().catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: "too_many_failures",
      retryAfter: 40,
      fields: [{ field: "body.name", message: "is taken" }],
    });
    answering("{}", { status: 429, headers: { "Retry-After": "Fri, 27 Nov 2026 13:00:00 GMT" } });
    await expect(new Client(INGRESS).access.session()).rejects.toMatchObject({ retryAfter: null });
  });

  it("that are no JSON are an error, not an empty page", async () => {
    answering("<html>somebody else's page</html>");
    await expect(new Client(INGRESS).cameras()).rejects.toBeInstanceOf(ApiError);
  });

  it("that never come are another kind of error", async () => {
    vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("Failed to fetch")));
    await expect(new Client(INGRESS).cameras()).rejects.toBeInstanceOf(Unreachable);
  });

  it.each([
    ["401: Unauthorized", 401, "Home Assistant has ended this session"],
    ["502: Bad Gateway", 502, "The engine does not answer."],
    ["", 504, "The engine does not answer."],
  ])("that a proxy gives are not the engine's: %s", async (body, status, words) => {
    answering(body, { status });
    const error = await new Client(INGRESS).cameras().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Unreachable);
    expect((error as Error).message).toContain(words);
  });
});

describe("a snapshot", () => {
  it("knows when it was taken", async () => {
    answering("jpeg", { headers: { "X-Captured": "2026-03-01T12:00:00.250Z" } });
    const { captured } = await new Client(INGRESS).snapshot("a", 320, AbortSignal.timeout(1000));
    expect(captured).toBe(Date.UTC(2026, 2, 1, 12, 0, 0, 250));
  });

  it("may not know", async () => {
    answering("jpeg");
    const { captured } = await new Client(INGRESS).snapshot("a", 320, AbortSignal.timeout(1000));
    expect(captured).toBeNull();
  });
});

describe("a code", () => {
  it("travels in the body, never in the address", async () => {
    const asked = answering("{}");
    await new Client(INGRESS).access.exchangeCode("s3cret");
    const [url, init] = asked.mock.calls[0] ?? [];
    expect(String(url)).toBe(`${INGRESS}api/v1/auth/code`);
    expect(init).toMatchObject({ method: "POST", body: '{"code":"s3cret"}' });
  });
});

describe("a name and a password", () => {
  it("travel in the body and ask for a cookie", async () => {
    const asked = answering("{}");
    await new Client(INGRESS).access.signIn("ada", "correct horse");
    const [url, init] = asked.mock.calls[0] ?? [];
    expect(String(url)).toBe(`${INGRESS}api/v1/auth/login`);
    expect(JSON.parse(String(init?.body))).toEqual({
      username: "ada",
      password: "correct horse",
      session: true,
    });
  });
});

describe("a new camera", () => {
  it("is sent with the key that keeps it from being added twice", async () => {
    const asked = answering("{}", { status: 201 });
    const sources = [{ type: "rtsp", url: "rtsp://192.0.2.10/a" }] as const;
    await new Client(INGRESS).desk.add({ name: "Porch", sources }, "k1");
    expect(asked.mock.calls[0]?.[1]).toMatchObject({
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": "k1" },
    });
  });
});

describe("a clip", () => {
  it("goes to the trash, comes back, and goes for good", async () => {
    const asked = answering(null, { status: 204 });
    const client = new Client(INGRESS);
    await client.deleteClip("c1");
    await client.restoreClip("c1");
    await client.purgeClip("c1");
    expect(asked.mock.calls.map(([url, { method }]) => [method, String(url)])).toEqual([
      ["DELETE", `${INGRESS}api/v1/clips/c1`],
      ["POST", `${INGRESS}api/v1/clips/c1/restore`],
      ["DELETE", `${INGRESS}api/v1/clips/c1?forever=true`],
    ]);
  });
});
