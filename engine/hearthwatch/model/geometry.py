"""Points and boxes in normalised picture coordinates: 0..1 from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; ``x`` and ``y`` are its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def from_corners(cls, left: float, top: float, right: float, bottom: float) -> Self:
        """Build a box from its edges."""
        return cls(left, top, right - left, bottom - top)

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """The share of the picture that the box covers."""
        return self.width * self.height

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    @property
    def foot(self) -> Point:
        """The middle of the bottom edge: where a standing thing touches the ground."""
        return (self.x + self.width / 2, self.bottom)

    def intersection(self, other: Box) -> float:
        """Return the area that both boxes cover."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return width * height if width > 0 and height > 0 else 0.0

    def iou(self, other: Box) -> float:
        """Return intersection over union: 0 for disjoint boxes, 1 for equal ones.

        >>> Box(0, 0, 1, 1).iou(Box(0.5, 0, 0.5, 1))
        0.5
        """
        shared = self.intersection(other)
        union = self.area + other.area - shared
        return shared / union if union > 0 else 0.0

    def expanded(self, share: float) -> Box:
        """Return the box grown on every side by a share of its own size."""
        dx, dy = self.width * share, self.height * share
        return Box(self.x - dx, self.y - dy, self.width + 2 * dx, self.height + 2 * dy)

    def clipped(self) -> Box:
        """Return the part of the box that lies inside the picture."""
        left, top = min(max(self.x, 0.0), 1.0), min(max(self.y, 0.0), 1.0)
        right, bottom = min(max(self.right, 0.0), 1.0), min(max(self.bottom, 0.0), 1.0)
        return Box.from_corners(left, top, right, bottom)
