"""Which frames are worth a look."""

import math
from typing import Final

_MEMORY: Final = 0.1
"""Weight of the newest distance between frames in their running mean."""


class Sampler:
    """Picks frames at a steady rate by the stream's clock.

    It lays a grid of ``1 / rate`` seconds over stream time, starting at the first frame, and takes
    the frame nearest to each line of it: the first from which the next is expected to lie no
    nearer. So jitter neither skips a look nor adds one, and the same times always give the same
    choice. A stream slower than the rate has every frame taken; after a gap the grid starts anew.

    >>> sampler = Sampler(5.0)
    >>> [tenth for tenth in range(11) if sampler.take(tenth / 10)]
    [0, 2, 4, 6, 8, 10]
    """

    def __init__(self, rate: float = 5.0) -> None:
        """Begin with the first frame.

        Args:
            rate: looks per second; more of them see shorter appearances and cost more.

        Raises:
            ValueError: the rate is not a positive number.
        """
        if not (rate > 0 and math.isfinite(rate)):
            raise ValueError("the rate of looks must be a positive number")
        self._step = 1.0 / rate
        self._due: float | None = None
        self._last = 0.0
        self._distance: float | None = None

    def take(self, time: float) -> bool:
        """Say whether to look at the frame of that stream time; ask in the order of time."""
        if self._due is None:
            self._due, self._last = time + self._step, time
            return True
        self._learn(min(time - self._last, self._step))
        self._last = time
        if time + (self._distance or 0.0) / 2 <= self._due:
            return False
        late = time - self._due
        self._due = (time if late >= self._step else self._due) + self._step
        return True

    def _learn(self, distance: float) -> None:
        """Follow the mean distance between frames."""
        if self._distance is None:
            self._distance = distance
        else:
            self._distance += _MEMORY * (distance - self._distance)
