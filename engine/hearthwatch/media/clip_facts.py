"""What is in a clip on disk, and putting right what a crash left."""

import errno
import os
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final
from uuid import UUID

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from hearthwatch.media.boxes import Box, top_boxes
from hearthwatch.media.clip_errors import UnplayableError, clip_error
from hearthwatch.media.turn import SIDEWAYS, turn_of_stream
from hearthwatch.model.clip import ClipCause

PART: Final = ".part"
"""Stands before the ending of a clip's name while it is being written."""

START_TAG: Final = "hearthwatch.start"
CAMERA_TAG: Final = "hearthwatch.camera"
CAUSE_TAG: Final = "hearthwatch.cause"


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a clip's file says of itself.

    Attributes:
        path: of the file.
        camera_id: whose clip it is; None in files that are not ours.
        start: when its first picture was captured, in UTC; None in files that are not ours.
        cause: why it was recorded; that of an event where the file does not say.
        duration: seconds from the first picture to the end of the last.
        codec: of the pictures, in libav's words.
        width: of the picture in pixels, as it is shown: turned if the file says so.
        height: likewise.
        sound: the sound's codec; None for a silent clip.
        size: in bytes.
        finished: it was closed properly. If not, and nobody is writing it, see `mend`.
    """

    path: Path
    camera_id: UUID | None
    start: datetime | None
    cause: ClipCause
    duration: float
    codec: str
    width: int
    height: int
    sound: str | None
    size: int
    finished: bool


def part_path(path: Path) -> Path:
    """Return the name that a clip has while it is being written."""
    return path.with_name(f"{path.stem}{PART}{path.suffix}")


def is_part(path: Path) -> bool:
    """Tell by its name a clip that is being written, or was when the power went."""
    return path.stem.endswith(PART)


def whole_path(path: Path) -> Path:
    """Return the name that a clip gets when it is whole."""
    return path.with_name(path.stem.removesuffix(PART) + path.suffix)


def probe(path: Path) -> ClipFacts:
    """Read the facts of a clip, also of one that is being written or was torn off.

    Raises:
        UnplayableError: nothing of it can be played.
        ClipError: it cannot be read.
    """
    try:
        size = path.stat().st_size
        with av.open(f"file:{path}", options={"protocol_whitelist": "file"}) as container:
            if not container.streams.video:
                raise UnplayableError(path, "there are no pictures in it")
            pictures = container.streams.video[0]
            sounds = container.streams.audio
            length = _length(container, pictures)
            width, height = _size(pictures)
            tags = container.metadata
            return ClipFacts(
                path=path,
                camera_id=_camera(tags.get(CAMERA_TAG, "")),
                start=_moment(tags.get(START_TAG, "")),
                cause=_cause(tags.get(CAUSE_TAG, "")),
                duration=length,
                codec=pictures.codec_context.codec.canonical_name,
                width=width,
                height=height,
                sound=sounds[0].codec_context.codec.canonical_name if sounds else None,
                size=size,
                finished=not is_part(path),
            )
    except av.FFmpegError:
        unplayable = UnplayableError(path, "nothing of it can be played")
    except OSError as error:
        raise clip_error(path, error) from None
    raise unplayable


def mend(path: Path) -> ClipFacts | None:
    """Put right a clip that a crash left: cut off its torn end and give it its final name.

    Nobody may be writing it.

    Returns:
        Its facts; None where there was not one picture in it and it was removed.

    Raises:
        ClipError: it cannot be changed.
    """
    try:
        with path.open("r+b") as file:
            whole = _whole_size(list(top_boxes(file)), file.seek(0, os.SEEK_END))
            if whole:
                file.truncate(whole)
        if not whole and is_part(path):
            path.unlink()
            return None
        if is_part(path):
            path = move(path, whole_path(path))
    except OSError as error:
        raise clip_error(path, error) from None
    return probe(path)


def move(path: Path, to: Path) -> Path:
    """Rename a clip, but never over another.

    Raises:
        OSError: there is such a file already, or the folder cannot be written to.
    """
    if to.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(to))
    return path.replace(to)


def _whole_size(boxes: list[Box], size: int) -> int:
    """Return how many bytes of a file can be played: up to the end of its last whole fragment."""
    whole = [box for box in boxes if box.end <= size]
    if any(box.kind == b"moof" for box in whole):
        return max(
            (
                box.end
                for before, box in pairwise(whole)
                if (before.kind, box.kind) == (b"moof", b"mdat")
            ),
            default=0,
        )
    kinds = {box.kind for box in whole}
    return whole[-1].end if {b"moov", b"mdat"} <= kinds else 0


def _length(container: InputContainer, pictures: VideoStream) -> float:
    """Return seconds from the first picture to the end of the last."""
    if pictures.duration:
        return float(pictures.duration * pictures.time_base)
    return (container.duration or 0) / av.time_base


def _size(pictures: VideoStream) -> tuple[int, int]:
    """Return how wide and high players show the pictures."""
    context = pictures.codec_context
    if turn_of_stream(context) in SIDEWAYS:
        return context.height, context.width
    return context.width, context.height


def _camera(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _cause(text: str) -> ClipCause:
    try:
        return ClipCause(text)
    except ValueError:
        return ClipCause.EVENT


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
