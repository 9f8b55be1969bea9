"""Clips that were deleted and can be had back for a while: their files are where they were."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, cast, func, select

from hearthwatch.store.clip_records import ClipFilter, StoredClip, conditions_of, stored_clip
from hearthwatch.store.database import Database
from hearthwatch.store.rows import ClipRow

_STEP: Final = 200


class Trash:
    """The clips of a database that were deleted but are still there."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._going: set[UUID] = set()

    async def put(self, wanted: ClipFilter, *, now: float, limit: int) -> tuple[StoredClip, ...]:
        """Put clips into the trash, the newest first, in steps that hold up nobody.

        Args:
            wanted: which ones.
            now: the present in seconds since 1970 UTC, from which on they can be had back.
            limit: how many at most.

        Returns:
            Those that are in the trash now and were not before.

        Raises:
            StoreError: the database is locked or full; some may be in the trash already.
        """
        return await self._move(wanted, to=now, limit=limit)

    async def restore(
        self, ids: frozenset[UUID], *, cameras: frozenset[UUID] | None = None
    ) -> tuple[StoredClip, ...]:
        """Take clips out of the trash; return those that were there and are not going already.

        Args:
            ids: at most a thousand.
            cameras: whose clips may be touched; None: all.

        Raises:
            StoreError: the database is locked or full; some may be back already.
        """
        wanted = ClipFilter(deleted=True, ids=ids, camera_ids=cameras)
        return await self._move(wanted, to=None, limit=len(ids))

    @contextlib.asynccontextmanager
    async def going(self, clips: Sequence[StoredClip]) -> AsyncIterator[list[StoredClip]]:
        """Let nobody have clips back for the length of the block, in which they are deleted.

        Yields:
            The clips without those that somebody had back since they were read.

        Raises:
            StoreError: the database is locked or full.
        """
        ids = {stored.clip.id for stored in clips if stored.deleted is not None}
        kept = select(ClipRow.id).where(ClipRow.id.in_(ids), ClipRow.deleted.is_(None))
        # Whoever has a clip back writes, and two never write at once: it is before this or after.
        async with self._database.writing(durable=False) as session:
            back = set(await session.scalars(kept))
            self._going |= ids
        try:
            yield [stored for stored in clips if stored.clip.id not in back]
        finally:
            self._going -= ids

    async def oldest(
        self, *, limit: int, before: float | None = None, skip: int = 0
    ) -> tuple[StoredClip, ...]:
        """Return up to `limit` clips, those that were deleted longest ago first.

        Args:
            limit: how many at most.
            before: only those that were deleted before this moment.
            skip: leave out so many.
        """
        rows = select(ClipRow).where(ClipRow.deleted.is_not(None))
        if before is not None:
            rows = rows.where(ClipRow.deleted < before)
        rows = rows.order_by(ClipRow.deleted, ClipRow.start, ClipRow.sequence)
        async with self._database.reading() as session:
            found = await session.scalars(rows.offset(skip).limit(limit))
            return tuple(stored_clip(row) for row in found)

    async def sum(self, cameras: frozenset[UUID] | None = None) -> tuple[int, int]:
        """Return how many clips are in the trash, and their bytes.

        Args:
            cameras: whose clips count; None: all.
        """
        size = cast(func.sum(ClipRow.size), BigInteger)
        wanted = conditions_of(ClipFilter(deleted=True, camera_ids=cameras))
        async with self._database.reading() as session:
            rows = await session.execute(select(func.count(), size).where(*wanted))
            count, found = rows.one()
        return count, found or 0

    async def _move(
        self, wanted: ClipFilter, *, to: float | None, limit: int
    ) -> tuple[StoredClip, ...]:
        rows = select(ClipRow).where(*conditions_of(wanted))
        rows = rows.order_by(ClipRow.start.desc(), ClipRow.sequence.desc())
        moved: list[StoredClip] = []
        while len(moved) < limit:
            async with self._database.writing() as session:
                here = rows.where(ClipRow.id.not_in(self._going))
                step = (await session.scalars(here.limit(min(_STEP, limit - len(moved))))).all()
                for row in step:
                    row.deleted = to
            moved.extend(stored_clip(row) for row in step)
            if len(step) < _STEP:
                break
        return tuple(moved)
