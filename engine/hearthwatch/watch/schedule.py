"""When looks are taken: live cameras drop late ones, a replay waits for each."""

import queue
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final, Protocol

_DEADLINE: Final = 1.0
_AHEAD: Final = 4


@dataclass(frozen=True, slots=True)
class Job:
    """One look to take.

    Attributes:
        run: takes it.
        late: is called instead, with the seconds it waited, when it is given up.
    """

    run: Callable[[], None]
    late: Callable[[float], None]


class Schedule(Protocol):
    """Takes looks of all cameras, one at a time: they share one detector."""

    def submit(self, camera: Hashable, job: Job) -> None:
        """Hand in a look. Those of one camera are taken in the order of their submission."""

    def forget(self, camera: Hashable) -> None:
        """Drop the camera's look that waits, if there is one."""

    def close(self) -> None:
        """End."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A job, since when it waits, and since when its camera has been waiting for its turn."""

    place: float
    since: float
    job: Job


class NewestFirst:
    """For live cameras: each has at most one look waiting, its newest.

    The camera that has waited longest comes first. A look that waited longer than `deadline`
    seconds says nothing about now and is given up.
    """

    def __init__(self, deadline: float = _DEADLINE) -> None:
        self._deadline = deadline
        self._waiting: dict[Hashable, _Waiting] = {}
        self._changed = threading.Condition()
        self._open = True
        self._thread = threading.Thread(target=self._work, name="looks")
        self._thread.start()

    def submit(self, camera: Hashable, job: Job) -> None:
        """Hand in a look in place of the camera's one that still waits."""
        now = time.monotonic()
        with self._changed:
            overtaken = self._waiting.get(camera)
            place = overtaken.place if overtaken else now
            self._waiting[camera] = _Waiting(place, now, job)
            self._changed.notify()
        if overtaken:
            overtaken.job.late(now - overtaken.since)

    def forget(self, camera: Hashable) -> None:
        """Drop the camera's look that waits, if there is one."""
        with self._changed:
            self._waiting.pop(camera, None)

    def close(self) -> None:
        """End after the look that is being taken."""
        with self._changed:
            self._open = False
            self._changed.notify()
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
            self._changed.wait_for(lambda: self._waiting or not self._open)
            if not self._open:
                return None
            camera = min(self._waiting, key=lambda camera: self._waiting[camera].place)
            return self._waiting.pop(camera)


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
