"""How long a stream may be silent before it counts as stalled."""

import threading
from typing import Final

_LEAST: Final = 3.0
"""Seconds of silence that are always allowed: what a wireless link needs to recover by itself, and
lose nothing."""

_SHARE: Final = 4.0
"""Times the longest usual distance between two pictures that a silence may last."""

_KNOWN: Final = 20
"""Distances from which a camera's habits are known."""

_LASTING: Final = 600.0
"""Seconds in which a distance that was seen once is forgotten, half of it each time, and a camera
that was wronged is trusted less."""


class Patience:
    """Learns how a camera's pictures usually follow each other, over reconnections too.

    A camera of 15 pictures a second that says nothing for 3 s is gone; one that sends a picture
    every two seconds has merely not spoken. Each stall allows twice the silence afterwards, so a
    camera that likes to pause is hung up on once or twice, not for ever.

    One thread tells of pictures, another asks.
    """

    def __init__(self) -> None:
        """Begin without knowing anything."""
        self._lock = threading.Lock()
        self._last: float | None = None
        self._known = 0
        self._longest = 0.0
        self._longest_at = 0.0
        self._least = _LEAST
        self._stalled_at = 0.0

    def begin(self) -> None:
        """Hear that a stream is opened; the silence before it teaches nothing."""
        with self._lock:
            self._last = None

    def heard(self, now: float) -> None:
        """Hear of a picture, at a moment of a clock that never steps back."""
        with self._lock:
            if self._last is not None:
                self._learn(now - self._last, now)
            self._last = now

    def stalled(self, now: float) -> None:
        """Hear that the silence was taken for a stall."""
        with self._lock:
            self._least *= 2
            self._stalled_at = now

    def silence(self, most: float) -> float:
        """Return the seconds of silence that are allowed now.

        Args:
            most: that is never exceeded, and is in force until the camera's habits are known.
        """
        with self._lock:
            if self._known < _KNOWN:
                return most
            return min(most, max(self._least, _SHARE * self._longest))

    def _learn(self, distance: float, now: float) -> None:
        self._known += 1
        if now - self._longest_at > _LASTING:
            self._longest, self._longest_at = self._longest / 2, now
        if distance >= self._longest:
            self._longest, self._longest_at = distance, now
        if self._least > _LEAST and now - self._stalled_at > _LASTING:
            self._least, self._stalled_at = max(_LEAST, self._least / 2), now
