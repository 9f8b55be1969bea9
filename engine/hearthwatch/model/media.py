"""The folder of clips and pictures, as both sides of the house know it."""

from enum import IntEnum
from typing import Final

MARK: Final = ".hearthwatch"
"""A file in the media folder. While it is not there its disk or share is taken to be away."""


class Thrift(IntEnum):
    """What is given up while the disk is nearly full; each step includes those before it.

    Events are never given up, and neither are their pictures while there is room for one.
    """

    NOTHING = 0
    THUMBNAILS = 1
    CONTINUOUS = 2
    CLIPS = 3

    @property
    def given_up(self) -> tuple[str, ...]:
        """Name what is given up, in the order in which it went.

        >>> Thrift.CONTINUOUS.given_up
        ('thumbnails', 'continuous')
        """
        return tuple(step.name.lower() for step in Thrift if 0 < step <= self)
