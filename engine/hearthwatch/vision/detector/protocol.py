"""What the house expects of a detector, whatever network and runtime are behind it."""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.detection import Detection

type Picture = NDArray[np.uint8]
"""A picture of shape (height, width, 3), blue first."""

SCORE_FLOOR: Final = 0.1
"""Detections below this score are not worth telling even to a tracker."""


class ModelError(Exception):
    """The model cannot be used; the text says what is wrong with it."""


class Detector(Protocol):
    """Finds things in pictures. One instance serves all cameras of a process."""

    @property
    def name(self) -> str:
        """The model's name and the runtime's, for people."""

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels that it can give."""

    @property
    def inferences(self) -> int:
        """How many pictures it was shown so far."""

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        """Find things in each picture.

        Pictures may differ in size; those that are shown to the network at the same size go
        through it together.

        Args:
            pictures: what to look at; views into larger arrays (crops) are fine.
            side: length in pixels of a picture's longer side as the network sees it, rounded to
                what it can take. More finds smaller things and costs by the square. None: the
                size that the detector was built with.

        Returns:
            For every picture its detections, surest first; boxes are normalised to that picture
            and lie within it; no score is below `SCORE_FLOOR`.

        Raises:
            ValueError: an array is not a colour picture of 8 bits a channel.
        """
