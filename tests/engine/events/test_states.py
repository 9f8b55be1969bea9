"""What entities show: from events, status and clips; over a restart, midnight and bad lines."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import (
    CameraValues,
    ClipChange,
    ClipChanged,
    Gauge,
    States,
    StatesChange,
    Topic,
    Wish,
    entities_of,
)
from hearthwatch.model.alert import Severity
from hearthwatch.model.camera import CameraState, CameraStatus, Problem, ProblemKind
from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.labels import group_of
from hearthwatch.model.messages import EventMade, Stats
from hearthwatch.model.sound import SoundStatus
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import Settings, any_label
from hearthwatch.store import Latest, StoredClip, StoredEvent

from .conftest import House

FRONT = UUID("0199f3c2-0000-7000-8000-000000000001")
YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
JPEG = b"\xff\xd8\xff a picture"
ZONE = {"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}
CAMERAS = [
    {"id": str(FRONT), "name": "Front", "sources": [{"type": "file", "path": "/f"}],
     "zones": [ZONE]},
    {"id": str(YARD), "name": "Yard", "sources": [{"type": "file", "path": "/y"}]},
]  # fmt: skip
NOON = (
    datetime.now(UTC).astimezone().replace(hour=12, minute=0, second=0, microsecond=0).timestamp()
)


@asynccontextmanager
async def kept(states: States, gauge: Gauge | None = None) -> AsyncIterator[None]:
    """Have the states kept up for the length of the block."""
    running = asyncio.create_task(states.run(gauge))
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


class Stage:
    """States over a recorder, with a clock that is set by hand."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.settings = Settings.model_validate({"cameras": CAMERAS})
        self.statuses: dict[UUID, CameraStatus] = {}
        self.now = house.now = NOON
        self.states = self.new_states()

    def new_states(self) -> States:
        return States(
            self.house.bus,
            settings=lambda: self.settings,
            statuses=lambda: self.statuses,
            events=self.house.events,
            clips=self.house.clips,
            alerts=self.house.alerts,
            latest=Latest(self.house.database),
            version="1.2.3",
            started=NOON,
            clock=lambda: self.now,
        )

    def values(self, camera_id: UUID = FRONT) -> CameraValues:
        found = self.states.camera(camera_id)
        assert found
        return found

    def configure(self, *cameras: dict[str, Any]) -> None:
        self.settings = Settings.model_validate({"cameras": cameras})
        self.house.bus.publish(Topic.CAMERAS, None)

    def status(
        self, state: CameraState, camera_id: UUID = FRONT, *, since: float = 0.0, **more: Any
    ) -> None:
        status = CameraStatus(state, since, **more)
        self.statuses[camera_id] = status
        self.house.bus.publish(Topic.METRICS, Stats(camera_id=camera_id, status=status))

    async def tell(
        self,
        kind: EventType,
        *,
        at: float | None = None,
        camera_id: UUID | None = FRONT,
        picture: bytes | None = None,
        trace: Trace | None = None,
        **data: Any,
    ) -> Event:
        moment = self.now if at is None else at
        event = Event(
            random_id(moment), kind, moment, camera_id, "front", data=data, trace=trace or Trace()
        )
        return await self.house.recorder.record(EventMade(event=event, picture=picture))

    async def thing(self, kind: EventType, track: int, label: str = "person", **more: Any) -> Event:
        more = {"confidence": 0.8} | more
        group = group_of(label)
        box = {"x": 0.1, "y": 0.1, "width": 0.2, "height": 0.4}
        data = {"object_type": label, "group": group, "track_id": track}
        return await self.tell(kind, **data, box=box, **more)

    async def comes(self, track: int, label: str = "person", **more: Any) -> Event:
        more = {"looks": 3, "first_seen": "2026-01-01T00:00:00Z"} | more
        return await self.thing(EventType.OBJECT_DETECTED, track, label, **more)

    async def leaves(self, track: int, label: str = "person", **more: Any) -> Event:
        more |= {"looks": 3, "first_seen": "2026-01-01T00:00:00Z", "duration": 3, "reason": "lost"}
        return await self.thing(EventType.OBJECT_LEFT, track, label, **more)

    async def opens(
        self,
        severity: Severity = Severity.HIGH,
        *,
        at: float | None = None,
        camera_id: UUID | None = FRONT,
    ) -> UUID:
        self.house.now = self.now if at is None else at
        camera = camera_id and "front"
        wish = Wish(
            title="Glass broke",
            severity=severity,
            description="The window is broken.",
            camera_id=camera_id,
            camera=camera,
        )
        return (await self.house.recorder.keeper.open(wish)).id

    async def closes(self, alert_id: UUID) -> None:
        await self.house.recorder.keeper.close(alert_id, by="Ann")

    def keeps(self, start: float, what: ClipChanged = ClipChanged.READY) -> Clip:
        clip_id = random_id(start)
        path = f"clips/front/2026-01-01/{clip_id}.mp4"
        clip = Clip(
            clip_id, FRONT, "front", path, start, 10.0, 5, "h264", 2, 2, False, ClipCause.EVENT
        )
        self.house.bus.publish(Topic.CLIPS, ClipChange(what, StoredClip(clip, 1, False, True)))
        return clip


