"""Events in the database: written once, listed by time, deleted when they are old."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.alert import Decision
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.subject import Subject
from hearthwatch.store.clip_files import LONGEST
from hearthwatch.store.database import Database
from hearthwatch.store.event_search import EventFilter, find_events
from hearthwatch.store.kinds import Kind, forget_kinds, kind_ids
from hearthwatch.store.paging import Page, Position
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
        decision: whether it alerted and why; None when nobody had to decide.
        alert_id: of the alert to which it belongs.
    """

    event: Event
    sequence: int
    picture: bool
    clip_id: UUID | None = None
    decision: Decision | None = None
    alert_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An event on its way into the database; `StoredEvent` says what is what."""

    event: Event
    picture: bool = False
    decision: Decision | None = None
    alert_id: UUID | None = None

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind.of(self.event, alerting=self.decision is not None and self.decision.alerting)


class EventStore:
    """All events of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def insert(self, event: Event, *, picture: bool) -> tuple[StoredEvent, bool]:
        """Commit an event, unless one of its id is there already.

        Returns:
            What the database now holds, and whether it is new.

        Raises:
            StoreError: the database is locked or full; nothing was written.
        """
        async with self.database.writing() as session:
            for known in (await known_events(session, [event.id])).values():
                return known, False
            (stored,) = await add_events(session, [Draft(event, picture)])
        return stored, True

    async def set_traces(self, events: Collection[Event]) -> None:
        """Write the traces of events again, without waiting for the disk.

        Raises:
            StoreError: the database is locked or full.
        """
        change = update(EventRow.__table__).where(EventRow.id == bindparam("of"))  # type: ignore[arg-type]
        change = change.values(trace=bindparam("steps"))
        async with self.database.writing(durable=False) as session:
            steps = [{"of": event.id, "steps": asdict(event.trace)} for event in events]
            await session.execute(change, steps)

    async def get(self, event_id: UUID) -> StoredEvent | None:
        """Return one event, or None."""
        async with self.database.reading() as session:
            found = (await session.execute(_WITH_CLIP.where(EventRow.id == event_id))).first()
        return None if found is None else stored_event(*found)

    async def page(
        self,
        wanted: EventFilter,
        *,
        limit: int,
        after: Position | None = None,
        skip: int = 0,
    ) -> Page[StoredEvent]:
        """Return up to `limit` events from newest to oldest.

        Args:
            wanted: which ones.
            limit: how many at most.
            after: the position before the first one.
            skip: leave out so many.
        """
        async with self.database.reading() as session:
            found = await find_events(session, wanted, limit=limit, after=after, skip=skip)
            places = [place.sequence for place in found.items]
            rows = await session.execute(_WITH_CLIP.where(EventRow.sequence.in_(places)))
            by_place = {row.sequence: stored_event(row, clip_id) for row, clip_id in rows}
        items = tuple(by_place[place] for place in places)
        return Page(items, found.total, found.total_is_lower_bound, found.next)

    async def of_alert(self, alert_id: UUID, *, limit: int) -> tuple[StoredEvent, ...]:
        """Return up to `limit` events of an alert from oldest to newest."""
        rows = _WITH_CLIP.where(EventRow.alert_id == alert_id, EventRow.alert_id.is_not(None))
        rows = rows.order_by(EventRow.timestamp, EventRow.sequence).limit(limit)
        async with self.database.reading() as session:
            return tuple(stored_event(*row) for row in await session.execute(rows))

    async def after(self, event_id: UUID, *, limit: int) -> tuple[StoredEvent, ...] | None:
        """Return up to `limit` events committed after one, in that order.

        Returns:
            None when that event is not (or no longer) known.
        """
        known = select(EventRow.sequence).where(EventRow.id == event_id)
        async with self.database.reading() as session:
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
        async with self.database.writing() as session:
            gone = (await session.scalars(oldest)).all()
            if gone:
                numbers = [row.sequence for row in gone]
                await session.execute(delete(EventRow).where(EventRow.sequence.in_(numbers)))
        return tuple(stored_event(row) for row in gone)

    async def forget_kinds(self) -> None:
        """Delete the kinds of which no event is left.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self.database.writing() as session:
            await forget_kinds(session)

    async def with_picture(self, since: float, until: float) -> set[UUID]:
        """Return the ids of the events in a span of time that have a picture."""
        rows = select(EventRow.id).where(
            EventRow.timestamp >= since, EventRow.timestamp < until, EventRow.picture
        )
        async with self.database.reading() as session:
            return set(await session.scalars(rows))


async def known_events(
    session: AsyncSession, event_ids: Collection[UUID]
) -> dict[UUID, StoredEvent]:
    """Return those of some events that are there already."""
    rows = select(EventRow).where(EventRow.id.in_(event_ids))
    return {row.id: stored_event(row) for row in await session.scalars(rows)}


async def add_events(session: AsyncSession, drafts: Sequence[Draft]) -> list[StoredEvent]:
    """Write events that are not there yet, in their order."""
    numbers = await kind_ids(session, [draft.kind for draft in drafts])
    rows = [_row(draft, numbers[draft.kind]) for draft in drafts]
    session.add_all(rows)
    await session.flush()
    return [stored_event(row) for row in rows]


def _row(draft: Draft, kind_id: int) -> EventRow:
    event = draft.event
    return EventRow(
        id=event.id,
        type=event.type.value,
        timestamp=event.timestamp,
        camera_id=event.camera_id,
        camera=event.camera,
        data=dict(event.data),
        trace=asdict(event.trace),
        picture=draft.picture,
        kind_id=kind_id,
        score=Subject.of(event).score,
        decision=None if draft.decision is None else msgspec.to_builtins(draft.decision),
        alert_id=draft.alert_id,
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
    decision = None if row.decision is None else msgspec.convert(row.decision, Decision)
    return StoredEvent(event, row.sequence, row.picture, clip_id, decision, row.alert_id)
