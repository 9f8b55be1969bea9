"""Measures of a picture: how bright it is, and whether it is the same as one before.

What was measured, on a street encoded at 0.4 to 2.5 Mbit/s with x264 and x265, shrunk to 320x180:
where the camera hangs and encodes one raw picture again and again, pictures at the beginning of two
groups of pictures are equal in all but 4 % of their pixels (that is a clock that runs on), or equal
to that of a group shortly before where a constant bitrate makes the quality waver. Where
nothing moves but the sensor is alive, with as little noise as half a level, 35 % and more differ:
every keyframe shows the noise of its own moment. Within one group nothing can be told: the encoder
leaves that noise out.
"""

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

type Luma = NDArray[Any]
"""Brightness: uint8 (h, w)."""

_SAME: Final = 0.08
"""Share of the pixels that may differ between two pictures that are the same."""

_NOISE: Final = 12
"""Levels by which a pixel may differ without anything having moved."""

_CLOCK: Final = 0.005
"""Share of the pixels that the digits of a clock change."""

_ASIDE: Final = 0.03
"""Share of the darkest and of the brightest pixels that is left aside: a name and a clock."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How bright a picture is, without its few darkest and brightest pixels.

    Attributes:
        dark: level of its darkest parts, 0..255.
        bright: level of its brightest parts, 0..255.
    """

    dark: int
    bright: int

    @property
    def contrast(self) -> int:
        """Levels between the brightest and the darkest parts."""
        return self.bright - self.dark


def essence(luma: Luma) -> Luma:
    """Copy a quarter of a picture's pixels, in rows and columns, to be kept and compared."""
    return np.ascontiguousarray(luma[::2, ::2])


def is_same(first: Luma, second: Luma) -> bool:
    """Tell whether two pictures show one raw picture, encoded twice.

    >>> plain = np.full((90, 160), 80, np.uint8)
    >>> is_same(plain, plain), is_same(plain, plain + 1)
    (True, False)
    """
    if first.shape != second.shape:
        return False
    return cv2.countNonZero(cv2.absdiff(first, second)) <= _SAME * first.size


def has_moved(first: Luma, second: Luma) -> bool:
    """Tell whether more differs between two pictures than noise and a clock.

    >>> empty = np.full((90, 160), 80, np.uint8)
    >>> crossed = empty.copy()
    >>> crossed[40:50, 70:90] = 120
    >>> has_moved(empty, empty + 5), has_moved(empty, crossed)
    (False, True)
    """
    if first.shape != second.shape:
        return True
    changed = cv2.absdiff(first, second) > _NOISE
    return int(np.count_nonzero(changed)) > _CLOCK * first.size


def tone(luma: Luma) -> Tone:
    """Measure a picture.

    >>> tone(np.full((90, 160), 80, np.uint8))
    Tone(dark=80, bright=80)
    """
    levels = cv2.calcHist([luma], [0], None, [256], [0, 256]).ravel().cumsum()
    dark, bright = np.searchsorted(levels, [_ASIDE * luma.size, (1 - _ASIDE) * luma.size])
    return Tone(int(dark), int(bright))
