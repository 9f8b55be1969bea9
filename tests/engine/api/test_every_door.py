"""Every door of the house, found in its own description: who gets through, and what they see.

A new route or topic is tried here without anybody adding it. What must be said by hand is what
is meant to be different: that something is open to all, or that reading needs another method.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from starlette.routing import WebSocketRoute
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hearthwatch.api import create_app, watching
from hearthwatch.api.pages import PAGE
from hearthwatch.events import Topic
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.store import Scope

FRONT = UUID("0199f3c2-0000-7000-8000-000000000001")
YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
JPEG = b"\xff\xd8\xff a picture"
OF_FRONT = (str(FRONT), FRONT.hex, "front_door", "Front door")
"""What tells that something is about the front door's camera."""

OPEN = {
    ("GET", "/api/v1/health"),
    ("POST", "/api/v1/auth/code"),
    ("POST", "/api/v1/auth/login"),
    ("POST", "/api/v1/auth/token"),
}
"""What design.md lets everybody call."""

OWN_KEY = {
    ("GET", "/api/v1/inbound/{token}"),
    ("POST", "/api/v1/inbound/{token}"),
    ("POST", "/api/v1/inbound/{camera_id}/signed"),
}
"""What can only call an address shows its token or signature right there."""

OPEN_SHELL = {"/", "/api/v1/openapi.json", "/api/v1/docs", "/api/v1/redoc"}
"""What is served to everybody and not described: it is the same for all, and knows nothing."""

READS_ALL_THE_SAME = {
    ("POST", "/api/v1/auth/logout"),
    ("POST", "/api/v1/auth/password"),
    ("POST", "/api/v1/cameras/{camera}/webrtc"),
    ("DELETE", "/api/v1/cameras/{camera}/webrtc/{session}"),
}
"""What changes nothing but for whoever calls it."""

BODIES = {
    ("POST", "/api/v1/cameras/{camera}/record"): {"seconds": 5},
    ("PATCH", "/api/v1/clips/{clip_id}"): {"starred": True},
}
"""Bodies with which a command would work."""

NO_LIMITS = {"rate_limits": {"stranger": None, "link": None, "key": None, "user": None}}


@dataclass(frozen=True)
class Door:
    """One operation; `scope` is what its description says that it needs."""

    method: str
    path: str
    scope: Scope | None
    linked: bool

    @property
    def name(self) -> tuple[str, str]:
        return self.method, self.path

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)


@pytest.fixture
async def site(serve: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    monkeypatch.setattr(watching, "_BEGIN_WITHIN", 0.01)
    async with serve(**NO_LIMITS) as site:
        site.fleet.pictures[FRONT] = JPEG
        yield site


@pytest.fixture
async def doors(site: Any) -> list[Door]:
    async with site.client() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
    return [
        Door(method.upper(), path, _scope(route), {"link": []} in route.get("security", []))
        for path, routes in document["paths"].items()
        for method, route in routes.items()
    ]


def _scope(route: dict[str, Any]) -> Scope | None:
    said = {scope for way in route.get("security", []) for scope in way.get("oauth2", [])}
    return max((Scope(scope) for scope in said), key=list(Scope).index, default=None)


def filled(door: Door, known: dict[str, str] | None = None) -> str:
    """Return the door's path; what is not known of it is made up."""
    values = {"camera": "front_door"} | (known or {})
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], str(uuid4())), door.path)


async def test_strangers_get_through_the_open_doors_alone(site: Any, doors: list[Door]) -> None:
    assert {door.name for door in doors if door.scope is None} == OPEN | OWN_KEY
    async with site.client() as client:
        for door in doors:
            answer = await client.request(door.method, filled(door))
            if door.name in OPEN:
                assert answer.status_code in {200, 400}, door
            elif door.name in OWN_KEY:
                assert answer.status_code in {400, 401, 404}, door
            else:
                assert answer.status_code == 401, door
                assert answer.json()["error"]["code"] == "credentials_needed", door
                assert answer.headers["www-authenticate"] == "Bearer", door


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer hw_wrong"},
        {"Authorization": "Bearer a.b.c"},
        {"Authorization": "Basic YWRtaW46YWRtaW4="},
        {"X-API-Key": ""},
        {"Cookie": "hearthwatch_session=wrong"},
        {"X-Remote-User-Name": "admin", "X-Ingress-Path": "/api"},
        {"X-Forwarded-For": "127.0.0.2"},
    ],
)
async def test_forgers_get_no_further(
    site: Any, doors: list[Door], headers: dict[str, str]
) -> None:
    async with site.client() as client:
        for door in doors:
            if door.name not in OPEN | OWN_KEY:
                answer = await client.request(door.method, filled(door), headers=headers)
                assert answer.status_code in {401, 429}, door


