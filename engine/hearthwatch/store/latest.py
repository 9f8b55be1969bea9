"""The newest of each kind and the sums of a day: what whoever starts has to know."""

from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from hearthwatch.model.event import EventType
from hearthwatch.store.database import Database
from hearthwatch.store.events import StoredEvent, stored_event
from hearthwatch.store.rows import EventRow, KindRow

_NEWEST: Final = (
    select(EventRow.sequence)
    .where(EventRow.kind_id == KindRow.id)
    .order_by(EventRow.timestamp.desc(), EventRow.sequence.desc())
    .limit(1)
    .correlate(KindRow)
    .scalar_subquery()
)
"""Of a kind, its newest event."""


class Latest:
    """Questions about events that take a few steps in an index, however many there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_each_kind(self, camera_id: UUID) -> tuple[StoredEvent, ...]:
        """Return a camera's newest event of each kind, the oldest first.

        Among them is the newest of each type, and of each type about each label.
        """
        newest = select(_NEWEST).where(KindRow.camera_id == camera_id)
        rows = select(EventRow).where(EventRow.sequence.in_(newest))
        rows = rows.order_by(EventRow.timestamp, EventRow.sequence)
        async with self._database.reading() as session:
            return tuple(stored_event(row) for row in await session.scalars(rows))

    async def count(self, kind: EventType, *, since: float) -> dict[UUID | None, int]:
        """Count the events of a type from a moment on, by camera; None: of the whole system."""
        rows = select(KindRow.camera_id, func.count()).join(
            EventRow, EventRow.kind_id == KindRow.id
        )
        rows = rows.where(KindRow.type == kind.value, EventRow.timestamp >= since)
        async with self._database.reading() as session:
            found = await session.execute(rows.group_by(KindRow.camera_id))
            return {row[0]: row[1] for row in found}
