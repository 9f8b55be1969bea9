"""Saying what a run does at the moment, and how long the rest of it will take."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

type Progress = Callable[[str], None]
"""Hears what is being done."""


class Countdown:
    """Adds the time left to what is said; call it with what is being done."""

    def __init__(
        self,
        say: Progress,
        parts: Sequence[tuple[str, float]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare to count.

        Args:
            say: takes the lines.
            parts: name of each part, and the seconds that it takes about.
            clock: seconds that never step back.
        """
        self._say = say
        self._clock = clock
        self._rest = [*parts]
        self._name, self._seconds = "", 0.0
        self._began = clock()

    def next(self) -> None:
        """Begin the next part."""
        self._name, self._seconds = self._rest.pop(0)
        self._began = self._clock()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Count nothing for as long as the context lasts: that takes time only once."""
        before = self._clock()
        try:
            yield
        finally:
            self._began += self._clock() - before

    @property
    def left(self) -> float:
        """The seconds that the rest takes about."""
        now = max(0.0, self._seconds - (self._clock() - self._began))
        return now + sum(seconds for _, seconds in self._rest)

    def __call__(self, text: str) -> None:
        """Say what is being done."""
        self._say(f"{_short(self.left)} left, {self._name}: {text}")


def _short(seconds: float) -> str:
    """Return a time as people say it.

    >>> _short(200), _short(45)
    ('3 min', '45 s')
    """
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
