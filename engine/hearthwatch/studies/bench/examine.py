"""What is really in a recorded clip, compared with what the camera sent."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import av
import numpy as np

from hearthwatch.studies.bench.mark import read

_PICTURES: Final = range(1, 6)
"""Types of the NAL units that carry pictures (ITU-T H.264, table 7-1)."""

type Slices = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """A clip that was decoded from its first to its last packet.

    Attributes:
        numbers: of the frames, as they are burnt in.
        errors: packets that could not be decoded, and frames whose number cannot be read.
        changed: packets whose pictures are not byte for byte what the camera sent.
        seconds: until the end of the last frame that can be shown.
    """

    numbers: tuple[int, ...]
    errors: int
    changed: int
    seconds: float

    def missing(self, frames: int) -> int:
        """Count the frames that are left out between the first and the last.

        Args:
            frames: of the clip that the camera plays round and round.
        """
        pairs = itertools.pairwise(self.numbers)
        return sum((after - before - 1) % frames for before, after in pairs)


def examine(clip: Path, origins: Sequence[Path]) -> Examined | None:
    """Decode a whole clip; None: it cannot be opened.

    Args:
        clip: an MP4 file with H.264.
        origins: what the camera played.
    """
    numbers: list[int] = []
    errors = changed = 0
    seconds = 0.0
    try:
        with av.open(str(clip)) as container:
            stream = container.streams.video[0]
            length = float(1 / (stream.average_rate or 25))
            for packet in container.demux(stream):
                try:
                    frames = packet.decode()
                except av.FFmpegError:
                    errors += 1
                    continue
                for frame in frames:
                    number = None if frame.is_corrupt else _number(frame)
                    errors += number is None
                    numbers += [] if number is None else [number]
                    seconds = float(frame.time or 0.0) + length
    except (av.FFmpegError, IndexError):
        return None
    sent = [_sent(origin) for origin in origins]
    for number, slices in zip(numbers, _slices(clip), strict=False):
        changed += not any(number < len(each) and each[number] == slices for each in sent)
    return Examined(tuple(numbers), errors, changed, seconds)


def _number(frame: av.VideoFrame) -> int | None:
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return read(rows[: frame.height, : frame.width])


@cache
def _sent(origin: Path) -> tuple[Slices, ...]:
    return _slices(origin)


def _slices(path: Path) -> tuple[Slices, ...]:
    """Return the pictures of a file's packets, without the parameter sets around them."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        return tuple(
            tuple(nal for nal in _units(bytes(packet)) if nal and nal[0] & 0x1F in _PICTURES)
            for packet in container.demux(stream)
            if packet.size
        )


def _units(data: bytes) -> Iterator[bytes]:
    """Return the NAL units of a packet, each of which follows its length in four bytes."""
    place = 0
    while place + 4 <= len(data):
        size = int.from_bytes(data[place : place + 4])
        yield data[place + 4 : place + 4 + size]
        place += 4 + size
