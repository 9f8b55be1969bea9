"""Connections to the WebSocket: how they begin, go on after a break, and end."""

import json
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import pytest
import websockets

from hearthwatch.api import news, websocket
from hearthwatch.events import Topic
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.messages import Stats
from hearthwatch.store import Credentials, Database

from .sockets import INGRESS, connect, front, hear, hear_all, say, subscribe


async def test_connected_subscribed_told(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        hello = await hear(socket)
        assert hello["type"] == "connected"
        assert (hello["version"], hello["instance"]) == ("1.2.3", str(site.house.instance))
        await say(socket, type="subscribe", topics=["events"])
        confirmed = await hear(socket)
        assert (confirmed["type"], confirmed["topics"]) == ("subscribed", ["events"])
        event = await site.record()
        told = await hear(socket)
        assert (told["type"], told["topic"]) == ("motion_ended", "events")
        assert told["data"]["id"] == str(event.id)
        async with site.client(await site.key(name="other")) as client:
            assert (await client.get(f"/api/v1/events/{event.id}")).json() == told["data"]


async def test_ping(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        await hear(socket)
        await say(socket, type="ping")
        assert await hear(socket) == {"type": "pong"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"ping"',
        "{}",
        '{"type": "dance"}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "topics": []}',
        '{"type": "subscribe", "topics": ["gossip"]}',
        '{"type": "subscribe", "topics": ["events", "gossip"]}',
        '{"type": "subscribe", "topics": ["events"], "camera": "front_door"}',
        '{"type": "subscribe", "topics": ["events"], "last_event_id": 5}',
        '{"type": "subscribe", "topics": ["events"], "cameras": ["attic"]}',
        "[" * 10_000,
    ],
)
async def test_nonsense_is_answered_and_forgiven(site: Any, text: str) -> None:
    async with connect(site, await site.key()) as socket:
        await hear(socket)
        await socket.send(text)
        answer = await hear(socket)
        assert answer["type"] == "error"
        assert answer["error"]["code"] in {"bad_frame", "camera_not_found"}
        assert 0 < len(answer["error"]["message"]) < 1000
        await site.record()
        await say(socket, type="ping")
        assert await hear(socket) == {"type": "pong"}


async def test_unknown_topic_is_named_with_the_known(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        answer = await subscribe(socket, "gossip")
        assert "topics.0" in answer["error"]["message"]
        assert "events" in answer["error"]["message"]


async def test_large_and_binary_frames_end_it(site: Any) -> None:
    key = await site.key()
    for frame, code in (("x" * (65 << 10), 1009), (b"\x00" * 10, 1003)):
        async with connect(site, key) as socket:
            await hear(socket)
            await socket.send(frame)
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await hear(socket)
            assert closed.value.rcvd
            assert closed.value.rcvd.code == code


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"key": "wrong"}, 401),
        ({"name": "evil.example"}, 421),
        ({"headers": {"Cookie": "hearthwatch_session=wrong"}}, 401),
    ],
)
async def test_strangers_are_refused_before_the_handshake(
    site: Any, more: dict[str, Any], status: int
) -> None:
    with pytest.raises(websockets.InvalidStatus) as refused:
        async with connect(site, **more):
            pass
    assert refused.value.response.status_code == status
    assert json.loads(refused.value.response.body or b"")["status"] == status


@pytest.mark.parametrize("origin", [None, "https://evil.example", "null", "own"])
async def test_session_is_for_our_own_page_alone(site: Any, origin: str | None) -> None:
    token, _ = await site.house.access.sign_in(await site.house.access.new_code(), peer="x")
    headers = {"Cookie": f"hearthwatch_session={token}"}
    origin = site.url if origin == "own" else origin
    if origin == site.url:
        async with connect(site, headers=headers, origin=origin) as socket:
            assert (await hear(socket))["type"] == "connected"
        return
    with pytest.raises(websockets.InvalidStatus) as refused:
        async with connect(site, headers=headers, origin=origin):
            pass
    assert refused.value.response.status_code == 403


async def test_ingress(serve: Any) -> None:
    async with serve(supervised=True) as site:
        headers = {"X-Remote-User-Id": "1", "Origin": "https://home.example"}
        way_in = {"name": "home.example", "local_addr": (INGRESS, 0)}
        async with connect(site, headers=headers, **way_in) as socket:
            assert (await hear(socket))["type"] == "connected"


