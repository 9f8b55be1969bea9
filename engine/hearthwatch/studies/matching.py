"""Which events of two lists are the same, and which are in one of them alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hearthwatch.model.geometry import Box
from hearthwatch.studies.errand import Found

_NEAR: Final = 2.0
"""Seconds by which the same event may be told sooner or later."""

_ROOM: Final = 0.25
_PACE: Final = 0.5
"""A thing may have gone on, by this share of its own size a second and a bit more."""


@dataclass(frozen=True, slots=True)
class Matched:
    """How two lists of events compare.

    Attributes:
        same: pairs of what is in both.
        only_first: in the order of the first list.
        only_second: in the order of the second one.
    """

    same: tuple[tuple[Found, Found], ...]
    only_first: tuple[Found, ...]
    only_second: tuple[Found, ...]


def match(first: Sequence[Found], second: Sequence[Found]) -> Matched:
    """Pair events of one type, label and place that are near each other in time and picture.

    The nearest pair comes first, then the nearest of what is left, and so on.
    """
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    same = []
    for _, i, j in sorted(_candidates(first, second)):
        if i not in taken_first and j not in taken_second:
            taken_first.add(i)
            taken_second.add(j)
            same.append((first[i], second[j]))
    return Matched(
        tuple(sorted(same, key=lambda pair: pair[0].timestamp)),
        tuple(found for i, found in enumerate(first) if i not in taken_first),
        tuple(found for j, found in enumerate(second) if j not in taken_second),
    )


def _candidates(
    first: Sequence[Found], second: Sequence[Found]
) -> Iterator[tuple[float, int, int]]:
    """Give every pair that could be one event, with how far apart its two are."""
    alike = defaultdict(list)
    for j, other in enumerate(second):
        alike[_kind(other)].append(j)
    for i, found in enumerate(first):
        for j in alike[_kind(found)]:
            distance = _distance(found, second[j])
            if distance is not None:
                yield distance, i, j


def _kind(found: Found) -> tuple[str | None, ...]:
    return found.type, found.label, found.place, found.data.get("direction")


def _distance(found: Found, other: Found) -> float | None:
    apart = abs(found.timestamp - other.timestamp)
    if apart > _NEAR:
        return None
    here, there = found.box, other.box
    if here is None or there is None:
        return apart / _NEAR
    if not _within_reach(here, there, apart):
        return None
    return apart / _NEAR + 1 - here.iou(there)


def _within_reach(here: Box, there: Box, seconds: float) -> bool:
    """Tell whether a thing can be at both places so many seconds apart.

    >>> _within_reach(Box(0.1, 0.5, 0.1, 0.3), Box(0.16, 0.5, 0.1, 0.3), 1.0)
    True
    >>> _within_reach(Box(0.1, 0.5, 0.1, 0.3), Box(0.6, 0.5, 0.1, 0.3), 1.0)
    False
    """
    grown = _ROOM + _PACE * seconds
    return here.expanded(grown).intersection(there.expanded(grown)) > 0


def count_in_warm_up(found: Iterable[Found]) -> int:
    """Return how many events fell into the seconds in which motion is still being learned."""
    return sum(one.in_warm_up for one in found)
