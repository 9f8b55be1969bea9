"""Caution: how much evidence a thing needs in the weather of the moment."""

import math
from typing import Final

# Specks in a look from which caution begins, and the number that calls for all of it.
_FEW: Final = 0.5
_MANY: Final = 3.5
# More in one look say no more: a flash, a shower.
_MOST: Final = 10
# Seconds in which caution comes and goes.
_RISE: Final = 1.5
_FALL: Final = 10.0


class Caution:
    """Follow how many specks a look shows: unusual spots that come to nothing.

    Rain, snow and bad noise make them all the time, and now and then some of them look like a
    small person in the distance. Where there are none, much less has to be seen of somebody to
    tell them, which is what finds people at night.

    Attributes:
        share: from 0, as in calm air, to 1, as in rain. It starts at 1.
    """

    def __init__(self) -> None:
        self._specks = _MANY
        self.share = 1.0

    def update(self, specks: int, elapsed: float) -> None:
        """Take in the number of specks in a look, `elapsed` seconds after the one before."""
        more = min(specks, _MOST) - self._specks
        seconds = _RISE if more > 0 else _FALL
        self._specks += more * (1 - math.exp(-elapsed / seconds))
        self.share = min(max((self._specks - _FEW) / (_MANY - _FEW), 0.0), 1.0)

    def between(self, calm: float, rain: float) -> float:
        """Return the value of a limit that has one value in calm air and another in rain."""
        return calm + (rain - calm) * self.share
