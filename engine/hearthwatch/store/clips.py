"""Clips in the database and on disk: listed by time, starred, deleted, put right after a crash."""

import asyncio
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, cast, delete, false, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event
from hearthwatch.store.clip_files import ClipFiles
from hearthwatch.store.database import Database
from hearthwatch.store.events import Draft, StoredEvent, add_events
from hearthwatch.store.paging import Page, Position, read_page, read_page_in_parts
from hearthwatch.store.rows import ClipRow

_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class StoredClip:
    """A clip that is safe.

    Attributes:
        sequence: its place in the order of commits.
        starred: its owner wants to keep it.
        thumbnail: whether it has a JPEG.
    """

    clip: Clip
    sequence: int
    starred: bool
    thumbnail: bool

    @property
    def position(self) -> Position:
        """Its place in a list of clips."""
        return Position(self.clip.start, self.sequence)


@dataclass(frozen=True, slots=True)
class ClipFilter:
    """Which clips are asked for; None means any.

    Attributes:
        camera_ids: of these cameras; `camera_id` goes before it.
        since: the earliest start, itself included.
        until: the moment before which they must start.
    """

    camera_id: UUID | None = None
    camera_ids: frozenset[UUID] | None = None
    since: float | None = None
    until: float | None = None
    starred: bool | None = None


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
    """All clips of a database, with their files."""

    def __init__(self, database: Database, files: ClipFiles) -> None:
        self.files = files
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
        """Return one clip, or None."""
        async with self._database.reading() as session:
            row = await session.scalar(select(ClipRow).where(ClipRow.id == clip_id))
        return None if row is None else _stored(row)

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
        conditions = _conditions(wanted)
        if wanted.camera_id is not None or wanted.camera_ids is None:
            rows = select(ClipRow).where(*conditions)
            return await read_page(
                self._database, rows, order, _stored, limit=limit, after=after, skip=skip
            )
        parts = [(ClipRow.camera_id == camera_id, *conditions) for camera_id in wanted.camera_ids]
        return await read_page_in_parts(
            self._database,
            select(ClipRow),
            order,
            _stored,
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
        rows = select(ClipRow).where(ClipRow.starred == false())
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
            return tuple(_stored(row) for row in await session.scalars(rows))

    async def star(self, clip_id: UUID, *, starred: bool) -> StoredClip | None:
        """Give a clip a star, which keeps it, or take it away; None: there is no such clip.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            row = await session.scalar(select(ClipRow).where(ClipRow.id == clip_id))
            if row is None:
                return None
            row.starred = starred
        return _stored(row)

    async def delete(self, clip: StoredClip) -> None:
        """Delete a clip's files, then its row: a crash in between leaves nothing to be found.

        Raises:
            OSError: the files cannot be deleted; the clip stays.
            StoreError: the database is locked or full.
        """
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
        )
        found = sums.group_by(ClipRow.camera_id).subquery()
        newest = select(ClipRow.camera).where(ClipRow.camera_id == found.c.camera_id)
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
        recent = select(cast(func.sum(ClipRow.size), BigInteger)).where(ClipRow.start >= moment)
        first = select(func.min(ClipRow.start)).where(
            ClipRow.start >= moment, ClipRow.starred == false()
        )
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
            return [_stored(row) for row in await session.scalars(rows.limit(_STEP))]

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
        return _stored(known), False
    row = _row(clip, thumbnail=thumbnail)
    session.add(row)
    await session.flush()
    return _stored(row), True


def _conditions(wanted: ClipFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.camera_id is not None:
        conditions.append(ClipRow.camera_id == wanted.camera_id)
    if wanted.starred is not None:
        conditions.append(ClipRow.starred == wanted.starred)
    if wanted.since is not None:
        conditions.append(ClipRow.start >= wanted.since)
    if wanted.until is not None:
        conditions.append(ClipRow.start < wanted.until)
    return conditions


def _row(clip: Clip, *, thumbnail: bool) -> ClipRow:
    return ClipRow(
        id=clip.id,
        camera_id=clip.camera_id,
        camera=clip.camera,
        path=clip.path,
        start=clip.start,
        end=clip.start + clip.duration,
        duration=clip.duration,
        size=clip.size,
        codec=clip.codec,
        width=clip.width,
        height=clip.height,
        has_audio=clip.has_audio,
        cause=clip.cause.value,
        starred=False,
        thumbnail=thumbnail,
    )


def _stored(row: ClipRow) -> StoredClip:
    clip = Clip(
        id=row.id,
        camera_id=row.camera_id,
        camera=row.camera,
        path=row.path,
        start=row.start,
        duration=row.duration,
        size=row.size,
        codec=row.codec,
        width=row.width,
        height=row.height,
        has_audio=row.has_audio,
        cause=ClipCause(row.cause),
    )
    return StoredClip(clip, row.sequence, row.starred, row.thumbnail)
