"""What each camera and the hub show and let people set: one table for every way out.

MQTT discovery is built from it, and Home Assistant's integration is compared with it. A key is
final from the day it appears: together with the installation's and the camera's id it is what
keeps an entity itself when the camera is renamed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from hearthwatch.model.alert import Severity
from hearthwatch.model.camera import AttentionMode
from hearthwatch.model.event import EventType
from hearthwatch.model.labels import USUAL_GROUPS, Group

type Value = str | int | float | bool | None
"""What an entity shows; None while nothing is known."""

HUB: Final = "hub"
"""The name of the device that stands for the installation itself."""

NO_ALERT: Final = "none"
"""The severity of a camera without an open alert."""


class EntityKind(StrEnum):
    """What an entity is, in Home Assistant's words."""

    BINARY_SENSOR = "binary_sensor"
    SENSOR = "sensor"
    CAMERA = "camera"
    IMAGE = "image"
    EVENT = "event"
    SWITCH = "switch"
    SELECT = "select"
    NUMBER = "number"
    BUTTON = "button"


class Category(StrEnum):
    """What an entity is for, where it is not the camera's purpose itself."""

    CONFIG = "config"
    DIAGNOSTIC = "diagnostic"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a number may be set to."""

    minimum: float
    maximum: float
    step: float


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a device shows or lets people set; its value goes by its key.

    Attributes:
        name: as people read it, behind the name of the device.
        device_class: Home Assistant's, in which units and pictures are chosen.
        state_class: ``measurement`` or ``total_increasing``, for what statistics are kept of.
        enabled: shown without having been asked for.
        options: all values there can be, or all types of an event.
        holds: its value is true while the camera is away as well.
        setting: where its value is in the settings of the device, as a path with points; setting
            the entity means to change that.
        off: for a switch on a setting with words: the word that means off.
        on: and the word to write to switch it on.
        command: for a button: the path below ``/api/v1`` that a POST of pushes it, with
            ``{camera}`` where the camera is named.
    """

    key: str
    kind: EntityKind
    name: str
    device_class: str | None = None
    state_class: str | None = None
    unit: str | None = None
    category: Category | None = None
    enabled: bool = True
    options: tuple[str, ...] = ()
    holds: bool = False
    setting: str | None = None
    off: str | None = None
    on: str | None = None
    bounds: Bounds | None = None
    command: str | None = None


def unique_id(instance: UUID, camera_id: UUID | None, key: str) -> str:
    """Return what an entity is known by, whatever anything is called; None: of the hub.

    >>> unique_id(UUID(int=1), None, "version")
    '00000000-0000-0000-0000-000000000001_hub_version'
    """
    return f"{instance}_{camera_id or HUB}_{key}"


