"""Keep one box of those that mean the same thing."""

import cv2
import numpy as np
from numpy.typing import NDArray


def keep_best(
    corners: NDArray[np.float32],
    scores: NDArray[np.float32],
    classes: NDArray[np.intp],
    *,
    overlap: float,
) -> NDArray[np.intp]:
    """Drop boxes that overlap a surer box of the same class (greedy non-maximum suppression).

    Boxes without an area, such as those cut off at the picture's edge, are dropped as well.

    Args:
        corners: (n, 4), left, top, right, bottom.
        scores: (n,).
        classes: (n,).
        overlap: intersection over union above which two boxes are one thing. Lower merges people
            who stand close; higher leaves double boxes.

    Returns:
        Indices of what is kept, surest first; equal scores keep their order.
    """
    sizes = corners[:, 2:] - corners[:, :2]
    real = np.flatnonzero((sizes > 0).all(axis=1))
    kept = cv2.dnn.NMSBoxesBatched(  # takes arrays, whatever its stub says
        np.hstack([corners[real, :2], sizes[real]]).astype(np.float64),  # type: ignore[arg-type]
        scores[real],  # type: ignore[arg-type]
        classes[real].astype(np.int32),  # type: ignore[arg-type]
        0.0,
        overlap,
    )
    return real[np.asarray(kept, np.intp)]
