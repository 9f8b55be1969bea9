"""Leaving out H.264's loop filter where it does next to nothing, and only there.

The filter smooths the edges of blocks, the more the coarser they were quantised (ITU-T H.264, 8.7).
It takes a fifth of decoding. Pictures that are predicted from unfiltered ones drift away from what
the camera meant, up to the next keyframe, and that drift passes for motion where blocks are coarse.
"""

import struct
from dataclasses import dataclass
from typing import Final

import av
import numpy as np

from hearthwatch.media.nal import is_annexb, parameter_sets, split_units
from hearthwatch.media.packet import Packet, StreamInfo

_FINE: Final = 22.0
"""Mean quantiser of the pictures between keyframes up to which the filter is left out.

Measured at 720 rows with fixed quantisers, groups of 2 and 4 s, by day, at night, in rain and in
changing light, against decoding with the filter. At 14 nothing differs. Up to 22 the last picture
of a group has a PSNR of 40 to 53 dB, and of 122 looks at nothing at most one more is taken for
motion (2 with the filter); at 26 it is up to ten more, at 35 to 55 dB.
"""

_COARSE: Final = 24.0
"""Mean quantiser above which it is put back: between the two it stays as it was."""

_LONGEST: Final = 4.5
"""Seconds from keyframe to keyframe up to which it is left out: drift grows with them.

With 10 s, rain and a quantiser of 22, 25 looks of 176 are taken for motion (2 with the filter).
"""

_AGAIN: Final = 60.0
"""Seconds after which a group of pictures is measured again, while the filter is in use."""

_READ_EVERY: Final = 0.5
"""Seconds between two pictures that are measured, within a group that is."""

_HEADER: Final = struct.Struct("@INNii")
"""libav's AVVideoEncParams: blocks, where they begin, the size of one, the codec, a quantiser."""

_BLOCK_DELTA: Final = 4
"""Where among the 32-bit numbers of a block its own share of the quantiser stands."""

_H264: Final = 1
_KEY_SLICE: Final = 5


@dataclass(frozen=True, slots=True)
class _Way:
    """How a context decodes.

    Attributes:
        left_out: without the filter, but for keyframes: filtering those is cheap.
        measured: libav tells the quantisers, for a fiftieth of the work.
    """

    left_out: bool
    measured: bool


class LoopFilter:
    """Decides for one stream of H.264 from the quantisers that its pictures tell.

    It begins with the filter. A group of pictures is measured at the start and once a minute; while
    the filter is left out all are, so that coarse ones bring it back with the next keyframe. The
    same packets give the same decisions.

    libav's options are fixed when a decoder is opened, so that another way needs another decoder.
    Only a keyframe that nothing reaches across (IDR) will do, in a stream with start codes, as
    cameras send it: its parameters are known. All others keep the filter.
    """

    def __init__(self, info: StreamInfo) -> None:
        """Begin a stream with the filter."""
        self._extradata = bytes(info.template.extradata or b"")
        self._sets = b""
        self._way = self._wanted = _Way(left_out=False, measured=True)
        self._begun: float | None = None
        self._quantisers: list[float] = []
        self._read_at: float | None = None
        self._measured_at: float | None = None

    @property
    def options(self) -> dict[str, str]:
        """What libav's decoder has to be opened with."""
        options = {"export_side_data": "venc_params"} if self._way.measured else {}
        return options | ({"skip_loop_filter": "nokey"} if self._way.left_out else {})

    @property
    def extradata(self) -> bytes:
        """The parameter sets of the stream, the newest last."""
        return self._extradata + self._sets

    def packet(self, packet: Packet) -> bool:
        """Hear of a packet; tell whether a new decoder has to begin with it."""
        if not packet.keyframe:
            return False
        self._decide(packet.time)
        self._begun, self._quantisers = packet.time, []
        data = bytes(packet.raw)
        self._sets = parameter_sets("h264", data) or self._sets
        if self._wanted == self._way or not _is_entry(data):
            return False
        self._way = self._wanted
        return True

    def picture(self, picture: av.VideoFrame, time: float) -> None:
        """Measure a picture, if that is called for.

        Args:
            picture: whole, as it was decoded.
            time: of the packet that made it complete.
        """
        if not self._way.measured or picture.key_frame or not self._may_matter(time):
            return
        if self._read_at is not None and 0 <= time - self._read_at < _READ_EVERY:
            return
        quantiser = mean_quantiser(picture)
        if quantiser is not None:
            self._quantisers.append(quantiser)
            self._read_at = time

    def leave_out(self) -> None:
        """Hear that packets are left out: the group is not whole, and tells nothing."""
        self._begun = None

    def _may_matter(self, now: float) -> bool:
        """Tell whether the group is whole and short so far; no other is judged by its pictures."""
        return self._begun is not None and now - self._begun <= _LONGEST

    def _decide(self, now: float) -> None:
        """Judge the group that ends now, and say how to go on."""
        left_out = self._wanted.left_out
        if self._begun is not None and self._quantisers:
            limit = _COARSE if left_out else _FINE
            mean = sum(self._quantisers) / len(self._quantisers)
            left_out = mean <= limit and now - self._begun <= _LONGEST
            self._measured_at = now
        due = self._measured_at is None or now - self._measured_at >= _AGAIN
        self._wanted = _Way(left_out, measured=left_out or due)


def mean_quantiser(picture: av.VideoFrame) -> float | None:
    """Return the mean quantiser of a picture's blocks, 0 to 51; None where libav did not tell it.

    Blocks may have quantisers of their own, which the header of a picture does not show.
    """
    told = picture.side_data.get("VIDEO_ENC_PARAMS")
    if told is None or told.buffer_size < _HEADER.size:
        return None
    data = memoryview(told)
    blocks, begin, size, codec, base = _HEADER.unpack_from(data)
    if codec != _H264 or not blocks:
        return None
    numbers = np.frombuffer(data, np.int32, blocks * size // 4, begin).reshape(blocks, -1)
    return float(base + numbers[:, _BLOCK_DELTA].mean())


def _is_entry(data: bytes) -> bool:
    """Tell whether nothing after a keyframe refers to anything before it."""
    return is_annexb(data) and any(unit[0] & 31 == _KEY_SLICE for unit in split_units(data))
