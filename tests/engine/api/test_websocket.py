import asyncio
import json
from collections import Counter
from contextlib import AsyncExitStack
from typing import Any, NoReturn
from uuid import UUID, uuid4

import pytest
import websockets
from websockets.asyncio.client import ClientConnection

from hearthwatch.api import news, websocket
from hearthwatch.api.interests import Interests
from hearthwatch.events import Job, JobKind, Topic, Wish
from hearthwatch.model.alert import Alert, Severity
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import EventType
from hearthwatch.model.geometry import Box
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.model.track import TrackState, TrackView
from hearthwatch.store import AlertFilter, AlertStore, Credentials, Database

FRONT = "0199f3c2-0000-7000-8000-000000000001"
YARD = "0199f3c2-0000-7000-8000-000000000002"
INGRESS = "127.0.0.2"


def connect(site: Any, key: str | None = None, **more: Any) -> websockets.connect:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    headers |= more.pop("headers", {})
    name = more.pop("name", "127.0.0.1")
    url = f"ws://{name}:{site.port}/api/v1/ws"
    more = {"host": "127.0.0.1", "port": site.port, "proxy": None} | more
    return websockets.connect(url, additional_headers=headers, **more)


said: Counter[ClientConnection] = Counter()
"""How many frames each server's end has said."""


@pytest.fixture(autouse=True)
def count_anew() -> None:
    said.clear()


async def hear(socket: ClientConnection) -> dict[str, Any]:
    """Return the next frame, which has the number after that of the last."""
    async with asyncio.timeout(20):
        frame: dict[str, Any] = json.loads(await socket.recv())
    said[socket] += 1
    assert frame.pop("seq") == said[socket]
    return frame


async def hear_all(socket: ClientConnection) -> NoReturn:
    while True:
        await hear(socket)


async def say(socket: ClientConnection, **frame: Any) -> None:
    await socket.send(json.dumps(frame))


async def subscribe(socket: ClientConnection, *topics: str, **more: Any) -> dict[str, Any]:
    assert (await hear(socket))["type"] == "connected"
    await say(socket, type="subscribe", topics=topics, **more)
    return await hear(socket)


def front(site: Any) -> Any:
    return site.house.settings().cameras[0].id


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


async def test_cameras_begin_with_how_they_are(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "cameras", "metrics")
        first = await hear(socket)
        assert (first["type"], first["topic"]) == ("camera_status_changed", "cameras")
        assert (first["data"]["camera_id"], first["data"]["camera"]) == (FRONT, "front_door")
        assert first["data"]["status"]["state"] == "online"
        status = CameraStatus(CameraState.OFFLINE, 5.0, reason="no route")
        stats = Stats(camera_id=front(site), status=status)
        site.house.bus.publish(Topic.CAMERAS, stats)
        changed = await hear(socket)
        assert changed["data"]["status"]["reason"] == "no route"
        assert changed["data"]["status"]["since"] == "1970-01-01T00:00:05.000Z"
        site.house.bus.publish(Topic.METRICS, stats)
        assert (await hear(socket))["type"] == "metrics"
        site.house.bus.publish(Topic.CAMERAS, None)
        assert (await hear(socket))["data"] == {"total": 2}


