"""What speaks for a thing's existence: scores of the last second, and looks in vain."""

from collections import deque
from statistics import median


class Evidence:
    """A sum over a sliding window of time.

    Args:
        window: seconds of the past that count.
    """

    def __init__(self, window: float) -> None:
        self._window = window
        self._entries: deque[tuple[float, float]] = deque()

    @property
    def total(self) -> float:
        """The sum of scores less what looks in vain cost."""
        return sum(value for _, value in self._entries)

    @property
    def looks(self) -> int:
        """How many looks in the window saw the thing."""
        return len(self._scores())

    @property
    def score(self) -> float:
        """The median score of the looks in the window that saw it; 0 if none did."""
        scores = self._scores()
        return float(median(scores)) if scores else 0.0

    def seen(self, time: float, score: float) -> None:
        """Count a look that saw it."""
        self._add(time, score)

    def missed(self, time: float, cost: float) -> None:
        """Count a look that should have seen it."""
        self._add(time, -cost)

    def _add(self, time: float, value: float) -> None:
        self._entries.append((time, value))
        while self._entries[0][0] < time - self._window - 1e-6:
            self._entries.popleft()

    def _scores(self) -> list[float]:
        return [value for _, value in self._entries if value > 0]
