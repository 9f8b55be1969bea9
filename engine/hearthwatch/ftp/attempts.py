"""How long somebody waits who gave a wrong password."""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

_REMEMBERED: Final = 300.0
_FIRST: Final = 1.0
_STEP: Final = 0.5
_LONGEST: Final = 8.0


class Attempts:
    """Counts wrong passwords of the last minutes; each makes the next answer later.

    They count together, whoever sent them: behind a container's network all cameras have one
    address. A right password is never held up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none.

        Args:
            clock: seconds that never step back.
        """
        self._clock = clock
        self._moments: deque[float] = deque(maxlen=100)

    def wrong(self) -> float:
        """Count one; return the seconds after which it is answered."""
        now = self._clock()
        while self._moments and now - self._moments[0] > _REMEMBERED:
            self._moments.popleft()
        delay = min(_FIRST + _STEP * len(self._moments), _LONGEST)
        self._moments.append(now)
        return delay
