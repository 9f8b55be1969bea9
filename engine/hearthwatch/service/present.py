"""The present, as far as deleting what is old is concerned."""

import time
from collections.abc import Callable
from typing import Final

import structlog

_log = structlog.get_logger()

_STEP: Final = 3600.0
"""Seconds by which the wall clock may run ahead of a steady one before it is doubted."""

_BELIEVED_AFTER: Final = 86_400.0
"""Seconds after which it is believed all the same, for nobody has set it back."""


class Present:
    """A wall clock that is believed at once when it goes back, and late when it leaps ahead.

    A computer without a battery for its clock starts in the past and leaps, and one that was set
    wrong may leap years: what was recorded a minute ago would be too old to be kept. For a day the
    time before the leap goes on instead; the owner sees the leap in the log and can set it right.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin by believing the wall clock.

        Args:
            wall: seconds since 1970 UTC, as the machine has it.
            steady: seconds that never step.
        """
        self._wall = wall
        self._steady = steady
        self._offset = wall() - steady()
        self._doubted_since: float | None = None

    def __call__(self) -> float:
        """Return seconds since 1970 UTC."""
        now = self._steady()
        ahead = self._wall() - now - self._offset
        if ahead <= _STEP:
            self._offset += ahead
            self._doubted_since = None
        elif self._doubted_since is None:
            self._doubted_since = now
            _log.warning("clock_leapt", ahead=round(ahead), believed_in=_BELIEVED_AFTER)
        elif now - self._doubted_since >= _BELIEVED_AFTER:
            self._offset += ahead
            self._doubted_since = None
        return now + self._offset
