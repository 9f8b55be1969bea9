"""What motion detection is told and what it answers."""

from dataclasses import dataclass

from hearthwatch.model.explanation import Check
from hearthwatch.model.geometry import Box, Point, polygon_problem


@dataclass(frozen=True, slots=True)
class MotionParameters:
    """What an owner may set.

    Attributes:
        threshold: share of the unmasked picture that has to move, margins around moving pixels
            included, before anything is done about it. A person 14 pixels tall in a picture of
            320x180 makes about 0.005; a higher value saves work and loses what is small and far.
        masks: polygons in which nothing counts as motion: a flag, a road, the camera's clock.

    Raises:
        ValueError: the threshold is no share, or a mask is no polygon; the text says which.
    """

    threshold: float = 0.005
    masks: tuple[tuple[Point, ...], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.threshold <= 1:
            raise ValueError(f"motion threshold {self.threshold:g} is no share from 0 to 1")
        for number, mask in enumerate(self.masks, 1):
            problem = polygon_problem(mask)
            if problem:
                raise ValueError(f"motion mask {number} {problem}")


@dataclass(frozen=True, slots=True)
class Motion:
    """What one look found.

    Attributes:
        share: share of the unmasked picture that moves, 0..1.
        regions: boxes around what moves, near ones joined and a margin added, the largest first.
            They are given below the threshold as well; `active` says whether to care.
        active: the share reaches the threshold.
        learned: the background is known. Until it is, nothing can be called motion or calm, and
            the caller does well to look at the whole picture.
        light_change: the light has just changed (a lamp, the camera's exposure); what changed
            with it is not in `regions`, what moves in spite of it is.
        checks: the same as numbers and sentences.
    """

    share: float
    regions: tuple[Box, ...]
    active: bool
    learned: bool
    light_change: bool
    checks: tuple[Check, ...]
