"""Which edges of a measured box to believe when part of the thing may be hidden."""

from typing import Final

import numpy as np

from hearthwatch.vision.tracking.kalman import Vector

_INWARD: Final = 0.12
_OUTWARD: Final = 0.3


def doubt(expected: Vector, measured: Vector, score: float) -> Vector:
    """Return a factor on the usual error of each edge.

    A thing that moves takes both opposite edges along. An edge that moved alone is doubtful: one
    that moved inwards most of all (someone else is in front), one that moved outwards less (more
    of it came into view, or it was taken together with a neighbour). Weak boxes are vague in all.

    Args:
        expected: left, top, right and bottom as predicted.
        measured: the same as detected.
        score: of the detection.
    """
    scale = max(expected[2] - expected[0], expected[3] - expected[1], 1e-6)
    moved = (measured - expected) / scale
    start, end = moved[:2], moved[2:]
    common = np.where(start * end > 0, np.sign(start) * np.minimum(abs(start), abs(end)), 0.0)
    alone = moved - np.tile(common, 2)
    inward = alone * (1, 1, -1, -1) > 0
    vague = 1 + 2 * (1 - score)
    factors: Vector = vague * np.sqrt(1 + np.square(alone / np.where(inward, _INWARD, _OUTWARD)))
    return factors
