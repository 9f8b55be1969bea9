"""Where a track was between its sightings."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from hearthwatch.model.geometry import Box
from hearthwatch.vision.tracking.results import Sighting


def boxes_at(
    history: Sequence[Sighting], times: Iterable[float], tolerance: float = 1e-6
) -> list[Sighting | None]:
    """Return where a track was at each moment, interpolated linearly between sightings.

    A moment before the first sighting or after the last one gives None: nothing is guessed.

    Args:
        history: sightings in the order of time.
        times: moments in seconds, in any order.
        tolerance: a moment this close to a sighting, in seconds, is that sighting.
    """
    moments = [sighting.time for sighting in history]
    return [_at(history, moments, time, tolerance) for time in times]


def _at(
    history: Sequence[Sighting], moments: Sequence[float], time: float, tolerance: float
) -> Sighting | None:
    after = bisect_right(moments, time + tolerance)
    if after == 0:
        return None
    before = history[after - 1]
    if abs(before.time - time) <= tolerance:
        return before
    if after == len(history):
        return None
    return _between(before, history[after], time)


def _between(before: Sighting, after: Sighting, time: float) -> Sighting:
    share = (time - before.time) / (after.time - before.time)

    def mix(first: float, second: float) -> float:
        return first + share * (second - first)

    first, second = before.box, after.box
    box = Box(
        mix(first.x, second.x),
        mix(first.y, second.y),
        mix(first.width, second.width),
        mix(first.height, second.height),
    )
    return Sighting(time, box, mix(before.score, after.score))
