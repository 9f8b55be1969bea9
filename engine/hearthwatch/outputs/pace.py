"""How fast a receiver is sent things."""

import math
import time
from collections import deque
from collections.abc import Callable


class Pace:
    """At most so many a second, in whichever second one looks.

    A few at once go through at once, which a bucket that fills drop by drop would delay.
    """

    def __init__(self, rate: float | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing sent.

        Args:
            rate: how many a second, 0.2 being one in five seconds; None: as many as there are.
            clock: returns seconds that never step.
        """
        count = 0 if rate is None else max(1, math.floor(rate))
        self._span = count / rate if rate else 0.0
        self._sent: deque[float] = deque(maxlen=count)
        self._clock = clock

    def take(self) -> float:
        """Take the next place, and return the seconds until then."""
        now = self._clock()
        full = self._span and len(self._sent) == self._sent.maxlen
        at = max(now, self._sent[0] + self._span) if full else now
        self._sent.append(at)
        return at - now
