"""What zones and lines are asked about, and what they answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from hearthwatch.model.explanation import Check
from hearthwatch.model.geometry import Box, Point


class Seen(Protocol):
    """A track in one look, as far as places care; the tracker's `Track` is one."""

    @property
    def id(self) -> int:
        """The same number for the same thing."""

    @property
    def label(self) -> str:
        """What it is."""

    @property
    def score(self) -> float:
        """The median of its scores, 0..1."""

    @property
    def box(self) -> Box:
        """Where it is."""


class Change(StrEnum):
    """What can happen between a thing and a place."""

    ENTERED = "entered"
    LEFT = "left"
    LOITERED = "loitered"
    CROSSED = "crossed"


class Direction(StrEnum):
    """Which way a line was crossed, for somebody who stands at its start and looks at its end.

    `FORWARD` is from the left hand to the right hand. A line drawn from the left edge of the
    picture to its right edge is crossed forward by what comes down the picture, towards the
    camera, and backward by what goes up.
    """

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True)
class Transition:
    """Something that happened between a track and a zone or line.

    Attributes:
        place: name of the zone or line.
        track_id: whose.
        time: of the look that decided it, in seconds.
        since: time of the first look of the new state: the foot was inside (or outside, or
            across) from then on. For loitering: when the stay began.
        stay: seconds from entering to `time`; None for a line and for entering.
        direction: of a crossing.
    """

    change: Change
    place: str
    track_id: int
    time: float
    since: float
    stay: float | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class PlaceLook:
    """What one look at one track said about places.

    Attributes:
        zones: names of the zones it is in, in the order in which they were given.
        transitions: what happened in this look.
        checks: why nothing else did, with the numbers.
    """

    zones: tuple[str, ...] = ()
    transitions: tuple[Transition, ...] = ()
    checks: tuple[Check, ...] = ()


def foot_in_picture(box: Box) -> Point:
    """Return the box's foot, moved just inside the picture where it lies on or past its edge.

    A zone that is drawn down to the edge thereby holds the person whom the edge cuts.
    """
    x, y = box.foot
    return (min(max(x, 1e-4), 1 - 1e-4), min(max(y, 1e-4), 1 - 1e-4))
