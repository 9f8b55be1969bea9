"""Events in the database: written once, listed by time, deleted when they are old."""

from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, tuple_, update

from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.store.database import Database
from hearthwatch.store.rows import EventRow

COUNTED: Final = 10_000
"""Up to here a total is exact; counting a million rows would take longer than listing them."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event that is safe.

    Attributes:
        sequence: its place in the order of commits.
        picture: whether it has a JPEG.
    """

    event: Event
    sequence: int
    picture: bool


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; None means any.

    Attributes:
        since: the earliest timestamp, itself included.
        until: the timestamp before which they must lie.
    """

    camera_id: UUID | None = None
    type: EventType | None = None
    since: float | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the list, between two events."""

    timestamp: float
    sequence: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events, newest first.

    Attributes:
        total: how many pass the filter on all pages together.
        total_is_lower_bound: there are more than `total`.
        next: where the next page begins; None on the last one.
    """

    events: tuple[StoredEvent, ...]
    total: int
    total_is_lower_bound: bool
    next: Position | None


class EventStore:
    """All events of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def insert(self, event: Event, *, picture: bool) -> tuple[StoredEvent, bool]:
        """Commit an event, unless one of its id is there already.

        Returns:
            What the database now holds, and whether it is new.

        Raises:
            StoreError: the database is locked or full; nothing was written.
        """
        async with self._database.writing() as session:
            known = await session.scalar(select(EventRow).where(EventRow.id == event.id))
            if known is not None:
                return _stored(known), False
            row = EventRow(
                id=event.id,
                type=event.type.value,
                timestamp=event.timestamp,
                camera_id=event.camera_id,
                camera=event.camera,
                data=dict(event.data),
                trace=asdict(event.trace),
                picture=picture,
            )
            session.add(row)
            await session.flush()
        return _stored(row), True

    async def set_trace(self, event: Event) -> None:
        """Write an event's trace again, without waiting for the disk.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing(durable=False) as session:
            change = update(EventRow).where(EventRow.id == event.id)
            await session.execute(change.values(trace=asdict(event.trace)))

    async def get(self, event_id: UUID) -> StoredEvent | None:
        """Return one event, or None."""
        async with self._database.reading() as session:
            row = await session.scalar(select(EventRow).where(EventRow.id == event_id))
        return None if row is None else _stored(row)

    async def page(
        self, wanted: EventFilter, *, limit: int, after: Position | None = None
    ) -> EventPage:
        """Return up to `limit` events from newest to oldest, beginning after a position."""
        conditions = _conditions(wanted)
        counted = select(EventRow.sequence).where(*conditions).limit(COUNTED + 1).subquery()
        rows = select(EventRow).where(*conditions)
        if after is not None:
            place = tuple_(EventRow.timestamp, EventRow.sequence)
            rows = rows.where(place < tuple_(after.timestamp, after.sequence))
        rows = rows.order_by(EventRow.timestamp.desc(), EventRow.sequence.desc())
        async with self._database.reading() as session:
            total = await session.scalar(select(func.count()).select_from(counted)) or 0
            found = (await session.scalars(rows.limit(limit + 1))).all()
        return EventPage(
            events=tuple(_stored(row) for row in found[:limit]),
            total=min(total, COUNTED),
            total_is_lower_bound=total > COUNTED,
            next=_place(found[limit - 1]) if len(found) > limit else None,
        )

    async def after(self, event_id: UUID, *, limit: int) -> tuple[StoredEvent, ...] | None:
        """Return up to `limit` events committed after one, in that order.

        Returns:
            None when that event is not (or no longer) known.
        """
        known = select(EventRow.sequence).where(EventRow.id == event_id)
        async with self._database.reading() as session:
            sequence = await session.scalar(known)
            if sequence is None:
                return None
            rows = select(EventRow).where(EventRow.sequence > sequence)
            found = await session.scalars(rows.order_by(EventRow.sequence).limit(limit))
            return tuple(_stored(row) for row in found)

    async def delete_before(self, timestamp: float, *, limit: int) -> tuple[StoredEvent, ...]:
        """Delete up to `limit` of the oldest events before a moment and return them.

        Raises:
            StoreError: the database is locked or full; nothing was deleted.
        """
        oldest = select(EventRow).where(EventRow.timestamp < timestamp)
        oldest = oldest.order_by(EventRow.timestamp, EventRow.sequence).limit(limit)
        async with self._database.writing() as session:
            gone = (await session.scalars(oldest)).all()
            if gone:
                numbers = [row.sequence for row in gone]
                await session.execute(delete(EventRow).where(EventRow.sequence.in_(numbers)))
        return tuple(_stored(row) for row in gone)

    async def with_picture(self, since: float, until: float) -> set[UUID]:
        """Return the ids of the events in a span of time that have a picture."""
        rows = select(EventRow.id).where(
            EventRow.timestamp >= since, EventRow.timestamp < until, EventRow.picture
        )
        async with self._database.reading() as session:
            return set(await session.scalars(rows))


def _conditions(wanted: EventFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.camera_id is not None:
        conditions.append(EventRow.camera_id == wanted.camera_id)
    if wanted.type is not None:
        conditions.append(EventRow.type == wanted.type.value)
    if wanted.since is not None:
        conditions.append(EventRow.timestamp >= wanted.since)
    if wanted.until is not None:
        conditions.append(EventRow.timestamp < wanted.until)
    return conditions


def _stored(row: EventRow) -> StoredEvent:
    event = Event(
        id=row.id,
        type=EventType(row.type),
        timestamp=row.timestamp,
        camera_id=row.camera_id,
        camera=row.camera,
        data=row.data,
        trace=Trace(**row.trace),
    )
    return StoredEvent(event, row.sequence, row.picture)


def _place(row: EventRow) -> Position:
    return Position(row.timestamp, row.sequence)
