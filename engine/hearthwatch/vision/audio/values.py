"""What is heard, and in which words."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.explanation import Check

type Samples = NDArray[np.float32]
"""Mono sound (samples,), -1..1."""

type Power = NDArray[np.float32]
"""Power spectra (frames, bins); the bins of one frame sum up to its mean square."""

SILENCE: Final = -100.0
"""dBFS that stand for no sound at all: quieter than the last bit of 16."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that began to be heard.

    Attributes:
        time: when it was certain, in seconds on the stream's clock.
        label: what it is; None: something loud.
        level: of it, in dBFS.
        floor: what is usual there, in dBFS.
        threshold: from which on a sound is loud, in dBFS.
        confidence: how sure it is that it is that, 0..1; None where that has no meaning.
        pattern: of pulses, by which an alarm was recognised: ``T3`` or ``T4``.
        reason: the same as a sentence with its numbers.
        checks: the gates it passed.
    """

    time: float
    label: str | None
    level: float
    floor: float
    threshold: float
    reason: str
    confidence: float | None = None
    pattern: str | None = None
    checks: tuple[Check, ...] = ()


class SoundModelError(ValueError):
    """A file is no model that can be used, or a model does not run; the text names it."""


def decibels(power: float) -> float:
    """Return a mean square in dBFS; a sine that just fits has -3.

    >>> round(decibels(0.5), 2), decibels(0.0)
    (-3.01, -100.0)
    """
    return max(SILENCE, 10 * float(np.log10(max(power, 1e-12))))
