"""Whether a camera's clock runs at the speed of time."""

from itertools import pairwise
from typing import Final

_WINDOW: Final = 15.0
"""Seconds of which the packet that was delayed least stands for all."""

_WRONG: Final = 0.1
"""Seconds gained or lost in each second that no crystal and no network explain."""

_SURE: Final = 3
"""Windows in a row that must say the same: a choking link falls behind too, but not for ever."""


class Drift:
    """Compares the times that packets claim with when they come.

    Delays only ever make packets late, so of each window the least delayed counts. Cameras that
    claim 25 pictures a second and send 12 are found this way.
    """

    def __init__(self) -> None:
        """Begin with a newly opened stream."""
        self._start: tuple[float, float] | None = None
        self._until = 0.0
        self._lead = 0.0
        self._leads: list[float] = []

    def update(self, claimed: float, arrived: float) -> float | None:
        """Take a packet; return how many times too fast the clock runs, None while it is right.

        Args:
            claimed: its time in seconds, from any start.
            arrived: when it came, in seconds of a clock that never steps.
        """
        if self._start is None:
            self._start = claimed, arrived
            self._until, self._lead = arrived + _WINDOW, 0.0
            return None
        lead = (claimed - self._start[0]) - (arrived - self._start[1])
        if arrived < self._until:
            self._lead = max(self._lead, lead)
            return None
        self._leads = [*self._leads, self._lead][-_SURE - 1 :]
        self._until, self._lead = arrived + _WINDOW, lead
        return self._judge()

    def _judge(self) -> float | None:
        leads = self._leads
        if len(leads) <= _SURE:
            return None
        gains = [after - before for before, after in pairwise(leads)]
        limit = _WRONG * _WINDOW
        if min(gains) > limit or max(gains) < -limit:
            return max(0.0, 1.0 + sum(gains) / (_WINDOW * len(gains)))
        return None
