"""Places where the background looks like a thing, faintly and for ever.

A lamp post, a traffic cone or a sign is often detected with a low score at the very same place,
look after look. Someone who walks past such a place must not be taken to have stopped there.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from hearthwatch.vision.tracking.kalman import Vector
from hearthwatch.vision.tracking.observation import Observation
from hearthwatch.vision.tracking.shapes import overlaps

_SAME: Final = 0.6
_LOOKS: Final = 4
_SLOWEST: Final = 20


class _Place:
    """One place with what was seen there."""

    __slots__ = ("edges", "kind", "last", "looks", "since")

    def __init__(self, first: Observation) -> None:
        self.kind = first.kind
        self.edges: Vector = first.edges.copy()
        self.since = self.last = first.time
        self.looks = 1

    def see(self, again: Observation) -> None:
        self.looks += 1
        self.last = again.time
        self.edges += (again.edges - self.edges) / min(self.looks, _SLOWEST)


class Clutter:
    """Remembers weak detections that stay where they are and belong to nothing.

    Args:
        settle: seconds after which a place is known to be background.
        forget: seconds without a detection after which it is known no longer.
    """

    def __init__(self, settle: float, forget: float) -> None:
        self._settle = settle
        self._forget = forget
        self._places: list[_Place] = []

    def learn(self, unused: Sequence[Observation], time: float) -> None:
        """Take in the weak detections that no track wanted in one look."""
        self._places = [place for place in self._places if time - place.last <= self._forget]
        for observation, place in zip(unused, self._at(unused), strict=True):
            if place is None:
                self._places.append(_Place(observation))
            else:
                place.see(observation)

    def split(
        self, observations: Sequence[Observation]
    ) -> tuple[list[Observation], list[Observation]]:
        """Part what may be a thing from what only repeats the background, in this order."""
        things: list[Observation] = []
        background: list[Observation] = []
        for observation, place in zip(observations, self._at(observations), strict=True):
            known = place is not None and self._is_settled(place, observation.time)
            (background if known else things).append(observation)
        return things, background

    def _is_settled(self, place: _Place, time: float) -> bool:
        return place.looks >= _LOOKS and time - place.since >= self._settle

    def _at(self, observations: Sequence[Observation]) -> list[_Place | None]:
        if not observations or not self._places:
            return [None] * len(observations)
        fit = overlaps(
            np.array([observation.edges for observation in observations]),
            np.array([place.edges for place in self._places]),
        )
        kinds = np.array([place.kind for place in self._places])
        fit *= np.array([observation.kind for observation in observations])[:, None] == kinds
        best = fit.argmax(axis=1)
        return [
            self._places[column] if fit[row, column] >= _SAME else None
            for row, column in enumerate(best)
        ]
