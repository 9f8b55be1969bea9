"""The number of a frame, written into its own corner, so that a decoded picture tells which it is.

A row of square cells at the top left: a dark and a light one for reference, sixteen bits of the
number in Gray code (F. Gray, US patent 2632058, 1953), and their parity. From one number to the
next just two cells change, so the mark is neither motion nor bit rate worth speaking of.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.geometry import Box

type Luma = NDArray[np.uint8]

NUMBERS: Final = 1 << 16
"""How many different numbers there are; then they begin again."""

_BITS: Final = 16
_CELLS: Final = _BITS + 3
_DARK, _LIGHT = 40, 200
_CONTRAST: Final = 60


def cell_size(height: int) -> int:
    """Return the side of a cell in pixels: 24 at 1080 rows, 16 at 720, 8 at 360, 4 at least."""
    return max(4, 2 * round(height / 90))


def mark_box(width: int, height: int) -> Box:
    """Return where the mark is, with a margin: the place that motion detection has to mask."""
    side = cell_size(height)
    return Box(0.0, 0.0, side * (_CELLS + 1) / width, side * 2 / height).clipped()


def burn(luma: Luma, number: int) -> None:
    """Write a number into a picture.

    Args:
        luma: uint8 (h, w), at least 80 pixels wide; changed in place.
        number: is taken modulo 65536.
    """
    number %= NUMBERS
    gray = number ^ number >> 1
    bits = [gray >> bit & 1 for bit in reversed(range(_BITS))]
    side = cell_size(luma.shape[0])
    for cell, bit in enumerate((0, 1, *bits, sum(bits) & 1)):
        luma[:side, cell * side : (cell + 1) * side] = _LIGHT if bit else _DARK


def read(luma: Luma) -> int | None:
    """Return the number in a picture, which may have been scaled, or None if none can be read.

    Args:
        luma: uint8 (h, w).
    """
    side = cell_size(luma.shape[0])
    if luma.shape[1] < side * _CELLS:
        return None
    edge = side // 4
    row = luma[edge : side - edge, : side * _CELLS].mean(axis=0)
    levels = row.reshape(_CELLS, side)[:, edge : side - edge].mean(axis=1)
    dark, light = levels[:2]
    if light - dark < _CONTRAST:
        return None
    bits = [int(level > (dark + light) / 2) for level in levels[2:]]
    if sum(bits) & 1:
        return None
    return _from_gray(bits[:-1])


def _from_gray(bits: list[int]) -> int:
    number = bit = 0
    for step in bits:
        bit ^= step
        number = number << 1 | bit
    return number