async def test_signatures_open_what_can_be_opened_so_and_nothing_by_guessing(
    site: Any, doors: list[Door]
) -> None:
    async with site.client() as client:
        for door in doors:
            path = filled(door).removeprefix("/api/v1/")
            guessed = await client.request(
                door.method, f"/api/v1/{path}?expires=99999999999&signature=x"
            )
            signed = await client.request(
                door.method, f"/api/v1/{site.house.signer.sign(path, None)}"
            )
            if door.linked:
                assert door.method == "GET", door
                assert guessed.status_code == 403, door
                assert signed.status_code not in {401, 403}, door
            elif door.name not in OPEN | OWN_KEY:
                assert {guessed.status_code, signed.status_code} == {401}, door


def _served_at(entry: Path) -> str:
    return f"/{entry.name}/{{path:path}}" if entry.is_dir() else f"/{entry.name}"


async def test_nothing_is_served_that_is_not_described(site: Any, doors: list[Door]) -> None:
    described = {door.path for door in doors}
    files = {_served_at(entry) for entry in PAGE.iterdir()} if PAGE.is_dir() else set()
    served = {path for path, is_socket in _routes(create_app(site.house).routes) if not is_socket}
    assert served - files == described | OPEN_SHELL


async def test_every_socket_is_closed_to_strangers(site: Any) -> None:
    routes = _routes(create_app(site.house).routes)
    sockets = [path for path, is_socket in routes if is_socket]
    assert "/api/v1/ws" in sockets
    for path in sockets:
        address = f"ws://127.0.0.1:{site.port}{path.replace('{camera}', 'front_door')}"
        for headers in ({"Authorization": "Bearer wrong"}, {"X-API-Key": "a.b.c"}):
            with pytest.raises(InvalidStatus) as refused:
                async with connect(address, additional_headers=headers, proxy=None):
                    pass
            assert refused.value.response.status_code in {401, 429}
        assert await _learns_nothing(address)


async def _learns_nothing(address: str) -> bool:
    """Come in without credentials; if that is possible, nothing but a demand for them is heard."""
    try:
        async with connect(address, proxy=None) as socket, asyncio.timeout(20):
            await socket.send(json.dumps({"type": "subscribe", "topics": ["events", "cameras"]}))
            try:
                while True:
                    frame = json.loads(await socket.recv())
                    assert frame["type"] in {"auth_required", "error"}, frame
            except ConnectionClosed:
                return socket.close_code == 1008
    except InvalidStatus as refused:
        return refused.response.status_code == 401


async def test_changing_something_needs_more_than_reading(doors: list[Door]) -> None:
    for door in doors:
        if door.method != "GET" and door.name not in OPEN | OWN_KEY | READS_ALL_THE_SAME:
            assert door.scope in {Scope.WRITE, Scope.ADMIN}, door


@pytest.mark.parametrize("scope", [Scope.READ, Scope.WRITE])
async def test_nobody_gets_beyond_the_scope(site: Any, doors: list[Door], scope: Scope) -> None:
    key = await site.key(scope)
    grant = {"grant_type": "client_credentials", "client_id": "test", "client_secret": key}
    async with site.client() as client:
        token = (await client.post("/api/v1/auth/token", data=grant)).json()["access_token"]
    tried = 0
    for credential in (key, token):
        async with site.client(credential) as client:
            for door in doors:
                if door.scope is None or scope.includes(door.scope):
                    continue
                body = BODIES.get(door.name, {})
                answer = await client.request(door.method, filled(door), json=body)
                assert answer.status_code == 403, door
                assert answer.json()["error"]["code"] == "scope_missing", door
                tried += 1
    assert tried > 10
    assert site.fleet.recorded == []


@pytest.mark.parametrize("scope", list(Scope))
async def test_the_scope_is_enough(site: Any, doors: list[Door], scope: Scope) -> None:
    """What changes something is called with a body that does not work, and so does nothing."""
    async with site.client(await site.key(scope)) as client:
        for door in doors:
            if door.scope is scope and (door.method == "GET" or scope is Scope.WRITE):
                answer = await client.request(door.method, filled(door), json=None)
                assert answer.status_code not in {401, 403, 500}, door


