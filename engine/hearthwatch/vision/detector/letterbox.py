"""Fit pictures of any shape into sizes that a convolutional network takes."""

from dataclasses import dataclass
from typing import Final, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.detector.protocol import Picture

GRID: Final = 32
"""Networks of five halvings take multiples of this."""

_GREY: Final = 114
_STRETCH: Final = 1.12
_SHRINK_BY_AREA: Final = 0.5


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Where a picture lies in the canvas that the network sees.

    The content starts in the canvas's top left corner; what it does not cover is grey. A picture
    whose shape nearly fits is stretched to fill the canvas instead (at most 12 %, far less than
    what detectors are trained to bear), so that no computation is spent on grey.

    Attributes:
        width: of the canvas in pixels, a multiple of `GRID`; likewise `height`.
        content_width: of the resized picture in canvas pixels; likewise `content_height`.
    """

    width: int
    height: int
    content_width: int
    content_height: int

    @classmethod
    def fit(cls, width: int, height: int, side: int) -> Self:
        """Choose the canvas for a picture.

        Args:
            width: of the picture in pixels.
            height: of the picture in pixels.
            side: the canvas's longer side, rounded to the grid.

        >>> Letterbox.fit(768, 576, 416)
        Letterbox(width=416, height=320, content_width=416, content_height=320)
        >>> Letterbox.fit(1000, 7, 416)
        Letterbox(width=416, height=32, content_width=416, content_height=3)
        """
        scale = _to_grid(side) / max(width, height)
        canvas_width, content_width = _along(width * scale)
        canvas_height, content_height = _along(height * scale)
        return cls(canvas_width, canvas_height, content_width, content_height)

    @classmethod
    def within(cls, width: int, height: int, canvas_width: int, canvas_height: int) -> Self:
        """Fit a picture into a canvas whose size is given.

        >>> Letterbox.within(768, 576, 640, 640)
        Letterbox(width=640, height=640, content_width=640, content_height=480)
        """
        scale = min(canvas_width / width, canvas_height / height)
        content = max(1, round(width * scale)), max(1, round(height * scale))
        return cls(canvas_width, canvas_height, *content)

    def place(self, picture: Picture, canvas: NDArray[np.uint8]) -> None:
        """Draw the resized picture into a canvas of shape (height, width, 3)."""
        size = (self.content_width, self.content_height)
        shrinks = max(size) < _SHRINK_BY_AREA * max(picture.shape[:2])
        how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        canvas[: size[1], : size[0]] = cv2.resize(picture, size, interpolation=how)
        canvas[size[1] :] = _GREY
        canvas[:, size[0] :] = _GREY

    def normalise(self, corners: NDArray[np.float32]) -> NDArray[np.float32]:
        """Turn canvas pixels into shares of the picture, cut at its edges.

        Args:
            corners: (n, 4), left, top, right, bottom.
        """
        size = np.array([self.content_width, self.content_height] * 2, np.float32)
        shares: NDArray[np.float32] = np.clip(corners / size, 0.0, 1.0)
        return shares


def _to_grid(length: float) -> int:
    return max(GRID, round(length / GRID) * GRID)


def _along(length: float) -> tuple[int, int]:
    """Return the canvas's and the content's length along one direction."""
    canvas = _to_grid(length)
    if canvas / _STRETCH <= length <= canvas * _STRETCH:
        return canvas, canvas
    content = max(1, round(length))
    return -(-content // GRID) * GRID, content
