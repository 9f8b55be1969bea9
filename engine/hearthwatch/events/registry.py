"""What each type of event says: one data model a type, and nothing else is let in."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from hearthwatch.model.alert import Severity
from hearthwatch.model.clip import ClipCause
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.labels import Group
from hearthwatch.model.timestamps import from_rfc3339


def _moment(text: str) -> str:
    from_rfc3339(text)
    return text


type _Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
type _Distance = Annotated[float, Field(ge=0, le=3, allow_inf_nan=False)]
type _Edge = Annotated[float, Field(ge=-1, le=2, allow_inf_nan=False)]
type _Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
type _Decibels = Annotated[float, Field(ge=-200, le=60, allow_inf_nan=False)]
type _Count = Annotated[int, Field(ge=0, le=(1 << 53) - 1)]
type _Name = Annotated[str, Field(min_length=1, max_length=100)]
type _Names = Annotated[tuple[_Name, ...], Field(max_length=50)]
type _FileName = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^/\\\x00]+$")]
type _Text = Annotated[str, Field(min_length=1, max_length=1000)]
type _Moment = Annotated[str, Field(max_length=40), AfterValidator(_moment)]


class InvalidEventError(ValueError):
    """The data are not what the event's type says they are."""


class EventData(BaseModel):
    """The base of all data models."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BoxData(EventData):
    """Where a thing is, as shares of the picture; it may reach a little over the edge."""

    x: _Edge
    y: _Edge
    width: _Edge
    height: _Edge


class ThingData(EventData):
    """A followed thing.

    Attributes:
        object_type: its label.
        confidence: median score of the looks that saw it.
        track_id: the same for as long as it is followed on this camera.
        box: where it is at the event's moment.
        picture_box: where it is in the event's picture, which may be of an earlier moment.
        moved: how far its middle has gone since it was first seen, as a share of the picture's
            diagonal.
    """

    object_type: _Name
    group: Group | None
    confidence: _Share
    track_id: _Count
    box: BoxData
    picture_box: BoxData | None = None
    moved: _Distance | None = None


class MotionDetected(EventData):
    """Pixels began to change.

    Attributes:
        share: of the picture that changes.
        zones: those in which it does.
    """

    detected: Literal[True] = True
    confidence: _Share
    share: _Share
    zones: _Names = ()


class MotionEnded(EventData):
    """The picture has come to rest; `duration` is how long it had moved."""

    detected: Literal[False] = False
    duration: _Seconds


class ObjectDetected(ThingData):
    """A thing is confirmed to be there.

    Attributes:
        looks: how many saw it until then.
        first_seen: when the first of them did.
    """

    zones: _Names = ()
    looks: _Count
    first_seen: _Moment


class ObjectLeft(ObjectDetected):
    """A confirmed thing is gone; `reason` says how it is known."""

    duration: _Seconds
    reason: _Text


class ZoneBreach(ThingData):
    """A thing entered a zone."""

    zone: _Name


class ZoneLeft(ZoneBreach):
    """A thing left a zone that it was in for `duration`."""

    duration: _Seconds


class LineCrossed(ThingData):
    """A thing went across a line.

    Attributes:
        direction: `forward` when it came from the line's left hand and went to its right.
    """

    line: _Name
    direction: Literal["forward", "backward"]


class Loitering(ThingData):
    """A thing has stayed in a zone for `duration`."""

    zone: _Name
    duration: _Seconds


class Parked(ThingData):
    """A vehicle has come to rest, at the moment `since`."""

    zones: _Names = ()
    since: _Moment


class FaceDetected(EventData):
    """A face was recognised as somebody's, or as nobody's that is known."""

    name: _Name
    confidence: _Share
    location: BoxData


class AudioDetected(EventData):
    """Something was heard.

    Attributes:
        level: loudness as a share of the loudest that can be recorded.
        dbfs: the same in decibels below that.
        floor: what is usual there, in dBFS.
        threshold: from which on a sound is loud there, in dBFS.
        label: what it sounds like; None: it is loud, and nothing else is known of it.
        pattern: of the pulses by which an alarm was recognised: ``T3`` or ``T4``.
        reason: what told it from other sounds, as a sentence with its numbers.
    """

    level: _Share
    dbfs: _Decibels | None = None
    floor: _Decibels | None = None
    threshold: _Decibels | None = None
    label: _Name | None = None
    confidence: _Share | None = None
    pattern: Literal["T3", "T4"] | None = None
    reason: _Text | None = None


class DoorbellPressed(EventData):
    """Somebody rang; `source` says what told of it."""

    source: _Name


class RecordingStarted(EventData):
    """Footage is being written.

    Attributes:
        filename: of the file, without its folder.
        clip_id: the clip that it will be.
    """

    filename: _FileName
    clip_id: UUID
    cause: ClipCause


class RecordingStopped(EventData):
    """The file is closed; it holds `duration` of footage."""

    filename: _FileName
    clip_id: UUID
    duration: _Seconds


class ClipReady(RecordingStopped):
    """A clip can be played; `size` is in bytes."""

    size: _Count
    cause: ClipCause


class SnapshotTaken(EventData):
    """Somebody had a picture taken; it is the event's."""


