"""When a sound is loud for where it is heard, and not merely there all the time.

The background is learned: the level that is exceeded most of the time in the last minute. What
rises above it by the threshold is loud, until it has fallen well below. A fan, rain or a mower rise
as well, and stay as they are: a sound that goes on is told only if its level changes.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.vision.audio.spectrum import Spectrogram
from hearthwatch.vision.audio.values import SILENCE, Samples, decibels

BLOCK: Final = 0.1
"""Seconds of sound whose level is one value."""

_WINDOW: Final = 0.064
_HOP: Final = 0.02
_LOWEST: Final = 200.0
"""Hertz below which nothing counts: there are wind, engines and the hum of the mains."""

_LEARN: Final = 5.0
_RENEW: Final = 1.0
_MEMORY: Final = 60.0
_USUAL: Final = 30.0
"""Percentile of the last minute's levels that is the background: most of the time it is louder, and
a sound must fill two thirds of a minute to become background itself."""

_RELEASE: Final = 6.0
"""Decibels below the threshold at which a sound is over."""

_BURST: Final = 1.0
_CLICK: Final = 2
_JUDGED: Final = 1.5
_STEADY: Final = 2.0
"""Decibels by which a steady sound changes from one block to the next, beyond swelling evenly: fans
0.5, rain 1, speech and barking 4 and more."""


@dataclass(frozen=True, slots=True)
class LoudnessParameters:
    """When a sound is loud.

    Attributes:
        above: decibels above the background. Less hears more, and more that is of no interest.
        quietest: dBFS below which nothing is loud, however still it is otherwise.
    """

    above: float = 20.0
    quietest: float = -50.0


class Kind(StrEnum):
    """What a sound is taken for."""

    QUIET = "quiet"
    UNDECIDED = "undecided"
    STEADY = "steady"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud it is.

    Attributes:
        level: of the loudest block since the last answer, in dBFS above 200 Hz.
        peak: of the loudest block of the sound that is judged; the level where there is none.
        floor: the background, in dBFS.
        threshold: from which on a sound is loud, in dBFS.
        kind: of what is heard.
        checks: the gates, with their numbers.
    """

    level: float
    peak: float
    floor: float
    threshold: float
    kind: Kind
    checks: tuple[Check, ...]


