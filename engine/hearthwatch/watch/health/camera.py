"""The health of a camera, told to its owner."""

from collections.abc import Callable
from typing import Any, Final

import structlog

from hearthwatch.model.camera import Problem, ProblemKind
from hearthwatch.model.event import EventType
from hearthwatch.watch.health.latch import Latch
from hearthwatch.watch.health.stream import StreamHealth

_log = structlog.get_logger()

_TELL_AGAIN: Final = 3600.0

_UNRECORDED_AFTER: Final = 30.0
"""Seconds for which only the recorded stream must be away; one that is made anew takes some."""

_WARNED: Final = frozenset(
    {
        ProblemKind.FROZEN,
        ProblemKind.BLACK,
        ProblemKind.PLAIN,
        ProblemKind.FLOOD,
        ProblemKind.CLOCK,
        ProblemKind.LOST,
        ProblemKind.UNRECORDED,
    }
)
"""What the owner has to do something about."""


class CameraHealth:
    """Gathers what the streams of a camera say.

    The beginning and the end of each problem are logged. Of those that need the owner a
    `system_alert` is told as well, each kind once an hour at most.
    """

    def __init__(self, slug: str, tell: Callable[[EventType, dict[str, Any]], None]) -> None:
        """Begin without a problem.

        Args:
            slug: of the camera, for the log.
            tell: sends an event about the camera.
        """
        self._slug = slug
        self._tell = tell
        self._streams: list[StreamHealth] = []
        self._recorded: StreamHealth | None = None
        self._unrecorded = Latch(begin=_UNRECORDED_AFTER, end=0.0)
        self._problems: dict[ProblemKind, Problem] = {}
        self._alerted: dict[ProblemKind, float] = {}

    @property
    def lost(self) -> int:
        """Packets that came and that the engine was too slow to take."""
        return sum(stream.lost for stream in self._streams)

    def stream(self) -> StreamHealth:
        """Take in another stream."""
        self._streams.append(StreamHealth())
        return self._streams[-1]

    def recorded_stream(self) -> StreamHealth:
        """Take in a stream that is recorded and not looked at: the camera is there without it."""
        self._recorded = self.stream()
        return self._recorded

    def report(self, name: str, now: float, moment: float) -> tuple[Problem, ...]:
        """Return what is wrong now, and tell what has begun or ended since the last call.

        Args:
            name: of the camera, as people read it.
            now: seconds of a clock that never steps back.
            moment: the same in seconds since 1970 UTC.
        """
        before, self._problems = self._problems, self._gather()
        if (unrecorded := self._is_unrecorded(now)) is not None:
            kind = ProblemKind.UNRECORDED
            since = before[kind].since if kind in before else moment
            self._problems[kind] = Problem(kind, since, unrecorded)
        for kind, problem in self._problems.items():
            if kind not in before:
                _log.warning("problem", camera=self._slug, kind=kind.value, text=problem.text)
                self._alert(name, problem, now)
        for kind in before.keys() - self._problems.keys():
            _log.info("problem_over", camera=self._slug, kind=kind.value)
        return tuple(self._problems.values())

    def _gather(self) -> dict[ProblemKind, Problem]:
        """Return the problems by kind; where two streams have the same, the first stream's."""
        found: dict[ProblemKind, Problem] = {}
        for stream in self._streams:
            for problem in stream.problems:
                found.setdefault(problem.kind, problem)
        return found

    def _is_unrecorded(self, now: float) -> str | None:
        """Say why nothing can be recorded although the camera is there."""
        recorded = self._recorded
        away = None if recorded is None else recorded.away
        alone = any(stream.away is None for stream in self._streams if stream is not recorded)
        if not self._unrecorded.update(away is not None and alone, now):
            return None
        return f"The stream that is recorded does not come: {away}."

    def _alert(self, name: str, problem: Problem, now: float) -> None:
        told = self._alerted.get(problem.kind)
        if problem.kind not in _WARNED or (told is not None and now - told < _TELL_AGAIN):
            return
        self._alerted[problem.kind] = now
        data = {"message": f"{name}: {problem.text}", "level": "warning"}
        self._tell(EventType.SYSTEM_ALERT, data)