@pytest.fixture
async def stage(house: House) -> Stage:
    stage = Stage(house)
    stage.status(CameraState.ONLINE)
    return stage


async def test_motion_is_on_while_there_is_some(stage: Stage) -> None:
    front = stage.values()
    assert front.get("motion") is False
    await stage.tell(EventType.MOTION_DETECTED, confidence=0.5, share=0.1)
    assert front.get("motion") is True
    await stage.tell(EventType.MOTION_ENDED, duration=3)
    assert front.get("motion") is False


async def test_people_are_there_until_the_last_has_left(stage: Stage) -> None:
    front = stage.values()
    await stage.comes(1)
    await stage.comes(2)
    await stage.comes(3, "car")
    assert [front.get(key) for key in ("person", "vehicle", "animal")] == [True, True, False]
    assert (front.get("people"), front.get("objects")) == (2, 3)
    assert front.attributes("objects") == {"labels": {"car": 1, "person": 2}}
    await stage.leaves(1)
    assert front.get("person") is True
    await stage.leaves(2)
    assert (front.get("person"), front.get("people")) == (False, 0)
    assert front.get("vehicle") is True
    assert stage.values(YARD).get("person") is False


async def test_a_label_is_there_while_a_thing_with_it_is(stage: Stage) -> None:
    front = stage.values()
    await stage.comes(1, "dog")
    await stage.comes(2, "dog")
    assert (front.get("label_dog"), front.get("label_cat"), front.get("animal")) == (
        True,
        False,
        True,
    )
    await stage.leaves(1, "dog")
    assert front.get("label_dog") is True
    await stage.leaves(2, "dog")
    assert front.get("label_dog") is False


async def test_labels_come_and_go_with_the_settings(stage: Stage) -> None:
    def keys() -> dict[str, str]:
        entities = entities_of(stage.settings.cameras[0])
        return {e.key: e.name for e in entities if e.key.startswith("label_")}

    def shown() -> set[str]:
        return {key for key in stage.values().whole().values if key.startswith("label_")}

    assert shown() == keys().keys() >= {"label_dog", "label_car"}
    stage.configure(CAMERAS[0] | {"detect": {"labels": ["animal", "person", "hot dog"]}})
    assert keys() == {"label_hot_dog": "Hot dog"}
    assert shown() == keys().keys()


async def test_packages_are_shown_where_they_are_told(stage: Stage) -> None:
    def keys() -> set[str]:
        return {e.key for e in entities_of(stage.settings.cameras[0])}

    def shown() -> set[str]:
        return {key for key in stage.values().whole().values if key.startswith("package")}

    await stage.comes(1, label="box", picture=JPEG)
    assert shown() == set()
    assert not keys() & {"package", "package_picture"}
    with any_label():
        stage.configure(CAMERAS[0] | {"detect": {"labels": ["box"]}})
    front = stage.values()
    assert shown() == {"package", "package_picture"} <= keys()
    assert front.get("package") is True
    assert front.attributes("package_picture")["label"] == "box"
    assert front.get("last_activity") == "package"
    stage.configure(CAMERAS[0])
    assert shown() == set()


async def test_a_group_shows_the_best_picture_of_its_newest_thing(stage: Stage) -> None:
    front = stage.values()

    def shown(group: str) -> Any:
        return front.attributes(f"{group}_picture").get("event_id")

    await stage.comes(1, picture=JPEG, confidence=0.9)
    second = await stage.comes(2, picture=JPEG, confidence=0.6, zones=["Porch"], at=NOON + 1)
    assert (front.get("person_picture"), front.attributes("person_picture")) == (
        to_rfc3339(NOON + 1),
        {
            "event_id": str(second.id),
            "label": "person",
            "score": 0.6,
            "zone": "Porch",
            "picture": f"events/{second.id}/picture",
        },
    )
    await stage.leaves(1, picture=JPEG, confidence=0.95)
    await stage.leaves(2, picture=JPEG, confidence=0.5)
    await stage.leaves(2, confidence=0.9)
    assert shown("person") == str(second.id)
    better = await stage.leaves(2, picture=JPEG, confidence=0.7)
    assert shown("person") == str(better.id)
    assert (shown("animal"), front.get("animal_picture")) == (None, None)
    dog = await stage.comes(3, "dog", picture=JPEG)
    crossed = await stage.thing(
        EventType.LINE_CROSSED, 3, "dog", picture=JPEG, line="Gate", direction="forward"
    )
    assert (shown("person"), shown("animal")) == (str(better.id), str(crossed.id))
    assert dog.id != crossed.id
    assert front.attributes("animal_picture")["zone"] is None


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


