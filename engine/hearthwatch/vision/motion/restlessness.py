"""Restlessness: how much each part of the picture moves by itself, all the time."""

import math
from typing import Final

import cv2
import numpy as np

from hearthwatch.vision.motion.planes import Flags, Plane

CELL: Final = 4
"""Side of the squares over which the picture is averaged, in pixels."""

# Squares that count as the surroundings.
_AROUND: Final = (16, 16)
_RECENT: Final = 0.5
_FLUTTER: Final = 2.0
_SCALE: Final = 1.5
# Levels a second by which it moves at most; far less where a thing passes.
_STEP: Final = 0.5
_STEP_THINGS: Final = 0.08


class Restlessness:
    """Follow the typical deviation of small squares from the background.

    Averages over 4x4 pixels know the noise of a sensor, which cancels out in them, from leaves
    and water, which do not. Like the noise of a pixel it moves by small steps, so that what
    passes by does not count.
    """

    def __init__(self, typical: Plane) -> None:
        """Start from the first looks.

        Args:
            typical: deviation of each square, float32 (h / 4, w / 4).
        """
        self._typical = typical
        self._recent = np.zeros_like(typical)
        self._around = cv2.blur(typical, _AROUND)

    def learn(self, difference: Plane, moving: Flags, elapsed: float) -> None:
        """Take in a look.

        Args:
            difference: luma less the background in the light of now, float32 (h, w).
            moving: uint8 (h, w), not 0 where a thing is.
            elapsed: seconds since the look before.
        """
        now = squares(difference)
        change = cv2.absdiff(now, self._recent)
        cv2.accumulateWeighted(now, self._recent, 1 - math.exp(-elapsed / _RECENT))
        deviation = cv2.min(np.abs(now), change * _FLUTTER)
        step = np.clip(deviation * _SCALE - self._typical, -_STEP, _STEP)
        passing = cv2.resize(moving, now.shape[::-1], interpolation=cv2.INTER_NEAREST) != 0
        step[passing] = np.minimum(step[passing], _STEP_THINGS)
        self._typical += step * min(elapsed, 1.0)
        self._around = cv2.blur(self._typical, _AROUND)

    def around(self, shape: tuple[int, int]) -> Plane:
        """Return the mean restlessness around each pixel, float32 (h, w)."""
        return cv2.resize(self._around, shape[::-1], interpolation=cv2.INTER_LINEAR)


def squares(plane: Plane) -> Plane:
    """Return the means over 4x4 pixels, float32 (h / 4, w / 4)."""
    height, width = plane.shape
    return cv2.resize(plane, (width // CELL, height // CELL), interpolation=cv2.INTER_AREA)
