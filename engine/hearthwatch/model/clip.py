"""Recordings on disk."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from hearthwatch.model.numbers import Finite


class ClipCause(StrEnum):
    """Why something was recorded."""

    EVENT = "event"
    CONTINUOUS = "continuous"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Clip:
    """One file of footage, complete and playable.

    Attributes:
        id: UUIDv7 of the clip's first moment.
        path: of the MP4 file, relative to the media folder.
        start: of its first picture, in seconds since 1970 UTC.
        duration: in seconds.
        size: in bytes.
        codec: of the pictures, such as ``h264``.
        width: of the picture in pixels.
        has_audio: there is sound in it.
    """

    id: UUID
    camera_id: UUID
    camera: str
    path: str
    start: Finite
    duration: Finite
    size: int
    codec: str
    width: int
    height: int
    has_audio: bool
    cause: ClipCause
