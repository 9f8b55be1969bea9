"""What entities show: from events, status and clips."""

from typing import Any

import pytest

from hearthwatch.events import (
    entities_of,
)
from hearthwatch.model.alert import Severity
from hearthwatch.model.camera import CameraState, Problem, ProblemKind
from hearthwatch.model.event import EventType
from hearthwatch.model.sound import SoundStatus
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import any_label

from .conftest import House
from .stage import CAMERAS, JPEG, NOON, YARD, ZONE, Stage


@pytest.fixture
async def stage(house: House) -> Stage:
    return Stage(house)


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


@pytest.mark.parametrize(("events", "shown"), [(True, True), (False, False)])
async def test_a_doorbell_is_shown_where_the_device_can_say_that_somebody_rang(
    stage: Stage, *, events: bool, shown: bool
) -> None:
    def doorbell() -> tuple[bool, ...]:
        found = entities_of(stage.settings.cameras[0])
        return tuple(entity.enabled for entity in found if entity.key == "doorbell")

    assert doorbell() == (False,)
    device = {"type": "onvif", "address": "192.0.2.10", "events": events, "roles": ["detect"]}
    stage.configure(CAMERAS[0] | {"sources": [device]})
    assert doorbell() == (shown,)


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
