"""A stream's sound as samples, for those who listen to it and do not play it."""

from dataclasses import dataclass, field
from typing import Final

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from hearthwatch.media.packet import Packet, SoundInfo
from hearthwatch.media.parameters import keep, share

_FULL: Final = np.float32(1 / 32768)


@dataclass(frozen=True, slots=True)
class Hearable:
    """A stretch of sound.

    Attributes:
        samples: mono, -1..1.
        end: when the last of them was heard, in seconds on the stream's clock.
    """

    samples: NDArray[np.float32] = field(repr=False)
    end: float


class SoundDecoder:
    """Decodes sound packets into mono at one low rate.

    Damaged sound is left out; what follows is decoded again.

    Raises:
        av.FFmpegError: libav cannot read such sound.
    """

    def __init__(self, info: SoundInfo, rate: int) -> None:
        """Prepare for the sound of one stream.

        Args:
            info: of the stream's sound.
            rate: samples per second to give.
        """
        self._decoder = keep(info.track).codec_context
        self._rate = rate
        self._resampler = self._resample()

    def decode(self, packet: Packet) -> Hearable | None:
        """Return the sound of a packet; None where there is none to be had of it."""
        try:
            frames = self._decoder.decode(share(packet.raw))
            pieces = [
                piece.to_ndarray().reshape(-1)
                for frame in frames
                for piece in self._resampler.resample(frame)
            ]
        except av.FFmpegError:
            self._resampler = self._resample()
            return None
        seconds = sum(frame.samples / frame.sample_rate for frame in frames if frame.sample_rate)
        if not pieces:
            return None
        samples = np.concatenate(pieces).astype(np.float32) * _FULL
        return Hearable(samples, packet.time + seconds)

    def _resample(self) -> AudioResampler:
        return AudioResampler("s16", "mono", self._rate)
