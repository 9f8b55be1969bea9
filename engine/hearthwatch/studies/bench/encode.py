"""Encoding clips as cameras do: no B-frames, one reference, keyframes at a fixed distance.

H.264 by libx264, which serves here to make test material and nothing else.

A camera's encoder has been running for days. One that has just begun makes a poor first keyframe
and a group of pictures up to five times too large after it, and a clip played round and round would
show that again and again: an alarm in packet sizes with every round, of which no camera knows
anything. So the beginning is encoded twice, and only the second time is kept.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.video.frame import PictureType
from numpy.typing import NDArray

from hearthwatch.media.packet import RawPacket

_QUALITY: Final = 26
_BITS_A_PIXEL: Final = 2.0
_LEAST_RATE: Final = 300_000

_RUN_IN: Final = 2.0
"""Seconds after which an encoder has found its feet."""


class RateControl(StrEnum):
    """How a camera spends bits: as needed up to a limit, or always the same."""

    VBR = "vbr"
    CBR = "cbr"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a clip is encoded.

    Attributes:
        width: in pixels, even.
        height: in pixels, even.
        rate: frames per second.
        gop: seconds from keyframe to keyframe.
        bitrate: bits per second, the limit in VBR; by default what cameras are set to: about
            2 Mbit/s for 720 rows, 4 for 1080, half of one for a sub stream.
    """

    width: int
    height: int
    rate: int = 15
    gop: float = 2.0
    control: RateControl = RateControl.VBR
    bitrate: int = 0

    @property
    def name(self) -> str:
        """The encoding as people may read it, such as ``720p vbr gop 2s``."""
        return f"{self.height}p {self.control} gop {self.gop:g}s"

    @property
    def bits_per_second(self) -> int:
        """The bit rate in force."""
        usual = round(self.width * self.height * _BITS_A_PIXEL)
        return self.bitrate or max(usual, _LEAST_RATE)

    @property
    def keyframe_every(self) -> int:
        """Frames from keyframe to keyframe."""
        return max(1, round(self.gop * self.rate))


def encode(frames: Iterable[NDArray[np.uint8]], encoding: Encoding, path: Path) -> None:
    """Write a clip, the same bytes for the same frames.

    Args:
        frames: as ``yuv420p`` lies in memory, uint8 (h * 3 / 2, w).
        encoding: how.
        path: of the file, which ends in ``.mp4``.
    """
    frames = iter(frames)
    beginning = list(itertools.islice(frames, round(_RUN_IN * encoding.rate)))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=encoding.rate, options=_options(encoding))
        stream.width, stream.height = encoding.width, encoding.height
        stream.pix_fmt = "yuv420p"
        stream.codec_context.thread_count = 2
        everything = itertools.chain(beginning, beginning, frames)
        for number, planes in enumerate(everything, -len(beginning)):
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, encoding.rate)
            if number == 0:
                frame.pict_type = PictureType.I
            container.mux(_kept(stream.encode(frame)))
        container.mux(_kept(stream.encode(None)))


def _kept(packets: Iterable[RawPacket]) -> list[RawPacket]:
    """Leave out what was encoded before the clip begins."""
    return [packet for packet in packets if packet.pts is not None and packet.pts >= 0]


def _options(encoding: Encoding) -> dict[str, str]:
    bits, every = str(encoding.bits_per_second), str(encoding.keyframe_every)
    common = {
        "preset": "veryfast",
        "profile": "high",
        "bf": "0",
        "refs": "1",
        "sc_threshold": "0",
        "forced-idr": "1",
        "g": every,
        "keyint_min": every,
        "maxrate": bits,
    }
    if encoding.control is RateControl.VBR:
        return common | {"crf": str(_QUALITY), "bufsize": str(2 * encoding.bits_per_second)}
    return common | {"b": bits, "minrate": bits, "bufsize": bits, "nal-hrd": "cbr"}
