"""Which detection is which thing: the cheapest one-to-one assignment inside the gates.

Sources: R. Jonker and A. Volgenant, "A Shortest Augmenting Path Algorithm for Dense and Sparse
Linear Assignment Problems", 1987 (as `lap` has it); widened boxes after F. Yang et al., "Hard to
Track Objects with Irregular Motions and Similar Appearances? Make It Easier by Buffering the
Matching Space", 2023.
"""

from collections.abc import Sequence
from typing import Final

import lap
import numpy as np

from hearthwatch.vision.tracking.kalman import Matrix
from hearthwatch.vision.tracking.observation import Observation
from hearthwatch.vision.tracking.parameters import MatchParameters
from hearthwatch.vision.tracking.shapes import grown, overlaps
from hearthwatch.vision.tracking.target import Target

_FORBIDDEN: Final = 1e6


def pair_up(
    targets: Sequence[Target], observations: Sequence[Observation], parameters: MatchParameters
) -> list[tuple[Target, Observation]]:
    """Match things with what was seen, each at most once, so that the fit is best in all."""
    if not targets or not observations:
        return []
    costs = _costs(targets, observations, parameters)
    _, columns, _ = lap.lapjv(costs, extend_cost=True, cost_limit=parameters.limit)
    return [
        (targets[row], observations[column])
        for row, column in enumerate(columns)
        if column >= 0 and costs[row, column] < _FORBIDDEN
    ]


def _costs(
    targets: Sequence[Target], observations: Sequence[Observation], parameters: MatchParameters
) -> Matrix:
    expected = np.array([target.edges for target in targets])
    seen = np.array([observation.edges for observation in observations])
    fit = overlaps(grown(expected, parameters.growth), grown(seen, parameters.growth))
    resized = abs(np.log(_heights(expected)[:, None] / _heights(seen)[None, :]))
    unlike = _unlike(targets, observations)
    age = np.array([[target.unseen] for target in targets])
    stranger = (unlike > parameters.max_unlike) | (resized > parameters.max_resize)
    other = np.array([[t.kind != o.kind for o in observations] for t in targets])
    forbidden = other | (fit < parameters.min_overlap) | ((age > parameters.fresh) & stranger)
    cost = (
        1
        - fit
        + parameters.age_weight * age
        + parameters.size_weight * resized
        + parameters.look_weight * np.minimum(unlike, parameters.full_unlike)
    )
    return np.where(forbidden, _FORBIDDEN, cost)


def _heights(edges: Matrix) -> Matrix:
    return np.maximum(edges[:, 3] - edges[:, 1], 1e-6)


def _unlike(targets: Sequence[Target], observations: Sequence[Observation]) -> Matrix:
    """Return how different each pair looks: 0 for alike or unknown, 1 for nothing in common."""
    return np.array(
        [
            [
                0.0
                if target.look is None or seen.look is None
                else 1 - float(target.look @ seen.look)
                for seen in observations
            ]
            for target in targets
        ]
    )
