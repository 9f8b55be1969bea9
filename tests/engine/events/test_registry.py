from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import REGISTRY, InvalidEventError, validated
from hearthwatch.model.event import Event, EventType, Trace, envelope

BOX = {"x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4}
THING = {
    "object_type": "car",
    "group": "vehicle",
    "confidence": 0.83,
    "track_id": 7,
    "box": BOX,
    "picture_box": BOX | {"x": 0.2},
    "moved": 0.05,
}
SEEN = THING | {"zones": ["Porch"], "looks": 4, "first_seen": "2026-01-01T00:00:00.250Z"}
FILE = {"filename": "clip.mp4", "clip_id": "0199f3c2-0000-7000-8000-000000000001"}
ALERT = {"alert_id": str(UUID(int=5)), "title": "A person at the front door", "severity": "high"}

GOOD: dict[EventType, dict[str, Any]] = {
    EventType.MOTION_DETECTED: {"detected": True, "confidence": 1.0, "share": 0.02, "zones": []},
    EventType.MOTION_ENDED: {"detected": False, "duration": 12.5},
    EventType.OBJECT_DETECTED: SEEN,
    EventType.OBJECT_LEFT: SEEN | {"duration": 30.0, "reason": "not seen for 5 s"},
    EventType.ZONE_BREACH: THING | {"zone": "Porch"},
    EventType.ZONE_LEFT: THING | {"zone": "Porch", "duration": 3.0},
    EventType.LINE_CROSSED: THING | {"line": "Gate", "direction": "forward"},
    EventType.LOITERING: THING | {"zone": "Porch", "duration": 20.0},
    EventType.PARKED: THING | {"zones": [], "since": "2026-01-01T00:00:00Z"},
    EventType.FACE_DETECTED: {"name": "Ada", "confidence": 0.9, "location": BOX},
    EventType.AUDIO_DETECTED: {
        "level": 0.4,
        "dbfs": -8.0,
        "floor": -60.5,
        "threshold": -40.5,
        "label": "smoke alarm",
        "confidence": 0.97,
        "pattern": "T3",
        "reason": "3 groups of 3 pulses",
    },
    EventType.DOORBELL_PRESSED: {"source": "webhook"},
    EventType.RECORDING_STARTED: FILE | {"cause": "event"},
    EventType.RECORDING_STOPPED: FILE | {"duration": 12.0},
    EventType.CLIP_READY: FILE | {"duration": 12.0, "size": 5_000_000_000, "cause": "command"},
    EventType.SNAPSHOT_TAKEN: {},
    EventType.CAMERA_ONLINE: {"width": 768, "height": 576, "codec": "h264", "frame_rate": 15.0},
    EventType.CAMERA_OFFLINE: {"reason": "the camera refused the password"},
    EventType.SYSTEM_ALERT: {"message": "the disk is full", "level": "error"},
    EventType.ALERT_OPENED: ALERT
    | {
        "event_id": str(UUID(int=6)),
        "summary": "A person was seen in Porch.",
        "group": "person",
        "label": "person",
        "zones": ["Porch"],
    },
    EventType.ALERT_CLOSED: ALERT | {"duration": 61.5, "reason": "closed by Ada"},
    EventType.SECURITY_EVENT: {
        "kind": "login_failed",
        "message": "a wrong key",
        "severity": "medium",
        "peer": "192.0.2.7",
    },
}


def event(kind: EventType, data: dict[str, Any]) -> Event:
    return Event(UUID(int=1), kind, 1_000.0, data=data)


def test_every_type_has_a_model() -> None:
    assert set(REGISTRY) == set(EventType) == set(GOOD)


@pytest.mark.parametrize("kind", EventType)
def test_good_data_stay_as_they_are(kind: EventType) -> None:
    assert validated(event(kind, GOOD[kind])) == GOOD[kind]


@pytest.mark.parametrize("kind", EventType)
def test_unknown_and_missing_fields_are_refused_by_name(kind: EventType) -> None:
    with pytest.raises(InvalidEventError, match="colour"):
        validated(event(kind, GOOD[kind] | {"colour": "red"}))
    needed = [name for name, field in REGISTRY[kind].model_fields.items() if field.is_required()]
    for name in needed:
        data = {key: value for key, value in GOOD[kind].items() if key != name}
        with pytest.raises(InvalidEventError, match=name):
            validated(event(kind, data))


@pytest.mark.parametrize(
    "change",
    [
        {"confidence": 1.01},
        {"confidence": float("nan")},
        {"track_id": -1},
        {"track_id": 1 << 60},
        {"object_type": ""},
        {"object_type": "x" * 101},
        {"group": "furniture"},
        {"box": BOX | {"x": float("inf")}},
        {"box": BOX | {"z": 1}},
        {"zones": ["a"] * 51},
        {"first_seen": "yesterday"},
        {"first_seen": 5},
    ],
)
def test_values_out_of_bounds_are_refused(change: dict[str, Any]) -> None:
    (name,) = change
    with pytest.raises(InvalidEventError, match=rf"object_detected .*{name}"):
        validated(event(EventType.OBJECT_DETECTED, SEEN | change))


@pytest.mark.parametrize("name", ["", "../clip.mp4", "a/b.mp4", "a\\b.mp4", "x" * 101, "a\x00"])
def test_file_names_are_no_paths(name: str) -> None:
    kind = EventType.RECORDING_STARTED
    with pytest.raises(InvalidEventError, match="filename"):
        validated(event(kind, GOOD[kind] | {"filename": name}))


def test_box_may_reach_over_the_edge() -> None:
    data = SEEN | {"box": BOX | {"x": -0.02, "width": 1.05}}
    assert validated(event(EventType.OBJECT_DETECTED, data)) == data


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"timestamp": float("nan")}, "timestamp"),
        ({"timestamp": -1.0}, "timestamp"),
        ({"timestamp": 1e12}, "timestamp"),
        ({"trace": Trace(decoded=float("inf"))}, "decoded"),
        ({"camera": "x" * 65}, "camera"),
    ],
)
def test_envelopes_that_nobody_could_read_are_refused(change: dict[str, Any], name: str) -> None:
    made = replace(event(EventType.MOTION_ENDED, GOOD[EventType.MOTION_ENDED]), **change)
    with pytest.raises(InvalidEventError, match=name):
        validated(made)


def test_envelope() -> None:
    camera = UUID(int=2)
    made = Event(
        UUID(int=1),
        EventType.MOTION_ENDED,
        1_000.5,
        camera,
        "front_door",
        {"detected": False, "duration": 1.0},
        Trace(captured=1_000.5),
    )
    assert envelope(made) == {
        "id": str(UUID(int=1)),
        "type": "motion_ended",
        "camera_id": str(camera),
        "camera": "front_door",
        "timestamp": "1970-01-01T00:16:40.500Z",
        "data": {"detected": False, "duration": 1.0},
        "trace": {
            "captured": "1970-01-01T00:16:40.500Z",
            "decoded": None,
            "detected": None,
            "confirmed": None,
            "published": None,
        },
    }