async def test_missed_events_come_first_and_once(site: Any) -> None:
    key = await site.key()
    known = await site.record(at=1_000.0)
    late = await site.record(at=900.0)
    missed = [late, *[await site.record(at=1_001.0 + n) for n in range(5)]]
    async with connect(site, key) as socket:
        await subscribe(socket, "events", last_event_id=str(known.id))
        live = await site.record(at=2_000.0)
        heard = [(await hear(socket))["data"]["id"] for _ in range(7)]
    assert heard == [str(event.id) for event in (*missed, live)]


async def test_events_that_happen_while_resuming_come_once_and_in_order(site: Any) -> None:
    known = await site.record()
    made = [await site.record() for _ in range(5)]
    async with connect(site, await site.key()) as socket:
        await hear(socket)
        await say(socket, type="subscribe", topics=["events"])
        await say(socket, type="subscribe", topics=["events"], last_event_id=str(known.id))
        made += [await site.record() for _ in range(10)]
        await say(socket, type="ping")
        heard = []
        while (frame := await hear(socket))["type"] != "pong":
            heard.append(frame)
        made.append(await site.record())
        while not heard or heard[-1].get("data", {}).get("id") != str(made[-1].id):
            heard.append(await hear(socket))
    ids = [frame["data"]["id"] for frame in heard if frame["type"] == "motion_ended"]
    resumed = ids[ids.index(str(made[0].id)) :]
    assert resumed == [str(event.id) for event in made]


@pytest.mark.parametrize("many", [True, False])
async def test_too_much_missed_is_said(
    site: Any, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "_MOST_RESUMED", 2)
    known = await site.record()
    for _ in range(3):
        await site.record()
    async with connect(site, await site.key()) as socket:
        last = known.id if many else uuid4()
        await subscribe(socket, "events", last_event_id=str(last))
        expected = {"type": "dropped", "topic": "events", "data": {"count": None}}
        assert await hear(socket) == expected
        event = await site.record()
        assert (await hear(socket))["data"]["id"] == str(event.id)


async def test_slow_reader_hears_how_much_was_dropped(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "metrics", "events")
        status = CameraStatus(CameraState.ONLINE, 5.0)
        for _ in range(300):
            site.house.bus.publish(Topic.METRICS, Stats(camera_id=front(site), status=status))
        event = await site.record()
        heard = [await hear(socket) for _ in range(258)]
        kinds = [frame["type"] for frame in heard]
        assert kinds.count("metrics") == 256
        (notice,) = (frame for frame in heard if frame["type"] == "dropped")
        assert notice == {"type": "dropped", "topic": "metrics", "data": {"count": 44}}
        (told,) = (frame for frame in heard if frame["type"] == "motion_ended")
        assert told["data"]["id"] == str(event.id)


async def test_sign_of_life_and_withdrawn_key(
    site: Any, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "_HEARTBEAT", 0.01)
    async with connect(site, await site.key()) as socket:
        await hear(socket)
        assert (await hear(socket))["type"] == "heartbeat"
        await Credentials(database).delete_key("test")
        with pytest.raises(websockets.ConnectionClosed):
            await hear_all(socket)
        assert socket.close_code == 1008


async def test_server_that_stops_says_goodbye(serve: Any) -> None:
    async with serve() as site:
        socket = await connect(site, await site.key())
        await subscribe(socket, "events")
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await hear(socket)
    assert closed.value.rcvd
    assert closed.value.rcvd.code == 1012
    assert site.fleet.watched == {}


async def test_other_paths_have_no_socket(site: Any) -> None:
    url = f"ws://127.0.0.1:{site.port}/api/v1/nothing"
    with pytest.raises(websockets.InvalidStatus) as refused:
        async with websockets.connect(url, proxy=None):
            pass
    assert refused.value.response.status_code in {403, 404}


async def test_a_frame_is_written_once_for_all(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def frame_of(house: Any, notice: Any, holder: str | None) -> dict[str, Any]:
        written.append(notice)
        return news_frame_of(house, notice, holder)

    news_frame_of = news.frame_of
    monkeypatch.setattr(news, "frame_of", frame_of)
    key = await site.key()
    async with AsyncExitStack() as stack:
        listeners = [await stack.enter_async_context(connect(site, key)) for _ in range(20)]
        for socket in listeners:
            await subscribe(socket, "events")
        event = await site.record()
        ids = {(await hear(socket))["data"]["id"] for socket in listeners}
    assert ids == {str(event.id)}
    assert len(written) == 1
