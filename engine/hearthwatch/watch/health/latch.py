"""A judgement that is slow to condemn and slow to forgive."""


class Latch:
    """Turns a condition that wavers into one that begins and ends.

    >>> latch = Latch(begin=2, end=5)
    >>> [latch.update(bad, time) for time, bad in enumerate([True, False, True, True, True])]
    [False, False, False, False, True]
    >>> [latch.update(False, time) for time in (6, 8, 11)]
    [True, True, False]
    """

    def __init__(self, *, begin: float, end: float) -> None:
        """Begin with all being well.

        Args:
            begin: seconds for which the condition must hold; longer is surer and later.
            end: seconds for which it must be gone; longer flickers less.
        """
        self._begin = begin
        self._end = end
        self._on = False
        self._other_since: float | None = None

    def update(self, bad: bool, time: float) -> bool:
        """Take the condition of a moment; return the judgement."""
        if bad is self._on:
            self._other_since = None
        elif self._other_since is None:
            self._other_since = time
        if self._other_since is not None:
            needed = self._end if self._on else self._begin
            if time - self._other_since >= needed:
                self._on, self._other_since = bad, None
        return self._on
