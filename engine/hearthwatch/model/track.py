"""One thing followed over time, as the rest of the house sees it."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.model.explanation import Check
from hearthwatch.model.geometry import Box
from hearthwatch.model.numbers import Finite


class TrackState(StrEnum):
    """How sure the tracker is that the thing exists and where it is."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    STATIONARY = "stationary"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class TrackView:
    """A track at one moment.

    Attributes:
        id: counts up from 1 on each camera since its start.
        score: median of the detector's scores over the looks that saw it.
        told: it passed every gate, and `object_detected` was told.
        speed: centre movement in box heights per second.
        checks: the gates it passed or failed so far.
    """

    id: int
    label: str
    score: Finite
    box: Box
    state: TrackState
    told: bool = False
    zones: tuple[str, ...] = ()
    speed: Finite = 0.0
    checks: tuple[Check, ...] = ()
