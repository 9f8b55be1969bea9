"""A new track that is an old one found again.

The matching is strict about what was hidden: one detection may be of anybody. When a new track is
sure enough to be announced, several looks speak for it, so it is asked once more whether it is
something that was lost near there a moment ago and looks the same.
"""

from collections.abc import Iterable
from operator import itemgetter

import numpy as np

from hearthwatch.vision.tracking.parameters import ReunionParameters
from hearthwatch.vision.tracking.target import Target


def find_lost(
    new: Target, targets: Iterable[Target], parameters: ReunionParameters
) -> Target | None:
    """Return the confirmed track that a new one continues, or None.

    Args:
        new: is convincing, but not confirmed yet.
        targets: all that are followed, moved on to the same moment.
        parameters: how near and how alike the two must be.
    """
    costs = ((_cost(target, new, parameters), target) for target in targets)
    fitting = [(cost, target) for cost, target in costs if cost is not None]
    return min(fitting, key=itemgetter(0))[1] if fitting else None


def _cost(lost: Target, new: Target, parameters: ReunionParameters) -> float | None:
    """Return how badly two tracks fit together; None when they cannot be the same."""
    gap = new.first_seen - lost.history[-1].time
    if lost.confirmed_at is None or lost.seen or lost.kind != new.kind or gap <= 0:
        return None
    if lost.look is None or new.look is None:
        return None
    unlike = 1 - float(lost.look @ new.look)
    resized = abs(float(np.log(new.scale / lost.scale)))
    reach = parameters.reach + parameters.pace * gap
    away = float(np.hypot(*(new.centre - lost.centre))) / max(new.scale, lost.scale)
    if away > reach or unlike > parameters.max_unlike or resized > parameters.max_resize:
        return None
    return away / reach + unlike / parameters.max_unlike + resized / parameters.max_resize
