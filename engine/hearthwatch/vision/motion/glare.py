"""Glare: edges that came with a light and belong to it."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.planes import Flags
from hearthwatch.vision.motion.spots import Spots

# Share of the picture that has to be lit anew at once, and how much of the spots that has to be.
_LEAST: Final = 0.01
_BESIDE: Final = 0.3
# Share of a spot that has to have come with the light.
_MOSTLY: Final = 0.4
# Longest pause between looks in which nobody can have walked in, in seconds.
_AT_ONCE: Final = 0.6
_SKIRT: Final = np.ones((5, 5), np.uint8)


class Glare:
    """Remember the spots that came at once with a change of light, until they go or move.

    The rim of a pool of light, what it bleaches, a shadow with hard edges: no comparison of
    brightness explains them. But they come in one look, together with a larger area that is lit
    evenly, where nothing was before; and then they stay where they are. Somebody who walks in
    with their shadow leaves the place where they were first seen, and is told from then on.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        """Begin with no glare in pictures of a size."""
        self._places: Flags = np.zeros(shape, np.uint8)
        self._any = False

    def judge(
        self, spots: Spots, *, step: bool, lit: float, share: float, elapsed: float
    ) -> NDArray[np.bool_]:
        """Tell which spots are glare.

        Args:
            spots: of the look.
            step: the light of the whole picture has just changed.
            lit: share of the picture that is newly in another light.
            share: share of the picture in spots.
            elapsed: seconds since the look before.
        """
        with_light = step or lit > max(_LEAST, _BESIDE * share)
        if with_light and elapsed <= _AT_ONCE:
            self._places |= cv2.dilate(spots.of(spots.fresh, self._places.shape), _SKIRT)
            self._any = True
        if not self._any:
            return np.zeros(len(spots.moving), np.bool_)
        return np.asarray(spots.mean(self._places) > _MOSTLY)

    def keep(self, things: Flags | None) -> None:
        """Forget the places where nothing is any more.

        Args:
            things: uint8 (h, w), 1 where a thing may be, or None: nowhere.
        """
        if not self._any:
            return
        if things is None:
            self._places[:] = 0
        else:
            self._places &= things
        self._any = cv2.countNonZero(self._places) > 0
