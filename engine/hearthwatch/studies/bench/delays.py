"""How long the engine takes, from what a camera sends to what everybody can know."""

import bisect
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    """Somebody's being visible to a camera, in seconds since 1970 UTC by the time of sending.

    Attributes:
        enters: the first frame with anything of them.
        first: the first frame that shows a quarter of them.
        last: the last such frame.
    """

    camera: str
    enters: float
    first: float
    last: float

    @property
    def seconds(self) -> float:
        """How long they are visible."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Judged:
    """An appearance that began while nothing moved.

    Attributes:
        delay: seconds from the first frame that shows them to the look that decided that something
            moves; 0 where less of them was enough; None: they were missed.
    """

    appearance: Appearance
    delay: float | None


@dataclass(slots=True)
class Delays:
    """What was measured; all delays are in seconds.

    Attributes:
        judged: the appearances that can be judged.
        to_event: from reading the packet of the deciding frame to the published event.
        from_camera: from sending that frame, which its own picture names, to the published event.
    """

    judged: list[Judged] = field(default_factory=list)
    to_event: list[float] = field(default_factory=list)
    from_camera: list[float] = field(default_factory=list)

    @property
    def appearances(self) -> int:
        """How many there were while motion was off."""
        return len(self.judged)

    @property
    def to_motion(self) -> list[float]:
        """The delays of all that were noticed."""
        return [each.delay for each in self.judged if each.delay is not None]

    @property
    def missed(self) -> int:
        """Appearances that nothing was said about."""
        return self.appearances - len(self.to_motion)

    def of_length(self, fits: Callable[[float], bool]) -> "Delays":
        """Return only the appearances whose length in seconds fits."""
        return Delays([each for each in self.judged if fits(each.appearance.seconds)])


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
    entries = truth.entries()
    for turn, (visit, (first, last)) in itertools.product(sorted(rounds), truth.spans().items()):
        start = turn * len(truth.frames)
        if start + first in times and start + last in times:
            enters = times.get(start + entries[visit], times[start + first])
            yield Appearance(camera, enters, times[start + first], times[start + last])


def collect(
    engine: Engine, show: Show, *, since: float, until: float, only: Sequence[str] | None = None
) -> Delays:
    """Compare the engine's events of a time with what its cameras sent.

    Args:
        engine: that watches them, with a short hold of motion.
        show: the cameras.
        since: the beginning, in seconds since 1970 UTC.
        until: the end, some seconds ago.
        only: the cameras that this engine watches; all unless given.
    """
    sent = show.cameras.sent(since=since - _ON_THE_WAY, until=until)
    starts = engine.events(EventType.MOTION_DETECTED, since=since, until=until)
    ends = engine.events(EventType.MOTION_ENDED, since=since, until=until)
    confirmed = engine.events(EventType.OBJECT_DETECTED, since=since, until=until)
    whole = Delays()
    for camera in show.looked_at if only is None else only:
        mount, clip = show.looked_at[camera]
        own = [each for each in sent if each.mount == mount]
        begun, over, told = (
            [event for event in events if event["camera"] == camera]
            for events in (starts, ends, confirmed)
        )
        shown = (a for a in appearances(camera, own, clip.truth) if a.enters >= since)
        judged = (judge(appearance, begun, over) for appearance in shown)
        whole.judged += [each for each in judged if each]
        whole.to_event += [
            _moment(event, "published") - _captured(event) for event in (*begun, *told)
        ]
        whole.from_camera += _from_camera(engine, begun, own)
    return whole


def judge(
    appearance: Appearance,
    begun: Sequence[Mapping[str, Any]],
    over: Sequence[Mapping[str, Any]],
) -> Judged | None:
    """Judge an appearance; None if motion was on already when it began.

    Args:
        appearance: to be judged.
        begun: the camera's events of motion that began, in order.
        over: those of motion that ended, in order.
    """
    before = bisect.bisect(begun, appearance.enters - _EARLY, key=_captured)
    ended = bisect.bisect(over, appearance.enters - _EARLY, key=_captured)
    if before > ended:
        return None
    if before == len(begun) or _captured(begun[before]) > appearance.last + _LATE:
        return Judged(appearance, None)
    return Judged(appearance, max(0.0, _moment(begun[before], "confirmed") - appearance.first))


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