async def test_what_is_told_goes_to_its_entity(stage: Stage) -> None:
    front = stage.values()
    seen = await stage.comes(1, at=NOON)
    crossed = await stage.thing(EventType.LINE_CROSSED, 1, line="Gate", direction="forward")
    await stage.tell(EventType.MOTION_DETECTED, confidence=0.5, share=0.1)
    moment = {"timestamp": to_rfc3339(NOON)}
    assert front.get("detection") == "object_detected"
    assert front.attributes("detection") == moment | {"event_id": str(seen.id)}
    assert front.get("line") == "line_crossed"
    assert front.attributes("line") == moment | {"event_id": str(crossed.id)}
    assert front.get("alert") is None
    await stage.closes(await stage.opens())
    assert front.get("alert") == "alert_closed"


async def test_zones_are_occupied_while_something_is_in_them(stage: Stage) -> None:
    front = stage.values()
    await stage.comes(1, zones=["Porch"])
    assert front.get("zone_porch") is True
    await stage.thing(EventType.ZONE_LEFT, 1, zone="Porch", duration=2)
    assert front.get("zone_porch") is False
    await stage.thing(EventType.ZONE_BREACH, 1, zone="Porch")
    assert front.get("zone_porch") is True
    await stage.leaves(1)
    assert front.get("zone_porch") is False


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


async def test_activity_in_older_words(stage: Stage) -> None:
    front = stage.values()
    event = await stage.comes(1, picture=JPEG)
    attributes = front.attributes("last_activity")
    assert (front.get("last_activity"), front.get("summary")) == (
        "person",
        "A person was seen at Front.",
    )
    assert attributes["event_id"] == str(event.id)
    assert (attributes["risk_level"], attributes["clip_id"]) == (None, None)
    assert (attributes["label"], attributes["zones"], attributes["score"]) == ("person", [], 0.8)
    assert front.attributes("snapshot")["picture"] == f"events/{event.id}/picture"
    stage.keeps(NOON - 100)
    assert front.attributes("last_activity")["clip_id"] is None
    clip = stage.keeps(NOON - 5)
    assert front.attributes("last_activity")["clip_id"] == str(clip.id)
    assert front.attributes("last_clip")["clip_id"] == str(clip.id)
    stage.keeps(NOON - 200)
    assert front.attributes("last_clip")["clip_id"] == str(clip.id)


@pytest.mark.parametrize(
    ("kind", "data", "noticed", "told"),
    [
        (
            EventType.DOORBELL_PRESSED,
            {"source": "webhook"},
            ("doorbell", "Somebody rang at Front."),
            {"doorbell": "ring"},
        ),
        (
            EventType.FACE_DETECTED,
            {
                "name": "Ann",
                "confidence": 0.9,
                "location": {"x": 0, "y": 0, "width": 1, "height": 1},
            },
            ("face", "Ann was seen at Front."),
            {"detection": "face_detected"},
        ),
        (
            EventType.AUDIO_DETECTED,
            {"level": 0.5},
            ("sound", "A loud sound was heard at Front."),
            {},
        ),
    ],
)
async def test_other_activities(
    stage: Stage,
    kind: EventType,
    data: dict[str, Any],
    noticed: tuple[str, str],
    told: dict[str, str | None],
) -> None:
    event = await stage.tell(kind, **data)
    front = stage.values()
    assert (front.get("last_activity"), front.get("summary")) == noticed
    told = {"detection": None, "line": None, "doorbell": None, "alert": None} | told
    assert {key: front.get(key) for key in told} == told
    for key, word in told.items():
        assert (front.attributes(key).get("event_id") == str(event.id)) == (word is not None)


