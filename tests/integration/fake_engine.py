"""An engine as seen from outside: its API on a free port of loopback, and what it was asked.

Only here, at the process edge, is anything pretended. A contract test compares the answers with
the real engine's description of its API.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aiohttp import web

ANSWERS = Path(__file__).parent / "answers"
KEY = "hw_a-key-of-the-tests"
INSTANCE = "01a21dc3-bf1f-7dd3-87c7-9cc3238c9706"
CAMERA = "01a21dc3-ba9b-75eb-9bd0-437766fd8f3b"
type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PICTURED = "01a21dc8-dd69-7d39-a25f-c5faecfc9d2c"
MOMENT = "2026-11-27T12:00:00.000Z"
CLIP = "01a21dc4-1aa9-7b2f-adec-e38a27e758e3"
TIMELINE = {
    "since": "2026-11-26T23:00:00.000Z",
    "until": "2026-11-27T23:00:00.000Z",
    "seconds": 43200.0,
    "buckets": 2,
    "cameras": [
        {
            "camera_id": CAMERA,
            "camera": "street",
            "events": {"person": [0, 3]},
            "recorded": [[1, 1]],
        },
        {
            "camera_id": "01a21dc3-ba9b-75eb-9bd0-437766fd8f3c",
            "camera": None,
            "events": {},
            "recorded": [[0, 1]],
        },
    ],
}
JPEG = (ANSWERS / "picture.jpg").read_bytes()


def answer(name: str) -> Any:
    """Return an answer that a real engine once gave."""
    return json.loads((ANSWERS / f"{name}.json").read_text())


@dataclass
class Asked:
    """A request that came: method, path below the root, query, JSON body and ``If-Match``."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    tag: str | None = None