@dataclass(frozen=True)
class Seen:
    """Two clients: one that may see all, and one that may see the yard alone."""

    all: httpx.AsyncClient
    yard: httpx.AsyncClient
    known: dict[str, str]


@pytest.fixture
async def seen(site: Any) -> AsyncIterator[Seen]:
    event = await site.record(picture=JPEG)
    clip = await site.keep(b"footage", at=event.timestamp - 1)
    await site.record(camera_id=YARD, camera="yard", picture=JPEG)
    known = {"event_id": str(event.id), "clip_id": str(clip.id)}
    every = await site.key(Scope.ADMIN, "all")
    some = await site.key(Scope.WRITE, "some", cameras=frozenset({YARD}))
    async with site.client(every) as first, site.client(some) as second:
        yield Seen(first, second, known)


async def test_limited_viewer_gets_nothing_of_another_camera(
    site: Any, doors: list[Door], seen: Seen
) -> None:
    told_to_all = 0
    for door in doors:
        if door.method != "GET" or door.scope not in {Scope.READ, Scope.WRITE}:
            continue
        path = filled(door, seen.known | await _known_ids(seen.all, door))
        answer = await seen.yard.get(path)
        if door.parameters:
            assert answer.status_code == 404, (door, answer.text)
        elif answer.is_success:
            assert not [word for word in OF_FRONT if word in answer.text], door
            assert not [word for word in seen.known.values() if word in answer.text], door
            text = (await seen.all.get(path)).text
            told_to_all += any(word in text for word in OF_FRONT)
    assert told_to_all >= 4, "cameras, events, clips and storage say something of the front door"


async def test_limited_viewer_changes_nothing_of_another_camera(
    site: Any, doors: list[Door], seen: Seen
) -> None:
    for door in doors:
        if door.method == "GET" or door.scope not in {Scope.READ, Scope.WRITE}:
            continue
        if not door.parameters:
            continue
        path = filled(door, seen.known | await _known_ids(seen.all, door))
        answer = await seen.yard.request(door.method, path, json=BODIES.get(door.name, {}))
        assert answer.status_code in {400, 404}, (door, answer.text)
        if door.name in BODIES:
            assert answer.status_code == 404, door
    assert site.fleet.recorded == []
    clip = (await seen.all.get(f"/api/v1/clips/{seen.known['clip_id']}")).json()
    assert clip["starred"] is False


async def test_limited_viewer_sees_the_own_camera(seen: Seen) -> None:
    """Or the two tests above would prove nothing."""
    for path in ("cameras/yard", "cameras/yard/status", "cameras/yard/explain", f"cameras/{YARD}"):
        assert (await seen.yard.get(f"/api/v1/{path}")).status_code == 200
    events = (await seen.yard.get("/api/v1/events", params={"event_type": "motion_ended"})).json()
    assert [event["camera"] for event in events["events"]] == ["yard"]
    assert events["total"] == 1
    (event,) = events["events"]
    assert (await seen.yard.get(f"/api/v1/{event['picture']}")).content == JPEG
    for query in ({"camera": "yard"}, {"camera": str(YARD)}):
        assert (await seen.yard.get("/api/v1/events", params=query)).json()["total"] == 1
    for name in ("front_door", str(FRONT), "attic"):
        for path in ("events", "clips"):
            answer = await seen.yard.get(f"/api/v1/{path}", params={"camera": name})
            assert answer.status_code == 404


async def _known_ids(client: httpx.AsyncClient, door: Door) -> dict[str, str]:
    """Find ids of things of the front door's camera in the lists above a door."""
    found: dict[str, str] = {}
    for parameter in door.parameters:
        above = door.path.partition(f"/{{{parameter}}}")[0]
        if parameter == "camera" or "{" in above:
            continue
        answer = await client.get(above)
        if answer.is_success and "json" in answer.headers["content-type"]:
            for item in _items(answer.json()):
                if str(item.get("camera_id")) == str(FRONT):
                    found[parameter] = str(item.get(parameter) or item.get("id"))
    return found


