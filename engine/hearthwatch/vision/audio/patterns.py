"""Pulse patterns of smoke and carbon monoxide alarms, found in noise by their rhythm.

A group of pulses is a tone that stands out of its neighbours in every pulse and in no gap. One
group proves nothing, for many devices beep; groups that repeat in their period do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.audio.bands import Bands
from hearthwatch.vision.audio.rhythms import Pattern
from hearthwatch.vision.audio.spectrum import Spectrogram
from hearthwatch.vision.audio.values import Samples

_SCALES: Final = (0.88, 0.92, 0.96, 1.0, 1.04, 1.08, 1.12)
"""How much slower or faster than the standard a device may pulse; it allows a tenth."""

_PERIOD_TOLERANCE: Final = 0.1
_STEADY: Final = 0.25
_FAINT_STEADY: Final = 0.5
"""Seconds by which the times between groups may differ, for a device keeps its own period: of a
tone that stands out, and of one whose groups cannot be placed that well."""

_TRIM: Final = 0.15
"""Share of an interval left out at each of its ends, for echo and for what windows smear."""

_CANDIDATES: Final = 8
"""Frequencies examined at a time: those that rise and fall most."""

_CLEAR: Final = 1.6
_LEAST: Final = 0.4
"""Contrasts, in natural logarithms of power, of a group that stands out and of one that counts at
all. In white noise single groups reach 0.6 now and then, and three in a row never come; a smoke
alarm 20 dB below the noise reaches 0.6 to 1."""

_MISFIT: Final = 0.3
"""Share of its contrast that a group loses with each interval that is not as it should be: one is
forgiven, and two where there is little to tell the tone from the noise."""

_DIP: Final = 0.2
_SHORTEST: Final = 30.0
_FILLED: Final = 0.4
"""Percentile of a pulse's spectra that must reach this share of their mean strength."""

_UNEVEN: Final = 0.6
"""Share of the contrast, and as much again, by which the pulses of a group may differ."""

_BATCH: Final = 0.4
"""Seconds of sound that are examined together, because that is cheaper."""

_LOUD_FIT: Final = 0.93
_FAINT_FIT: Final = 0.7
_FIT_PER_CONTRAST: Final = 0.18
"""Share of all intervals that must be as they should be: the clearer the tone, the more of them."""

_RIVAL: Final = 0.8
"""Share of a group's merit from which on another one in between is no trick of the noise."""

_STRIDE: Final = 0.04
"""Seconds between two moments at which a group may end."""

