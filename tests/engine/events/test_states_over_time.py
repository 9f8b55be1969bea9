"""What entities show over a restart, midnight and changes of cameras."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hearthwatch.events import (
    ClipChange,
    ClipChanged,
    StatesChange,
    Topic,
)
from hearthwatch.model.alert import Severity
from hearthwatch.model.camera import CameraState
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.store import StoredClip, StoredEvent

from .conftest import House
from .stage import CAMERAS, FRONT, JPEG, NOON, YARD, Stage, kept


@pytest.fixture
async def stage(house: House) -> Stage:
    return Stage(house)


async def test_pictures_of_groups_survive_a_restart(stage: Stage) -> None:
    await stage.comes(1, picture=JPEG, confidence=0.9, at=NOON - 50)
    best = await stage.comes(2, picture=JPEG, confidence=0.8, at=NOON - 40)
    await stage.leaves(2, picture=JPEG, confidence=0.7, at=NOON - 35)
    for number in range(3, 30):
        await stage.comes(number, "car", picture=JPEG, at=NOON - 30 + number)
    before = stage.values()
    stage.states = stage.new_states()
    await stage.states.load()
    after = stage.values()
    assert after.attributes("person_picture")["event_id"] == str(best.id)
    for key in ("person_picture", "vehicle_picture", "animal_picture", "snapshot"):
        assert (after.get(key), after.attributes(key)) == (before.get(key), before.attributes(key))


async def test_a_camera_that_goes_takes_everybody_with_it(stage: Stage) -> None:
    front = stage.values()
    await stage.comes(1, zones=["Porch"])
    await stage.tell(EventType.MOTION_DETECTED, confidence=0.5, share=0.1)
    stage.status(CameraState.OFFLINE, since=NOON, reason="no route")
    shown = [front.get(key) for key in ("motion", "person", "zone_porch", "online", "recording")]
    assert shown == [False] * 5
    assert not front.available
    assert (front.get("health"), front.attributes("health")["reason"]) == ("offline", "no route")
    await stage.comes(2)
    assert front.get("person") is False
    stage.status(CameraState.ONLINE, since=NOON + 60)
    assert (front.available, front.get("online"), front.get("person")) == (True, True, False)


async def test_what_comes_late_from_before_the_camera_went_is_not_believed(stage: Stage) -> None:
    stage.status(CameraState.ONLINE, since=NOON + 60)
    await stage.comes(1, at=NOON)
    assert stage.values().get("person") is False
    await stage.comes(2, at=NOON + 61)
    assert stage.values().get("person") is True


async def test_figures_are_looked_at_now_and_then(stage: Stage) -> None:
    front = stage.values()
    stage.now += 100
    stage.status(CameraState.ONLINE, frame_rate=14.98)
    assert front.get("frame_rate") == 15.0
    stage.now += 5
    stage.status(CameraState.ONLINE, frame_rate=7.0)
    assert front.get("frame_rate") == 15.0
    stage.now += 5
    stage.status(CameraState.ONLINE, frame_rate=7.0)
    assert front.get("frame_rate") == 7.0


async def test_only_what_changed_is_announced_and_the_last_wins(house: House) -> None:
    with house.bus.subscribe([Topic.STATES]) as listener:

        async def heard() -> StatesChange:
            async with asyncio.timeout(20):
                notice = await listener.get()
            return notice.payload  # type: ignore[union-attr]

        stage = Stage(house)
        stage.status(CameraState.ONLINE)
        changes = [await heard() for _ in range(3)]
        assert [change.camera_id for change in changes] == [None, FRONT, YARD]
        assert changes[0].values["version"] == "1.2.3"
        assert [change.available for change in changes] == [True, True, False]
        for data in ({"detected": True}, {"detected": False}, {"detected": True}):
            kind = EventType.MOTION_DETECTED if data["detected"] else EventType.MOTION_ENDED
            event = Event(random_id(NOON), kind, NOON, FRONT, "front", data=data)
            house.bus.publish(Topic.EVENTS, StoredEvent(event, 1, picture=False))
        change = await heard()
        assert (change.camera_id, change.available, change.whole) == (FRONT, True, False)
        assert (change.values, change.attributes) == ({"motion": True}, {})
        stage.status(CameraState.OFFLINE)
        assert [(await heard()).camera_id for _ in range(2)] == [None, FRONT]
        assert not stage.values().available


async def test_a_restart_knows_the_past_but_nobody_who_is_gone(stage: Stage) -> None:
    before = stage.values()
    await stage.comes(1, zones=["Porch"], picture=JPEG)
    await stage.tell(EventType.MOTION_DETECTED, confidence=0.5, share=0.1)
    done, still = await stage.opens(Severity.LOW), await stage.opens()
    await stage.closes(done)
    await stage.tell(
        EventType.CLIP_READY, filename="a.mp4", clip_id=str(random_id()), duration=1, size=1,
        cause="event",
    )  # fmt: skip
    await stage.opens(Severity.LOW, at=NOON - 86_400)
    assert still
    stage.states = stage.new_states()
    await stage.states.load()
    after = stage.values()
    assert after is not before
    assert [after.get(key) for key in ("motion", "person", "zone_porch")] == [False] * 3
    assert (after.get("clips_today"), after.get("alerts_today")) == (1, 2)
    shown = [after.get(key) for key in ("detection", "alert", "severity")]
    assert shown == ["object_detected", "alert_closed", "high"]
    assert after.get("summary") == "The window is broken."
    assert after.attributes("snapshot") == before.attributes("snapshot")
    assert stage.states.hub.get("alerts_today") == 2


async def test_the_day_begins_at_local_midnight(stage: Stage) -> None:
    await stage.opens()
    day = datetime.fromtimestamp(NOON, UTC).astimezone().date()
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time()).timestamp()
    stage.now = midnight - 1
    await stage.opens()
    assert stage.values().get("alerts_today") == 2
    stage.now = midnight + 1
    await stage.opens()
    assert stage.values().get("alerts_today") == 1
    await stage.opens(at=midnight - 5)
    assert stage.values().get("alerts_today") == 1


async def test_midnight_needs_no_event(stage: Stage) -> None:
    await stage.opens()
    stage.now = NOON + 86_400
    with stage.house.bus.subscribe([Topic.STATES]) as listener:
        async with kept(stage.states), asyncio.timeout(20):
            while stage.values().get("alerts_today"):
                await listener.get()
    assert stage.states.hub.get("alerts_today") == 0


async def test_a_camera_that_comes_back_has_its_past(stage: Stage) -> None:
    await stage.comes(1)
    stage.configure(CAMERAS[1])
    assert stage.states.camera(FRONT) is None
    with stage.house.bus.subscribe([Topic.STATES]) as listener:
        async with kept(stage.states), asyncio.timeout(20):
            stage.configure(*CAMERAS)
            while stage.values().get("last_activity") is None:
                await listener.get()
    assert stage.values().get("person") is False


async def test_the_hub_counts_all_together(stage: Stage) -> None:
    async def gauge() -> tuple[dict[str, Any], tuple[str, ...]]:
        return {"cpu": 12.5, "disk_free": 3.0}, ("The disk is full.",)

    stage.status(CameraState.OFFLINE, YARD)
    await stage.opens(camera_id=None)
    with stage.house.bus.subscribe([Topic.STATES]) as listener:
        async with kept(stage.states, gauge), asyncio.timeout(20):
            while stage.states.hub.get("cpu") is None:
                await listener.get()
    hub = stage.states.hub
    assert (hub.get("cpu"), hub.get("disk_free")) == (12.5, 3.0)
    assert (hub.get("cameras_online"), hub.get("alerts_today"), hub.get("problems")) == (1, 1, 2)
    assert hub.attributes("problems") == {"problems": ["The disk is full."]}


async def test_a_deleted_clip_is_the_last_no_more(stage: Stage) -> None:
    clip = stage.keeps(NOON)
    front = stage.values()
    assert front.get("last_clip") is not None
    stored = StoredClip(clip, 1, starred=False, thumbnail=True)
    stage.house.bus.publish(Topic.CLIPS, ClipChange(ClipChanged.DELETED, stored))
    assert (front.get("last_clip"), front.attributes("last_clip")) == (None, {})
