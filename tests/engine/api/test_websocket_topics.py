"""What each topic begins with and goes on with."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.api.interests import Interests
from hearthwatch.events import Job, JobKind, Topic, Wish
from hearthwatch.model.alert import Alert, Severity
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import EventType
from hearthwatch.model.geometry import Box
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.model.track import TrackState, TrackView
from hearthwatch.store import AlertFilter, AlertStore

from .sockets import FRONT, YARD, connect, front, hear, say, subscribe


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
