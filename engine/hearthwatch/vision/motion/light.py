"""Light: how much brighter or darker each part of the picture has become."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.planes import Flags, Plane

# Side of a cell, and of the grid of pixels that are read, in pixels.
_CELL: Final = 16
_STRIDE: Final = 4
# Share of usable pixels that a cell needs.
_USABLE: Final = 0.25
# How far a cell may differ from the picture: more is no light but a thing.
_SPREAD: Final = 2.5
# Level added to both sides of a ratio, so that the dark does not shout.
_BLACK: Final = 2.0
# Lowest gain: below it the lens is covered.
_DARKEST: Final = 0.05


def brightness_gain(frame: Plane, background: Plane, usable: Flags) -> Plane:
    """Estimate by what factor the light differs from that of the background, per pixel.

    Means over cells of 16 pixels are compared; the median over 5x5 cells throws out things that
    came into the picture, which are smaller, and keeps lamps, clouds and the camera's exposure.

    Args:
        frame: luma, float32 (h, w).
        background: luma without things, float32 (h, w).
        usable: uint8 (h, w), 1 where the pixel may be compared: not moving, not masked, neither
            black nor white.

    Returns:
        float32 (h, w); 1 where nothing has changed.
    """
    height, width = frame.shape
    weight = usable[::_STRIDE, ::_STRIDE].astype(np.float32)
    share = _cell_means(weight)
    seen = share > _USABLE
    if not seen.any():
        return np.ones_like(frame)
    now = _cell_means(frame[::_STRIDE, ::_STRIDE] * weight) + _BLACK * share
    usual = _cell_means(background[::_STRIDE, ::_STRIDE] * weight) + _BLACK * share
    ratio = np.maximum(now / np.maximum(usual, 1e-3), _DARKEST)
    overall = float(np.median(ratio[seen]))
    ratio[~seen] = overall
    np.clip(ratio, overall / _SPREAD, overall * _SPREAD, out=ratio)
    smooth = cv2.blur(cv2.medianBlur(ratio, 5), (3, 3))
    return cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR)


def _cell_means(plane: Plane) -> Plane:
    """Return the means over the cells of a plane of which every fourth pixel was kept."""
    side = _CELL // _STRIDE
    rows = _middles(plane.shape[0], side)
    columns = _middles(plane.shape[1], side)
    return cv2.blur(plane, (side, side))[np.ix_(rows, columns)]


def _middles(length: int, side: int) -> NDArray[np.intp]:
    count = max(4, length // side)
    return ((np.arange(count) + 0.5) * length / count).astype(np.intp)
