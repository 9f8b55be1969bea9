"""Two boxes on one thing: keep the better one."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from hearthwatch.vision.tracking.observation import Observation
from hearthwatch.vision.tracking.shapes import areas, shared_areas

_INSIDE: Final = 0.85


def distinct(
    observations: Sequence[Observation], max_overlap: float
) -> tuple[list[Observation], list[tuple[Observation, Observation]]]:
    """Split observations into those that are things of their own and repetitions.

    A repetition overlaps a better one of its kind by `max_overlap`, or lies within it almost
    wholly (the upper half of a person that is also seen whole).

    Returns:
        The things, best first, and each repetition with what it repeats.
    """
    ordered = sorted(observations, key=lambda seen: -seen.score)
    if not ordered:
        return [], []
    edges = np.array([seen.edges for seen in ordered])
    size, shared = areas(edges), shared_areas(edges, edges)
    overlap = shared / np.maximum(size[:, None] + size[None, :] - shared, 1e-12)
    within = shared / np.maximum(size[:, None], 1e-12)
    again = (overlap >= max_overlap) | (within >= _INSIDE)
    kept: list[int] = []
    repeated: list[tuple[Observation, Observation]] = []
    for row, seen in enumerate(ordered):
        twin = next((k for k in kept if again[row, k] and ordered[k].kind == seen.kind), None)
        if twin is None:
            kept.append(row)
        else:
            repeated.append((seen, ordered[twin]))
    return [ordered[row] for row in kept], repeated