@dataclass
class FakeEngine:
    """What the engine has and says; tests change it and push frames.

    Attributes:
        table: the answer of ``/entities``.
        answers: of other paths, by method and path below the root: JSON, bytes, a status with a
            problem's code and detail, or a status with JSON or nothing; a function of the query
            answers anew each time.
        handlers: of paths below the root that answer by themselves, as media do.
        tag: the entity tag of the settings.
        asked: every request but those of the WebSocket, oldest first.
    """

    port: int = 0
    key: str = KEY
    table: dict[str, Any] = field(default_factory=lambda: answer("entities"))
    answers: dict[tuple[str, str], Any] = field(default_factory=dict)
    handlers: dict[str, Handler] = field(default_factory=dict)
    received: Any = None
    tag: str = '"1"'
    asked: list[Asked] = field(default_factory=list)
    _opened: list[web.WebSocketResponse] = field(default_factory=list)
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _runner: web.AppRunner | None = None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def __post_init__(self) -> None:
        """Put up what an engine with one camera says."""
        drawn = answer("cameras")["cameras"][0]["config"]
        self.answers = {
            ("GET", "auth/session"): {
                "name": "tests",
                "kind": "key",
                "scopes": ["read", "write", "admin"],
                "expires": None,
            },
            ("GET", "cameras"): answer("cameras"),
            ("GET", "cameras/sources"): answer("sources"),
            ("GET", f"cameras/{CAMERA}/zones"): {"zones": drawn["zones"]},
            ("GET", f"cameras/{CAMERA}/lines"): {"lines": drawn["lines"]},
            ("GET", "labels"): answer("labels"),
            ("GET", "models"): {"models": [{"name": "nanodet-g", "default": True}]},
            ("GET", "events"): answer("events"),
            ("GET", "clips"): answer("clips"),
            ("GET", "alerts"): answer("alerts"),
            ("GET", "storage"): answer("storage"),
            ("GET", "system"): answer("system"),
            ("POST", "cameras/test"): answer("trial"),
            ("PUT", "mode"): {"mode": "away"},
            ("GET", "timeline"): TIMELINE,
            ("GET", f"clips/{CLIP}"): answer("clips")["clips"][0],
            ("PATCH", f"clips/{CLIP}"): answer("clips")["clips"][0] | {"starred": True},
            ("POST", "clips/delete"): {"clip_ids": [CLIP], "total": 1, "more": False},
            ("POST", "clips/restore"): {"clip_ids": [CLIP], "total": 1, "more": False},
            ("GET", f"events/{PICTURED}"): answer("events")["events"][0],
        }

    @property
    def health(self) -> dict[str, Any]:
        """Return the answer of ``/health`` to who has the key."""
        return answer("health") | {"instance": self.table["instance"]}

    def device(self, device_id: str) -> dict[str, Any]:
        """Return a device of the table, to be changed."""
        return next(each for each in self.table["devices"] if each["id"] == device_id)

    def entity(self, device_id: str, key: str) -> dict[str, Any]:
        """Return an entity of the table, to be changed."""
        return next(each for each in self.device(device_id)["entities"] if each["key"] == key)

    def requests(self, method: str, path: str) -> list[Asked]:
        """Return what was asked of one path."""
        return [asked for asked in self.asked if (asked.method, asked.path) == (method, path)]

    async def push(self, kind: str, topic: str, data: dict[str, Any]) -> None:
        """Say something to all listeners."""
        await self.say({"type": kind, "topic": topic, "data": data, "seq": 3})

    async def say(self, frame: dict[str, Any] | str) -> None:
        """Say a frame, or any text, to all listeners."""
        text = frame if isinstance(frame, str) else json.dumps(frame)
        for socket in list(self._sockets):
            await socket.send_str(text)

    async def show(
        self, device_id: str, values: dict[str, Any], attributes: dict[str, Any] | None = None
    ) -> None:
        """Change what entities of a device show, in the table and for listeners."""
        for key, value in values.items():
            self.entity(device_id, key)["value"] = value
            if attributes and key in attributes:
                self.entity(device_id, key)["attributes"] = attributes[key]
        hub = self.device(device_id)["kind"] == "hub"
        await self.push(
            "states",
            "states",
            {
                "device": "hub" if hub else device_id,
                "camera_id": None if hub else device_id,
                "camera": None if hub else self.device(device_id)["slug"],
                "available": self.device(device_id)["available"],
                "whole": False,
                "values": values,
                "attributes": attributes or {},
            },
        )

    async def listened(self, listeners: int = 1) -> None:
        """Wait until so many are subscribed."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: len(self._sockets) >= listeners)

    def add_camera(self, camera_id: str, name: str) -> dict[str, Any]:
        """Put another camera into the table, which shows what the first one shows."""
        text = json.dumps(self.device(CAMERA)).replace(CAMERA, camera_id)
        slug = name.lower().replace(" ", "_")
        self.table["devices"].append(json.loads(text) | {"name": name, "slug": slug})
        return answer("cameras")["cameras"][0] | {"id": camera_id, "name": name, "slug": slug}

    async def left(self) -> None:
        """Wait until nobody listens."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: not self._sockets)

    async def drop(self, code: int = 1001) -> None:
        """End all WebSockets."""
        for socket in list(self._opened):
            await socket.close(code=code)

    async def start(self) -> Self:
        """Listen on loopback, on the port of before if there was one."""
        app = web.Application()
        app.router.add_route("*", "/api/v1/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        """Be gone, as an engine that was killed."""
        if self._runner:
            await self.drop()
            await self._runner.cleanup()
            self._runner = None

    async def _answer(  # noqa: PLR0911 - one for each way to answer
        self, request: web.Request
    ) -> web.StreamResponse:
        path = request.match_info["path"]
        known = request.headers.get("Authorization") == f"Bearer {self.key}"
        if path == "health" and not known:
            return web.json_response({"status": "ok", "version": "0.1.0", "api": 1})
        if not known:
            return _problem(401, "unauthorized", "Credentials are needed.")
        if handler := self.handlers.get(path):
            return await handler(request)
        if path == "ws":
            return await self._listen(request)
        body = await request.json() if request.can_read_body else None
        tag = request.headers.get("If-Match")
        self.asked.append(Asked(request.method, path, dict(request.query), body, tag))
        if tag not in {None, self.tag}:
            return _problem(412, "precondition_failed", "The settings have changed.")
        found = self.answers.get((request.method, path), self._usual(request.method, path))
        match found(dict(request.query)) if callable(found) else found:
            case None:
                return _problem(404, "not_found", f"There is no {path}.")
            case (int() as status, str() as code, str() as detail):
                return _problem(status, code, detail)
            case (int() as status, None):
                return web.Response(status=status)
            case (int() as status, dict() as content):
                return web.json_response(content, status=status)
            case bytes() as content:
                return web.Response(body=content, content_type="image/jpeg")
            case found:
                return web.json_response(found, headers={"ETag": self.tag})

    def _usual(  # noqa: PLR0911 - one for each path
        self, method: str, path: str
    ) -> Any:
        match method, path.split("/"):
            case "GET", ["health"]:
                return self.health
            case "GET", ["entities"]:
                return self.table
            case "PATCH", ["cameras", _]:
                return answer("cameras")["cameras"][0]
            case "DELETE", ["cameras", camera_id]:
                devices = self.table["devices"]
                devices[:] = [device for device in devices if device["id"] != camera_id]
                return 204, None
            case "GET", ["cameras", _, "snapshot"]:
                return JPEG
            case "POST", ["cameras", camera_id, "snapshot"]:
                return 201, {
                    "camera_id": camera_id,
                    "camera": self.device(camera_id)["slug"],
                    "timestamp": MOMENT,
                    "picture": f"events/{PICTURED}/picture",
                }
            case "POST", ["cameras", camera_id, "restart"]:
                return 202, {"camera_id": camera_id, "camera": self.device(camera_id)["slug"]}
            case "GET", ["events", event_id, "picture"] if event_id == PICTURED:
                return JPEG
            case "GET", ["cameras", camera_id, "live", "urls"]:
                return {
                    what: f"cameras/{camera_id}/{path}?expires=1795799633&signature=s1gned"
                    for what, path in (
                        ("snapshot", "snapshot"),
                        ("live", "live"),
                        ("ts", "live.ts"),
                    )
                } | {"expires": MOMENT}
            case "POST", ["cameras", _, "webrtc"]:
                called = {"sdp": "v=0 answer", "session": "a-call", "stream": "main"}
                return {"type": "answer", "transcoded": False} | called
            case "DELETE", ["cameras", _, "webrtc", _]:
                return 204, None
            case _:
                return None

    async def _listen(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._opened.append(socket)
        await socket.send_json(
            {
                "type": "connected",
                "version": "0.1.0",
                "instance": self.table["instance"],
                "timestamp": "2026-11-27T12:00:00.000Z",
                "topics": ["events", "states", "cameras"],
                "seq": 1,
            }
        )
        async for message in socket:
            wish = json.loads(message.data)
            self.asked.append(Asked("WS", wish["type"], {}, wish))
            await socket.send_json({"type": "subscribed", "topics": wish["topics"], "seq": 2})
            async with self._changed:
                if socket not in self._sockets:
                    self._sockets.append(socket)
                self._changed.notify_all()
        self._opened.remove(socket)
        async with self._changed:
            if socket in self._sockets:
                self._sockets.remove(socket)
            self._changed.notify_all()
        return socket


def _problem(status: int, code: str, detail: str) -> web.Response:
    moment = "2026-11-27T12:00:00.000Z"
    error = {"code": code, "message": detail, "timestamp": moment, "request_id": "1"}
    return web.json_response(
        {
            "type": "about:blank",
            "title": "Problem",
            "status": status,
            "detail": detail,
            "status_code": status,
            "timestamp": moment,
            "error": error,
            "errors": [],
        },
        status=status,
        content_type="application/problem+json",
    )


@asynccontextmanager
async def running(engine: FakeEngine) -> AsyncIterator[FakeEngine]:
    """Run an engine for as long as the block lasts."""
    await engine.start()
    try:
        yield engine
    finally:
        await engine.stop()
