"""Who may listen, to what, for how long; and those who say who they are in their first message."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import websockets
from websockets.asyncio.client import ClientConnection

from hearthwatch.api import Access, Identity, IdentityKind, doorstep, websocket
from hearthwatch.events import Topic
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import EventType
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.store import Credentials, Database, Scope

from .sockets import YARD, connect, front, hear, hear_all, say, subscribe

SECURITY = {"kind": "login_failed", "message": "Somebody tried.", "peer": "192.0.2.1"}


async def closed(socket: ClientConnection) -> tuple[int, str]:
    """Return with which code and reason the server closes."""
    with pytest.raises(websockets.ConnectionClosed) as end:
        await hear_all(socket)
    assert end.value.rcvd
    return end.value.rcvd.code, end.value.rcvd.reason


async def test_token_in_the_first_message(site: Any) -> None:
    key = await site.key()
    async with connect(site) as socket:
        asked = await hear(socket)
        assert asked["type"] == "auth_required"
        assert asked["within"] > 1
        await say(socket, type="auth", token=key)
        assert (await subscribe(socket, "events"))["topics"] == ["events"]
        event = await site.record()
        assert (await hear(socket))["data"]["id"] == str(event.id)


@pytest.mark.parametrize("origin", [None, "https://evil.example", "null"])
async def test_a_page_of_anywhere_may_show_a_token(site: Any, origin: str | None) -> None:
    """Nothing of the browser's own opens anything here, so there is nothing to be abused."""
    async with connect(site, origin=origin) as socket:
        assert (await hear(socket))["type"] == "auth_required"
        await say(socket, type="auth", token=await site.key())
        assert (await hear(socket))["type"] == "connected"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"type": "auth", "token": "wrong"}, "wrong_credentials"),
        ({"type": "auth", "token": "x" * 4000}, "wrong_credentials"),
        ({"type": "auth", "token": "x" * 5000}, "credentials_needed"),
        ({"type": "auth"}, "credentials_needed"),
        ({"type": "auth", "token": "x", "more": 1}, "credentials_needed"),
        ({"type": "ping"}, "credentials_needed"),
        ({"type": "subscribe", "topics": ["events"]}, "credentials_needed"),
    ],
)
async def test_anything_else_ends_it(site: Any, frame: dict[str, Any], code: str) -> None:
    async with connect(site) as socket:
        await hear(socket)
        await say(socket, **frame)
        error = await hear(socket)
        assert (error["type"], error["error"]["code"]) == ("error", code)
        assert (await closed(socket))[0] == 1008


async def test_silence_ends_it(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorstep, "_WITHIN", 0.05)
    async with connect(site) as socket:
        await hear(socket)
        assert (await closed(socket))[0] == 1008


async def test_guesses_are_slowed_down(site: Any) -> None:
    codes = []
    for _ in range(12):
        async with connect(site) as socket:
            await hear(socket)
            await say(socket, type="auth", token="guess")
            codes.append((await hear(socket))["error"]["code"])
    assert codes == ["wrong_credentials"] * 10 + ["too_many_failures"] * 2


async def test_few_strangers_at_once(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorstep, "_MOST_OF_A_PEER", 2)
    key = await site.key()
    async with connect(site) as first, connect(site) as second:
        assert [(await hear(each))["type"] for each in (first, second)] == ["auth_required"] * 2
        with pytest.raises(websockets.InvalidStatus) as refused:
            async with connect(site):
                pass
        assert refused.value.response.status_code == 503
        assert refused.value.response.headers["Retry-After"]
        async with connect(site, key) as known:
            assert (await hear(known))["type"] == "connected"
        await say(first, type="auth", token=key)
        assert (await hear(first))["type"] == "connected"
        async with connect(site) as third:
            assert (await hear(third))["type"] == "auth_required"


@pytest.mark.parametrize("early", [True, False])
async def test_no_more_listeners_than_there_is_room_for(
    site: Any, early: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doorstep, "_MOST_LISTENERS", 1)
    key = await site.key()
    async with connect(site, key) as first:
        assert (await hear(first))["type"] == "connected"
        if early:
            with pytest.raises(websockets.InvalidStatus) as refused:
                async with connect(site, key):
                    pass
            assert refused.value.response.status_code == 503
            return
        async with connect(site) as second:
            await hear(second)
            await say(second, type="auth", token=key)
            assert (await hear(second))["error"]["code"] == "too_many_listeners"
            assert (await closed(second))[0] == 1013


