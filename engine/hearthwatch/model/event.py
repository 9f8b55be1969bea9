"""Events: facts at an instant, immutable once they are made."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from hearthwatch.model.numbers import Finite
from hearthwatch.model.timestamps import to_rfc3339


class EventType(StrEnum):
    """The canonical names, the same in Home Assistant, MQTT, webhooks and the API."""

    MOTION_DETECTED = "motion_detected"
    MOTION_ENDED = "motion_ended"
    OBJECT_DETECTED = "object_detected"
    OBJECT_LEFT = "object_left"
    ZONE_BREACH = "zone_breach"
    ZONE_LEFT = "zone_left"
    LINE_CROSSED = "line_crossed"
    LOITERING = "loitering"
    PARKED = "parked"
    FACE_DETECTED = "face_detected"
    AUDIO_DETECTED = "audio_detected"
    DOORBELL_PRESSED = "doorbell_pressed"
    RECORDING_STARTED = "recording_started"
    RECORDING_STOPPED = "recording_stopped"
    CLIP_READY = "clip_ready"
    SNAPSHOT_TAKEN = "snapshot_taken"
    CAMERA_ONLINE = "camera_online"
    CAMERA_OFFLINE = "camera_offline"
    SYSTEM_ALERT = "system_alert"
    ALERT_OPENED = "alert_opened"
    ALERT_CLOSED = "alert_closed"
    SECURITY_EVENT = "security_event"


@dataclass(frozen=True, slots=True)
class Trace:
    """When each step on the way to an event was done, in seconds since 1970 UTC.

    Attributes:
        captured: the packet of the completing frame was read.
        decoded: that packet had become a picture.
        detected: the detector had looked at it.
        confirmed: the track, zone or line decided.
        published: the event was committed and handed to its listeners.
    """

    captured: Finite | None = None
    decoded: Finite | None = None
    detected: Finite | None = None
    confirmed: Finite | None = None
    published: Finite | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The envelope of every event.

    Attributes:
        id: UUIDv7 of the event's moment.
        camera_id: the camera's UUID; None for facts about the whole system.
        camera: the camera's slug at that moment.
        timestamp: when it happened, in seconds since 1970 UTC.
        data: the fields of this type; `hearthwatch.events.registry` has their schema.
    """

    id: UUID
    type: EventType
    timestamp: Finite
    camera_id: UUID | None = None
    camera: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    trace: Trace = Trace()


def envelope(event: Event) -> dict[str, Any]:
    """Return the envelope as JSON values: id, type, camera, timestamp, data and trace."""
    return {
        "id": str(event.id),
        "type": event.type.value,
        "camera_id": None if event.camera_id is None else str(event.camera_id),
        "camera": event.camera,
        "timestamp": to_rfc3339(event.timestamp),
        "data": dict(event.data),
        "trace": {
            step: None if moment is None else to_rfc3339(moment)
            for step, moment in asdict(event.trace).items()
        },
    }
