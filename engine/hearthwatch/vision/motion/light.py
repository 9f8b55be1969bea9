"""Light: how much brighter or darker each part of the picture has become."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.planes import Flags, Luma, Plane

# Side of a cell, and of the grid of pixels that are read, in pixels.
_CELL: Final = 16
_STRIDE: Final = 4
# Share of usable pixels that a cell needs.
_USABLE: Final = 0.25
# Share of calm pixels below which the light is read from all of them.
_QUIET: Final = 0.3
# Luma that says nothing about light: black and white stay what they are.
_DARK: Final = 5
_BRIGHT: Final = 249
# How far a cell may differ from the picture: more is no light but a thing.
_SPREAD: Final = 2.5
# Level added to both sides of a ratio, so that the dark does not shout.
_BLACK: Final = 2.0
# Lowest gain: below it the lens is covered.
_DARKEST: Final = 0.05


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a look against that in which the background is kept.

    Attributes:
        gain: its factor for each pixel, float32 (h, w).
        level: the same for the picture as a whole.
    """

    gain: Plane
    level: float


class LightMeter:
    """Estimate by what factor the light differs from that of the background.

    Means over cells of 16 pixels are compared; the median over 5x5 cells throws out things that
    came into the picture, which are smaller, and keeps lamps, clouds and the camera's exposure.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        """Prepare for pictures of a size."""
        self._shape = shape
        sides = [-(-length // _STRIDE) for length in shape]
        self._cells = np.ix_(*(_middles(length, _CELL // _STRIDE) for length in sides))

    def measure(self, luma: Luma, usual: Plane, *, watched: Flags, things: Flags | None) -> Light:
        """Compare a picture with the background.

        Args:
            luma: uint8 (h, w).
            usual: luma without things, float32 (h, w).
            watched: uint8 (h, w), 0 where a mask lies.
            things: uint8 (h, w), 1 where a thing may be, or None: nowhere. Those pixels are left
                out unless they are most of the picture.
        """
        now = np.ascontiguousarray(luma[::_STRIDE, ::_STRIDE])
        usable = (now >= _DARK) & (now <= _BRIGHT) & (watched[::_STRIDE, ::_STRIDE] != 0)
        if things is not None:
            calm = usable & (things[::_STRIDE, ::_STRIDE] == 0)
            if np.count_nonzero(calm) >= _QUIET * np.count_nonzero(usable):
                usable = calm
        ratio, level = self._ratio(now, usual[::_STRIDE, ::_STRIDE], usable)
        smooth = cv2.blur(cv2.medianBlur(ratio, 5), (3, 3))
        gain = cv2.resize(smooth, self._shape[::-1], interpolation=cv2.INTER_LINEAR)
        return Light(gain, level)

    def _ratio(self, now: Luma, usual: Plane, usable: NDArray[np.bool_]) -> tuple[Plane, float]:
        """Return the ratio of each cell, float32, and their median."""
        counted = usable.astype(np.float32)
        side = (_CELL // _STRIDE, _CELL // _STRIDE)
        share, bright, expected = (
            cv2.blur(plane, side)[self._cells]
            for plane in (counted, now * counted, usual * counted)
        )
        seen = share > _USABLE
        if not seen.any():
            return np.ones(share.shape, np.float32), 1.0
        black = _BLACK * share
        ratio = np.maximum((bright + black) / np.maximum(expected + black, 1e-3), _DARKEST)
        known = np.sort(ratio[seen])
        level = float(known[len(known) // 2])
        ratio[~seen] = level
        return ratio.clip(level / _SPREAD, level * _SPREAD), level


def _middles(length: int, side: int) -> NDArray[np.intp]:
    count = max(4, length // side)
    return ((np.arange(count) + 0.5) * length / count).astype(np.intp)
