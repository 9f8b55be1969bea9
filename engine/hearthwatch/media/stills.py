"""Small pictures of clips, from keyframes alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from hearthwatch.media.clip_errors import UnplayableError, clip_error
from hearthwatch.media.frame import Frame, Picture

_QUALITY: Final = 80
_COLUMNS: Final = 10
_SCAN: Final = 600
"""Packets that are read at most in search of one keyframe: what a clip costs is bounded."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """A sheet of small pictures for the bar on which people search a clip.

    Attributes:
        jpeg: the sheet, row by row.
        columns: pictures in a row.
        rows: of pictures.
        width: of one picture in pixels.
        height: of one picture in pixels.
        times: seconds from the clip's beginning of each picture, in order.
    """

    jpeg: bytes = field(repr=False)
    columns: int
    rows: int
    width: int
    height: int
    times: tuple[float, ...]


def thumbnail(path: Path, *, at: float = 0.0, width: int = 320, quality: int = _QUALITY) -> bytes:
    """Return the keyframe at or before a moment of a clip as JPEG.

    Args:
        path: of the clip.
        at: seconds from its beginning.
        width: in pixels; never larger than the clip.
        quality: 0 (small and ugly) to 100.

    Raises:
        UnplayableError: there is no such picture in it.
        ClipError: it cannot be read.
    """
    with _opened(path) as (container, track):
        for frame in _keyframes(container, track, [at]):
            return frame.jpeg(width, quality)
    raise UnplayableError(path, "there is not one picture in it")


def sprite(path: Path, *, most: int = 60, width: int = 160, quality: int = _QUALITY) -> Sprite:
    """Return keyframes of a clip, evenly spread, on one sheet.

    Args:
        path: of the clip.
        most: pictures; a clip with fewer keyframes gives fewer. Each costs the decoding of one.
        width: of each in pixels.
        quality: 0 (small and ugly) to 100.

    Raises:
        UnplayableError: there is not one picture in it.
        ClipError: it cannot be read.
    """
    with _opened(path) as (container, track):
        length = (container.duration or 0) / av.time_base
        moments = [length * (number + 0.5) / most for number in range(most)]
        found = {
            round(frame.time, 3): _shrunk(frame, width)
            for frame in _keyframes(container, track, [0.0, *moments])
        }
    if not found:
        raise UnplayableError(path, "there is not one picture in it")
    times = sorted(found)[:most]
    return _sheet([found[time] for time in times], tuple(times), quality)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Open a clip, and name what is wrong with it."""
    try:
        path.stat()
        with av.open(f"file:{path}", options={"protocol_whitelist": "file"}) as container:
            if not container.streams.video:
                raise UnplayableError(path, "there are no pictures in it")
            track = container.streams.video[0]
            track.codec_context.skip_frame = "NONKEY"
            track.codec_context.thread_count = 1
            yield container, track
    except av.FFmpegError:
        unplayable = UnplayableError(path, "nothing of it can be played")
    except OSError as error:
        raise clip_error(path, error) from None
    else:
        return
    raise unplayable


def _keyframes(
    container: InputContainer, track: VideoStream, moments: list[float]
) -> Iterator[Frame]:
    """Decode the keyframe at or before each moment, each keyframe once."""
    seen: set[int] = set()
    base = float(track.time_base)
    begin = track.start_time or 0
    for moment in moments:
        container.seek(begin + round(moment / base), stream=track)
        raw = _next_keyframe(container, track, seen)
        if raw is not None and raw.pts is not None:
            time = (raw.pts - begin) * base
            yield Frame(raw, time=time, captured=0.0, decoded=0.0, index=len(seen) - 1)


def _next_keyframe(
    container: InputContainer, track: VideoStream, seen: set[int]
) -> VideoFrame | None:
    """Decode the next keyframe, unless that was seen before."""
    for number, packet in enumerate(container.demux(track)):
        if number == _SCAN:
            return None
        if not (packet.size and packet.is_keyframe and packet.pts is not None):
            continue
        if packet.pts in seen:
            return None
        seen.add(packet.pts)
        track.codec_context.flush_buffers()
        frames = [*track.codec_context.decode(packet), *track.codec_context.decode(None)]
        track.codec_context.flush_buffers()
        return frames[0] if frames else None
    return None


def _shrunk(frame: Frame, width: int) -> Picture:
    height = max(1, round(frame.height * width / frame.width))
    return np.asarray(cv2.resize(frame.bgr(), (width, height), interpolation=cv2.INTER_AREA))


def _sheet(pictures: list[Picture], times: tuple[float, ...], quality: int) -> Sprite:
    height, width = pictures[0].shape[:2]
    columns = min(_COLUMNS, len(pictures))
    rows = -(-len(pictures) // columns)
    sheet = np.zeros((rows * height, columns * width, 3), np.uint8)
    for number, picture in enumerate(pictures):
        top, left = number // columns * height, number % columns * width
        sheet[top : top + height, left : left + width] = picture
    _, data = cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return Sprite(data.tobytes(), columns, rows, width, height, times)
