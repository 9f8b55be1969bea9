"""Encoding clips as cameras do: no B-frames, one reference, keyframes at a fixed distance.

H.264 by libx264, which serves here to make test material and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

_QUALITY: Final = 26
_BITS_A_PIXEL: Final = 2.0
_LEAST_RATE: Final = 300_000


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
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=encoding.rate, options=_options(encoding))
        stream.width, stream.height = encoding.width, encoding.height
        stream.pix_fmt = "yuv420p"
        stream.codec_context.thread_count = 2
        for number, planes in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, encoding.rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _options(encoding: Encoding) -> dict[str, str]:
    bits, every = str(encoding.bits_per_second), str(encoding.keyframe_every)
    common = {
        "preset": "veryfast",
        "profile": "high",
        "bf": "0",
        "refs": "1",
        "sc_threshold": "0",
        "g": every,
        "keyint_min": every,
        "maxrate": bits,
    }
    if encoding.control is RateControl.VBR:
        return common | {"crf": str(_QUALITY), "bufsize": str(2 * encoding.bits_per_second)}
    return common | {"b": bits, "minrate": bits, "bufsize": bits, "nal-hrd": "cbr"}