class LoudnessMeter:
    """Measures levels and judges them."""

    def __init__(self, rate: int, parameters: LoudnessParameters | None = None) -> None:
        """Begin with a background to be learned.

        Args:
            rate: samples per second.
            parameters: when a sound is loud.
        """
        self.parameters = parameters or LoudnessParameters()
        self._spectrogram = Spectrogram(rate, window=_WINDOW, hop=_HOP)
        self._bins = slice(round(_LOWEST / self._spectrogram.width), None)
        self._per_block = round(BLOCK / _HOP)
        self._rest: NDArray[np.float32] = np.zeros(0, np.float32)
        self._history: deque[float] = deque(maxlen=round(_MEMORY / BLOCK))
        self._floor = SILENCE
        self._fresh = 0.0
        self._level = SILENCE
        self._sound: _Candidate | None = None

    def feed(self, samples: Samples) -> Loudness | None:
        """Take the samples that follow; None while they make no block."""
        power = self._spectrogram.feed(samples)[:, self._bins].sum(axis=1)
        power = np.concatenate((self._rest, power))
        count = len(power) // self._per_block
        self._rest = power[count * self._per_block :]
        if not count:
            return None
        blocks = power[: count * self._per_block].reshape(count, -1).mean(axis=1)
        return self._judge([decibels(float(block)) for block in blocks])

    def clear(self) -> None:
        """Forget the sound of the moment, as after a hole; the background stays known."""
        self._spectrogram.clear()
        self._rest = self._rest[:0]
        self._sound = None

    def _judge(self, levels: Sequence[float]) -> Loudness:
        self._history.extend(levels)
        self._fresh += len(levels) * BLOCK
        self._level = max(levels)
        if len(self._history) * BLOCK < _LEARN:
            return self._learning()
        if self._fresh >= _RENEW:
            self._floor = float(np.percentile(np.fromiter(self._history, np.float64), _USUAL))
            self._fresh = 0.0
        threshold = self._threshold(self._floor)
        kind, unrest, peak = Kind.QUIET, None, self._level
        for level in levels:
            if self._sound is None and level >= threshold:
                self._sound = _Candidate()
            if self._sound is not None:
                now = self._sound.add(level, over=level < threshold - _RELEASE)
                kind, unrest = max((kind, unrest), (now, self._sound.unrest), key=_rank)
                peak = max(peak, self._sound.peak)
                if self._sound.over:
                    self._sound = None
        checks = tuple(self._checks(peak, threshold, kind, unrest))
        return Loudness(self._level, peak, self._floor, threshold, kind, checks)

    def _learning(self) -> Loudness:
        heard, needed = len(self._history) * BLOCK, _LEARN
        text = f"the background is being learned: {heard:.1f} s of {needed:g} s"
        check = Check(Gate.SOUND, passed=False, text=text, value=heard, limit=needed)
        floor = min(self._history)
        threshold = self._threshold(floor)
        return Loudness(self._level, self._level, floor, threshold, Kind.QUIET, (check,))

    def _threshold(self, floor: float) -> float:
        return max(floor + self.parameters.above, self.parameters.quietest)

    def _checks(
        self, peak: float, threshold: float, kind: Kind, unrest: float | None
    ) -> Iterable[Check]:
        loud = kind is not Kind.QUIET
        text = (
            f"sound {peak:.0f} dBFS {'≥' if peak >= threshold else '<'}"
            f" {threshold:.0f} dBFS; the background has {self._floor:.0f} dBFS"
        )
        yield Check(Gate.SOUND, loud, text, round(peak, 1), round(threshold, 1))
        if kind is Kind.UNDECIDED:
            text = f"loud for less than {_JUDGED:g} s: it may be over or go on"
            yield Check(Gate.STEADY, passed=False, text=text)
        elif unrest is not None:
            steady = kind is Kind.STEADY
            text = (
                f"its level jumps by {unrest:.1f} dB; a steady sound's by less than {_STEADY:g} dB"
            )
            yield Check(Gate.STEADY, not steady, text, round(unrest, 1), _STEADY)


class _Candidate:
    """A sound that has become loud, and may turn out to be of interest.

    Attributes:
        over: it has fallen silent.
        peak: level of its loudest block, in dBFS.
        unrest: decibels by which its level usually changes; None before that can be told.
    """

    def __init__(self) -> None:
        self.over = False
        self.unrest: float | None = None
        self.peak = SILENCE
        self._levels: list[float] = []
        self._told = False

    def add(self, level: float, *, over: bool) -> Kind:
        """Take the next level and say what the sound is."""
        self.over = over
        if over:
            return self._burst()
        self._levels.append(level)
        self.peak = max(self.peak, level)
        judged = round(_JUDGED / BLOCK)
        if len(self._levels) < judged:
            return Kind.LOUD if self._told else Kind.UNDECIDED
        del self._levels[:-judged]
        self.unrest = _restlessness(self._levels)
        self._told = self._told or self.unrest >= _STEADY
        return Kind.LOUD if self.unrest >= _STEADY else Kind.STEADY

    def _burst(self) -> Kind:
        """Judge a sound by its end: a short one was a bang, a bark, a call; a click is none."""
        if self.unrest is not None:
            return Kind.QUIET
        return Kind.LOUD if len(self._levels) >= _CLICK else Kind.QUIET


def _restlessness(levels: Sequence[float]) -> float:
    """Return by how much levels usually leave the line of the two before, in decibels.

    A sound that begins, ends or swells bends the line once or not at all, so the median is taken.
    """
    return float(np.median(np.abs(np.diff(levels, 2))))


_ORDER: Final = list(Kind)


def _rank(judged: tuple[Kind, float | None]) -> int:
    return _ORDER.index(judged[0])
