"""Group commit: what waits while the disk is busy is committed together next time."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import structlog

from hearthwatch.events.alert_book import AlertBook
from hearthwatch.events.bus import Bus, Topic
from hearthwatch.events.ledger import Ledger, Post, settle
from hearthwatch.model.event import EventType
from hearthwatch.store import EventStore, StoredEvent, StoreError
from hearthwatch.store.events import known_events

_MOST: Final = 64
_PATIENCE: Final = 3.0
"""Seconds after which a failed transaction is not tried again in parts: each would wait as long."""

_log = structlog.get_logger(__name__)

type Work[Result] = Callable[[Ledger], Awaitable[Result]]
"""Writes with a ledger's session and enters events. It may be done again in a transaction of its
own when the first one fails, so it leaves nothing behind but through its ledger."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work[Any]
    asks_for: Collection[UUID]
    done: asyncio.Future[Any]


class Commits:
    """Does work on the database in the order in which it comes, as few transactions as possible.

    Every durable commit waits for the disk. Whatever comes in the meantime goes into the next one
    together. When a transaction fails, each piece of work gets one of its own, so that a bad one
    takes no other down.
    """

    def __init__(
        self,
        events: EventStore,
        bus: Bus,
        *,
        post: Post | None,
        clock: Callable[[], float],
    ) -> None:
        self._events = events
        self._bus = bus
        self._post = post
        self._clock = clock
        self._waiting: deque[_Job] = deque()
        self._committing: asyncio.Task[None] | None = None

    def do[Result](
        self, work: Work[Result], asks_for: Collection[UUID] = ()
    ) -> asyncio.Future[Result]:
        """Queue a piece of work; what it entered is safe and told once the result is there.

        Args:
            work: what to do.
            asks_for: ids of events of which it wants to know whether they are there already.

        Returns:
            What the work returns, or raises; `StoreError` when the database is locked or full.
        """
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Job(work, asks_for, done))
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_all())
        return done

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                count = min(len(self._waiting), _MOST)
                await self._commit([self._waiting.popleft() for _ in range(count)])
        finally:
            self._committing = None

    async def _commit(self, jobs: Sequence[_Job]) -> None:
        began = time.monotonic()
        error = await self._try(jobs)
        if error is None:
            return
        for job in jobs:
            hopeless = len(jobs) == 1 or time.monotonic() - began > _PATIENCE
            alone = error if hopeless else await self._try([job])
            if alone is not None and not job.done.done():
                job.done.set_exception(alone)

    async def _try(self, jobs: Sequence[_Job]) -> Exception | None:
        """Do work in one transaction; return why nothing was written, if so."""
        try:
            ledgers, results = await self._write(jobs)
        except Exception as error:  # noqa: BLE001 - raised where the result is waited for
            return error
        try:
            await self._tell(ledgers)
        finally:
            for job, result in zip(jobs, results, strict=True):
                if not job.done.done():
                    job.done.set_result(result)
        return None

    async def _write(self, jobs: Sequence[_Job]) -> tuple[list[Ledger], list[Any]]:
        asked = [event_id for job in jobs for event_id in job.asks_for]
        async with self._events.database.writing() as session:
            known = set(await known_events(session, asked)) if asked else set()
            alerts = AlertBook(session)
            ledgers = [Ledger(session, alerts, known) for _ in jobs]
            results = [await job.work(ledger) for job, ledger in zip(jobs, ledgers, strict=True)]
            await alerts.write()
            await settle(session, ledgers, self._post)
        return ledgers, results

    async def _tell(self, ledgers: Sequence[Ledger]) -> None:
        told: list[StoredEvent] = []
        for ledger in ledgers:
            for topic, payload in ledger.before:
                self._bus.publish(topic, payload)
            ledger.stored = [self._publish(stored) for stored in ledger.stored]
            told += ledger.stored
            for topic, payload in ledger.after:
                self._bus.publish(topic, payload)
        if not told:
            return
        if self._post is not None:
            self._post.wake()
        try:
            await self._events.set_traces([stored.event for stored in told])
        except StoreError as error:
            _log.warning("published_time_not_kept", events=len(told), reason=str(error))

    def _publish(self, stored: StoredEvent) -> StoredEvent:
        trace = replace(stored.event.trace, published=self._clock())
        stored = replace(stored, event=replace(stored.event, trace=trace))
        self._bus.publish(Topic.EVENTS, stored)
        if stored.event.type is EventType.SECURITY_EVENT:
            self._bus.publish(Topic.SECURITY, stored)
        return stored