_SAME_TIME: Final = 0.5
_GROUPS: Final = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Pulses that fit a pattern once.

    Attributes:
        end: of the last pulse, in seconds on the stream's clock.
        tone: number of its bin.
        contrast: by how much it stands out, in natural logarithms of power.
        fit: share of the intervals that are as they should be.
        misfits: numbers of the others.
    """

    end: float
    tone: int
    contrast: float
    fit: float
    misfits: frozenset[int] = frozenset()

    @property
    def merit(self) -> float:
        """Its contrast, less for each interval that is not as it should be."""
        return self.contrast * (1 - _MISFIT * len(self.misfits))


@dataclass(frozen=True, slots=True)
class Alarm:
    """Groups that repeat in their period.

    Attributes:
        time: when the newest of them was certain, in seconds on the stream's clock.
        pattern: that they follow.
        frequency: of the tone in hertz.
        groups: how many there were.
        fit: share of all intervals that are as they should be.
    """

    time: float
    pattern: Pattern
    frequency: float
    groups: int
    fit: float


class PatternDetector:
    """Listens for one pattern.

    Spectra are divided by the median of their neighbourhood, which takes out whatever is loud
    everywhere, then compressed by a logarithm, so that one bang cannot outweigh ten seconds.
    """

    def __init__(self, pattern: Pattern, rate: int) -> None:
        """Begin.

        Args:
            pattern: to find.
            rate: samples per second; at least 8000, for the tone's sake.
        """
        self.pattern = pattern
        self._spectrogram = Spectrogram(rate, window=pattern.window, hop=pattern.hop)
        self._bands = Bands(self._spectrogram)
        self._starts, self._ends = _layout(pattern, self._spectrogram.hop)
        self._stride = max(1, round(_STRIDE / self._spectrogram.hop))
        self._span = int(self._ends.max() - self._starts.min())
        self._seen = np.zeros((0, self._bands.count), np.float32)
        self._groups: list[Group] = []
        self._waiting: list[Samples] = []

    def newest(self, time: float) -> Group | None:
        """Return the last group that was found, as long as another could follow it."""
        found = self._groups[-1] if self._groups else None
        return found if found and time - found.end < 2 * self.pattern.period else None

    def feed(self, samples: Samples, end: float) -> Alarm | None:
        """Take the samples that follow.

        Args:
            samples: at the rate that was told.
            end: time of the last of them, in seconds on the stream's clock.

        Returns:
            The alarm that another group has proved.
        """
        self._waiting.append(samples)
        if sum(map(len, self._waiting)) < _BATCH * self._spectrogram.rate:
            return None
        power = self._spectrogram.feed(np.concatenate(self._waiting))
        self._waiting.clear()
        if not len(power):
            return None
        self._seen = np.concatenate((self._seen, self._bands.evidence(power)))
        fresh = len(power)
        self._seen = self._seen[-(self._span + fresh) :]
        if len(self._seen) < self._span + 1:
            return None
        found = self._find(min(fresh, len(self._seen) - self._span), end)
        return self._chain(found, end) if found else None

    def clear(self) -> None:
        """Begin anew after a hole in the sound; groups before it still count."""
        self._spectrogram.clear()
        self._waiting.clear()
        self._seen = self._seen[:0]

    def _find(self, fresh: int, end: float) -> Group | None:
        """Return the best group that ends, with its quiet, in one of the fresh frames."""
        tones = self._liveliest()
        sums = np.cumsum(self._seen[:, tones], axis=0, dtype=np.float64)
        sums = np.concatenate((np.zeros((1, len(tones))), sums))
        shifts = len(self._seen) - np.arange(0, fresh, self._stride)
        first = shifts[:, None, None] + (self._starts - self._ends.max(axis=1, keepdims=True))
        last = first + (self._ends - self._starts)
        lengths = (self._ends - self._starts)[None, :, :, None]
        means = (sums[last] - sums[first]) / lengths
        contrast, misfit = _judge(means, self.pattern)
        wrong = misfit.sum(axis=2)
        merit = contrast * (1 - _MISFIT * wrong)
        merit[wrong > np.where(contrast >= _CLEAR, 1, 2)] = 0.0
        best = np.unravel_index(int(merit.argmax()), merit.shape)
        if merit[best] <= 0 or contrast[best] < _LEAST:
            return None
        shift, scale, tone = (int(index) for index in best)
        misfits = frozenset(np.flatnonzero(misfit[shift, scale, :, tone]).tolist())
        if not self._lasts(first[shift, scale], last[shift, scale], int(tones[tone])):
            return None
        after = self._ends[scale, -1] - self._ends[scale, -1 - self.pattern.calm]
        return Group(
            end=end - (self._stride * shift + after) * self._spectrogram.hop,
            tone=int(tones[tone]),
            contrast=float(contrast[best]),
            fit=1.0 - int(wrong[best]) / self._starts.shape[1],
            misfits=misfits,
        )

    def _lasts(self, first: NDArray[np.intp], last: NDArray[np.intp], tone: int) -> bool:
        """Tell whether the tone fills its pulses: a chirp may be as loud, but is over sooner."""
        calm = self.pattern.calm
        parts = [self._seen[i:j, tone] for i, j in zip(first, last, strict=True)]
        pulses = np.concatenate(parts[calm:-calm:2])
        still = float(np.concatenate((*parts[:calm], *parts[-calm:])).mean())
        rise = float(pulses.mean()) - still
        return float(np.percentile(pulses, _SHORTEST)) - still >= _FILLED * rise

    def _liveliest(self) -> NDArray[np.intp]:
        """Return the frequencies whose strength changes most over a pulse's length."""
        block = max(1, round(self.pattern.on / self._spectrogram.hop / 2))
        count = len(self._seen) // block
        blocks = self._seen[len(self._seen) - count * block :].reshape(count, block, -1)
        return np.argsort(blocks.mean(axis=1).std(axis=0))[-_CANDIDATES:]

    def _chain(self, found: Group, now: float) -> Alarm | None:
        """Take in a group and return the alarm that it proves together with those before it."""
        longest = self.pattern.period * (1 + _PERIOD_TOLERANCE)
        oldest = found.end - longest * (_GROUPS - 1)
        self._groups = [group for group in self._groups if group.end >= oldest]
        for index, group in enumerate(self._groups):
            if _is_same(group, found):
                if group.contrast >= found.contrast:
                    return None
                del self._groups[index]
                break
        self._groups.append(found)
        proof = self._chain_before(found)[:_GROUPS]
        if not self._proves(proof):
            return None
        return Alarm(
            time=now,
            pattern=self.pattern,
            frequency=self._bands.frequency(found.tone),
            groups=len(proof),
            fit=sum(group.fit for group in proof) / len(proof),
        )

    def _proves(self, groups: Sequence[Group]) -> bool:
        """Tell whether groups make an alarm: the clearer the tone, the better they must fit.

        An interval that fits in none of them shows that the rhythm is another one.
        """
        if len(groups) < _GROUPS or frozenset.intersection(*(g.misfits for g in groups)):
            return False
        contrast = sum(group.contrast for group in groups) / len(groups)
        fit = sum(group.fit for group in groups) / len(groups)
        if np.ptp(np.diff([group.end for group in groups])) > (
            _STEADY if contrast >= _CLEAR else _FAINT_STEADY
        ):
            return False
        needed = min(_LOUD_FIT, _FAINT_FIT + _FIT_PER_CONTRAST * contrast)
        return contrast >= self.pattern.least and fit >= needed

    def _chain_before(self, last: Group) -> list[Group]:
        """Return the groups that precede one in the pattern's period, newest first.

        Whoever pulses in between as well, as birds do, follows another rhythm.
        """
        chain = [last]
        for group in reversed(self._groups[:-1]):
            if not self._bands.close(group.tone, last.tone):
                continue
            gap = (chain[-1].end - group.end) / self.pattern.period
            if abs(gap - 1) <= _PERIOD_TOLERANCE:
                chain.append(group)
            elif group.merit > _RIVAL * last.merit:
                break
        return chain