async def test_places_are_named(stage: Stage) -> None:
    front = stage.values()
    await stage.comes(1, "dog")
    await stage.thing(EventType.ZONE_BREACH, 1, "dog", zone="Porch")
    assert front.get("summary") == "A dog entered Porch at Front."
    await stage.thing(EventType.LOITERING, 1, "dog", zone="Porch", duration=20.4)
    assert front.get("summary") == "A dog stayed in Porch at Front for 20 s."
    await stage.thing(EventType.LINE_CROSSED, 1, "dog", line="Gate", direction="forward")
    assert front.get("summary") == "A dog crossed Gate at Front."
    await stage.thing(EventType.PARKED, 2, "car", since="2026-01-01T00:00:00Z")
    assert (front.get("last_activity"), front.get("summary")) == (
        "vehicle",
        "A car parked at Front.",
    )


async def test_severity_is_that_of_the_newest_open_alert(stage: Stage) -> None:
    front = stage.values()
    assert front.get("severity") == "none"
    first = await stage.opens(Severity.MEDIUM)
    second = await stage.opens(Severity.CRITICAL)
    assert (front.get("severity"), front.get("risk_level")) == ("critical", "critical")
    assert front.get("summary") == "The window is broken."
    assert front.attributes("last_activity")["risk_level"] == "critical"
    await stage.house.recorder.keeper.acknowledge(second, by="Ann")
    assert front.get("severity") == "medium"
    await stage.house.recorder.keeper.reopen(second)
    assert front.get("severity") == "critical"
    await stage.closes(second)
    await stage.closes(first)
    assert front.get("severity") == "none"
    assert front.get("alerts_today") == 3
    assert stage.values(YARD).get("severity") == "none"


async def test_settings_are_shown_and_followed(stage: Stage) -> None:
    front = stage.values()
    assert [
        front.get(key) for key in ("camera_enabled", "detection_enabled", "recording_enabled")
    ] == [True] * 3
    assert (front.get("record_mode"), front.get("motion_hold")) == ("events", 10)
    assert (front.get("motion_detection"), front.get("alerting")) == (True, True)
    assert (front.get("min_severity"), stage.states.hub.get("mode")) == ("low", "home")
    await stage.comes(1, zones=["Porch"])
    changed = CAMERAS[0] | {
        "zones": [ZONE | {"name": "Drive"}],
        "record": {"mode": "off"},
        "detect": {"enabled": False},
    }
    stage.configure(changed)
    assert [front.get(key) for key in ("detection_enabled", "recording_enabled")] == [False, False]
    assert front.get("record_mode") == "off"
    assert "zone_porch" not in front.whole().values
    assert front.get("zone_drive") is False
    assert stage.states.camera(YARD) is None
    await stage.comes(2)
    assert front.get("person") is True
    stage.configure(changed | {"enabled": False})
    assert (front.get("health"), front.available) == ("disabled", False)
    assert front.get("person") is False


async def test_problems_are_shown(stage: Stage) -> None:
    problem = Problem(ProblemKind.BLACK, 1.0, "The picture is black.")
    stage.status(CameraState.ONLINE, problems=(problem,), recording=True)
    front = stage.values()
    assert (front.get("problem"), front.get("health")) == (True, "problem")
    assert front.attributes("problem") == {"problems": ["The picture is black."]}
    assert (front.get("recording"), front.get("live")) == (True, "recording")


async def test_what_is_heard_is_shown_at_once_and_its_level_when_it_jumps(stage: Stage) -> None:
    def hears(level: float, *heard: str) -> None:
        stage.now += 1
        sound = SoundStatus(listening=True, level=level, floor=-60.0, heard=heard)
        stage.status(CameraState.ONLINE, sound=sound)

    def shown() -> list[Any]:
        keys = ("sound", "smoke_alarm", "co_alarm", "sound_level")
        return [stage.values().get(key) for key in keys]

    assert shown() == [None, None, None, None]
    hears(-58.4)
    assert shown() == [False, False, False, -58]
    hears(-57.0)
    assert shown() == [False, False, False, -58]
    hears(-20.2, "smoke alarm", "sound")
    assert shown() == [True, True, False, -20]
    assert stage.values().attributes("sound") == {"heard": ["smoke alarm", "sound"]}
    for _ in range(11):
        hears(-21.0, "smoke alarm")
    assert shown() == [True, True, False, -21]
    stage.status(CameraState.ONLINE, sound=SoundStatus(listening=False, reason="No sound comes."))
    assert shown() == [None, None, None, None]
    assert stage.values().attributes("sound_level") == {"reason": "No sound comes."}
    hears(-40.0)
    stage.status(CameraState.OFFLINE)
    assert shown() == [None, None, None, None]


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