async def test_only_the_chosen_cameras_are_told(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        confirmed = await subscribe(socket, "events", cameras=["yard"])
        assert confirmed["cameras"] == {"events": [YARD]}
        await site.record()
        mine = await site.record(camera_id=site.house.settings().cameras[1].id, camera="yard")
        assert (await hear(socket))["data"]["id"] == str(mine.id)
        await say(socket, type="unsubscribe", topics=["events"])
        assert (await hear(socket))["topics"] == []
        await site.record(camera_id=site.house.settings().cameras[1].id, camera="yard")
        await say(socket, type="ping")
        assert (await hear(socket))["type"] == "pong"


async def test_boxes_are_made_while_somebody_looks(site: Any) -> None:
    camera_id = front(site)
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "tracks")
        assert site.fleet.watched == {camera_id: 1}
        track = TrackView(7, "person", 0.8, Box(0.1, 0.2, 0.3, 0.4), TrackState.CONFIRMED)
        tracks = Tracks(camera_id=camera_id, timestamp=10.0, tracks=(track,))
        site.house.bus.publish(Topic.TRACKS, tracks)
        told = await hear(socket)
        assert told["data"]["camera_id"] == FRONT
        assert told["data"]["timestamp"] == "1970-01-01T00:00:10.000Z"
        assert told["data"]["tracks"][0]["box"] == {"x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4}
        await say(socket, type="unsubscribe", topics=["tracks"])
        await hear(socket)
        assert site.fleet.watched == {camera_id: 0}
        await say(socket, type="subscribe", topics=["tracks"], cameras=["front_door"])
        await hear(socket)
        assert site.fleet.watched == {camera_id: 1}
        site.fleet.left.clear()
    async with asyncio.timeout(20):
        await site.fleet.left.wait()
    assert site.fleet.watched == {camera_id: 0}


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


PERSON = {
    "object_type": "person",
    "group": "person",
    "confidence": 0.8,
    "track_id": 1,
    "box": {"x": 0.1, "y": 0.1, "width": 0.2, "height": 0.4},
    "looks": 3,
    "first_seen": "2026-01-01T00:00:00Z",
}


async def test_states_begin_whole_and_go_on_with_what_changes(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "states")
        hub, door, yard = [(await hear(socket))["data"] for _ in range(3)]
        assert [each["device"] for each in (hub, door, yard)] == ["hub", FRONT, YARD]
        assert all(each["whole"] for each in (hub, door, yard))
        assert (door["camera"], door["available"], yard["available"]) == ("front_door", True, False)
        assert (hub["values"]["version"], door["values"]["person"]) == ("1.2.3", False)
        event = await site.record(EventType.OBJECT_DETECTED, data=PERSON)
        change = await hear(socket)
        while change["data"]["whole"] or "person" not in change["data"]["values"]:
            change = await hear(socket)
        assert (change["type"], change["topic"]) == ("states", "states")
        assert change["data"]["values"]["person"] is True
        activity = change["data"]["attributes"]["last_activity"]
        assert activity["event_id"] == str(event.id)


async def test_states_have_the_address_of_a_clip(site: Any) -> None:
    clip = await site.keep(b"footage", at=1_000.0)
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "states", cameras=["front_door"])
        await hear(socket)
        last = (await hear(socket))["data"]["attributes"]["last_clip"]
        assert last["clip_id"] == str(clip.id)
    async with site.client() as client:
        assert (await client.get(f"/api/v1/{last['view_url']}")).content == b"footage"