def _items(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _items(each)


def _routes(routes: Any, prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the path of every route, also of routers within routers, and whether it is a socket."""
    for route in routes:
        if router := getattr(route, "original_router", None):
            yield from _routes(router.routes, prefix + route.include_context.prefix)
        else:
            yield prefix + route.path, isinstance(route, WebSocketRoute)


class TestTopics:
    """What is told over the WebSocket, topic by topic."""

    @pytest.mark.parametrize("topic", list(Topic))
    async def test_limited_viewer_hears_nothing_of_another_camera(
        self, site: Any, topic: Topic
    ) -> None:
        some = await site.key(Scope.READ, "some", cameras=frozenset({YARD}))
        every = await site.key(Scope.ADMIN, "all")
        async with (
            self._listening(site, some, topic) as yard,
            self._listening(site, every, topic) as all_of_it,
        ):
            await self._live_on(site)
            told_to_all = await self._heard(all_of_it)
            told = await self._heard(yard)
        assert not [word for word in OF_FRONT if word in told]
        if topic in {Topic.EVENTS, Topic.CLIPS, Topic.CAMERAS, Topic.METRICS, Topic.TRACKS}:
            assert str(FRONT) in told_to_all
        if topic in {Topic.EVENTS, Topic.METRICS}:
            assert str(YARD) in told

    async def test_resuming_tells_no_more(self, site: Any) -> None:
        known = await site.record(camera_id=YARD, camera="yard")
        await site.record()
        mine = await site.record(camera_id=YARD, camera="yard")
        key = await site.key(Scope.READ, "some", cameras=frozenset({YARD}))
        async with self._connect(site, key) as socket:
            frame = {"type": "subscribe", "topics": ["events"], "last_event_id": str(known.id)}
            await socket.send(json.dumps(frame))
            heard = await self._heard(socket)
        assert str(mine.id) in heard
        assert not [word for word in OF_FRONT if word in heard]

    async def test_asking_for_another_camera_is_an_error(self, site: Any) -> None:
        key = await site.key(Scope.READ, "some", cameras=frozenset({YARD}))
        for name in ("front_door", str(FRONT)):
            async with self._connect(site, key) as socket:
                frame = {"type": "subscribe", "topics": ["events"], "cameras": [name]}
                await socket.send(json.dumps(frame))
                await site.record()
                heard = await self._heard(socket)
            assert "camera_not_found" in heard
            assert "motion_ended" not in heard

    async def test_live_pictures_of_another_camera_stay_shut(self, site: Any) -> None:
        key = await site.key(Scope.READ, "some", cameras=frozenset({YARD}))
        address = f"ws://127.0.0.1:{site.port}/api/v1/cameras/front_door/live"
        with pytest.raises(InvalidStatus) as refused:
            async with connect(
                address, additional_headers={"Authorization": f"Bearer {key}"}, proxy=None
            ):
                pass
        assert refused.value.response.status_code == 404

    def _connect(self, site: Any, key: str) -> connect:
        headers = {"Authorization": f"Bearer {key}"}
        address = f"ws://127.0.0.1:{site.port}/api/v1/ws"
        return connect(address, additional_headers=headers, proxy=None)

    def _listening(self, site: Any, key: str, topic: Topic) -> "_Listening":
        return _Listening(self._connect(site, key), topic)

    async def _live_on(self, site: Any) -> None:
        """Have something happen on both cameras, under every topic."""
        status = CameraStatus(CameraState.ONLINE, 5.0)
        for camera_id, slug in ((FRONT, "front_door"), (YARD, "yard")):
            event = await site.record(camera_id=camera_id, camera=slug)
            at = event.timestamp
            await site.keep(b"footage", at=at, camera_id=camera_id, camera=slug)
            stats = Stats(camera_id=camera_id, status=status)
            site.house.bus.publish(Topic.CAMERAS, stats)
            site.house.bus.publish(Topic.METRICS, stats)
            tracks = Tracks(camera_id=camera_id, timestamp=at, tracks=())
            site.house.bus.publish(Topic.TRACKS, tracks)

    async def _heard(self, socket: ClientConnection) -> str:
        """Return all that is said until nothing more waits to be said."""
        heard = ""
        for _ in range(2):
            await socket.send('{"type": "ping"}')
            async with asyncio.timeout(20):
                while '"pong"' not in (text := str(await socket.recv())):
                    heard += text
            await asyncio.sleep(0)
        return heard


class _Listening:
    """A client that has subscribed to one topic, or has been refused it."""

    def __init__(self, connection: connect, topic: Topic) -> None:
        self._connection = connection
        self._topic = topic

    async def __aenter__(self) -> ClientConnection:
        socket = await self._connection.__aenter__()
        await socket.send(json.dumps({"type": "subscribe", "topics": [self._topic]}))
        async with asyncio.timeout(20):
            while json.loads(await socket.recv())["type"] not in {"subscribed", "error"}:
                pass
        return socket

    async def __aexit__(self, *error: Any) -> None:  # noqa: PYI036 - as they come
        await self._connection.__aexit__(*error)
