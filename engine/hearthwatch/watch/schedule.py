"""When looks are taken: live cameras drop late ones, a replay waits for each."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final, Protocol

_DEADLINE: Final = 1.0
_BACKLOG: Final = 30
_AHEAD: Final = 4


@dataclass(frozen=True, slots=True)
class Job:
    """One look to take.

    Attributes:
        run: takes it.
        late: is called instead, with the seconds it waited, when it is given up.
        patient: it is not overtaken by newer looks of its camera.
    """

    run: Callable[[], None]
    late: Callable[[float], None]
    patient: bool = False


class Schedule(Protocol):
    """Takes looks of all cameras, one at a time: they share one detector."""

    def submit(self, camera: Hashable, job: Job) -> None:
        """Hand in a look. Those of one camera are taken in the order of their submission."""

    def forget(self, camera: Hashable) -> None:
        """Drop the camera's looks that wait; wait for the end of one that is being taken."""

    def close(self) -> None:
        """End."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A job, and since when it waits."""

    since: float
    job: Job


@dataclass(slots=True)
class _Queue:
    """The jobs of one camera, oldest first, and since when it has been waiting for its turn."""

    place: float
    jobs: deque[_Waiting]


class NewestFirst:
    """For live cameras: each has at most one look waiting, its newest, and a few patient ones.

    The camera that has waited longest for its turn comes first, so a backlog delays the others by
    one look at a time. A look that waited longer than `deadline` seconds says nothing about now
    and is given up; of patient looks the oldest is, when there are more than `backlog` of them.

    What is overtaken is given up in the thread that hands in the newer look, maybe while that one
    is being taken.
    """

    def __init__(self, deadline: float = _DEADLINE, backlog: int = _BACKLOG) -> None:
        self._deadline = deadline
        self._backlog = backlog
        self._waiting: dict[Hashable, _Queue] = {}
        self._taking: Hashable = None
        self._changed = threading.Condition()
        self._open = True
        self._thread = threading.Thread(target=self._work, name="looks")
        self._thread.start()

    def submit(self, camera: Hashable, job: Job) -> None:
        """Hand in a look in place of the camera's one that still waits, unless that is patient."""
        now = time.monotonic()
        overtaken: _Waiting | None = None
        with self._changed:
            queue = self._waiting.setdefault(camera, _Queue(now, deque()))
            if queue.jobs and not queue.jobs[-1].job.patient:
                overtaken = queue.jobs.pop()
            elif len(queue.jobs) > self._backlog:
                overtaken = queue.jobs.popleft()
            queue.jobs.append(_Waiting(now, job))
            self._changed.notify_all()
        if overtaken:
            overtaken.job.late(now - overtaken.since)

    def forget(self, camera: Hashable) -> None:
        """Drop the camera's looks that wait; wait for the end of one that is being taken."""
        with self._changed:
            self._waiting.pop(camera, None)
            self._changed.wait_for(lambda: self._taking != camera)

    def close(self) -> None:
        """End after the look that is being taken."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while (taken := self._next()) is not None:
            waited = time.monotonic() - taken.since
            if waited > self._deadline:
                taken.job.late(waited)
            else:
                taken.job.run()

    def _next(self) -> _Waiting | None:
        with self._changed:
            self._taking = None
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._waiting or not self._open)
            if not self._open:
                return None
            self._taking = camera = min(
                self._waiting, key=lambda camera: self._waiting[camera].place
            )
            queue = self._waiting[camera]
            taken = queue.jobs.popleft()
            queue.place = time.monotonic()
            if not queue.jobs:
                del self._waiting[camera]
            return taken


class InOrder:
    """For recordings: every look is taken, while the next frames are being decoded."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Job | None] = queue.Queue(_AHEAD)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="looks", daemon=True)
        self._thread.start()

    def submit(self, camera: Hashable, job: Job) -> None:  # noqa: ARG002
        """Hand in a look and wait until there is room.

        Raises:
            BaseException: whatever an earlier look raised.
        """
        self._waiting.put(job)
        self._raise()

    def forget(self, camera: Hashable) -> None:
        """Drop nothing: every look is taken."""

    def close(self) -> None:
        """Wait for every look that was handed in.

        Raises:
            BaseException: whatever a look raised.
        """
        self._waiting.put(None)
        self._thread.join()
        self._raise()

    def _raise(self) -> None:
        if self._failure:
            raise self._failure

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            if self._failure is None:
                try:
                    job.run()
                except BaseException as error:  # noqa: BLE001 - raised in the thread that submits
                    self._failure = error


class AtOnce:
    """For recordings that must not disturb: every look is taken in the thread that hands it in."""

    def submit(self, camera: Hashable, job: Job) -> None:  # noqa: ARG002
        """Take a look."""
        job.run()

    def forget(self, camera: Hashable) -> None:
        """Drop nothing: no look ever waits."""

    def close(self) -> None:
        """End."""
