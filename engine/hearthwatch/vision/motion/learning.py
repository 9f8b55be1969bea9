"""The first looks: what the picture is like while nothing is known of it."""

from typing import Final

import cv2
import numpy as np

from hearthwatch.vision.motion.background import Background
from hearthwatch.vision.motion.planes import Luma
from hearthwatch.vision.motion.restlessness import Restlessness, squares

# Looks that a median needs, and the newest ones that it keeps.
_LEAST_LOOKS: Final = 5
_MOST_LOOKS: Final = 15
# From a median deviation to the noise that is granted.
_SCALE: Final = 1.25
_LEAST_NOISE: Final = 0.5
_MOST_NOISE: Final = 8.0


class Learning:
    """Collect looks until their median is a background.

    The median of some looks shows what most of them show, so people who walk through the first
    seconds leave no trace; somebody who stands still in them does, until they go.
    """

    def __init__(self, seconds: float) -> None:
        """Start to collect.

        Args:
            seconds: how long at least. More: fewer passers-by are taken for background; less: the
                picture is understood sooner.
        """
        self._seconds = seconds
        self._start: float | None = None
        self._looks: list[Luma] = []

    def add(self, luma: Luma, time: float) -> bool:
        """Take a look in, and tell whether there are enough of them now."""
        if self._start is None:
            self._start = time
        self._looks = [*self._looks[1 - _MOST_LOOKS :], luma]
        return time - self._start >= self._seconds and len(self._looks) >= _LEAST_LOOKS

    def result(self) -> Background:
        """Return the median of the looks, with the median deviation from it as its noise.

        Looks are brought to the brightness of the newest first, for light may have changed.
        """
        stack = np.stack(self._looks).astype(np.float32)
        levels = np.median(stack, axis=(1, 2), keepdims=True) + 1
        stack *= levels[-1] / levels
        usual = np.median(stack, axis=0)
        spread = np.median(np.abs(stack - usual), axis=0)
        noise = cv2.blur(np.clip(spread * _SCALE, _LEAST_NOISE, _MOST_NOISE), (3, 3))
        deviations = [np.abs(squares(look - usual)) for look in stack]
        typical = np.minimum(np.median(deviations, axis=0) * _SCALE, _MOST_NOISE)
        restlessness = Restlessness(typical)
        return Background(usual, noise, restlessness)
