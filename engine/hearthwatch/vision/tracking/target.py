"""A thing that is followed, with everything known of it: the tracker's own, changing side."""

from collections import deque
from collections.abc import Iterable
from statistics import median
from typing import Final, Self

import numpy as np

from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState
from hearthwatch.vision.tracking.appearance import Look
from hearthwatch.vision.tracking.evidence import Evidence
from hearthwatch.vision.tracking.kalman import BoxFilter, Vector
from hearthwatch.vision.tracking.observation import Observation
from hearthwatch.vision.tracking.occlusion import doubt
from hearthwatch.vision.tracking.parameters import TrackerParameters
from hearthwatch.vision.tracking.results import Sighting
from hearthwatch.vision.tracking.shapes import box_of

_SCORES_KEPT: Final = 301
_YOUNG: Final = 3
_LEARNING: Final = 0.2
_LONGEST_MISS: Final = 1.0


class Target:
    """One thing: its motion, its appearance, its votes, its evidence and its past."""

    def __init__(self, number: int, first: Observation, parameters: TrackerParameters) -> None:
        self.id = number
        self.kind = first.kind
        self.look: Look | None = None
        self.history: deque[Sighting] = deque(maxlen=parameters.history_limit)
        self.first_seen = first.time
        self.evidence = Evidence(parameters.evidence_window)
        self.votes: dict[str, float] = {}
        self.scores: deque[float] = deque(maxlen=_SCORES_KEPT)
        self.confirmed_at: float | None = None
        self.looks = 0
        self.unseen = 0.0
        self.unsure = 0.0
        self.seen = True
        self._parameters = parameters
        self._filter = BoxFilter(first.edges, parameters.noise)
        self._time = self._looked_at = self._sure_at = self._anchored_at = first.time
        self._anchor = self._filter.centre
        self._note(first)

    @property
    def edges(self) -> Vector:
        """Left, top, right and bottom of the estimate, in picture heights."""
        return self._filter.edges

    @property
    def velocity(self) -> Vector:
        """Of the centre, in picture heights per second."""
        return self._filter.velocity

    @property
    def centre(self) -> Vector:
        """The x and y of the middle, in picture heights."""
        return self._filter.centre

    @property
    def scale(self) -> float:
        """Its height (or width, if more), in picture heights."""
        return self._filter.scale

    @property
    def speed(self) -> float:
        """Of the centre, in its own heights (or widths, if more) per second."""
        return float(np.hypot(*self._filter.velocity) / self._filter.scale)

    @property
    def box(self) -> Box:
        """The estimate, cut at the picture's edges."""
        return self._whole.clipped()

    @property
    def visible(self) -> float:
        """The share of the estimate that lies inside the picture."""
        whole = self._whole
        return whole.clipped().area / whole.area if whole.area > 0 else 0.0

    @property
    def label(self) -> str:
        """The label with the most score."""
        return max(self.votes, key=lambda label: (self.votes[label], label))

    @property
    def score(self) -> float:
        """The median score of the looks that saw it."""
        return float(median(self.scores))

    @property
    def stationary_since(self) -> float | None:
        """Since when it has stood still, once that is long enough."""
        still = self._time - self._anchored_at >= self._parameters.still_after - 1e-6
        return self._anchored_at if still else None

    @property
    def still_for(self) -> float:
        """For how many seconds it has been where it is."""
        return self._time - self._anchored_at

    @property
    def patience(self) -> float:
        """How long it may be unseen where it was looked for, in seconds."""
        patience = self._parameters.patience
        if self.stationary_since is None:
            return patience
        stood = self.history[-1].time - self._anchored_at
        return max(patience, min(stood / 2, self._parameters.still_patience))

    @property
    def state(self) -> TrackState:
        """How sure it is and whether it is there."""
        if self.confirmed_at is None:
            return TrackState.TENTATIVE
        if self.stationary_since is not None:
            return TrackState.STATIONARY
        return TrackState.CONFIRMED if self.seen else TrackState.LOST

    def predict(self, time: float) -> None:
        """Move on to the moment of a look."""
        if self.stationary_since is not None:
            self._filter.rest()
        self._filter.predict(time - self._time)
        self._time = time
        self.seen = False

    def see(self, observation: Observation) -> None:
        """Take a matched detection in."""
        clear = np.full(4, 1 + 2 * (1 - observation.score))
        young = self.looks < _YOUNG
        self._filter.update(
            observation.edges,
            clear if young else doubt(self.edges, observation.edges, observation.score),
        )
        self._note(observation)

    def miss(self) -> None:
        """Count a look that should have seen it and did not."""
        waited = min(self._time - self._looked_at, _LONGEST_MISS)
        self.unseen += waited
        self.unsure += waited
        self._looked_at = self._time
        self.evidence.missed(self._time, self._parameters.miss_cost)

    def confirm(self, earlier: Iterable[Sighting]) -> None:
        """Take it as sure from now on.

        Args:
            earlier: sightings from before the first one that turned out to be its own. Of all,
                those of the evidence's window are kept.
        """
        self.confirmed_at = self._time
        since = self._time - self._parameters.evidence_window - 1e-6
        kept = [seen for seen in (*earlier, *self.history) if seen.time >= since]
        self.history = deque(kept, maxlen=self._parameters.history_limit)
        self.first_seen = kept[0].time

    def resume(self, lost: Self) -> None:
        """Take it that this is something that was lost: go on under its name, with its past."""
        self.id, self.confirmed_at = lost.id, lost.confirmed_at
        self.first_seen = lost.first_seen
        self.looks += lost.looks
        self.scores = deque((*lost.scores, *self.scores), maxlen=_SCORES_KEPT)
        for label, score in lost.votes.items():
            self.votes[label] = self.votes.get(label, 0.0) + score
        since = lost.history[-1].time
        later = [seen for seen in self.history if seen.time > since]
        self.history = deque((*lost.history, *later), maxlen=self._parameters.history_limit)

    def trim(self) -> None:
        """Forget the faint end of the history: it may be the background, not the thing."""
        limit = self._sure_at + self._parameters.faint_tail + 1e-6
        while len(self.history) > 1 and self.history[-1].time > limit:
            self.history.pop()

    @property
    def _whole(self) -> Box:
        return box_of(self.edges, self._parameters.aspect)

    def _note(self, observation: Observation) -> None:
        score, label = observation.score, observation.detection.label
        self.votes[label] = self.votes.get(label, 0.0) + score
        self.scores.append(score)
        self.evidence.seen(self._time, score)
        self.history.append(Sighting(self._time, self.box, score))
        if score >= self._parameters.sure_score:
            self.unsure, self._sure_at = 0.0, self._time
            self._remember(observation)
        else:
            self.unsure += min(self._time - self._looked_at, _LONGEST_MISS)
        self.looks += 1
        self.unseen = 0.0
        self.seen = True
        self._looked_at = self._time
        self._settle()

    def _remember(self, observation: Observation) -> None:
        if observation.look is None or not observation.alone:
            return
        if self.look is None:
            self.look = observation.look
            return
        blend = self.look + _LEARNING * (observation.look - self.look)
        self.look = (blend / np.linalg.norm(blend)).astype(np.float32)

    def _settle(self) -> None:
        reach = self._parameters.still_distance * self._filter.scale
        if float(np.hypot(*(self._filter.centre - self._anchor))) > reach:
            self._anchor = self._filter.centre
            self._anchored_at = self._time
