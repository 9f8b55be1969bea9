"""What crosses the seam between a worker process and the service process.

A worker runs cameras; the service runs everything else. Bytes on the channel are MessagePack with
a type tag, decoded strictly: a worker parses what strangers send, so nothing of it is trusted.
"""

from typing import Final
from uuid import UUID

import msgspec

from hearthwatch.model.camera import CameraStatus
from hearthwatch.model.clip import Clip, SpriteLayout
from hearthwatch.model.event import Event
from hearthwatch.model.live import LiveForm, LiveStream, LiveTrouble
from hearthwatch.model.log import LogLine
from hearthwatch.model.look import LookRecord
from hearthwatch.model.media import Thrift
from hearthwatch.model.numbers import Finite
from hearthwatch.model.probe import Blame, StreamReport
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


class Still(Message, frozen=True):
    """Up: a small picture of a clip.

    Attributes:
        request: the number of the `MakeStill` that it answers.
        jpeg: None when there is none to be had of it.
    """

    request: int
    jpeg: bytes | None


class Probed(Message, frozen=True):
    """Up: what became of a source that was tried.

    Attributes:
        request: the number of the `Probe` that it answers.
        fault: why it cannot be used, in words that never contain an address; None: it can.
        blame: which of its settings is wrong; None: none, or nobody knows.
        report: what it gives; None with a fault.
        jpeg: its first picture; None with a fault.
        chosen: which of a device's streams, or of a folder's recordings, it is, and why; None
            where there is no choice.
        missing: the fault is that the camera has no such stream.
        claimed: width and height in pixels that a device says the stream has; None: it does not.
    """

    request: int
    fault: str | None = None
    blame: Blame | None = None
    report: StreamReport | None = None
    jpeg: bytes | None = None
    chosen: str | None = None
    missing: bool = False
    claimed: tuple[int, int] | None = None


class Alive(Message, frozen=True):
    """Up: the worker works, though it has no camera of which it could tell something."""


class Logged(Message, frozen=True):
    """Up: a line of the worker's log, for whoever asks the service what happened lately."""

    line: LogLine


class LiveBegun(Message, frozen=True):
    """Up: a view begins, or begins anew with other pictures.

    Attributes:
        view: which; its number came with `Show`.
        stream: that is shown.
        codec: of the pictures, such as ``h264``.
        width: of the picture in pixels.
        transcoded: the camera sends another codec.
        start: when 0 of the view's clock was, in seconds since 1970 UTC.
        mime: for a browser; empty where nothing has to be told.
        has_audio: the stream has sound, whether it is in the view or not; told beside a `mime`.
        data: what a player must get first; may be empty.
    """

    view: int
    stream: LiveStream
    codec: str
    width: int
    height: int
    transcoded: bool
    start: Finite
    mime: str = ""
    has_audio: bool = False
    data: bytes = b""


class LiveData(Message, frozen=True):
    """Up: the next bytes of a view.

    Attributes:
        keyframe: a player may begin here.
        captured: when the packet in it came, in seconds since 1970 UTC.
        clock: where it lies on the view's clock, in ticks.
        rate: ticks per second.
        place: of that clock in the bytes, as 64 bits; 0: it is not in them.
        gap: seconds that were left out right before.
    """

    view: int
    data: bytes
    keyframe: bool
    captured: Finite
    clock: int = 0
    rate: int = 90_000
    place: int = 0
    gap: Finite = 0.0


class LiveAway(Message, frozen=True):
    """Up: there is nothing to show for now; `LiveBegun` follows once there is.

    Attributes:
        reason: in words that never contain a password.
    """

    view: int
    reason: str


class LiveFailed(Message, frozen=True):
    """Up: a view has ended because it cannot be shown; nothing more comes of it."""

    view: int
    trouble: LiveTrouble
    reason: str


class Configure(Message, frozen=True):
    """Down: the cameras to run and the detectors to run them with.

    Attributes:
        settings: the whole settings tree as JSON, secrets filled in.
        media: the folder in which clips are written.
        cache: the folder for what can be found out again; empty: there is none.
    """

    settings: bytes
    media: str
    cache: str


class Committed(Message, frozen=True):
    """Down: these events and clips are safe; do not send them again."""

    ids: tuple[UUID, ...]


class Snapshot(Message, frozen=True):
    """Down: answer with a `Picture`, within `width` and `height` pixels (0: as it comes)."""

    camera_id: UUID
    request: int
    width: int = 0
    height: int = 0


class Watch(Message, frozen=True):
    """Down: somebody looks at the camera (or no longer does): send `Tracks`."""

    camera_id: UUID
    on: bool


class Show(Message, frozen=True):
    """Down: begin a view of a camera.

    Attributes:
        view: its number, under which it is spoken of.
        sound: with the camera's sound, if there is any.
    """

    view: int
    camera_id: UUID
    stream: LiveStream
    form: LiveForm
    sound: bool = False


class Hide(Message, frozen=True):
    """Down: nobody watches a view any more."""

    view: int


class Record(Message, frozen=True):
    """Down: record the camera for some seconds from now on; 0 ends what a command began."""

    camera_id: UUID
    seconds: Finite


class Wake(Message, frozen=True):
    """Down: look at the camera closely now, for something else has noticed movement.

    Attributes:
        reason: what noticed it, for the owner.
    """

    camera_id: UUID
    reason: str


class Restart(Message, frozen=True):
    """Down: close the camera's streams and open them anew."""

    camera_id: UUID


class Adopt(Message, frozen=True):
    """Down: these files of clips are on disk and unknown; put them right and tell of them.

    What a clip is, and whose, the file itself says: its camera may be configured no longer.
    """

    paths: tuple[str, ...]


class Storing(Message, frozen=True):
    """Down: what may be written below the media folder from now on.

    Attributes:
        mark: what the file `hearthwatch.model.media.MARK` says in the folder that is meant.
        problem: why nothing can be written there now; None: it can.
        thrift: what is given up because the disk is nearly full.
    """

    mark: str
    problem: str | None = None
    thrift: Thrift = Thrift.NOTHING


class MakeStill(Message, frozen=True):
    """Down: answer with a `Still` of a clip: the picture with which it begins, or its sprite.

    Attributes:
        path: of the clip's file.
        layout: of the sprite; None for the first picture.
    """

    request: int
    path: str
    layout: SpriteLayout | None = None


class Probe(Message, frozen=True):
    """Down: try a source for a while and answer with a `Probed`.

    Attributes:
        source: of the settings, as JSON, secrets filled in.
        within: seconds that it may take at most.
    """

    request: int
    source: bytes
    within: Finite


class Stop(Message, frozen=True):
    """Down: close the cameras and end."""


type Live = LiveBegun | LiveData | LiveAway | LiveFailed
type Up = (
    EventMade
    | Picture
    | Stats
    | Looks
    | Tracks
    | ClipClosed
    | Still
    | Probed
    | Alive
    | Logged
    | Live
)
type Down = (
    Configure
    | Committed
    | Snapshot
    | Watch
    | Show
    | Hide
    | Record
    | Wake
    | Restart
    | Adopt
    | Storing
    | MakeStill
    | Probe
    | Stop
)

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
