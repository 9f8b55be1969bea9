"""Read boxes out of NanoDet's heads.

Every cell of the grids of stride 8, 16 and 32 gives a score for each label and four distributions
over 0..10 strides: how far the box's sides are from the cell's centre. The distance is the mean of
the distribution (generalised focal loss: Li et al. 2020, arXiv:2006.04388).
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.detector.candidates import Candidates, outstanding

STRIDES: Final = (8, 16, 32)
BINS: Final = 11


def decode(
    scores: NDArray[np.float32],
    sides: NDArray[np.float32],
    *,
    width: int,
    height: int,
    floor: float,
    limit: int,
    strides: tuple[int, ...] = STRIDES,
    offset: float = 0.5,
) -> Candidates:
    """Read the heads' answer to one picture.

    Args:
        scores: (labels, cells), 0..1.
        sides: (4 * bins, cells), unnormalised log-probabilities: left, top, right, bottom.
        width: of the canvas in pixels.
        height: of the canvas in pixels.
        floor: scores below are left out.
        limit: at most this many, the surest; bounds the work on pictures full of noise.
        strides: of the grids, in pixels.
        offset: of a cell's centre from its top left corner, in strides.
    """
    classes, cells, found = outstanding(scores, floor=floor, limit=limit)
    centres, steps = grid(width, height, strides, offset)
    distances = _mean_distance(sides[:, cells]) * steps[cells, None]
    centre = centres[cells]
    corners = np.hstack([centre - distances[:, :2], centre + distances[:, 2:]])
    return Candidates.of(corners, found, classes)


def count_cells(width: int, height: int, strides: tuple[int, ...] = STRIDES) -> int:
    """Count the cells of all grids over a canvas; at its edges they may reach beyond it.

    >>> count_cells(416, 416)
    3549
    """
    return sum(-(-width // stride) * -(-height // stride) for stride in strides)


def _mean_distance(sides: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (n, 4) distances in strides from (4 * bins, n) log-probabilities."""
    bins = sides.reshape(4, len(sides) // 4, -1)
    weights = np.exp(bins - bins.max(axis=1, keepdims=True))
    steps = np.arange(bins.shape[1], dtype=np.float32)
    mean: NDArray[np.float32] = np.einsum("sbn,b->ns", weights, steps) / weights.sum(axis=1).T
    return mean


@lru_cache(maxsize=64)
def grid(
    width: int, height: int, strides: tuple[int, ...], offset: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the cells' centres (n, 2) and strides (n,), in the order of the heads."""
    centres, steps = [], []
    for stride in strides:
        rows, columns = np.mgrid[: -(-height // stride), : -(-width // stride)]
        places = np.stack([columns.ravel(), rows.ravel()], axis=1)
        centres.append((places + offset) * stride)
        steps.append(np.full(rows.size, stride))
    return np.concatenate(centres).astype(np.float32), np.concatenate(steps).astype(np.float32)
