"""Lines: who crossed a directed segment, and which way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Point, segment_problem, side_of
from hearthwatch.vision.filters import counts
from hearthwatch.vision.places import (
    Change,
    Direction,
    PlaceLook,
    Seen,
    Transition,
    foot_in_picture,
)

DEAD_BAND: Final = 0.01
"""Default of `Line.band`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A named segment with a direction.

    >>> fence = Line("Fence", (0.2, 0.9), (0.8, 0.9))

    runs to the right through the lower part of the picture: who comes down the picture towards
    the camera crosses it forward, who walks away crosses it backward (see `Direction`).

    Attributes:
        labels: labels or groups that count; empty: all.
        band: distance from the line, in picture sides, that a foot must have on both hands for a
            crossing to count. Without it a thing that stands on the line crosses it with every
            tremble of its box; with a wide one, what turns round close behind the line never
            crossed.

    Raises:
        ValueError: the line has no length, leaves the picture, or its band is negative; the text
            names the line and what is wrong.
    """

    name: str
    start: Point
    end: Point
    labels: frozenset[str] = frozenset()
    band: float = DEAD_BAND

    def __post_init__(self) -> None:
        problem = segment_problem(self.start, self.end)
        if problem:
            raise ValueError(f"line {self.name!r} {problem}")
        if not self.band >= 0:
            raise ValueError(f"line {self.name!r} has a dead band of {self.band:g}, below 0")


@dataclass(slots=True)
class _Path:
    """How one track stands to one line.

    Attributes:
        side: the hand on which the foot last was clear of the band; 0 before the first time.
        foot: where it was in the look before.
        through: whether it has gone through the segment an odd number of times since.
        since: time of its newest step through the segment.
    """

    side: int
    foot: Point
    through: bool = False
    since: float = 0.0


class LineWatch:
    """Follow tracks across a camera's lines.

    The foot's way from look to look is a chain of straight steps. A crossing counts once the
    foot, having been clear of the line's band on one hand, is clear of it on the other, if its
    steps went through the segment and not round an end. Give it confirmed tracks, in looks that
    saw them.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self._paths: dict[tuple[int, str], _Path] = {}

    def update(self, track: Seen, time: float) -> PlaceLook:
        """Say which lines a track has crossed with its newest step.

        Args:
            track: as this look saw it.
            time: of the look in seconds; never before that of the look before.
        """
        foot = foot_in_picture(track.box)
        found = [
            self._step(line, track.id, foot, time)
            for line in self._lines
            if counts(line.labels, track.label)
        ]
        transitions = tuple(transition for transition in found if transition)
        return PlaceLook((), transitions, tuple(map(_crossing_check, transitions)))

    def end(self, track_id: int) -> None:
        """Forget a track that has ended."""
        for line in self._lines:
            self._paths.pop((track_id, line.name), None)

    def _step(self, line: Line, track_id: int, foot: Point, time: float) -> Transition | None:
        clear = _clear_side(line, foot)
        path = self._paths.get((track_id, line.name))
        if path is None:
            self._paths[track_id, line.name] = _Path(clear, foot)
            return None
        if _goes_through(line, path.foot, foot):
            path.through = not path.through
            path.since = time
        path.foot = foot
        if clear == 0:
            return None
        crossed = path.through and path.side == -clear
        path.side, path.through = clear, False
        if not crossed:
            return None
        direction = Direction.FORWARD if clear > 0 else Direction.BACKWARD
        return Transition(
            Change.CROSSED, line.name, track_id, time, path.since, direction=direction
        )


def _clear_side(line: Line, foot: Point) -> int:
    """Return the hand (+1 right, -1 left) on which a foot is clear of the band, or 0."""
    run, rise = line.end[0] - line.start[0], line.end[1] - line.start[1]
    away = side_of(foot, line.start, line.end) / (run * run + rise * rise) ** 0.5
    if abs(away) <= line.band:
        return 0
    return 1 if away > 0 else -1


def _goes_through(line: Line, before: Point, after: Point) -> bool:
    """Tell whether a step goes from one hand of the line to the other between its ends.

    A point on the line itself counts as being on its right, so that a foot that rests there
    makes one step through it and not two or none.
    """
    first = side_of(before, line.start, line.end)
    second = side_of(after, line.start, line.end)
    if (first >= 0) == (second >= 0):
        return False
    share = first / (first - second)
    x = before[0] + share * (after[0] - before[0])
    y = before[1] + share * (after[1] - before[1])
    run, rise = line.end[0] - line.start[0], line.end[1] - line.start[1]
    along = (x - line.start[0]) * run + (y - line.start[1]) * rise
    return 0 <= along <= run * run + rise * rise


def _crossing_check(transition: Transition) -> Check:
    text = f"crossed {transition.place} {transition.direction}"
    return Check(Gate.LINE, passed=True, text=text)