class CameraOnline(EventData):
    """A camera delivers pictures."""

    width: _Count
    height: _Count
    codec: Annotated[str, Field(max_length=50)] | None = None
    frame_rate: _Seconds | None = None


class CameraOffline(EventData):
    """A camera delivers none any more."""

    reason: _Text


class SystemAlert(EventData):
    """The owner should know something about Hearthwatch itself."""

    message: _Text
    level: Literal["info", "warning", "error"]


class AlertOpened(EventData):
    """Something passed the camera's alert policy, a program has something to say, or it reopened.

    Attributes:
        event_id: of the event that passed; None when there was none.
        title: what people read first.
        summary: what happened, in a sentence.
        group: what kind of thing it is about, if it is about one.
    """

    alert_id: UUID
    event_id: UUID | None = None
    title: _Text
    summary: _Text | None = None
    severity: Severity
    group: Group | None = None
    label: _Name | None = None
    zones: _Names = ()


class AlertClosed(EventData):
    """An alert needs nobody any more.

    Attributes:
        duration: seconds since it was opened.
        reason: who or what closed it.
    """

    alert_id: UUID
    title: _Text
    severity: Severity
    duration: _Seconds
    reason: _Text


class SecurityEvent(EventData):
    """Something that concerns who may come in, or tampering.

    Attributes:
        kind: stays the same; programs may compare it, like ``login_failed`` or ``token_created``.
        message: the same for people; never a secret.
        peer: the address it came from.
    """

    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,50}$")]
    message: _Text
    severity: Severity = Severity.LOW
    peer: Annotated[str, Field(max_length=100)] | None = None


REGISTRY: Final[Mapping[EventType, type[EventData]]] = {
    EventType.MOTION_DETECTED: MotionDetected,
    EventType.MOTION_ENDED: MotionEnded,
    EventType.OBJECT_DETECTED: ObjectDetected,
    EventType.OBJECT_LEFT: ObjectLeft,
    EventType.ZONE_BREACH: ZoneBreach,
    EventType.ZONE_LEFT: ZoneLeft,
    EventType.LINE_CROSSED: LineCrossed,
    EventType.LOITERING: Loitering,
    EventType.PARKED: Parked,
    EventType.FACE_DETECTED: FaceDetected,
    EventType.AUDIO_DETECTED: AudioDetected,
    EventType.DOORBELL_PRESSED: DoorbellPressed,
    EventType.RECORDING_STARTED: RecordingStarted,
    EventType.RECORDING_STOPPED: RecordingStopped,
    EventType.CLIP_READY: ClipReady,
    EventType.SNAPSHOT_TAKEN: SnapshotTaken,
    EventType.CAMERA_ONLINE: CameraOnline,
    EventType.CAMERA_OFFLINE: CameraOffline,
    EventType.SYSTEM_ALERT: SystemAlert,
    EventType.ALERT_OPENED: AlertOpened,
    EventType.ALERT_CLOSED: AlertClosed,
    EventType.SECURITY_EVENT: SecurityEvent,
}


_END_OF_TIME: Final = from_rfc3339("9999-12-31T00:00:00Z")


def validated(event: Event) -> dict[str, Any]:
    """Return the event's data as JSON values, checked against its type's model.

    Raises:
        InvalidEventError: a field is missing, unknown or out of bounds; names the field.
    """
    _check_envelope(event)
    try:
        model = REGISTRY[event.type].model_validate(dict(event.data))
    except ValidationError as error:
        raise InvalidEventError(f"{event.type} {event.id}: {_complaint(error)}") from error
    return model.model_dump(mode="json")


def _check_envelope(event: Event) -> None:
    moments = {"timestamp": event.timestamp} | asdict(event.trace)
    for name, moment in moments.items():
        if moment is not None and not 0 <= moment < _END_OF_TIME:
            raise InvalidEventError(f"{event.type} {event.id}: {name}: no moment that can be told")
    if event.camera is not None and not 1 <= len(event.camera) <= 64:
        raise InvalidEventError(f"{event.type} {event.id}: camera: no slug")


def _complaint(error: ValidationError) -> str:
    details = error.errors(include_input=False, include_url=False)
    return "; ".join(f"{'.'.join(map(str, d['loc']))}: {d['msg']}" for d in details[:5])
