"""Shading: telling light and shadow from things."""

from typing import Final

import cv2
import numpy as np

from hearthwatch.vision.motion.background import STEPS, Background
from hearthwatch.vision.motion.planes import Flags, Luma

# Side of the surroundings over which brightness is compared once more, in pixels.
_AROUND: Final = 13
# Level added to both sides of a ratio, so that the dark does not shout.
_BLACK: Final = 2.0
# Excess, in steps, from which a pixel is unusual even in the light of its surroundings.
_UNUSUAL: Final = STEPS
# Luma from which light has no way to go, and how many of 5x5 such pixels tell nothing.
_WHITE: Final = 245
_MOSTLY: Final = 15
_SMOOTH: Final = (5, 5)
_SKIRT: Final = np.ones((3, 3), np.uint8)


def is_thing(background: Background, luma: Luma, unusual: Flags) -> Flags:
    """Keep the unusual pixels that light and shadow do not explain.

    Light multiplies what is there, evenly over some distance. So brightness is compared once
    more, in the close surroundings of each pixel: what then looks as usual is lit or shaded; what
    has edges of its own is a thing. (The ratio test of shadow removal: J. C. S. Jacques Jr.,
    C. R. Jung, S. R. Musse, "Background subtraction and shadow detection in grayscale video
    sequences", SIBGRAPI 2005, here with the background's own tolerance in place of a deviation.)

    Args:
        background: which has just judged the look.
        luma: uint8 (h, w).
        unusual: uint8 (h, w), 1 where the picture is not as usual.
    """
    rows, columns = _part(unusual)
    now, expected = luma[rows, columns], background.expected[rows, columns]
    around = (_AROUND, _AROUND)
    usual = cv2.blur(expected, around) + _BLACK
    gain = (cv2.blur(now, around).astype(np.float32) + _BLACK) / usual
    level = cv2.convertScaleAbs(cv2.multiply(expected, gain))
    excess = cv2.blur(background.beyond(now, level, rows.start, columns.start), _SMOOTH)
    white: Flags = (now >= _WHITE).view(np.uint8)
    if cv2.countNonZero(white):
        excess[cv2.boxFilter(white, -1, _SMOOTH, normalize=False) > _MOSTLY] = 0
    edges = cv2.dilate((excess > _UNUSUAL).view(np.uint8), _SKIRT)
    things = np.zeros_like(unusual)
    things[rows, columns] = edges & unusual[rows, columns]
    return things


def _part(flags: Flags) -> tuple[slice, slice]:
    """Return the part of the picture that holds all flags and their surroundings."""
    left, top, width, height = cv2.boundingRect(flags)
    rows = slice(max(0, top - _AROUND), top + height + _AROUND)
    return rows, slice(max(0, left - _AROUND), left + width + _AROUND)
