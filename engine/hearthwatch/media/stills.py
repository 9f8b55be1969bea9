"""Small pictures of clips, from keyframes alone."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
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
from hearthwatch.media.turn import turn_of_picture
from hearthwatch.model.clip import SpriteLayout

_QUALITY: Final = 80
_NEARLY: Final = 0.02
"""Seconds by which a keyframe may come late and is still shown at its moment."""

_SCAN: Final = 600
"""Packets that are read at most in search of one keyframe: what a clip costs is bounded."""


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
            return frame.jpeg(width, quality=quality)
    raise UnplayableError(path, "there is not one picture in it")


def sprite(path: Path, layout: SpriteLayout, *, quality: int = _QUALITY) -> bytes:
    """Return a sheet of small pictures of a clip as JPEG.

    Each tile shows the keyframe at or before its moment, so a clip with few keyframes shows some
    of them several times. It costs the decoding of one picture for each different tile.

    Args:
        path: of the clip.
        layout: of the sheet.
        quality: 0 (small and ugly) to 100.

    Raises:
        UnplayableError: there is not one picture in it.
        ClipError: it cannot be read.
    """
    with _opened(path) as (container, track):
        moments = [number * layout.seconds for number in range(layout.tiles)]
        found = [
            (frame.time, _shrunk(frame, layout)) for frame in _keyframes(container, track, moments)
        ]
    if not found:
        raise UnplayableError(path, "there is not one picture in it")
    times = [time for time, _ in found]
    shown = [max(0, bisect_right(times, moment + _NEARLY) - 1) for moment in moments]
    return _sheet([found[at][1] for at in shown], layout, quality)


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
            turn, index = turn_of_picture(raw), len(seen) - 1
            yield Frame(raw, time=time, captured=0.0, decoded=0.0, index=index, rotation=turn)


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


def _shrunk(frame: Frame, layout: SpriteLayout) -> Picture:
    size = layout.width, layout.height
    return np.asarray(cv2.resize(frame.bgr(), size, interpolation=cv2.INTER_AREA))


def _sheet(pictures: list[Picture], layout: SpriteLayout, quality: int) -> bytes:
    height, width = layout.height, layout.width
    sheet = np.zeros((layout.rows * height, layout.columns * width, 3), np.uint8)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, layout.columns)
        top, left = row * height, column * width
        sheet[top : top + height, left : left + width] = picture
    _, data = cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return data.tobytes()
