"""From single pixels to things: what is large, sure or lasting enough to be one."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.background import STEPS
from hearthwatch.vision.motion.caution import Caution
from hearthwatch.vision.motion.planes import Flags, Luma, Plane

# Pixels of the smallest thing: somebody 13 pixels tall makes 20 to 60.
_SMALLEST: Final = (12, 15)
# Restlessness that asks for nothing more, and the step beyond it that asks for twice as much.
_CALM: Final = 1.3
_STEP: Final = 0.2
# Excess from which a spot stands out even there, and the most that is then asked for.
_CLEAR: Final = 3.4
_CLEAR_DEMAND: Final = 5.0
_CLEAR_TRAIL: Final = 0.8
# Pixels times excess that make a thing at its first look.
_SURE: Final = (90, 140)
# Pixels below which a thing needs the longer trail.
_SMALL: Final = 40
# Trail that a thing needs: one look before is enough, or two for a small one.
_TRAIL: Final = 0.35
_TRAIL_SMALL: Final = (0.35, 0.6)
# Factor of lost texture that tells a left place from a thing that stands there.
_EMPTIER: Final = 1.5
# Pixels of a speck, and the trail below which nothing was found there before.
_SPECK: Final = 6
_FRESH: Final = 0.3
_NEAR: Final = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class Spots:
    """All connected sets of unusual pixels in a look; each array has one entry a spot.

    Attributes:
        pixels: flat indices of all their pixels.
        owner: for each of these, the number of its spot.
        moving: spots that are things.
        emptied: spots that show less than the background: something went away there.
        fresh: spots where nothing was in the looks before.
        specks: how many of these came to nothing.
    """

    pixels: NDArray[np.intp]
    owner: NDArray[np.intp]
    moving: NDArray[np.bool_]
    emptied: NDArray[np.bool_]
    fresh: NDArray[np.bool_]
    specks: int

    def of(self, which: NDArray[np.bool_], shape: tuple[int, int]) -> Flags:
        """Return the pixels of some spots as flags, uint8 (h, w)."""
        flags = np.zeros(shape[0] * shape[1], np.uint8)
        flags[self.pixels[which[self.owner]]] = 1
        return flags.reshape(shape)

    def mean(self, plane: Plane) -> Plane:
        """Return the mean of a plane over each spot."""
        return _means(plane.ravel()[self.pixels], self.owner, len(self.moving))


def find_spots(
    *,
    unusual: Flags,
    excess: Luma,
    trail: Plane,
    luma: Luma,
    expected: Plane,
    restlessness: Plane,
    caution: Caution,
) -> Spots:
    """Join unusual pixels to spots and judge each one.

    A spot is a thing if it is larger than what its surroundings do by themselves, and if it is
    sure, or near something that the looks before had found: drops and specks are neither.

    Args:
        unusual: uint8 (h, w), 1 where the picture is not as usual.
        excess: how far it is from that, smoothed, uint8 (h, w) in `STEPS`.
        trail: where things were found lately, 0..1, float32 (h, w).
        luma: uint8 (h, w).
        expected: the background in the light of now, float32 (h, w).
        restlessness: how much the surroundings move by themselves, float32 (h, w).
        caution: how much evidence the weather asks for.
    """
    count, labels = cv2.connectedComponents(unusual, connectivity=8, ltype=cv2.CV_32S)
    pixels = np.flatnonzero(unusual)
    owner = labels.ravel()[pixels].astype(np.intp) - 1
    spots = count - 1

    def mean(plane: Plane) -> Plane:
        return _means(plane.ravel()[pixels], owner, spots)

    area = np.bincount(owner, minlength=spots)
    clearness = mean(excess) / STEPS
    demand = 1 + (np.maximum(mean(restlessness) - _CALM, 0) / _STEP) ** 2
    track = mean(trail)
    clear = (clearness >= _CLEAR) & (track < _CLEAR_TRAIL)
    demand = np.where(clear, np.minimum(demand, _CLEAR_DEMAND), demand)
    large_enough = area >= caution.between(*_SMALLEST) * demand
    sure = area * clearness >= caution.between(*_SURE) * demand
    lasting = track >= np.where(area < _SMALL, caution.between(*_TRAIL_SMALL), _TRAIL)
    moving = large_enough & (sure | lasting)
    fresh = track < _FRESH
    specks = int(np.count_nonzero(~moving & (area >= _SPECK) & fresh))
    emptied = mean(_texture(expected)) > _EMPTIER * mean(_texture(luma))
    return Spots(pixels, owner, moving, emptied, fresh, specks)


def _means(values: Plane, owner: NDArray[np.intp], count: int) -> Plane:
    sums = np.bincount(owner, weights=values, minlength=count)
    return (sums / np.bincount(owner, minlength=count)).astype(np.float32)


def _texture(plane: Plane) -> Plane:
    """Return how much each pixel differs from its neighbours."""
    return cv2.morphologyEx(cv2.convertScaleAbs(plane), cv2.MORPH_GRADIENT, _NEAR)
