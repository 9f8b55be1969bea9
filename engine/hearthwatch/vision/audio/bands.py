"""The tones of alarms, and how far they stand out of everything else.

Sounders give their pulses at about 3.1 kHz, or as a square wave of 520 Hz that wakes people who
hear high tones badly.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.audio.spectrum import Spectrogram
from hearthwatch.vision.audio.values import Power

_MOST: Final = 0.88
_FAINTEST: Final = 1e-12
"""Power of a bin that counts as nothing: a hundredth of what 16 bits can tell."""

_SAME_TONE: Final = 25.0


class Bands:
    """The frequencies at which sounders sound, and how much of them there is.

    A low tone counts as far as its third harmonic is there too: a square wave has it, a voice or
    a note on the piano hardly ever as strong.
    """

    def __init__(self, spectrogram: Spectrogram) -> None:
        width = spectrogram.width
        self._width = width
        self._high = spectrogram.bins(2800, 3650)
        self._around_high = spectrogram.bins(2600, 3750)
        self._low = spectrogram.bins(465, 575)
        self._around_low = spectrogram.bins(200, 1200)
        self._around_third = spectrogram.bins(1000, 2200)
        self._lows = np.arange(self._low.start, self._low.stop)
        self._highs = np.arange(self._high.start, self._high.stop)
        self.count = len(self._highs) + len(self._lows)

    def evidence(self, power: Power) -> NDArray[np.float32]:
        """Return how far each tone stands out, as natural logarithm (frames, tones)."""
        smooth = power.copy()
        smooth[:, 1:-1] += power[:, :-2] + power[:, 2:]
        smooth += _FAINTEST
        high = _over_usual(smooth, self._high, self._around_high)
        low = smooth[:, self._lows] / _usual(smooth, self._around_low)
        third = np.maximum(smooth[:, 3 * self._lows - 1], smooth[:, 3 * self._lows + 1])
        third /= _usual(smooth, self._around_third)
        return np.log1p(np.concatenate((high, np.minimum(low, third)), axis=1))

    def frequency(self, tone: int) -> float:
        """Return the hertz of a tone."""
        return float(np.concatenate((self._highs, self._lows))[tone] * self._width)

    def close(self, tone: int, other: int) -> bool:
        """Tell whether two tones may be one that drifts a little."""
        return abs(self.frequency(tone) - self.frequency(other)) <= _SAME_TONE


def _usual(power: Power, around: slice) -> Power:
    """Return what most bins of each frame stay below; every other bin does for that.

    It is more than the median, so that voices and chords, which have many lines, have none that
    stands out.
    """
    some = power[:, around][:, ::2]
    most = round(_MOST * some.shape[1])
    return np.partition(some, most, axis=1)[:, most : most + 1]


def _over_usual(power: Power, band: slice, around: slice) -> Power:
    return power[:, band] / _usual(power, around)
