"""Sound as spectra: short windows, one after the other."""

from typing import Final

import numpy as np

from hearthwatch.vision.audio.values import Power, Samples

_NOTHING: Final = np.zeros(0, np.float32)


class Spectrogram:
    """Cuts sound into overlapping windows and gives the power spectrum of each.

    Attributes:
        rate: samples per second.
        hop: seconds from one frame to the next.
        width: hertz from one bin to the next.
    """

    def __init__(self, rate: int, *, window: float, hop: float) -> None:
        """Begin.

        Args:
            rate: samples per second.
            window: seconds that a frame covers; made a power of two samples, never less. Longer
                tells tones from noise better, and pulses from each other worse.
            hop: seconds from one frame to the next.
        """
        self.rate = rate
        self._size = 1 << (round(window * rate) - 1).bit_length()
        self._step = round(hop * rate)
        self.hop = self._step / rate
        self.width = rate / self._size
        shape = np.hanning(self._size + 1)[:-1].astype(np.float32)
        self._shape = shape
        self._scale = 2 / (self._size * float(np.sum(shape**2)))
        self._kept = _NOTHING

    def feed(self, samples: Samples) -> Power:
        """Take the samples that follow and return the frames (frames, bins) now complete."""
        kept = np.concatenate((self._kept, samples))
        count = max(0, (len(kept) - self._size) // self._step + 1)
        if not count:
            self._kept = kept
            return np.zeros((0, self._size // 2 + 1), np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(kept, self._size)[:: self._step]
        self._kept = kept[count * self._step :].copy()
        spectra = np.fft.rfft(windows * self._shape)
        power: Power = (spectra.real**2 + spectra.imag**2) * self._scale
        return power

    def clear(self) -> None:
        """Forget what was fed, as after a hole in the sound."""
        self._kept = _NOTHING

    def bins(self, low: float, high: float) -> slice:
        """Return the bins of the frequencies from `low` to `high` hertz."""
        last = self._size // 2
        return slice(min(round(low / self.width), last), min(round(high / self.width), last) + 1)
