"""Leaving out what was said just now, and counting what was left out."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

_MOST: Final = 1000


class Repeats:
    """Lets each thing be said once in a while. It remembers the last thousand things."""

    def __init__(self, every: float) -> None:
        """Begin with nothing said.

        Args:
            every: seconds from one time that something is said to the next.
        """
        self._every = every
        self._said: OrderedDict[Hashable, tuple[float, int]] = OrderedDict()

    def skipped(self, thing: Hashable, now: float) -> int | None:
        """Return how often something was left out since it was said last, if it may be said now.

        Returns:
            None when it may not.
        """
        said, skipped = self._said.get(thing, (float("-inf"), 0))
        if 0 <= now - said < self._every:
            self._said[thing] = (said, skipped + 1)
            return None
        self._said[thing] = (now, 0)
        self._said.move_to_end(thing)
        if len(self._said) > _MOST:
            self._said.popitem(last=False)
        return skipped
