"""Which time it is: the world's for live cameras, the footage's for recordings."""

import time
from typing import Protocol

from hearthwatch.media import Frame


class Clock(Protocol):
    """Tells the moment of a frame, and the moment at which something was done with it."""

    def moment(self, frame: Frame) -> float:
        """Return when the frame was seen, in seconds since 1970 UTC."""

    def trace(self, frame: Frame) -> tuple[float, float]:
        """Return when its packet was read and when it was decoded."""

    def now(self, frame: Frame) -> float:
        """Return the present, as far as work on that frame is concerned."""


class WallClock:
    """The world's time, for live cameras."""

    def moment(self, frame: Frame) -> float:
        """Return when the packet of the frame was read."""
        return frame.captured

    def trace(self, frame: Frame) -> tuple[float, float]:
        """Return when the packet was read and when it was decoded."""
        return frame.captured, frame.decoded

    def now(self, frame: Frame) -> float:  # noqa: ARG002
        """Return the present."""
        return time.time()


class FootageClock:
    """Recorded time: work takes no time at all, so that a replay always says the same."""

    def __init__(self, start: float = 0.0) -> None:
        self._start = start

    def moment(self, frame: Frame) -> float:
        """Return the start of the footage plus the frame's place in it."""
        return self._start + frame.time

    def trace(self, frame: Frame) -> tuple[float, float]:
        """Return the frame's moment for both."""
        return self.moment(frame), self.moment(frame)

    def now(self, frame: Frame) -> float:
        """Return the frame's moment."""
        return self.moment(frame)