def _layout(pattern: Pattern, hop: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return first and last frames (scales, intervals) of what is on and off, without its edges."""
    parts = list(pattern.intervals())
    starts, ends = [], []
    for scale in _SCALES:
        trims = [_TRIM * (until - since) for since, until in parts]
        first = [
            round((since * scale + trim) / hop)
            for (since, _), trim in zip(parts, trims, strict=True)
        ]
        last = [
            round((until * scale - trim) / hop)
            for (_, until), trim in zip(parts, trims, strict=True)
        ]
        starts.append(first)
        ends.append([max(end, start + 1) for start, end in zip(first, last, strict=True)])
    return np.array(starts), np.array(ends)


def _judge(
    means: NDArray[np.float64], pattern: Pattern
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return contrasts (phases, scales, tones) and which intervals do not fit, from their means.

    Pulses must stand out of the quiet around the group, one as much as the other. Gaps need only
    dip: in a room that echoes, a tenth of a second is too short to die away.

    Args:
        means: (phases, scales, intervals, tones), as `Pattern.intervals` has them.
        pattern: whose they are.
    """
    calm, group = pattern.calm, means[:, :, pattern.calm : -pattern.calm]
    quiet = np.concatenate((means[:, :, :calm], means[:, :, -calm:]), axis=2)
    on, gaps = group[:, :, ::2], group[:, :, 1::2]
    loud, still = on.mean(axis=2), quiet.mean(axis=2)
    contrast = loud - (still + gaps.mean(axis=2)) / 2
    middle = ((loud + still) / 2)[:, :, None]
    depth = np.maximum(pattern.dip * contrast, _DIP)[:, :, None]
    beside = (on[:, :, 1:] + on[:, :, :-1]) / 2
    misfit = np.concatenate((quiet >= middle, on <= middle, gaps > beside - depth), axis=2)
    uneven = np.ptp(on, axis=2) > _UNEVEN * (1 + contrast)
    return np.where(uneven, 0.0, contrast), misfit


def _is_same(group: Group, other: Group) -> bool:
    return abs(group.end - other.end) <= _SAME_TIME
