"""Forget what is older than the owner wants to keep, in steps that never hold up a new event."""

import asyncio
from dataclasses import dataclass
from typing import Final

from hearthwatch.store.events import EventStore, StoredEvent
from hearthwatch.store.pictures import Pictures, span_of

_STEP: Final = 200


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep removed: events, and files that belonged to none."""

    events: int
    orphans: int


class Retention:
    """Deletes old events with their pictures, and pictures without an event."""

    def __init__(self, events: EventStore, pictures: Pictures) -> None:
        self._events = events
        self._pictures = pictures

    async def sweep(self, *, before: float, settled: float) -> Swept:
        """Delete the events before a moment, then the files that belong to no event.

        Args:
            before: events with an earlier timestamp go.
            settled: files changed later than this moment stay, because an event's picture is
                written before its row. At start, when nothing is under way, pass the present.

        Raises:
            StoreError: the database is locked or full; the rest waits for the next sweep.
            OSError: a picture cannot be deleted.
        """
        deleted = 0
        while gone := await self._events.delete_before(before, limit=_STEP):
            await asyncio.to_thread(self._delete_pictures, gone)
            deleted += len(gone)
        if deleted:
            await self._events.forget_kinds()
        return Swept(deleted, await self._delete_orphans(settled))

    def _delete_pictures(self, gone: tuple[StoredEvent, ...]) -> None:
        for stored in gone:
            if stored.picture:
                self._pictures.delete(stored.event)

    async def _delete_orphans(self, settled: float) -> int:
        orphans = 0
        for day in await asyncio.to_thread(self._pictures.days):
            keep = await self._events.with_picture(*span_of(day))
            orphans += await asyncio.to_thread(
                self._pictures.delete_others, day, keep, before=settled
            )
        return orphans
