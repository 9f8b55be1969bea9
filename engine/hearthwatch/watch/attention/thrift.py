"""Whether the gate is worth its trouble: how much of the calm it sleeps through."""

import math
from typing import Final

MOST: Final = 0.3
"""Share of calm time that the gate may be awake; with more it saves less than it risks."""

_MEMORY: Final = 120.0
"""Calm seconds after which what was measured counts a third."""

_ENOUGH: Final = 10.0
"""Calm seconds that must have been seen before there is a figure."""

_STEP: Final = 1.0
"""Longest time between packets that is counted whole."""


class Thrift:
    """Measure the share of calm time in which the alarm keeps a camera awake."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self._calm = 0.0
        self._awake = 0.0
        self._before: float | None = None

    @property
    def share(self) -> float | None:
        """Share of calm time spent awake; None before there was enough of it."""
        return self._awake / self._calm if self._calm >= _ENOUGH else None

    def tick(self, time: float, *, calm: bool, awake: bool) -> None:
        """Take in the time since the packet before.

        Args:
            time: of the packet.
            calm: nothing moves and nothing is followed.
            awake: the alarm rang a moment ago.
        """
        passed = 0.0 if self._before is None else min(max(time - self._before, 0.0), _STEP)
        self._before = time
        if not calm:
            return
        fade = math.exp(-passed / _MEMORY)
        self._calm = self._calm * fade + passed
        self._awake = self._awake * fade + (passed if awake else 0.0)
