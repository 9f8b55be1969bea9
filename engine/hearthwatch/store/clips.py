"""Clips in the database and on disk: listed by time, starred, deleted, put right after a crash."""

import asyncio
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import BigInteger, Select, cast, delete, false, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event
from hearthwatch.store.clip_files import ClipFiles
from hearthwatch.store.clip_records import (
    ClipFilter,
    StoredClip,
    clip_row,
    conditions_of,
    stored_clip,
)
from hearthwatch.store.database import Database
from hearthwatch.store.events import Draft, StoredEvent, add_events
from hearthwatch.store.paging import Page, Position, read_page, read_page_in_parts
from hearthwatch.store.rows import ClipRow
from hearthwatch.store.trash import Trash

_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class CameraSum:
    """What one camera has recorded, in all.

    Attributes:
        camera: its slug when it recorded last.
        size: in bytes.
        first: when the oldest clip begins.
        last: when the newest one does.
    """

    camera_id: UUID
    camera: str
    count: int
    size: int
    first: float
    last: float


class ClipStore:
    """All clips of a database, with their files.

    Attributes:
        trash: those that were deleted and can be had back. Nothing else here lists them.
    """

    def __init__(self, database: Database, files: ClipFiles) -> None:
        self.files = files
        self.trash = Trash(database)
        self._database = database

    async def insert(
        self, clip: Clip, *, thumbnail: bool = False, told: Event | None = None
    ) -> tuple[StoredClip, StoredEvent | None]:
        """Commit a clip and the event that tells of it, unless the clip is there already.

        Returns:
            What the database now holds; no event when nothing was written.

        Raises:
            StoreError: the database is locked or full; nothing was written.
        """
        async with self._database.writing() as session:
            stored, fresh = await add_clip(session, clip, thumbnail=thumbnail)
            events = await add_events(session, [Draft(told)]) if fresh and told else [None]
        return stored, events[0]

    async def get(self, clip_id: UUID) -> StoredClip | None:
        """Return one clip, also from the trash, or None."""
        async with self._database.reading() as session:
            row = await session.scalar(select(ClipRow).where(ClipRow.id == clip_id))
        return None if row is None else stored_clip(row)

    async def page(
        self, wanted: ClipFilter, *, limit: int, after: Position | None = None, skip: int = 0
    ) -> Page[StoredClip]:
        """Return up to `limit` clips from newest to oldest.

        Args:
            wanted: which ones.
            limit: how many at most.
            after: the position before the first one.
            skip: leave out so many; the database walks over them, so prefer `after`.
        """
        order = (ClipRow.start, ClipRow.sequence)
        conditions = conditions_of(wanted)
        if wanted.camera_id is not None or wanted.camera_ids is None:
            rows = select(ClipRow).where(*conditions)
            return await read_page(
                self._database, rows, order, stored_clip, limit=limit, after=after, skip=skip
            )
        parts = [(ClipRow.camera_id == camera_id, *conditions) for camera_id in wanted.camera_ids]
        return await read_page_in_parts(
            self._database,
            select(ClipRow),
            order,
            stored_clip,
            parts or [(false(),)],
            limit=limit,
            after=after,
            skip=skip,
        )

    async def oldest(
        self,
        *,
        limit: int,
        before: float | None = None,
        causes: Iterable[ClipCause] = tuple(ClipCause),
        after: Position | None = None,
    ) -> tuple[StoredClip, ...]:
        """Return up to `limit` clips without a star from oldest to newest.

        Args:
            limit: how many at most.
            before: only those that start before this moment.
            causes: only those that were recorded because of one of these.
            after: only those that come after this position.
        """
        rows = select(ClipRow).where(ClipRow.deleted.is_(None), ClipRow.starred == false())
        chosen = [cause.value for cause in causes]
        if len(chosen) < len(ClipCause):
            rows = rows.where(ClipRow.cause.in_(chosen))
        if before is not None:
            rows = rows.where(ClipRow.start < before)
        if after is not None:
            place = tuple_(ClipRow.start, ClipRow.sequence)
            rows = rows.where(place > tuple_(after.timestamp, after.sequence))
        rows = rows.order_by(ClipRow.start, ClipRow.sequence).limit(limit)
        async with self._database.reading() as session:
            return tuple(stored_clip(row) for row in await session.scalars(rows))

    async def star(self, clip_id: UUID, *, starred: bool) -> StoredClip | None:
        """Give a clip a star, which keeps it, or take it away; None: there is no such clip.

        Raises:
            StoreError: the database is locked or full.
        """
        return await self._change(clip_id, "starred", starred)

    async def set_outcome(self, clip_id: UUID, outcome: Mapping[str, Any]) -> StoredClip | None:
        """Note what was found when a clip was looked at again; None: there is no such clip.

        Raises:
            StoreError: the database is locked or full.
        """
        return await self._change(clip_id, "outcome", dict(outcome))

    async def _change(
        self, clip_id: UUID, column: Literal["starred", "outcome"], value: object
    ) -> StoredClip | None:
        async with self._database.writing() as session:
            row = await session.scalar(_alive(clip_id))
            if row is None:
                return None
            setattr(row, column, value)
        return stored_clip(row)

    async def delete(self, clip: StoredClip) -> None:
        """Delete a clip's files, then its row: a crash in between leaves nothing to be found.

        It goes also when somebody had it back a moment ago; nobody has it back meanwhile.

        Raises:
            OSError: the files cannot be deleted; the clip stays.
            StoreError: the database is locked or full.
        """
        async with self.trash.going((clip,)):
            await asyncio.to_thread(self.files.delete, clip.clip)
            await self.forget((clip.clip.id,))

    async def forget(self, clip_ids: Iterable[UUID]) -> None:
        """Delete the rows of clips whose files are gone.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            await session.execute(delete(ClipRow).where(ClipRow.id.in_(list(clip_ids))))

    async def sums(self) -> tuple[CameraSum, ...]:
        """Return what each camera has recorded in all, the largest first."""
        size = cast(func.sum(ClipRow.size), BigInteger)
        sums = select(
            ClipRow.camera_id,
            func.count().label("count"),
            size.label("size"),
            func.min(ClipRow.start).label("first"),
            func.max(ClipRow.start).label("last"),
        ).where(ClipRow.deleted.is_(None))
        found = sums.group_by(ClipRow.camera_id).subquery()
        newest = select(ClipRow.camera).where(
            ClipRow.deleted.is_(None), ClipRow.camera_id == found.c.camera_id
        )
        newest = newest.order_by(ClipRow.start.desc(), ClipRow.sequence.desc()).limit(1)
        camera = newest.scalar_subquery()
        rows = select(
            found.c.camera_id, camera, found.c.count, found.c.size, found.c.first, found.c.last
        )
        async with self._database.reading() as session:
            every = await session.execute(rows.order_by(found.c.size.desc()))
            return tuple(CameraSum(*row) for row in every)

    async def recorded_since(self, moment: float) -> tuple[int, float | None]:
        """Return the bytes of all clips that start at or after a moment, and when the first does.

        Starred clips do not count as the first: what is kept on purpose says nothing of the pace.
        """
        alive = ClipRow.deleted.is_(None), ClipRow.start >= moment
        recent = select(cast(func.sum(ClipRow.size), BigInteger)).where(*alive)
        first = select(func.min(ClipRow.start)).where(*alive, ClipRow.starred == false())
        async with self._database.reading() as session:
            return await session.scalar(recent) or 0, await session.scalar(first)

    async def drop_gone(self) -> tuple[StoredClip, ...]:
        """Delete the rows of clips whose files are gone and return them.

        While the folder of all clips is away nothing is dropped: its disk will come back.

        Raises:
            StoreError: the database is locked or full.
        """
        dropped: list[StoredClip] = []
        after = 0
        while clips := await self._in_order(after):
            after = clips[-1].sequence
            gone = await asyncio.to_thread(self.files.gone, [stored.clip for stored in clips])
            if gone:
                ids = {clip.id for clip in gone}
                await self.forget(ids)
                dropped.extend(stored for stored in clips if stored.clip.id in ids)
        return tuple(dropped)

    async def unknown(self, *, settled: float) -> list[Path]:
        """Return the files of clips that no row knows: what a crash left, or came from a backup.

        Args:
            settled: files changed later than this moment are left out. Pass the moment at which
                the workers started: what is older nobody is writing any more.
        """
        unknown: list[Path] = []
        for found in await asyncio.to_thread(lambda: list(self.files.days(before=settled))):
            known = await self._known(found.keys())
            unknown.extend(file for clip_id, file in found.items() if clip_id not in known)
        return sorted(unknown)

    async def _in_order(self, after: int) -> list[StoredClip]:
        rows = select(ClipRow).where(ClipRow.sequence > after).order_by(ClipRow.sequence)
        async with self._database.reading() as session:
            return [stored_clip(row) for row in await session.scalars(rows.limit(_STEP))]

    async def _known(self, clip_ids: Iterable[UUID]) -> set[UUID]:
        known: set[UUID] = set()
        async with self._database.reading() as session:
            for step in itertools.batched(clip_ids, _STEP, strict=False):
                rows = select(ClipRow.id).where(ClipRow.id.in_(step))
                known.update(await session.scalars(rows))
        return known


async def add_clip(
    session: AsyncSession, clip: Clip, *, thumbnail: bool
) -> tuple[StoredClip, bool]:
    """Write a clip, unless one of its id is there already.

    Returns:
        What the database then holds, and whether it is new.
    """
    known = await session.scalar(select(ClipRow).where(ClipRow.id == clip.id))
    if known is not None:
        return stored_clip(known), False
    row = clip_row(clip, thumbnail=thumbnail)
    session.add(row)
    await session.flush()
    return stored_clip(row), True


def _alive(clip_id: UUID) -> Select[ClipRow]:
    """Select a clip, unless it is in the trash."""
    return select(ClipRow).where(ClipRow.id == clip_id, ClipRow.deleted.is_(None))
