"""Read boxes out of NanoDet's heads.

Every cell of the grids of stride 8, 16 and 32 gives a score for each label and four distributions
over 0..10 strides: how far the box's sides are from the cell's centre. The distance is the mean of
the distribution (generalised focal loss: Li et al. 2020, arXiv:2006.04388).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

STRIDES: Final = (8, 16, 32)
BINS: Final = 11


@dataclass(frozen=True, slots=True)
class Candidates:
    """What stands out from one picture, before boxes of one thing are merged.

    Attributes:
        corners: (n, 4) left, top, right, bottom in canvas pixels.
        scores: (n,).
        classes: (n,) indices of labels.
    """

    corners: NDArray[np.float32]
    scores: NDArray[np.float32]
    classes: NDArray[np.intp]


def decode(
    scores: NDArray[np.float32],
    sides: NDArray[np.float32],
    *,
    width: int,
    height: int,
    floor: float,
    limit: int,
) -> Candidates:
    """Read the heads' answer to one picture.

    Args:
        scores: (labels, cells), 0..1.
        sides: (4 * `BINS`, cells), unnormalised log-probabilities: left, top, right, bottom.
        width: of the canvas in pixels.
        height: of the canvas in pixels.
        floor: scores below are left out.
        limit: at most this many, the surest; bounds the work on pictures full of noise.
    """
    classes, cells = np.nonzero(scores >= floor)
    found = scores[classes, cells]
    if len(found) > limit:
        best = np.sort(np.argsort(-found, kind="stable")[:limit])
        classes, cells, found = classes[best], cells[best], found[best]
    centres, strides = _grid(width, height)
    distances = _mean_distance(sides[:, cells]) * strides[cells, None]
    centre = centres[cells]
    corners = np.hstack([centre - distances[:, :2], centre + distances[:, 2:]])
    return Candidates(corners.astype(np.float32), found, classes)


def _mean_distance(sides: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (n, 4) distances in strides from (4 * `BINS`, n) log-probabilities."""
    bins = sides.reshape(4, BINS, -1)
    weights = np.exp(bins - bins.max(axis=1, keepdims=True))
    steps = np.arange(BINS, dtype=np.float32)
    mean: NDArray[np.float32] = np.einsum("sbn,b->ns", weights, steps) / weights.sum(axis=1).T
    return mean


@lru_cache(maxsize=64)
def _grid(width: int, height: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the cells' centres (n, 2) and strides (n,), in the order of the heads."""
    centres, strides = [], []
    for stride in STRIDES:
        rows, columns = np.mgrid[: height // stride, : width // stride]
        centres.append(np.stack([columns.ravel(), rows.ravel()], axis=1) * stride + stride / 2)
        strides.append(np.full(rows.size, stride))
    return np.concatenate(centres).astype(np.float32), np.concatenate(strides).astype(np.float32)
