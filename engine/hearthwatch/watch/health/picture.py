"""What pictures themselves tell: frozen, black, of one colour, changed."""

from collections import deque
from typing import Final

from hearthwatch.model.camera import ProblemKind
from hearthwatch.vision.still import Luma, essence, has_moved, is_same, tone
from hearthwatch.watch.health.latch import Latch

_APART: Final = 2.0
"""Seconds between pictures that are compared: a camera that sees badly at night exposes for half a
second, and sends each picture several times."""

_BACK: Final = 4
"""Pictures back with which each is compared; more would find the loop of a film."""

_WINDOW: Final = 60.0
"""Seconds of sameness before it is told."""

_FEWEST: Final = 5
"""Pictures that must have been compared in that time, however rare keyframes are."""

_TONE_EVERY: Final = 0.5

_BLACK: Final = (32, 40)
"""Level of the brightest parts up to which a picture is black, and from which it is no longer.
Black is 16 in most streams, and a covered sensor is not quite free of noise."""

_PLAIN: Final = (8, 14)
"""Contrast up to which a picture in which nothing moves is of one colour, and from which it is no
longer."""

_CHANGED_FOR: Final = 600.0

TEXTS: Final = {
    ProblemKind.FROZEN: "The camera sends the same picture again and again; restart it.",
    ProblemKind.BLACK: "The picture is black: there is no light, or the lens is covered.",
    ProblemKind.PLAIN: "The picture is of one colour: the lens is covered, or the camera is"
    " defective.",
}


class Sameness:
    """Finds a camera that encodes one raw picture again and again.

    Only the first look of each group of pictures is compared, for a keyframe is where a living
    sensor shows (see `hearthwatch.vision.still`).
    """

    def __init__(self) -> None:
        self._recent: deque[Luma] = deque(maxlen=_BACK)
        self._verdicts: deque[tuple[float, bool]] = deque()
        self._began: float | None = None
        self._fresh: float | None = None
        self._frozen = False

    def keyframe(self, time: float) -> None:
        """Hear that a group of pictures begins; its first picture may come a little later."""
        if self._fresh is None:
            self._fresh = time

    def look(self, luma: Luma, time: float) -> bool:
        """Take a look; tell whether the camera is frozen."""
        if self._fresh is None or time < self._fresh:
            return self._frozen
        self._fresh = None
        if self._verdicts and time - self._verdicts[-1][0] < _APART:
            return self._frozen
        picture = essence(luma)
        twin = any(is_same(picture, earlier) for earlier in self._recent)
        self._recent.append(picture)
        self._verdicts.append((time, twin))
        if self._began is None:
            self._began = time
        while len(self._verdicts) > _FEWEST and self._verdicts[1][0] <= time - _WINDOW:
            self._verdicts.popleft()
        return self._judge(time - self._began)

    def _judge(self, seen: float) -> bool:
        twins = sum(twin for _, twin in self._verdicts) / len(self._verdicts)
        if self._frozen:
            self._frozen = twins > 0.25 and any(twin for _, twin in list(self._verdicts)[-2:])
        else:
            long = seen >= _WINDOW and len(self._verdicts) >= _FEWEST
            self._frozen = long and twins >= 0.5
        return self._frozen


class Darkness:
    """Finds pictures in which there is nothing to see."""

    def __init__(self) -> None:
        self._black = Latch(begin=10.0, end=5.0)
        self._plain = Latch(begin=10.0, end=5.0)
        self._before: Luma | None = None
        self._next = 0.0
        self.kind: ProblemKind | None = None

    def look(self, luma: Luma, time: float) -> None:
        """Take a look."""
        if time < self._next:
            return
        self._next = time + _TONE_EVERY
        picture, before = essence(luma), self._before
        self._before = picture
        moving = before is not None and has_moved(before, picture)
        seen, was = tone(picture), self.kind
        dark = seen.bright <= _BLACK[was is ProblemKind.BLACK]
        flat = not dark and not moving and seen.contrast <= _PLAIN[was is ProblemKind.PLAIN]
        black, plain = self._black.update(dark, time), self._plain.update(flat, time)
        self.kind = ProblemKind.BLACK if black else ProblemKind.PLAIN if plain else None


class Change:
    """Remembers for a while that pictures began to come in another form."""

    def __init__(self) -> None:
        self._form: str | None = None
        self._told: tuple[float, str] | None = None

    def look(self, form: str, time: float) -> None:
        """Take a look at pictures of a form, in words."""
        if self._form not in {None, form}:
            self._told = time, f"The camera changed its picture from {self._form} to {form}."
        self._form = form

    def text(self, time: float) -> str | None:
        """Return what has changed lately."""
        if self._told and time - self._told[0] < _CHANGED_FOR:
            return self._told[1]
        return None
