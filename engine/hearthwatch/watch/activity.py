"""Motion as a state of a camera: it begins at once and ends after a while of calm."""

from enum import StrEnum


class Turn(StrEnum):
    """How a camera's motion changed."""

    STARTED = "started"
    ENDED = "ended"


class MotionActivity:
    """Hold motion on until nothing has moved for `hold` seconds; each movement starts it anew."""

    def __init__(self, hold: float) -> None:
        self.hold = hold
        self._since: float | None = None
        self._last = 0.0

    @property
    def since(self) -> float | None:
        """When the motion began, in seconds; None while there is none."""
        return self._since

    def update(self, time: float, *, active: bool) -> Turn | None:
        """Take in one look and say whether motion began or ended with it."""
        if active:
            self._last = time
            if self._since is None:
                self._since = time
                return Turn.STARTED
        elif self._since is not None and time - self._last >= self.hold:
            return self.end()
        return None

    def end(self) -> Turn | None:
        """End the motion now, as when the camera is gone."""
        if self._since is None:
            return None
        self._since = None
        return Turn.ENDED