async def test_withdrawn_token_ends_it(
    site: Any, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "_HEARTBEAT", 0.01)
    async with connect(site) as socket:
        await hear(socket)
        await say(socket, type="auth", token=await site.key())
        assert [(await hear(socket))["type"] for _ in range(2)] == ["connected", "heartbeat"]
        await Credentials(database).delete_key("test")
        assert (await closed(socket))[0] == 1008


async def test_a_reader_hears_nothing_of_security(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        hello = await hear(socket)
        assert "security" not in hello["topics"]
        assert "events" in hello["topics"]
        for topics in (["security"], ["events", "security_events"]):
            await say(socket, type="subscribe", topics=topics)
            assert (await hear(socket))["error"]["code"] == "scope_missing"
        known = await site.record()
        await say(socket, type="subscribe", topics=["events"], last_event_id=str(known.id))
        await hear(socket)
        await site.record(EventType.SECURITY_EVENT, data=SECURITY, camera_id=None, camera=None)
        seen = await site.record()
        assert (await hear(socket))["data"]["id"] == str(seen.id)
        await say(socket, type="subscribe", topics=["events"], last_event_id=str(known.id))
        await hear(socket)
        assert (await hear(socket))["data"]["id"] == str(seen.id)


async def test_an_administrator_hears_of_security(site: Any) -> None:
    async with connect(site, await site.key(Scope.ADMIN)) as socket:
        confirmed = await subscribe(socket, "security_events", "devices")
        assert confirmed["topics"] == ["security", "cameras"]
        await hear(socket)
        event = await site.record(
            EventType.SECURITY_EVENT, data=SECURITY, camera_id=None, camera=None
        )
        site.house.bus.publish(Topic.SECURITY, await site.house.events.get(event.id))
        told = await hear(socket)
        assert (told["type"], told["topic"]) == ("security_event", "security")
        assert told["data"]["data"]["kind"] == "login_failed"


@pytest.fixture
def become(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let everybody who comes be somebody."""

    def become(**rights: Any) -> None:
        identity = replace(Identity(IdentityKind.KEY, "somebody", Scope.READ), **rights)

        async def identify(access: Access, connection: Any) -> Identity:
            return identity

        monkeypatch.setattr(Access, "identify", identify)

    return become


async def test_who_may_see_one_camera_hears_of_that_one_alone(
    site: Any, become: Callable[..., None]
) -> None:
    yard = site.house.settings().cameras[1].id
    become(cameras=frozenset({yard}))
    async with connect(site, "any") as socket:
        await subscribe(socket, "cameras", "states", "events", "tracks", "jobs", "clips")
        hub, mine = await hear(socket), await hear(socket)
        assert [hub["data"]["device"], mine["data"]["device"]] == ["hub", YARD]
        assert site.fleet.watched == {}
        bus, status = site.house.bus, CameraStatus(CameraState.OFFLINE, 5.0)
        bus.publish(Topic.TRACKS, Tracks(camera_id=front(site), timestamp=1.0, tracks=()))
        bus.publish(Topic.CAMERAS, Stats(camera_id=front(site), status=status))
        bus.publish(Topic.JOBS, object())
        bus.publish(Topic.CAMERAS, None)
        await site.record()
        await site.keep(b"footage", at=1_000.0)
        event = await site.record(camera_id=yard, camera="yard")
        heard = []
        while not heard or heard[-1]["data"].get("id") != str(event.id):
            heard.append(await hear(socket))
        told = {frame["data"].get("camera_id") for frame in heard}
        assert told <= {YARD, None}
        assert {"total": 1} in [frame["data"] for frame in heard]


async def test_other_rights_end_it(
    site: Any, become: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "_HEARTBEAT", 0.01)
    become(scope=Scope.ADMIN)
    async with connect(site, "any") as socket:
        assert "security" in (await hear(socket))["topics"]
        become(scope=Scope.READ)
        code, reason = await closed(socket)
        assert code == 1008
        assert "changed" in reason
