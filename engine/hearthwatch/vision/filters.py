"""What a thing must be like to count: score, size, shape and how far it went."""

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.labels import group_of

type _Writer = Callable[[float], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The limits for one label. The defaults let everything pass.

    Attributes:
        min_score: median score over the looks that saw it. Higher: fewer mistakes, more misses.
        moved: how far its middle must have gone from where it was first seen, as a share of the
            picture's diagonal. 0.05 keeps parked cars, whose boxes tremble, from being news;
            what stays nearly on its spot (somebody at a bench) is lost with it.
        min_area: share of the picture that its box covers at least.
        max_area: and at most.
        min_ratio: width over height of its box in pixels at least.
        max_ratio: and at most. A standing person has about 0.4, a car from the side 2.
    """

    min_score: float = 0.0
    moved: float = 0.0
    min_area: float = 0.0
    max_area: float = 1.0
    min_ratio: float = 0.0
    max_ratio: float = math.inf

    def checks(
        self, *, box: Box, score: float, first: Box | None = None, aspect: float = 16 / 9
    ) -> tuple[Check, ...]:
        """Hold a thing against the limits; it counts if every check has passed.

        Limits that let everything pass are not mentioned.

        Args:
            box: where it is now.
            score: median score over its looks.
            first: where it was first seen; None skips `moved`.
            aspect: width over height of the picture in pixels.
        """
        ratio = box.width * aspect / box.height if box.height > 0 else math.inf
        found: list[Check] = []
        if self.min_score > 0:
            found.append(_at_least(Gate.SCORE, "score", score, self.min_score, _plain))
        if self.min_area > 0:
            found.append(_at_least(Gate.SIZE, "size", box.area, self.min_area, _percent))
        if self.max_area < 1:
            found.append(_at_most(Gate.SIZE, "size", box.area, self.max_area, _percent))
        if self.min_ratio > 0:
            found.append(_at_least(Gate.RATIO, "width/height", ratio, self.min_ratio, _plain))
        if self.max_ratio < math.inf:
            found.append(_at_most(Gate.RATIO, "width/height", ratio, self.max_ratio, _plain))
        if self.moved > 0 and first is not None:
            way = distance(first, box, aspect)
            found.append(_at_least(Gate.MOVED, "moved", way, self.moved, _percent))
        return tuple(found)


def filter_for(filters: Mapping[str, Filter], label: str) -> Filter | None:
    """Return the filter of a label, else that of its group (``vehicle``), else None."""
    return filters.get(label) or filters.get(group_of(label) or "")


def counts(labels: Collection[str], label: str) -> bool:
    """Tell whether a label is among labels and groups; an empty collection means all.

    >>> counts({"vehicle"}, "truck"), counts({"person"}, "truck"), counts((), "truck")
    (True, False, True)
    """
    return not labels or label in labels or group_of(label) in labels


def distance(first: Box, second: Box, aspect: float = 16 / 9) -> float:
    """Return how far apart the middles of two boxes are, as a share of the picture's diagonal.

    >>> distance(Box(0, 0, 0, 0), Box(1, 1, 0, 0))
    1.0
    """
    (x1, y1), (x2, y2) = first.centre, second.centre
    return math.hypot((x2 - x1) * aspect, y2 - y1) / math.hypot(aspect, 1.0)


def _plain(value: float) -> str:
    return f"{value:.2f}"


def _percent(value: float) -> str:
    return f"{100 * value:.2g} %" if value < 0.1 else f"{100 * value:.0f} %"


def _at_least(gate: Gate, name: str, value: float, limit: float, write: _Writer) -> Check:
    passed = value >= limit
    text = f"{name} {write(value)} {'≥' if passed else '<'} {write(limit)}"
    return Check(gate, passed, text, value, limit)


def _at_most(gate: Gate, name: str, value: float, limit: float, write: _Writer) -> Check:
    passed = value <= limit
    text = f"{name} {write(value)} {'≤' if passed else '>'} {write(limit)}"
    return Check(gate, passed, text, value, limit)
