"""Polygons as Frigate writes them: shares of the picture, or pixels of the detect stream."""

from dataclasses import dataclass
from itertools import batched

from hearthwatch.model.geometry import MAX_POINTS, polygon_problem

type Points = list[list[float]]


class ShapeError(Exception):
    """A polygon cannot be carried over; the text says why."""


@dataclass(frozen=True, slots=True)
class Size:
    """The picture in which objects are looked for, in pixels."""

    width: float
    height: float

    @property
    def area(self) -> float:
        """Its pixels."""
        return self.width * self.height


def polygon(texts: list[str], size: Size | None) -> Points:
    """Return a polygon's points as shares of the picture.

    Args:
        texts: coordinates between commas: x, y, x, y …; in one text or in several.
        size: of the picture, for pixels; None: unknown.

    Raises:
        ShapeError: they are no polygon, or pixels of a picture whose size nobody knows.

    >>> polygon(["0,720,640,360", "1280,720"], Size(1280, 720))
    [[0.0, 1.0], [0.5, 0.5], [1.0, 1.0]]
    """
    try:
        numbers = [float(word) for text in texts for word in text.split(",") if word.strip()]
    except ValueError:
        raise ShapeError("its coordinates are no numbers between commas") from None
    if len(numbers) % 2 or len(numbers) > 2 * MAX_POINTS:
        raise ShapeError(f"it has {len(numbers)} coordinates: x and y of each point are needed")
    width, height = 1.0, 1.0
    if any(number > 1 for number in numbers):
        if size is None:
            raise ShapeError(
                "it is in pixels, and detect.width and detect.height do not say of what picture"
            )
        width, height = size.width, size.height
    corners = [[_share(x, width), _share(y, height)] for x, y in batched(numbers, 2, strict=True)]
    points = [corner for place, corner in enumerate(corners) if corner != corners[place - 1]]
    if problem := polygon_problem([(x, y) for x, y in points]):
        raise ShapeError(f"the polygon {problem}")
    return points


def _share(value: float, whole: float) -> float:
    """Return a share; what lies at most a hundredth outside of the picture is moved to its edge."""
    share = value / whole
    if -0.01 <= share <= 1.01:
        share = min(max(share, 0.0), 1.0)
    return round(share, 4)
