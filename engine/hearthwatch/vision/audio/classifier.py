"""Sounds by name, as far as somebody has a network that knows them."""

from collections.abc import Mapping
from typing import Final, Protocol

import numpy as np

from hearthwatch.vision.audio.values import Samples

RATE: Final = 16_000
SPAN: Final = 15_600
"""Samples that are looked at together: 0.975 s, as YAMNet was trained."""


class Classifier(Protocol):
    """Names sounds. One serves all cameras; it remembers nothing."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What it can name."""

    def scores(self, samples: Samples) -> Mapping[str, float]:
        """Return how sure it is of each label, 0..1, for 0.975 s at 16 kHz."""


class SoundNamer:
    """Follows one camera's sound and names what is wanted."""

    def __init__(self, classifier: Classifier) -> None:
        """Begin.

        Args:
            classifier: to ask, once for every span.
        """
        self._classifier = classifier
        self._kept = np.zeros(0, np.float32)

    def feed(self, samples: Samples) -> Mapping[str, float]:
        """Take samples at 16 kHz that follow and return scores, once a span is full, by label."""
        self._kept = np.concatenate((self._kept, samples))
        if len(self._kept) < SPAN:
            return {}
        span, self._kept = self._kept[:SPAN], self._kept[SPAN:]
        return self._classifier.scores(span)

    def clear(self) -> None:
        """Forget what was fed, as after silence or a hole in the sound."""
        self._kept = self._kept[:0]
