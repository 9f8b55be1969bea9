"""Events in the database: written once, listed by time, deleted when they are old."""

from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update

from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.store.clip_files import LONGEST
from hearthwatch.store.database import Database
from hearthwatch.store.paging import Page, Position, read_page
from hearthwatch.store.rows import ClipRow, EventRow

_CLIP_ID: Final = (
    select(ClipRow.id)
    .where(
        ClipRow.deleted.is_(None),
        ClipRow.camera_id == EventRow.camera_id,
        ClipRow.start <= EventRow.timestamp,
        ClipRow.start >= EventRow.timestamp - LONGEST,
        ClipRow.end >= EventRow.timestamp,
    )
    .order_by(ClipRow.start.desc(), ClipRow.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_WITH_CLIP: Final = select(EventRow, _CLIP_ID)


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event that is safe.

    Attributes:
        sequence: its place in the order of commits.
        picture: whether it has a JPEG.
        clip_id: of a clip that shows its moment, as far as there was one when it was read.
    """

    event: Event
    sequence: int
    picture: bool
    clip_id: UUID | None = None


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
                return stored_event(known), False
            row = event_row(event, picture=picture)
            session.add(row)
            await session.flush()
        return stored_event(row), True

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
            found = (await session.execute(_WITH_CLIP.where(EventRow.id == event_id))).first()
        return None if found is None else stored_event(*found)

    async def page(
        self, wanted: EventFilter, *, limit: int, after: Position | None = None
    ) -> Page[StoredEvent]:
        """Return up to `limit` events from newest to oldest, beginning after a position."""
        rows = _WITH_CLIP.where(*_conditions(wanted))
        order = (EventRow.timestamp, EventRow.sequence)
        return await read_page(self._database, rows, order, stored_event, limit=limit, after=after)

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
            rows = _WITH_CLIP.where(EventRow.sequence > sequence)
            found = await session.execute(rows.order_by(EventRow.sequence).limit(limit))
            return tuple(stored_event(row, clip_id) for row, clip_id in found)

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
        return tuple(stored_event(row) for row in gone)

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


def event_row(event: Event, *, picture: bool) -> EventRow:
    """Return the row of an event."""
    return EventRow(
        id=event.id,
        type=event.type.value,
        timestamp=event.timestamp,
        camera_id=event.camera_id,
        camera=event.camera,
        data=dict(event.data),
        trace=asdict(event.trace),
        picture=picture,
    )


def stored_event(row: EventRow, clip_id: UUID | None = None) -> StoredEvent:
    """Return the event of a row."""
    event = Event(
        id=row.id,
        type=EventType(row.type),
        timestamp=row.timestamp,
        camera_id=row.camera_id,
        camera=row.camera,
        data=row.data,
        trace=Trace(**row.trace),
    )
    return StoredEvent(event, row.sequence, row.picture, clip_id)
