"""One thing seen in one frame."""

from dataclasses import dataclass

from hearthwatch.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Detection:
    """A box with the detector's label and score (0..1)."""

    label: str
    score: float
    box: Box
