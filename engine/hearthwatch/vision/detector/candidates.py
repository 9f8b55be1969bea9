"""What stands out from one picture, before boxes of one thing are merged."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Candidates:
    """Boxes with scores and classes.

    Attributes:
        corners: (n, 4) left, top, right, bottom in canvas pixels.
        scores: (n,).
        classes: (n,) indices of labels.
    """

    corners: NDArray[np.float32]
    scores: NDArray[np.float32]
    classes: NDArray[np.intp]

    @classmethod
    def of(cls, corners: NDArray[Any], scores: NDArray[Any], classes: NDArray[Any]) -> Self:
        """Take arrays of any kind."""
        return cls(
            np.asarray(corners, np.float32).reshape(-1, 4),
            np.clip(np.asarray(scores, np.float32), 0, 1),
            np.asarray(classes, np.intp),
        )


def outstanding(
    scores: NDArray[Any], *, floor: float, limit: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[Any]]:
    """Find what is at least somewhat sure.

    Args:
        scores: (labels, cells); what is no number is not sure.
        floor: scores below are left out.
        limit: at most this many, the surest; bounds the work on pictures full of noise.

    Returns:
        Labels, cells and scores, each (n,).
    """
    classes, cells = np.nonzero(scores >= floor)
    found = scores[classes, cells]
    if len(found) > limit:
        best = np.sort(np.argsort(-found, kind="stable")[:limit])
        classes, cells, found = classes[best], cells[best], found[best]
    return classes, cells, found


def corners_of(middles: NDArray[Any]) -> NDArray[Any]:
    """Turn (n, 4) middle x, middle y, width, height into left, top, right, bottom."""
    halves = middles[:, 2:] / 2
    corners: NDArray[Any] = np.hstack([middles[:, :2] - halves, middles[:, :2] + halves])
    return corners
