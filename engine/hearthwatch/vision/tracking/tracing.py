"""Trace a new track back to the looks in which it was hardly visible."""

from collections import deque
from typing import Final

import numpy as np

from hearthwatch.vision.tracking.observation import Observation
from hearthwatch.vision.tracking.results import Sighting
from hearthwatch.vision.tracking.shapes import edges_of, grown, overlaps
from hearthwatch.vision.tracking.target import Target

_GROWTH: Final = 0.2
_FIT: Final = 0.4
_GAPS: Final = 1


class Leftovers:
    """Keeps the weak detections of the last looks that no track wanted.

    Args:
        seconds: for which they are kept.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._looks: deque[tuple[float, list[Observation]]] = deque()

    def keep(self, unused: list[Observation], time: float) -> None:
        """Keep what one look left over."""
        self._looks.append((time, unused))
        while self._looks[0][0] < time - self._seconds - 1e-6:
            self._looks.popleft()

    def trace(self, target: Target, aspect: float) -> list[Sighting]:
        """Return where a track was before its first sighting, oldest first.

        It is followed backwards at its present velocity, for as long as no more than one look
        in a row lacks it. What is found is taken out.
        """
        found: list[Sighting] = []
        first = target.history[0]
        edges, time, gaps = edges_of(first.box, aspect), first.time, 0
        back = np.tile(target.velocity, 2)
        for moment, unused in reversed(self._looks):
            if moment >= first.time:
                continue
            match = _best(edges - back * (time - moment), target.kind, unused)
            if match is None:
                gaps += 1
                if gaps > _GAPS:
                    break
                continue
            unused.remove(match)
            found.append(Sighting(moment, match.detection.box.clipped(), match.score))
            edges, time, gaps = match.edges, moment, 0
        return found[::-1]


def _best(expected: np.ndarray, kind: str, unused: list[Observation]) -> Observation | None:
    rivals = [observation for observation in unused if observation.kind == kind]
    if not rivals:
        return None
    edges = np.array([observation.edges for observation in rivals])
    fit = overlaps(grown(expected[None], _GROWTH), grown(edges, _GROWTH))[0]
    best = int(fit.argmax())
    return rivals[best] if fit[best] >= _FIT else None
