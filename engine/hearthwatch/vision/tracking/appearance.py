"""What something looks like, in a few numbers: enough to tell a red coat from a black one.

Histograms of lightness and of the two colour axes (CIE L*a*b*), apart for the upper and the lower
part, compared by their Bhattacharyya coefficient (A. Bhattacharyya, "On a Measure of Divergence
between Two Statistical Populations", 1943).
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.geometry import Box

type Picture = NDArray[np.uint8]
"""BGR, shape (height, width, 3)."""

type Look = NDArray[np.float32]
"""A descriptor of unit length."""

_SIZE: Final = (16, 32)
_BINS: Final = 8
_PARTS: Final = ((4, 16), (16, 29))
"""Rows of the upper and the lower part; head and feet are left out."""

_RANGES: Final = ((0, 256), (108, 148), (108, 148))


def _bin_table() -> NDArray[np.intp]:
    """Return for each axis and value the bin it falls into, counted over all axes."""
    values = np.arange(256)
    bins = [
        (np.clip(values, low, high - 1) - low) * _BINS // (high - low) + axis * _BINS
        for axis, (low, high) in enumerate(_RANGES)
    ]
    return np.array(bins, np.intp)


_BIN_OF: Final = _bin_table()
_AXES: Final = np.arange(len(_RANGES))


def describe(picture: Picture, box: Box) -> Look | None:
    """Return the descriptor of what is inside a box, or None when that is too small to tell."""
    height, width = picture.shape[:2]
    inset = 0.15 * box.width
    left, right = round((box.x + inset) * width), round((box.right - inset) * width)
    top, bottom = round(box.y * height), round(box.bottom * height)
    cut = picture[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    if min(cut.shape[:2]) < 4:
        return None
    small = cv2.cvtColor(cv2.resize(cut, _SIZE, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2LAB)
    bins = _BIN_OF[_AXES, small]
    counts = np.array(
        [
            np.bincount(bins[first:last].ravel(), minlength=_BINS * len(_RANGES))
            for first, last in _PARTS
        ],
        np.float64,
    ).reshape(-1, _BINS)
    smooth = counts / 2
    smooth[:, 1:] += counts[:, :-1] / 4
    smooth[:, :-1] += counts[:, 1:] / 4
    shares = smooth / smooth.sum(axis=1, keepdims=True)
    look: Look = np.sqrt(shares / len(shares)).astype(np.float32).ravel()
    return look
