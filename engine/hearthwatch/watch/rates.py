"""What a camera does per second."""

import time
from typing import Final

from hearthwatch.watch.looker import Looker
from hearthwatch.watch.pipeline import Pipeline

_COST_OVER: Final = 10.0
"""Seconds over which the cost is a mean: asleep, all of it falls on the moment of a keyframe."""


class Rates:
    """What a camera does per second, from counters that only grow; its cost a bit smoothed."""

    def __init__(self, looker: Looker, pipeline: Pipeline) -> None:
        self.frames = self.looks = self.inferences = self.cost = 0.0
        self._looker = looker
        self._pipeline = pipeline
        self._before: tuple[float, float, int, int, int] | None = None

    def measure(self) -> None:
        """Compare with the last call."""
        looker, pipeline = self._looker, self._pipeline
        counters = (looker.cpu, looker.packets, pipeline.looks, pipeline.inferences)
        now = (time.monotonic(), *counters)
        if self._before and (seconds := now[0] - self._before[0]) > 0:
            cost, self.frames, self.looks, self.inferences = (
                round((new - old) / seconds, 4)
                for new, old in zip(now[1:], self._before[1:], strict=True)
            )
            self.cost += (cost - self.cost) * min(seconds / _COST_OVER, 1.0)
        self._before = now
