"""What crosses the seam between a worker process and the service process.

A worker runs cameras; the service runs everything else. Bytes on the channel are MessagePack with
a type tag, decoded strictly: a worker parses what strangers send, so nothing of it is trusted.
"""

from typing import Final
from uuid import UUID

import msgspec

from hearthwatch.model.camera import CameraStatus
from hearthwatch.model.clip import Clip
from hearthwatch.model.event import Event
from hearthwatch.model.look import LookRecord
from hearthwatch.model.numbers import Finite
from hearthwatch.model.track import TrackView


class Message(msgspec.Struct, tag=True, kw_only=True, frozen=True):
    """The base of all messages."""


class EventMade(Message, frozen=True):
    """Up: something happened. Sent again until a `Committed` names its id.

    Attributes:
        picture: a JPEG of the best moment, or None.
    """

    event: Event
    picture: bytes | None = None


class Picture(Message, frozen=True):
    """Up: the newest frame of a camera as JPEG.

    Attributes:
        request: the number of the `Snapshot` it answers, None for one that nobody asked for.
        jpeg: None when the camera has no picture yet.
    """

    camera_id: UUID
    timestamp: Finite
    jpeg: bytes | None
    request: int | None = None


class Stats(Message, frozen=True):
    """Up: what a camera is doing; on every change and once a second."""

    camera_id: UUID
    status: CameraStatus


class Looks(Message, frozen=True):
    """Up: what was decided since the last such message, for explanations."""

    camera_id: UUID
    records: tuple[LookRecord, ...]


class Tracks(Message, frozen=True):
    """Up: all boxes of one look, while somebody watches the camera."""

    camera_id: UUID
    timestamp: Finite
    tracks: tuple[TrackView, ...]


class ClipClosed(Message, frozen=True):
    """Up: a clip can be played. Sent again until a `Committed` names its id.

    Attributes:
        thumbnail: a JPEG of its first moment, or None.
    """

    clip: Clip
    thumbnail: bytes | None = None


class Configure(Message, frozen=True):
    """Down: the cameras to run and the detector to run them with.

    Attributes:
        settings: the whole settings tree as JSON, secrets filled in.
        media: the folder in which clips are written.
    """

    settings: bytes
    media: str


class Committed(Message, frozen=True):
    """Down: these events and clips are safe; do not send them again."""

    ids: tuple[UUID, ...]


class Snapshot(Message, frozen=True):
    """Down: answer with a `Picture`, no wider than `width` pixels (0: as it comes)."""

    camera_id: UUID
    request: int
    width: int = 0


class Watch(Message, frozen=True):
    """Down: somebody looks at the camera (or no longer does): send `Tracks`."""

    camera_id: UUID
    on: bool


class Record(Message, frozen=True):
    """Down: record the camera for some seconds from now on; 0 ends what a command began."""

    camera_id: UUID
    seconds: Finite


class Adopt(Message, frozen=True):
    """Down: these clips are on disk and unknown; put them right and tell of them.

    Attributes:
        paths: of each, the camera and the file.
    """

    paths: tuple[tuple[UUID, str], ...]


class Stop(Message, frozen=True):
    """Down: close the cameras and end."""


type Up = EventMade | Picture | Stats | Looks | Tracks | ClipClosed
type Down = Configure | Committed | Snapshot | Watch | Record | Adopt | Stop

_encoder: Final = msgspec.msgpack.Encoder()
_up: Final[msgspec.msgpack.Decoder[Up]] = msgspec.msgpack.Decoder(Up)
_down: Final[msgspec.msgpack.Decoder[Down]] = msgspec.msgpack.Decoder(Down)


def encode(message: Up | Down) -> bytes:
    """Write a message as bytes."""
    return _encoder.encode(message)


def decode_up(data: bytes) -> Up:
    """Read what a worker sent.

    Raises:
        msgspec.DecodeError: the bytes are no such message.
    """
    return _up.decode(data)


def decode_down(data: bytes) -> Down:
    """Read what the service sent.

    Raises:
        msgspec.DecodeError: the bytes are no such message.
    """
    return _down.decode(data)
