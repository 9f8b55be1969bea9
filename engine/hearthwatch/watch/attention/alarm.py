"""From packets that are each somewhat unusual to one alarm."""

from typing import Final

_USUAL: Final = 2.0
"""Spreads that packets deviate by anyhow."""

_MOST: Final = 6.0
"""Spreads from which one packet says no more: a single odd one is no alarm."""

_RINGS: Final = 8.0
"""Sum that rings: two very odd packets, or a few that are clearly odd."""


class Alarm:
    """Add up what is unusual, as a cumulative sum (E. S. Page, 1954).

    Packets that are far too small count as much as large ones: if nothing else they say that what
    is usual is no longer known.

    >>> alarm = Alarm()
    >>> [alarm.add(deviation) for deviation in (0.5, 9.0, 1.0, 0.0, 5.0, 5.0, 5.0)]
    [False, False, False, False, False, False, True]
    """

    def __init__(self) -> None:
        """Begin silent."""
        self._sum = 0.0

    def add(self, deviation: float) -> bool:
        """Take the deviation of a packet, in spreads, and say whether the alarm rings."""
        step = min(abs(deviation), _MOST) - _USUAL
        self._sum = min(max(self._sum + step, 0.0), 2 * _RINGS)
        return self._sum >= _RINGS
