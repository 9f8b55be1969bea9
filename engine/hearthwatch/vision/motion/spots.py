"""From single pixels to things: what is large, sure or lasting enough to be one."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.planes import Flags, Plane

# Pixels of the smallest thing: somebody 13 pixels tall makes 20 to 60.
_SMALLEST: Final = 15
# Restlessness that asks for nothing more, and the step beyond it that asks for twice as much.
_CALM: Final = 1.3
_STEP: Final = 0.2
# Pixels times excess that make a thing at its first look.
_SURE: Final = 130
# Pixels below which a thing needs the longer trail.
_SMALL: Final = 40
# Trail that a thing needs: one look before is enough, or two for a small one.
_TRAIL: Final = 0.35
_TRAIL_SMALL: Final = 0.5
# Pixels, and correlation with the background, that make a spot of light.
_LIT_LEAST: Final = 60
_LIT_LIKENESS: Final = 0.9
# Contrast, in levels, below which there is no texture to compare.
_TEXTURE: Final = 4.0
# Factor by which light may change contrast.
_CONTRAST: Final = 2.5
# Factor of lost texture that tells a left place from a thing that stands there.
_EMPTIER: Final = 1.5
_NEAR: Final = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class Spots:
    """All connected sets of unusual pixels in a look; each array has one entry a spot.

    Attributes:
        pixels: flat indices of all their pixels.
        owner: for each of these, the number of its spot.
        moving: spots that are things.
        lit: spots that show the background in another light.
        emptied: spots that show less than the background: something went away there.
    """

    pixels: NDArray[np.intp]
    owner: NDArray[np.intp]
    moving: NDArray[np.bool_]
    lit: NDArray[np.bool_]
    emptied: NDArray[np.bool_]

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
    excess: Plane,
    trail: Plane,
    frame: Plane,
    expected: Plane,
    restlessness: Plane,
) -> Spots:
    """Join unusual pixels to spots and judge each one.

    A spot is a thing if it is larger than what its surroundings do by themselves, and if it is
    sure, or near something that the looks before had found: drops and specks are neither.
    What has the texture of the background, only brighter or darker, is light and no thing.

    Args:
        unusual: uint8 (h, w), 1 where the picture is not as usual.
        excess: how far it is from that, smoothed, float32 (h, w).
        trail: where things were found lately, 0..1, float32 (h, w).
        frame: luma, float32 (h, w).
        expected: the background in the light of now, float32 (h, w).
        restlessness: how much the surroundings move by themselves, float32 (h, w).
    """
    count, labels = cv2.connectedComponents(unusual, connectivity=8, ltype=cv2.CV_32S)
    pixels = np.flatnonzero(unusual)
    owner = labels.ravel()[pixels].astype(np.intp) - 1
    spots = count - 1

    def mean(plane: Plane) -> Plane:
        return _means(plane.ravel()[pixels], owner, spots)

    area = np.bincount(owner, minlength=spots)
    demand = 1 + (np.maximum(mean(restlessness) - _CALM, 0) / _STEP) ** 2
    large_enough = area >= _SMALLEST * demand
    sure = area * mean(excess) >= _SURE * demand
    likeness = _likeness(frame.ravel()[pixels], expected.ravel()[pixels], owner, spots)
    lit = (area >= _LIT_LEAST) & (likeness >= _LIT_LIKENESS)
    lasting = mean(trail) >= np.where(area < _SMALL, _TRAIL_SMALL, _TRAIL)
    moving = large_enough & (sure | lasting) & ~lit
    emptied = mean(_texture(expected)) > _EMPTIER * mean(_texture(frame))
    return Spots(pixels, owner, moving, lit, emptied)


def _means(values: Plane, owner: NDArray[np.intp], count: int) -> Plane:
    sums = np.bincount(owner, weights=values, minlength=count)
    return (sums / np.bincount(owner, minlength=count)).astype(np.float32)


def _likeness(first: Plane, second: Plane, owner: NDArray[np.intp], count: int) -> Plane:
    """Return the correlation of two pictures in each spot.

    It is 0 where one of them is flat or their contrasts differ by more than light explains.
    """
    first = first - _means(first, owner, count)[owner]
    second = second - _means(second, owner, count)[owner]
    spread = np.sqrt(_means(first * first, owner, count))
    other = np.sqrt(_means(second * second, owner, count))
    shared = _means(first * second, owner, count)
    alike = (spread > _TEXTURE) & (other > _TEXTURE)
    alike &= (spread < _CONTRAST * other) & (other < _CONTRAST * spread)
    return np.where(alike, shared / np.maximum(spread * other, 1e-6), np.float32(0))


def _texture(plane: Plane) -> Plane:
    """Return how much each pixel differs from its neighbours."""
    return cv2.morphologyEx(cv2.convertScaleAbs(plane), cv2.MORPH_GRADIENT, _NEAR)