async def test_what_is_in_the_snapshot_is_not_told_again(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is published between the wish and the snapshot is in the snapshot."""
    old, new = (CameraStatus(CameraState.OFFLINE, since) for since in (1.0, 2.0))
    really_add = Interests.add

    def add(interests: Interests, *wish: Any) -> None:
        really_add(interests, *wish)
        for status in (old, new):
            site.fleet.statuses[front(site)] = status
            site.house.bus.publish(Topic.CAMERAS, Stats(camera_id=front(site), status=status))

    monkeypatch.setattr(Interests, "add", add)
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "cameras")
        snapshot = await hear(socket)
        assert snapshot["data"]["status"]["since"] == "1970-01-01T00:00:02.000Z"
        site.house.bus.publish(Topic.CAMERAS, None)
        assert (await hear(socket))["type"] == "cameras_changed"


async def test_older_names_of_topics(site: Any) -> None:
    async with connect(site, await site.key()) as socket:
        assert (await subscribe(socket, "devices", "events"))["topics"] == ["cameras", "events"]
        assert (await hear(socket))["topic"] == "cameras"
        await say(socket, type="unsubscribe", topics=["devices"])
        assert (await hear(socket))["topics"] == ["events"]


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


async def test_addresses_are_signed_for_each_listener(site: Any) -> None:
    async with AsyncExitStack() as stack:
        heard = []
        for name in ("one", "other"):
            key = await site.key(name=name)
            heard.append(await stack.enter_async_context(connect(site, key)))
        for socket in heard:
            await subscribe(socket, "clips")
        await site.keep(b"footage", at=5.0)
        one, other = [(await hear(socket))["data"]["view_url"] for socket in heard]
        async with site.client() as stranger:
            await site.house.access.credentials.delete_key("one")
            assert (await stranger.get(f"/api/v1/{one}")).status_code == 403
            assert (await stranger.get(f"/api/v1/{other}")).content == b"footage"


async def test_alerts_begin_with_those_that_are_not_closed(site: Any) -> None:
    keeper = site.house.recorder.keeper
    for title, camera_id in (
        ("Old", None),
        ("Hub", None),
        ("Door", front(site)),
        ("Yard", UUID(YARD)),
    ):
        await keeper.open(Wish(title=title, severity=Severity.LOW, camera_id=camera_id))
    titles = {alert.title: alert for alert in (await all_alerts(site))}
    await keeper.close(titles["Old"].id, by="somebody")
    await keeper.acknowledge(titles["Hub"].id, by="somebody")

    async def begins(key: str, *expected: tuple[str, str], **more: Any) -> None:
        async with connect(site, key) as socket:
            await subscribe(socket, "alerts", **more)
            frames = [await hear(socket) for _ in expected]
            told = [(frame["data"]["title"], frame["data"]["status"]) for frame in frames]
            assert told == [*expected]
            assert {frame["type"] for frame in frames} == {"alert_updated"}
            await say(socket, type="ping")
            assert (await hear(socket))["type"] == "pong"

    hub, door, yard = ("Hub", "acknowledged"), ("Door", "open"), ("Yard", "open")
    await begins(await site.key(), hub, door, yard)
    await begins(await site.key(name="chosen"), hub, door, cameras=["front_door"])
    await begins(await site.key(name="limited", cameras=frozenset({UUID(YARD)})), hub, yard)


async def test_an_alert_that_closes_meanwhile_is_told(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told after the alerts were read is no part of them, however soon it comes."""
    keeper, alerts = site.house.recorder.keeper, site.house.alerts
    alert = await keeper.open(Wish(title="Smoke", severity=Severity.LOW))
    read = alerts.page

    async def page(*wanted: Any, **more: Any) -> Any:
        found = await read(*wanted, **more)
        await keeper.close(alert.id, by="somebody")
        return found

    monkeypatch.setattr(AlertStore, "page", lambda _, *wanted, **more: page(*wanted, **more))
    async with connect(site, await site.key()) as socket:
        await subscribe(socket, "alerts")
        assert [(await hear(socket))["type"] for _ in range(2)] == ["alert_updated", "alert_closed"]


async def test_jobs_begin_with_those_that_are_not_over(site: Any) -> None:
    jobs, begun = site.house.jobs, asyncio.Event()

    async def work(_: object) -> dict[str, Any]:
        begun.set()
        return await asyncio.Future[dict[str, Any]]()

    over = jobs.submit(JobKind.REPROCESS, work, camera_id=front(site))
    await begun.wait()
    await jobs.cancel(over.id)
    begun.clear()
    door = jobs.submit(JobKind.REPROCESS, work, camera_id=front(site))
    yard = jobs.submit(JobKind.REPROCESS, work, camera_id=UUID(YARD))
    await begun.wait()

    async def begins(key: str, *expected: Job) -> None:
        async with connect(site, key) as socket:
            await subscribe(socket, "jobs")
            frames = [await hear(socket) for _ in expected]
            assert [frame["data"]["id"] for frame in frames] == [str(job.id) for job in expected]
            assert {(frame["topic"], frame["type"]) for frame in frames} == {("jobs", "job")}
            await say(socket, type="ping")
            assert (await hear(socket))["type"] == "pong"

    await begins(await site.key(), door, yard)
    await begins(await site.key(name="limited", cameras=frozenset({UUID(YARD)})), yard)


async def all_alerts(site: Any) -> tuple[Alert, ...]:
    page = await site.house.alerts.page(AlertFilter(), limit=10)
    alerts: tuple[Alert, ...] = page.items
    return alerts
