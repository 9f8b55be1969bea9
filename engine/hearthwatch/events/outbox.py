"""Who gets which events: decided, and written down, in the transaction that commits the event."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from sqlalchemy import event as database_event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from hearthwatch.model.alert import Severity
from hearthwatch.model.event import Event
from hearthwatch.store import OutboxStore, Parcel, StoredEvent, Target

_PARCELS: Final = "outbox"

type _Dated = tuple[float, Parcel]
"""A parcel with the moment of its event."""

type Wants = Callable[[Event, Severity | None], bool]
"""Tells whether a target gets an event, of the severity that the camera's policy gave it."""


@dataclass(slots=True)
class Line:
    """One target's place in the outbox.

    Attributes:
        awake: is set when something may be due; whoever sends clears it before looking.
    """

    target: Target
    wants: Wants
    awake: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Outbox:
    """Puts events on their way, and wakes whoever sends them.

    Attributes:
        taken: events since the start that were committed with everything that is to be sent.
        last: the newest of their moments, in seconds since 1970 UTC.
        failed: deliveries since the start that were given up.
    """

    store: OutboxStore
    clock: Callable[[], float] = time.time
    taken: int = 0
    last: float | None = None
    failed: int = 0
    _lines: dict[Target, Line] = field(default_factory=dict)
    _addressed: set[Target] = field(default_factory=set)

    def subscribe(self, target: Target, wants: Wants) -> Line:
        """Give a target the events that it wants from now on, in place of those it wanted."""
        line = self._lines.get(target)
        if line is None:
            line = self._lines[target] = Line(target, wants)
        line.wants = wants
        line.awake.set()
        return line

    def unsubscribe(self, target: Target) -> None:
        """Give a target no more events; what is on its way stays."""
        self._lines.pop(target, None)

    def line(self, target: Target) -> Line:
        """Return a target's place.

        Raises:
            KeyError: it gets nothing.
        """
        return self._lines[target]

    def wake_target(self, target: Target) -> None:
        """Have whoever sends to a target look again."""
        if line := self._lines.get(target):
            line.awake.set()

    async def add(
        self, session: AsyncSession, stored: StoredEvent, severity: Severity | None
    ) -> None:
        """Put an event on its way to all who want it, if and when the session is committed."""
        parcels = session.info.get(_PARCELS)
        if parcels is None:
            parcels = session.info[_PARCELS] = []
            whole, listen = session.sync_session, database_event.listen
            listen(whole, "before_commit", partial(self._write, parcels), once=True)
            listen(whole, "after_commit", partial(self._count, parcels), once=True)
        event, lines = stored.event, self._lines.values()
        targets = tuple(line.target for line in lines if line.wants(event, severity))
        parcels.append((event.timestamp, Parcel(stored.sequence, targets, self.clock())))

    def wake(self) -> None:
        """Have what was committed sent."""
        for target in self._addressed:
            self.wake_target(target)
        self._addressed.clear()

    def _write(self, parcels: list[_Dated], session: Session) -> None:
        """Write all of a transaction at once: that takes a tenth of one by one."""
        self.store.add(session, [parcel for _, parcel in parcels])

    def _count(self, parcels: list[_Dated], _session: Session) -> None:
        self.taken += len(parcels)
        self.last = max((moment for moment, _ in parcels), default=self.last)
        self._addressed.update(target for _, parcel in parcels for target in parcel.targets)
