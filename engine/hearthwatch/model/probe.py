"""What a stream turned out to be when it was tried."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.model.numbers import Finite


class Blame(StrEnum):
    """What of a source's settings is wrong.

    Attributes:
        ADDRESS: the URL, host, path or file.
        LOGIN: the user or the password.
    """

    ADDRESS = "address"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class StreamReport:
    """What some seconds of a stream showed.

    Attributes:
        codec: libav's name, such as ``h264``.
        width: of the picture in pixels.
        seconds: of the stream that were seen.
        frame_rate: pictures per second that came; None when too few came to tell.
        bit_rate: bits per second of the pictures; None likewise.
        keyframe_interval: seconds from one keyframe to the next at most; None when no second one
            came. A change of scene may bring one earlier.
        reordered: pictures come in another order than they are shown (B-frames).
        sound: libav's name of the codec; None without sound.
    """

    codec: str
    width: int
    height: int
    seconds: Finite
    frame_rate: Finite | None
    bit_rate: Finite | None
    keyframe_interval: Finite | None
    reordered: bool
    sound: str | None
