"""Speech: a voice for long enough to be no cough and no bark."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.audio.values import Samples

CHUNK: Final = 0.032
CONTEXT: Final = 0.004
MEMORY: Final = (2, 1, 128)
RATES: Final = (8000, 16000)

_PROBABLE: Final = 0.6
NEEDED: Final = 0.5
_WITHIN: Final = 1.5
"""Seconds of probable speech that are needed, and the seconds within which they must lie: a cough
or a bark sounds like a voice for less."""


class VoiceModel(Protocol):
    """Tells voices from other sounds. One serves all cameras; their memories are their own."""

    def probability(
        self, chunk: Samples, memory: NDArray[np.float32], rate: int
    ) -> tuple[float, NDArray[np.float32]]:
        """Return how probable a voice is, and the memory for the next chunk.

        Args:
            chunk: 36 ms of sound, of which the first 4 were the last of the chunk before.
            memory: (2, 1, 128), as the call before returned it; zeros at the beginning.
            rate: samples per second, 8000 or 16000.
        """


@dataclass(frozen=True, slots=True)
class Voice:
    """How much speech there was lately.

    Attributes:
        seconds: of probable speech within the last 1.5.
        probability: the highest of them.
        speaking: it is enough to call it speech.
    """

    seconds: float
    probability: float
    speaking: bool


class SpeechDetector:
    """Follows one camera's sound."""

    def __init__(self, model: VoiceModel, rate: int) -> None:
        """Begin.

        Args:
            model: to ask.
            rate: samples per second, 8000 or 16000.

        Raises:
            ValueError: of another rate.
        """
        if rate not in RATES:
            raise ValueError(f"speech is found at {RATES} samples per second, not at {rate}")
        self._model = model
        self._rate = rate
        self._size = round(rate * CHUNK)
        self._rest: Samples = np.zeros(round(rate * CONTEXT), np.float32)
        self._memory = np.zeros(MEMORY, np.float32)
        self._scores: list[float] = []

    def feed(self, samples: Samples) -> Voice:
        """Take the samples that follow and listen to them."""
        self._rest = np.concatenate((self._rest, samples))
        context = round(self._rate * CONTEXT)
        while len(self._rest) >= self._size + context:
            chunk = self._rest[: self._size + context]
            score, self._memory = self._model.probability(chunk, self._memory, self._rate)
            self._scores.append(score)
            self._rest = self._rest[self._size :]
        del self._scores[: -round(_WITHIN / CHUNK)]
        return self._voice()

    def clear(self) -> None:
        """Forget everything, as after silence or a hole in the sound."""
        self._rest = np.zeros(round(self._rate * CONTEXT), np.float32)
        self._memory = np.zeros(MEMORY, np.float32)
        self._scores.clear()

    def _voice(self) -> Voice:
        seconds = CHUNK * sum(score >= _PROBABLE for score in self._scores)
        return Voice(seconds, max(self._scores, default=0.0), speaking=seconds >= NEEDED)
