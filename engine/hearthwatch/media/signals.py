"""Numbers per packet: what can be known about pictures without decoding them."""

import math
from collections import deque
from dataclasses import dataclass
from statistics import median
from typing import Final

# Packets from which the first idea of what is usual is taken.
_FIRST: Final = 30
# Packets that must have been learned before the signal says anything.
_SETTLED: Final = 90
# Weight of the newest packet in the level, in what is usual at its place, and in the spread.
_LEVEL: Final = 1 / 150
_PLACE: Final = 0.1
_SPREAD: Final = 0.01
# Spreads by which one packet moves what is usual at most.
_STEP: Final = 2.0
# From a median deviation to a standard deviation.
_SCALE: Final = 1.4826
# The least spread, of logarithms: sizes are never more regular than to a few per cent.
_LEAST_SPREAD: Final = 0.05
# Spreads from which a packet does not fit what is usual, and the weight of the newest such word.
_MISFIT: Final = 3.0
_MISFIT_NEWS: Final = 1 / 90
# Places in a group of pictures that are told apart; all later ones count as the last.
_PLACES: Final = 600
# Packets that wait to be called usual or not.
_WAITING: Final = 2000


@dataclass(frozen=True, slots=True)
class _Sized:
    """A packet between keyframes: how many lie between it and its keyframe, and its size."""

    time: float
    place: int
    value: float


class SizeSignal:
    """Tell how unusual the size of each packet is for its place in its group of pictures.

    Between keyframes a packet holds what has changed in the picture, so in a stream whose bit rate
    varies, somebody who walks by makes packets grow at once. Sizes are compared as logarithms. A
    level common to all packets and an offset for each place after the keyframe are running
    medians, the spread around them a running median of deviations: each packet moves them by a
    small step, whatever its size (stochastic approximation: H. Robbins and S. Monro, "A
    stochastic approximation method", 1951), and the spread not at all if it does not fit. So slow
    changes are followed, and a passer-by, or an odd packet, is not.

    What came is only learned when somebody who saw the pictures says that nothing happened in
    them (`learn`); what came while something did is passed over (`forget`).

    Attributes:
        level: the usual size between keyframes, as a natural logarithm of bytes.
        spread: the usual deviation from it, in natural logarithms.
        misfit: share of what was learned lately that was not usual at all; near 1 the stream has
            become another one.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.level = 0.0
        self.spread = 0.0
        self.misfit = 0.0
        self._first: list[_Sized] = []
        self._waiting: deque[_Sized] = deque(maxlen=_WAITING)
        self._place: int | None = None
        self._offsets: list[tuple[float, int]] = []
        self._learned = 0

    @property
    def settled(self) -> bool:
        """Enough is known to tell usual from unusual."""
        return self._learned >= _SETTLED

    def add(self, size: int, time: float, *, keyframe: bool) -> float:
        """Take a packet and say how unusual its size is.

        Args:
            size: in bytes.
            time: of the packet, for `learn` and `forget`.
            keyframe: it begins a group of pictures.

        Returns:
            The deviation from what is usual, in spreads: positive for large packets, negative for
            small ones. 0 for keyframes, before the first of them, and until enough is known.
        """
        if keyframe:
            self._place = 0
            return 0.0
        if self._place is None:
            return 0.0
        sized = _Sized(time, min(self._place, _PLACES - 1), math.log(max(size, 1)))
        self._place += 1
        self._waiting.append(sized)
        return self._deviation(sized) / self.spread if self.settled else 0.0

    def learn(self, until: float) -> None:
        """Take what came up to a time, since the last word, for usual."""
        while self._waiting and self._waiting[0].time <= until:
            self._learn(self._waiting.popleft())

    def forget(self, until: float) -> None:
        """Learn nothing from what came up to a time since the last word."""
        while self._waiting and self._waiting[0].time <= until:
            self._waiting.popleft()

    def interrupt(self) -> None:
        """Hear that packets are missing: up to the next keyframe no place is known."""
        self._place = None

    def _deviation(self, sized: _Sized) -> float:
        known = sized.place < len(self._offsets)
        offset, seen = self._offsets[sized.place] if known else (0.0, 0)
        return sized.value - self.level - offset * seen / (seen + 1)

    def _learn(self, sized: _Sized) -> None:
        self._learned += 1
        if self._learned <= _FIRST:
            self._first.append(sized)
            if self._learned == _FIRST:
                self._begin()
            return
        deviation = self._deviation(sized)
        odd = self.settled and abs(deviation) > _MISFIT * self.spread
        self.misfit += (odd - self.misfit) * _MISFIT_NEWS
        limit = _STEP * self.spread
        step = min(max(deviation, -limit), limit)
        self.level += step * max(_LEVEL, 1 / self._learned)
        self._offsets += [(0.0, 0)] * (sized.place + 1 - len(self._offsets))
        offset, seen = self._offsets[sized.place]
        self._offsets[sized.place] = (offset + step * max(_PLACE, 1 / (seen + 1)), seen + 1)
        if odd:
            return
        wider = abs(deviation) * _SCALE > self.spread
        self.spread = max(self.spread * (1 + (_SPREAD if wider else -_SPREAD)), _LEAST_SPREAD)

    def _begin(self) -> None:
        """Take a first idea from packets that are all counted alike."""
        self.level = median(sized.value for sized in self._first)
        deviation = median(abs(sized.value - self.level) for sized in self._first)
        self.spread = max(deviation * _SCALE, _LEAST_SPREAD)
        self._first.clear()
