"""How fast studies go, and how long one will take."""

from typing import Final

_LEAST: Final = 10.0
"""Seconds of footage from which a study says something about the pace."""


class Pace:
    """Remembers how fast the last study went."""

    def __init__(self) -> None:
        self._speed: float | None = None

    def learn(self, footage: float, seconds: float) -> None:
        """Hear that so many seconds of footage took so many seconds."""
        if footage >= _LEAST and seconds > 0:
            self._speed = footage / seconds

    def expected(self, footage: float) -> float | None:
        """Return how many seconds a study of so many seconds of footage will take, if known."""
        return None if self._speed is None else round(footage / self._speed, 1)


def progress_text(done: float, total: float, elapsed: float) -> str:
    """Say how far a study is.

    Args:
        done: seconds of footage that it has seen.
        total: seconds of footage that there are.
        elapsed: seconds that it took so far.

    >>> progress_text(30.0, 120.0, 10.0)
    '0.5 of 2.0 minutes of footage seen, about 30 seconds left'
    >>> progress_text(60.0, 3600.0, 10.0)
    '1.0 of 60.0 minutes of footage seen, about 10 minutes left'
    """
    seen = f"{done / 60:.1f} of {total / 60:.1f} minutes of footage seen"
    if done <= 0:
        return seen
    left = max(0.0, total - done) * elapsed / done
    rest = f"{left / 60:.0f} minutes" if left >= 90 else f"{left:.0f} seconds"
    return f"{seen}, about {rest} left"
