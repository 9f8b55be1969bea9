"""The times of pictures in a file: they begin at 0 and grow."""

from fractions import Fraction
from typing import Final

from hearthwatch.media.packet import Packet

CLOCK: Final = 90_000
"""Ticks per second of pictures in files."""

_DEFAULT_RATE: Final = 25.0
"""Pictures per second where the stream says nothing."""


class PictureTicks:
    """Counts in ticks of a file from the first picture, which is shown at 0.

    Attributes:
        zero: that moment on the stream's clock, in seconds; None before the first picture.
    """

    def __init__(self) -> None:
        self.zero: Fraction | None = None
        self._last: int | None = None
        self._step = CLOCK / _DEFAULT_RATE

    def place(self, packet: Packet) -> tuple[int, int, int]:
        """Return when a picture is decoded and shown, and how long, in ticks.

        Times of decoding grow strictly, whatever comes, and no picture is shown before it is
        decoded. How long is a guess from the picture before.
        """
        base, raw = packet.info.time_base, packet.raw
        decoded = raw.dts if raw.dts is not None else round(packet.time / base)
        shown = decoded if raw.pts is None else raw.pts
        if self.zero is None:
            self.zero = shown * base
        dts, pts = (round((at * base - self.zero) * CLOCK) for at in (decoded, shown))
        if self._last is None:
            self._step = CLOCK / (packet.info.frame_rate or _DEFAULT_RATE)
        else:
            dts = max(dts, self._last + 1)
            self._step = dts - self._last
        self._last = dts
        return dts, max(pts, dts), round(self._step)
