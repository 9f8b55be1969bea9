"""The newest of each kind and the sums of a day: what whoever starts has to know."""

from uuid import UUID

from sqlalchemy import Select, func, select, union_all

from hearthwatch.model.event import EventType
from hearthwatch.store.database import Database
from hearthwatch.store.events import StoredEvent, stored_event
from hearthwatch.store.rows import EventRow


class Latest:
    """Questions about events that take a few steps in an index, however many there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_each_type(self, camera_id: UUID) -> tuple[StoredEvent, ...]:
        """Return a camera's newest event of each type, the oldest first."""
        newest = union_all(*(_newest(camera_id, kind) for kind in EventType))
        rows = select(EventRow).where(EventRow.sequence.in_(newest))
        rows = rows.order_by(EventRow.timestamp, EventRow.sequence)
        async with self._database.reading() as session:
            return tuple(stored_event(row) for row in await session.scalars(rows))

    async def count(self, kind: EventType, *, since: float) -> dict[UUID | None, int]:
        """Count the events of a type from a moment on, by camera; None: of the whole system."""
        rows = select(EventRow.camera_id, func.count())
        rows = rows.where(EventRow.type == kind.value, EventRow.timestamp >= since)
        async with self._database.reading() as session:
            found = await session.execute(rows.group_by(EventRow.camera_id))
            return {row[0]: row[1] for row in found}


def _newest(camera_id: UUID, kind: EventType) -> Select[tuple[int]]:
    rows = select(EventRow.sequence).where(
        EventRow.camera_id == camera_id, EventRow.type == kind.value
    )
    one = rows.order_by(EventRow.timestamp.desc(), EventRow.sequence.desc()).limit(1).subquery()
    return select(one.c.sequence)