def zone_keys(zones: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the key of each zone's entity, by the zone's name.

    Args:
        zones: the name and the slug of each. A slug that is empty or taken gets some digits of the
            name's digest, so that a key never depends on more than the zones before it.

    >>> zone_keys([("Porch", "porch"), ("porch!", "porch"), ("庭", "")])
    {'Porch': 'zone_porch', 'porch!': 'zone_porch_8e52c9', '庭': 'zone_81b3ed'}
    """
    keys: dict[str, str] = {}
    for name, slug in zones:
        key = f"zone_{slug}"
        if not slug or key in keys.values():
            digest = hashlib.sha256(name.encode()).hexdigest()[:6]
            key = "_".join(part for part in ("zone", slug, digest) if part)
        keys[name] = key
    return keys


def zone_entity(key: str, name: str) -> Entity:
    """Return the entity that says whether something that counts is in a zone."""
    return Entity(key, EntityKind.BINARY_SENSOR, name, "occupancy")


def label_keys(labels: Iterable[str]) -> dict[str, str]:
    """Return the key of each label's entity, by the label.

    Args:
        labels: that are told. Groups are left out: whether one of them is there is always shown.

    >>> label_keys(["person", "dog", "vehicle", "traffic light"])
    {'dog': 'label_dog', 'traffic light': 'label_traffic_light'}
    """
    return {label: f"label_{label.replace(' ', '_')}" for label in labels if label not in Group}


def label_entity(key: str, label: str) -> Entity:
    """Return the entity that says whether a thing with a label is there."""
    return Entity(key, EntityKind.BINARY_SENSOR, label.capitalize(), "occupancy", enabled=False)


_DIAGNOSTIC: Final = Category.DIAGNOSTIC
_CONFIG: Final = Category.CONFIG
_MEASURED: Final = "measurement"
_COUNTED: Final = "total_increasing"
_SEVERITIES: Final = (NO_ALERT, *Severity)

MODES: Final = ("home", "away", "night")
"""What the house is usually doing; an owner may have other modes beside these."""

ACTIVITIES: Final = (*Group, "face", "sound", "doorbell", "other")
"""What somebody or something that is noticed can be; what was noticed once stays told."""


def _shown(key: str, name: str, device_class: str) -> Entity:
    return Entity(key, EntityKind.BINARY_SENSOR, name, device_class)


def _counted(key: str, name: str, unit: str) -> Entity:
    return Entity(key, EntityKind.SENSOR, name, None, _COUNTED, unit, holds=True)


def _figure(
    key: str, name: str, unit: str, device_class: str | None = None, *, enabled: bool = False
) -> Entity:
    return Entity(
        key, EntityKind.SENSOR, name, device_class, _MEASURED, unit, _DIAGNOSTIC, enabled=enabled
    )


def _word(
    key: str,
    name: str,
    options: Iterable[str],
    *,
    category: Category | None = None,
    enabled: bool = True,
    holds: bool = True,
) -> Entity:
    return Entity(
        key,
        EntityKind.SENSOR,
        name,
        "enum",
        category=category,
        enabled=enabled,
        options=tuple(options),
        holds=holds,
    )


def _switch(
    key: str, name: str, setting: str, *, off: str | None = None, on: str | None = None
) -> Entity:
    return Entity(
        key,
        EntityKind.SWITCH,
        name,
        category=_CONFIG,
        holds=True,
        setting=setting,
        off=off,
        on=on,
    )


def _told(
    key: str,
    name: str,
    options: Iterable[str],
    device_class: str | None = None,
    *,
    enabled: bool = True,
) -> Entity:
    return Entity(
        key,
        EntityKind.EVENT,
        name,
        device_class,
        enabled=enabled,
        options=tuple(options),
        holds=True,
    )


def _pictured(group: Group) -> Entity:
    name = f"{group.value.capitalize()} picture"
    return Entity(picture_key(group), EntityKind.IMAGE, name, holds=True)


def picture_key(group: Group) -> str:
    """Return the key of the entity with a group's newest picture."""
    return f"{group.value}_picture"


DETECTIONS: Final = (
    EventType.OBJECT_DETECTED,
    EventType.OBJECT_LEFT,
    EventType.ZONE_BREACH,
    EventType.ZONE_LEFT,
    EventType.LOITERING,
    EventType.PARKED,
    EventType.FACE_DETECTED,
)
"""What the event entity about somebody or something in the picture tells."""

RING: Final = "ring"
"""What Home Assistant calls it that somebody rang."""

DOORBELL: Final = "doorbell"
"""The entity that tells so. It is shown by itself where the camera can say that somebody rang."""

CAMERA_ENTITIES: Final = (
    Entity("live", EntityKind.CAMERA, "Live", options=("idle", "recording")),
    Entity("snapshot", EntityKind.IMAGE, "Snapshot", holds=True),
    *(_pictured(group) for group in USUAL_GROUPS),
    _told("detection", "Detection", DETECTIONS, "motion"),
    _told("line", "Line", (EventType.LINE_CROSSED,)),
    _told("sound_heard", "Sound heard", (EventType.AUDIO_DETECTED,)),
    _told(DOORBELL, "Doorbell", (RING,), "doorbell", enabled=False),
    _told("alert", "Alert", (EventType.ALERT_OPENED, EventType.ALERT_CLOSED)),
    _shown("motion", "Motion", "motion"),
    _shown("person", "Person", "occupancy"),
    _shown("vehicle", "Vehicle", "occupancy"),
    _shown("animal", "Animal", "occupancy"),
    _shown("sound", "Sound", "sound"),
    _shown("smoke_alarm", "Smoke alarm heard", "sound"),
    _shown("co_alarm", "Carbon monoxide alarm heard", "sound"),
    _shown("recording", "Recording", "running"),
    Entity(
        "online", EntityKind.BINARY_SENSOR, "Online", "connectivity",
        category=_DIAGNOSTIC, holds=True,
    ),
    Entity("problem", EntityKind.BINARY_SENSOR, "Problem", "problem", category=_DIAGNOSTIC),
    Entity("people", EntityKind.SENSOR, "People", None, _MEASURED, "people"),
    Entity("objects", EntityKind.SENSOR, "Objects", None, _MEASURED, "objects", enabled=False),
    Entity(
        "sound_level", EntityKind.SENSOR, "Sound level", None, _MEASURED, "dBFS", enabled=False,
    ),
    _word("last_activity", "Last activity", ACTIVITIES),
    Entity("summary", EntityKind.SENSOR, "Summary", enabled=False, holds=True),
    _word("risk_level", "Risk level", _SEVERITIES),
    _word("severity", "Severity", _SEVERITIES, enabled=False),
    Entity("last_clip", EntityKind.SENSOR, "Last clip", "timestamp", holds=True),
    _counted("clips_today", "Clips today", "clips"),
    _counted("alerts_today", "Alerts today", "alerts"),
    _word(
        "health", "Health", ("ok", "problem", "connecting", "offline", "disabled"),
        category=_DIAGNOSTIC,
    ),
    _word(
        "attention", "Attention", AttentionMode,
        category=_DIAGNOSTIC, enabled=False, holds=False,
    ),
    _figure("frame_rate", "Frame rate", "fps"),
    _figure("look_rate", "Look rate", "fps"),
    _figure("detector_rate", "Detector rate", "fps"),
    _figure("cost", "Cost", "%"),
    _switch("camera_enabled", "Enabled", "enabled"),
    _switch("detection_enabled", "Detection", "detect.enabled"),
    _switch("motion_detection", "Motion detection", "motion.enabled"),
    _switch("sound_detection", "Sound detection", "sound.enabled"),
    _switch("alerting", "Alerts", "alerts.enabled"),
    Entity(
        "min_severity", EntityKind.SELECT, "Alert threshold", category=_CONFIG,
        options=tuple(Severity), holds=True, setting="alerts.min_severity",
    ),
    _switch("recording_enabled", "Recording", "record.mode", off="off", on="events"),
    Entity(
        "record_mode", EntityKind.SELECT, "Record", category=_CONFIG,
        options=("off", "events", "continuous"), holds=True, setting="record.mode",
    ),
    Entity(
        "attention_mode", EntityKind.SELECT, "Attention", category=_CONFIG, enabled=False,
        options=("auto", "full", "gate", "eco"), holds=True, setting="detect.attention",
    ),
    Entity(
        "alert_score", EntityKind.NUMBER, "Alert score threshold", category=_CONFIG,
        enabled=False, holds=True, setting="alerts.min_score", bounds=Bounds(0, 1, 0.05),
    ),
    Entity(
        "motion_threshold", EntityKind.NUMBER, "Motion threshold", category=_CONFIG,
        enabled=False, holds=True, setting="motion.threshold", bounds=Bounds(0.0005, 0.5, 0.0005),
    ),
    Entity(
        "motion_hold", EntityKind.NUMBER, "Motion hold", "duration", unit="s", category=_CONFIG,
        enabled=False, holds=True, setting="motion.hold", bounds=Bounds(1, 3600, 1),
    ),
    Entity(
        "sound_threshold", EntityKind.NUMBER, "Sound threshold", unit="dB", category=_CONFIG,
        enabled=False, holds=True, setting="sound.threshold", bounds=Bounds(3, 60, 1),
    ),
    Entity(
        "detect_fps", EntityKind.NUMBER, "Looks per second", unit="fps", category=_CONFIG,
        enabled=False, holds=True, setting="detect.fps", bounds=Bounds(0.5, 30, 0.5),
    ),
    Entity(
        "take_snapshot", EntityKind.BUTTON, "Take snapshot", command="cameras/{camera}/snapshot"
    ),
    Entity(
        "restart_stream", EntityKind.BUTTON, "Restart stream", "restart", category=_CONFIG,
        holds=True, command="cameras/{camera}/restart",
    ),
)  # fmt: skip
"""What every camera has, beside an entity for each of its zones and of the labels it tells."""

PACKAGE_ENTITIES: Final = (
    _shown("package", "Package", "occupancy"),
    _pictured(Group.PACKAGE),
)
"""What a camera has besides if it tells packages, which takes a model that knows them."""

HUB_ENTITIES: Final = (
    Entity("status", EntityKind.BINARY_SENSOR, "Status", "connectivity", category=_DIAGNOSTIC),
    Entity("version", EntityKind.SENSOR, "Version", category=_DIAGNOSTIC),
    Entity("started", EntityKind.SENSOR, "Started", "timestamp", category=_DIAGNOSTIC),
    Entity("cameras_online", EntityKind.SENSOR, "Cameras online", None, _MEASURED, "cameras"),
    _counted("clips_today", "Clips today", "clips"),
    _counted("alerts_today", "Alerts today", "alerts"),
    Entity("mode", EntityKind.SELECT, "Mode", options=MODES, setting="mode"),
    _figure("problems", "Problems", "problems", enabled=True),
    _figure("cpu", "CPU", "%"),
    _figure("memory", "Memory", "MiB", "data_size"),
    _figure("disk_free", "Disk free", "GiB", "data_size", enabled=True),
    _figure("forecast_days", "Room for clips", "d", "duration"),
)
"""What the installation itself has."""
