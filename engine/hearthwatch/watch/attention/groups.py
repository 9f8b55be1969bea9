"""Groups of pictures: how far apart a stream's keyframes are."""

from collections import deque
from statistics import median
from typing import Final

_MEMORY: Final = 5
_LIKE: Final = 0.25
_LIKE_LEAST: Final = 0.3
"""By how much, as a share and in seconds, lengths may differ and still be called the same."""

_LATE: Final = 1.5
_LATE_LEAST: Final = 0.5
"""Lengths, and seconds, after which a keyframe is overdue."""

_GAP: Final = 0.2
_GAP_PACES: Final = 4.0
_PACE: Final = 0.1
"""Seconds, and distances between packets, from which some must be missing between two of them; and
the weight of the newest in the usual distance."""

_KEYLESS: Final = 10.0
"""Seconds without any keyframe after which a stream is taken not to mark them."""


class Groups:
    """Follow the distance between keyframes."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.keyframe: float | None = None
        self.length: float | None = None
        self._start: float | None = None
        self._before: float | None = None
        self._pace: float | None = None
        self._lengths: deque[float] = deque(maxlen=_MEMORY)
        self._others = 0

    def add(self, time: float, *, keyframe: bool) -> bool:
        """Take a packet and say whether keyframes come at another distance from now on."""
        if self._is_gap(time):
            self.interrupt()
        if self._start is None:
            self._start = time
        if not keyframe:
            return False
        before, self.keyframe = self.keyframe, time
        return before is not None and self._measure(time - before)

    def interrupt(self) -> None:
        """Hear that the stream begins anew: up to the next keyframe is no length."""
        self.keyframe = self._start = None

    def is_overdue(self, time: float) -> bool:
        """Tell whether a keyframe should have come by now."""
        if self.keyframe is None or self.length is None:
            return True
        return time - self.keyframe > max(_LATE * self.length, self.length + _LATE_LEAST)

    def are_missing(self, time: float) -> bool:
        """Tell whether the stream seems to mark no keyframes."""
        since = self._start if self.keyframe is None else self.keyframe
        return since is not None and time - since > max(_KEYLESS, 2 * (self.length or 0.0))

    def _is_gap(self, time: float) -> bool:
        """Tell whether packets are missing before one of that time."""
        before, self._before = self._before, time
        if before is None:
            return False
        passed = time - before
        if self._pace is not None and passed > _GAP + _GAP_PACES * self._pace:
            return True
        self._pace = passed if self._pace is None else self._pace + _PACE * (passed - self._pace)
        return False

    def _measure(self, length: float) -> bool:
        """Take in a length; two others in a row are the new ones."""
        known = self.length
        if known is None or abs(length - known) <= max(_LIKE * known, _LIKE_LEAST):
            self._lengths.append(length)
            self.length = median(self._lengths)
            self._others = 0
            return False
        self._others += 1
        if self._others < 2:
            return False
        self._lengths.clear()
        self._lengths.append(length)
        self.length, self._others = length, 0
        return True
