"""Work in the background: one thing at a time, with its progress, and stopped on demand."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import structlog

from hearthwatch.events.bus import Bus, Topic
from hearthwatch.model.ids import random_id
from hearthwatch.store import StoreError

_MOST_QUEUED: Final = 20
_KEPT: Final = 86_400.0
_MOST_KEPT: Final = 100
_TELL_EVERY: Final = 0.5

_log = structlog.get_logger(__name__)


class JobKind(StrEnum):
    """What a job does."""

    WHAT_IF = "what_if"
    REPROCESS = "reprocess"


class JobState(StrEnum):
    """The life of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is at a moment. Moments are seconds since 1970 UTC.

    Attributes:
        camera_id: whose footage it is about; None: no camera's.
        progress: how much of it is done, 0..1.
        text: how it gets on, or how it ended, as a sentence.
        result: what came out, as JSON values; None unless it is done.
    """

    id: UUID
    kind: JobKind
    created: float
    camera_id: UUID | None = None
    camera: str | None = None
    state: JobState = JobState.QUEUED
    progress: float = 0.0
    text: str = "It waits for its turn."
    started: float | None = None
    ended: float | None = None
    result: Mapping[str, Any] | None = None

    @property
    def over(self) -> bool:
        """Whether it has ended, in one way or another."""
        return self.ended is not None


class JobError(Exception):
    """A job cannot be done; the text says why, for people."""


class TooManyJobsError(Exception):
    """So many jobs wait already that another one would not be done soon."""


type Report = Callable[[float, str], None]
"""Hears how much is done, 0..1, and the same as a sentence."""

type Work = Callable[[Report], Awaitable[Mapping[str, Any]]]
"""Does a job and returns what came out. It ends as soon as it is cancelled."""


@dataclass(slots=True, eq=False)
class _Entry:
    job: Job
    work: Work
    task: asyncio.Future[Mapping[str, Any]] | None = None
    told: float = float("-inf")
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Jobs:
    """Does jobs in the order in which they come, and remembers for a day what came out."""

    def __init__(self, bus: Bus, *, clock: Callable[[], float] = time.time) -> None:
        """Begin with none.

        Args:
            bus: hears of every change, and of progress twice a second at most.
            clock: returns the present in seconds since 1970 UTC.
        """
        self._bus = bus
        self._clock = clock
        self._entries: dict[UUID, _Entry] = {}
        self._queue: asyncio.Queue[_Entry] = asyncio.Queue()

    async def run(self) -> None:
        """Do one job after the other, for ever. The one under way ends with this."""
        while True:
            entry = await self._queue.get()
            if not entry.job.over:
                await self._do(entry)

    def submit(
        self,
        kind: JobKind,
        work: Work,
        *,
        camera_id: UUID | None = None,
        camera: str | None = None,
    ) -> Job:
        """Put a job at the end of the queue.

        Raises:
            TooManyJobsError: there is no room in it.
        """
        self._forget()
        waiting = sum(entry.job.state is JobState.QUEUED for entry in self._entries.values())
        if waiting >= _MOST_QUEUED:
            raise TooManyJobsError(f"{waiting} jobs wait already")
        now = self._clock()
        job = Job(random_id(now), kind, now, camera_id, camera)
        entry = self._entries[job.id] = _Entry(job, work)
        self._queue.put_nowait(entry)
        self._publish(entry)
        return job

    def all(self) -> list[Job]:
        """Return the jobs that are under way or remembered, the newest first."""
        self._forget()
        return [entry.job for entry in reversed(self._entries.values())]

    def get(self, job_id: UUID) -> Job:
        """Return one job.

        Raises:
            KeyError: it is not known, or no longer.
        """
        return self._entries[job_id].job

    async def cancel(self, job_id: UUID) -> Job:
        """Stop a job and wait until it has ended; one that is over stays as it is.

        Raises:
            KeyError: it is not known, or no longer.
        """
        entry = self._entries[job_id]
        if entry.task is not None:
            entry.task.cancel()
            await entry.over.wait()
        elif not entry.job.over:
            self._end(entry, JobState.CANCELLED, "It was cancelled before it began.")
        return entry.job

    async def _do(self, entry: _Entry) -> None:
        def report(progress: float, text: str) -> None:
            entry.job = replace(entry.job, progress=min(max(progress, 0.0), 1.0), text=text)
            if self._clock() - entry.told >= _TELL_EVERY:
                self._publish(entry)

        entry.job = replace(
            entry.job, state=JobState.RUNNING, started=self._clock(), text="It begins."
        )
        task = entry.task = asyncio.ensure_future(entry.work(report))
        self._publish(entry)
        try:
            await asyncio.wait([task])
        finally:
            task.cancel()
            await asyncio.wait([task])
            self._settle(entry, task)

    def _settle(self, entry: _Entry, task: asyncio.Future[Mapping[str, Any]]) -> None:
        if task.cancelled():
            self._end(entry, JobState.CANCELLED, "It was cancelled.")
        elif (error := task.exception()) is None:
            entry.job = replace(entry.job, progress=1.0, result=task.result())
            self._end(entry, JobState.DONE, "It is done.")
        elif isinstance(error, JobError | StoreError):
            self._end(entry, JobState.FAILED, str(error))
        else:  # Its mistake is its own: the cameras and the other jobs go on.
            _log.error("job_failed", kind=entry.job.kind.value, exc_info=error)
            reason = f"It failed unexpectedly ({type(error).__name__}); the log says more."
            self._end(entry, JobState.FAILED, reason)

    def _end(self, entry: _Entry, state: JobState, text: str) -> None:
        entry.job = replace(entry.job, state=state, text=text, ended=self._clock())
        entry.over.set()
        self._publish(entry)

    def _publish(self, entry: _Entry) -> None:
        entry.told = self._clock()
        self._bus.publish(Topic.JOBS, entry.job)

    def _forget(self) -> None:
        """Let go of what ended a day ago, and of the oldest of many."""
        over = [entry.job for entry in self._entries.values() if entry.job.over]
        oldest = self._clock() - _KEPT
        for index, job in enumerate(over):
            if (job.ended or 0.0) < oldest or index < len(over) - _MOST_KEPT:
                del self._entries[job.id]
