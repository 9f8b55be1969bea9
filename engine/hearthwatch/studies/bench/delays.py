"""How long the engine takes, from what a camera sends to what everybody can know."""

import bisect
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import cv2
import numpy as np

from hearthwatch.model.event import EventType
from hearthwatch.model.timestamps import from_rfc3339
from hearthwatch.studies.bench.cameras import Sent
from hearthwatch.studies.bench.engine import Engine
from hearthwatch.studies.bench.mark import read
from hearthwatch.studies.bench.scenes import Truth
from hearthwatch.studies.bench.stages import Show

_EARLY: Final = 0.1
_LATE: Final = 1.0
_ON_THE_WAY: Final = 5.0


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody's being visible to a camera, in seconds since 1970 UTC by the time of sending."""

    camera: str
    first: float
    last: float


@dataclass(slots=True)
class Delays:
    """What was measured; all delays are in seconds.

    Attributes:
        appearances: how many there were while motion was off.
        to_motion: from sending the first frame that shows somebody to the look that decided that
            something moves, for each appearance that was noticed.
        to_event: from reading the packet of the deciding frame to the published event.
        from_camera: from sending that frame, which its own picture names, to the published event.
    """

    appearances: int = 0
    to_motion: list[float] = field(default_factory=list)
    to_event: list[float] = field(default_factory=list)
    from_camera: list[float] = field(default_factory=list)

    @property
    def missed(self) -> int:
        """Appearances that nothing was said about."""
        return self.appearances - len(self.to_motion)


def appearances(camera: str, sent: Iterable[Sent], truth: Truth) -> Iterator[Appearance]:
    """Return the visits that a camera has sent from the first to the last visible frame.

    Args:
        camera: the name to give.
        sent: by one mount, in order.
        truth: of the clip that it plays.
    """
    times: dict[int, float] = {}
    for each in sent:
        times.setdefault(each.count, each.time)
    rounds = {count // len(truth.frames) for count in times}
    spans = truth.spans().values()
    for turn, (first, last) in itertools.product(sorted(rounds), spans):
        start = turn * len(truth.frames)
        if start + first in times and start + last in times:
            yield Appearance(camera, times[start + first], times[start + last])


def collect(engine: Engine, show: Show, *, since: float, until: float) -> Delays:
    """Compare the engine's events of a time with what its cameras sent.

    Args:
        engine: that watches them, with a short hold of motion.
        show: the cameras.
        since: the beginning, in seconds since 1970 UTC.
        until: the end, some seconds ago.
    """
    found = Delays()
    sent = show.cameras.sent(since=since - _ON_THE_WAY, until=until)
    starts = engine.events(EventType.MOTION_DETECTED, since=since, until=until)
    ends = engine.events(EventType.MOTION_ENDED, since=since, until=until)
    for camera, (mount, clip) in show.looked_at.items():
        own = [each for each in sent if each.mount == mount]
        begun = [event for event in starts if event["camera"] == camera]
        over = [event for event in ends if event["camera"] == camera]
        shown = (a for a in appearances(camera, own, clip.truth) if a.first >= since)
        for appearance in shown:
            notice(found, appearance, begun, over)
        found.from_camera += _from_camera(engine, begun, own)
    confirmed = engine.events(EventType.OBJECT_DETECTED, since=since, until=until)
    for event in (*starts, *confirmed):
        found.to_event.append(_moment(event, "published") - _moment(event, "captured"))
    return found


def notice(
    found: Delays,
    appearance: Appearance,
    begun: list[Mapping[str, Any]] | list[dict[str, Any]],
    over: list[Mapping[str, Any]] | list[dict[str, Any]],
) -> None:
    """Add an appearance, unless motion was on already when it began.

    Args:
        found: takes the result.
        appearance: to be judged.
        begun: the camera's events of motion that began, in order.
        over: those of motion that ended, in order.
    """
    before = bisect.bisect(begun, appearance.first - _EARLY, key=_captured)
    ended = bisect.bisect(over, appearance.first - _EARLY, key=_captured)
    if before > ended:
        return
    found.appearances += 1
    if before < len(begun) and _captured(begun[before]) <= appearance.last + _LATE:
        found.to_motion.append(_moment(begun[before], "confirmed") - appearance.first)


def _from_camera(
    engine: Engine, events: Iterable[Mapping[str, Any]], sent: list[Sent]
) -> Iterator[float]:
    """Return the delays of events whose pictures name their frames."""
    for event in events:
        jpeg = engine.picture(event)
        number = None if jpeg is None else _number(jpeg)
        captured = _captured(event)
        near = (s.time for s in reversed(sent) if s.number == number and s.time <= captured)
        time = next(near, None)
        if time is not None and captured - time < _ON_THE_WAY:
            yield _moment(event, "published") - time


def _number(jpeg: bytes) -> int | None:
    luma = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    return None if luma is None else read(np.asarray(luma, np.uint8))


def _captured(event: Mapping[str, Any]) -> float:
    return _moment(event, "captured")


def _moment(event: Mapping[str, Any], step: str) -> float:
    return from_rfc3339(event["trace"][step])
