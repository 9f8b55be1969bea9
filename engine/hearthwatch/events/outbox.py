"""Who gets which events: decided, and written down, in the transaction that commits the event."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from sqlalchemy import event as database_event
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.alert import Severity
from hearthwatch.model.event import Event
from hearthwatch.store import OutboxStore, StoredEvent, Target

_PARCEL: Final = "outbox"

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
class _Parcel:
    """What one transaction puts on its way."""

    moments: list[float] = field(default_factory=list)
    targets: set[Target] = field(default_factory=set)


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
        parcel = session.info.get(_PARCEL)
        if parcel is None:
            parcel = session.info[_PARCEL] = _Parcel()
            committed = partial(self._committed, parcel)
            database_event.listen(session.sync_session, "after_commit", committed, once=True)
        event = stored.event
        wanted = [line.target for line in self._lines.values() if line.wants(event, severity)]
        await self.store.add(session, stored, wanted, now=self.clock())
        parcel.moments.append(event.timestamp)
        parcel.targets.update(wanted)

    def wake(self) -> None:
        """Have what was committed sent."""
        for target in self._addressed:
            self.wake_target(target)
        self._addressed.clear()

    def _committed(self, parcel: _Parcel, _session: object) -> None:
        self.taken += len(parcel.moments)
        self.last = max(parcel.moments, default=self.last)
        self._addressed.update(parcel.targets)
