"""Points and boxes in normalised picture coordinates: 0..1 from the top left corner."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from hearthwatch.model.numbers import Finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

type Point = tuple[float, float]
type Segment = tuple[Point, Point]

MAX_POINTS: Final = 100
"""The most points that a polygon may have: more is no drawing by hand, and checking it is slow."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; ``x`` and ``y`` are its top left corner."""

    x: Finite
    y: Finite
    width: Finite
    height: Finite

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


def side_of(point: Point, start: Point, end: Point) -> float:
    """Return on which side of the line from start to end a point lies.

    Positive is the right hand of somebody who stands at ``start`` and looks at ``end`` in the
    picture (whose y grows downwards), negative the left hand, 0 the line itself.

    >>> side_of((0.5, 1.0), (0.0, 0.5), (1.0, 0.5)) > 0
    True
    """
    run, rise = end[0] - start[0], end[1] - start[1]
    return run * (point[1] - start[1]) - rise * (point[0] - start[0])


def contains(polygon: Sequence[Point], point: Point) -> bool:
    """Tell whether a point lies inside a polygon, by counting the edges to its right.

    >>> contains([(0, 0), (1, 0), (0, 1)], (0.2, 0.2))
    True
    """
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in _edges(polygon):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def segments_meet(first: Segment, second: Segment) -> bool:
    """Tell whether two straight segments, their ends included, have a point in common.

    >>> segments_meet(((0, 0), (1, 1)), ((0, 1), (1, 0)))
    True
    """
    (a, b), (c, d) = first, second
    sides = side_of(c, a, b), side_of(d, a, b), side_of(a, c, d), side_of(b, c, d)
    if sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0:
        return True
    ends = ((c, a, b), (d, a, b), (a, c, d), (b, c, d))
    return any(
        side == 0 and _spans(start, end, point)
        for side, (point, start, end) in zip(sides, ends, strict=True)
    )


def polygon_problem(points: Sequence[Point]) -> str | None:
    """Say in words what is wrong with a polygon, or None if it can be used.

    >>> polygon_problem([(0.1, 0.5), (0.5, 0.5)])
    'needs at least 3 points, has 2'
    >>> polygon_problem([(0, 0), (1, 1), (1, 0), (0, 1)])
    'crosses itself: the edge between points 1 and 2 meets the edge between points 3 and 4'
    """
    if len(points) < 3:
        return f"needs at least 3 points, has {len(points)}"
    if len(points) > MAX_POINTS:
        return f"has {len(points)} points, more than {MAX_POINTS}"
    outside = next(filter(None, map(point_problem, points)), None)
    if outside:
        return outside
    edges = list(_edges(points))
    for (i, first), (j, second) in itertools.combinations(enumerate(edges), 2):
        if first[1] == second[0] or second[1] == first[0]:
            wrong = _folds_back(first, second) or _folds_back(second, first)
        else:
            wrong = segments_meet(first, second)
        if wrong:
            return (
                f"crosses itself: the edge between points {_edge_name(i, points)} meets"
                f" the edge between points {_edge_name(j, points)}"
            )
    return None


def segment_problem(start: Point, end: Point) -> str | None:
    """Say in words what is wrong with a directed line, or None if it can be used.

    >>> segment_problem((0.2, 0.9), (0.2, 0.9))
    'starts and ends at the same point (0.2, 0.9)'
    """
    if start == end:
        return f"starts and ends at the same point ({start[0]:g}, {start[1]:g})"
    return point_problem(start) or point_problem(end)


def point_problem(point: Point) -> str | None:
    """Say in words what is wrong with a point, or None if it lies in the picture.

    >>> point_problem((1.2, 0.5))
    'point (1.2, 0.5) lies outside the picture, whose sides go from 0 to 1'
    """
    if all(0 <= value <= 1 for value in point):
        return None
    return (
        f"point ({point[0]:g}, {point[1]:g}) lies outside the picture, whose sides go from 0 to 1"
    )


def _edges(polygon: Sequence[Point]) -> Iterator[Segment]:
    return zip(polygon, (*polygon[1:], polygon[0]), strict=True)


def _edge_name(index: int, polygon: Sequence[Point]) -> str:
    return f"{index + 1} and {(index + 1) % len(polygon) + 1}"


def _spans(start: Point, end: Point, point: Point) -> bool:
    return all(
        min(a, b) <= value <= max(a, b) for a, b, value in zip(start, end, point, strict=True)
    )


def _folds_back(first: Segment, second: Segment) -> bool:
    """Tell whether the second segment starts where the first ends and runs back over it."""
    (start, corner), (other, end) = first, second
    if corner != other:
        return False
    back = (start[0] - corner[0]) * (end[0] - corner[0])
    back += (start[1] - corner[1]) * (end[1] - corner[1])
    return corner == end or (side_of(end, start, corner) == 0 and back > 0)
