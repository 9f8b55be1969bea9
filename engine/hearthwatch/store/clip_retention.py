"""Make room for new clips, oldest first, in steps that never hold up a new event."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import structlog

from hearthwatch.model.clip import ClipCause
from hearthwatch.model.media import Thrift
from hearthwatch.store.clerk import Clerk
from hearthwatch.store.clip_records import StoredClip
from hearthwatch.store.clips import ClipStore
from hearthwatch.store.media_folder import existing
from hearthwatch.store.paging import Position
from hearthwatch.store.thrift import least_free, reserve, thrift

type DiskUsage = Callable[[Path], tuple[int, int, int]]
"""Returns total, used and free bytes of the disk that holds a path."""

_STEP: Final = 50
_DAY: Final = 86_400.0
_LOOK_BACK: Final = 7 * _DAY
_SHORTEST: Final = 3600.0
_ENDLESS: Final = (ClipCause.CONTINUOUS,)
_OTHERS: Final = tuple(cause for cause in ClipCause if cause not in _ENDLESS)

_log = structlog.get_logger(__name__)


class Reason(StrEnum):
    """Why a clip was deleted."""

    TRASH = "trash"
    AGE = "age"
    SIZE = "size"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of clips is kept; stars go before all of it.

    Attributes:
        seconds: clips that began longer ago go.
        size: bytes of all clips at most; None: as much as `min_free` leaves.
        min_free: bytes of the disk that are left free; see also `thrift.reserve`.
        trash: clips that were deleted longer ago, in seconds, go for good.
    """

    seconds: float
    size: int | None
    min_free: int
    trash: float = _DAY


@dataclass(frozen=True, slots=True)
class Removed:
    """A clip that is no more, and why."""

    clip: StoredClip
    reason: Reason


@dataclass(frozen=True, slots=True)
class Room:
    """What one sweep did.

    Attributes:
        removed: the clips that were deleted.
        failed: how many could not be deleted.
        missing: bytes that are still too many. Then all that is left has a star, could not be
            deleted, or is no clip: recording more will fill the disk.
    """

    removed: tuple[Removed, ...]
    failed: int
    missing: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """How far the room goes.

    Attributes:
        total: bytes of the disk.
        free: bytes of it that nothing uses.
        per_day: bytes that are recorded in a day, measured over the last week; None until there
            is an hour to measure.
        days: of clips for which there is room, those that are kept already included; None
            when nothing is known of the pace.
    """

    total: int
    free: int
    per_day: float | None
    days: float | None


class ClipRetention:
    """Deletes clips that are too old or too many.

    When room is short, things go in this order: what is in the trash, even with a star, then
    continuous recordings from the oldest on, then the clips of events and commands from the
    oldest on. A thumbnail goes with its clip. Other clips with a star stay, and so do events and
    their pictures, which are small and have limits of their own. When nothing is left that may
    go, what is new is given up in the same order; see `judge`.

    Attributes:
        thrift: what is given up now.
        shortage: why, for people; None while nothing is.
    """

    def __init__(self, clips: ClipStore, usage: DiskUsage = shutil.disk_usage) -> None:
        """Look after some clips.

        Args:
            clips: which.
            usage: measures the disk that holds them.
        """
        self.thrift = Thrift.NOTHING
        self.shortage: str | None = None
        self._clips = clips
        self._usage = usage
        self._clerk = Clerk()

    async def judge(self, limits: Limits) -> bool:
        """Decide what is given up until the next call: thumbnails, then continuous, then clips.

        Returns:
            Whether less is free than should be, so that `sweep` is worth calling.

        Raises:
            OSError: the disk cannot be asked how much is free.
        """
        total, free = await self._disk()
        wanted = reserve(total, limits.min_free)
        self.thrift = thrift(free, wanted, self.thrift)
        self.shortage = None
        if self.thrift:
            self.shortage = (
                f"{free / 1e9:.2f} GB of the disk are free and {wanted / 1e9:.2f} needed"
            )
        return free < wanted

    def room(self, limits: Limits) -> int:
        """Return how many bytes others may put beside the clips; blocks.

        Raises:
            OSError: the folder is away, or its disk cannot be asked.
        """
        folder = self._clips.files.folder
        folder.require()
        total, _, free = self._usage(folder.path)
        return free - least_free(total, limits.min_free)

    async def sweep(self, limits: Limits, *, now: float) -> Room:
        """Delete what is beyond the limits, by age, then by size, then by free space.

        Room is measured once and then counted, because a disk may report late what is free. While
        the folder of all clips is away nothing is deleted.

        Args:
            limits: what may stay.
            now: the present in seconds since 1970 UTC.

        Raises:
            StoreError: the database is locked or full; the rest waits for the next sweep.
            OSError: the disk cannot be asked how much is free.
        """
        work = _Work(self._clips)
        if not await asyncio.to_thread(lambda: self._clips.files.present):
            return Room((), 0, 0)
        await work.empty_trash(now - limits.trash)
        await work.delete_older(now - limits.seconds)
        missing = 0
        if limits.size is not None:
            missing = await work.make_room(await self._kept() - limits.size, Reason.SIZE)
        total, free = await self._disk()
        needed = reserve(total, limits.min_free) - free
        missing = max(missing, await work.make_room(needed, Reason.FREE))
        return Room(tuple(work.removed), work.failed, missing)

    async def forecast(self, limits: Limits, *, now: float) -> Forecast:
        """Tell how many days of clips there is room for, at the pace of the last week.

        Raises:
            StoreError: the database does not answer.
            OSError: the disk cannot be asked how much is free.
        """
        total, free = await self._disk()
        recorded, first = await self._clips.recorded_since(now - _LOOK_BACK)
        if first is None or now - first < _SHORTEST or recorded == 0:
            return Forecast(total, free, None, None)
        per_day = recorded / (now - first) * _DAY
        room = await self._kept() + max(0, free - reserve(total, limits.min_free))
        if limits.size is not None:
            room = min(room, limits.size)
        return Forecast(total, free, per_day, room / per_day)

    async def _kept(self) -> int:
        """Return the bytes of all clips, those in the trash included."""
        _, trash = await self._clips.trash.sum()
        return trash + sum(camera.size for camera in await self._clips.sums())

    async def _disk(self) -> tuple[int, int]:
        """Return total and free bytes of the disk on which clips are, or will be."""
        folder = self._clips.files.media
        total, _, free = await self._clerk.do(lambda: self._usage(existing(folder)))
        return total, free


class _Work:
    """One sweep under way."""

    def __init__(self, clips: ClipStore) -> None:
        self.removed: list[Removed] = []
        self.failed = 0
        self._clips = clips

    async def empty_trash(self, moment: float) -> None:
        """Delete for good what was put into the trash before a moment."""
        kept = 0
        while step := await self._clips.trash.oldest(limit=_STEP, before=moment, skip=kept):
            failed = self.failed
            await self._delete(step, Reason.TRASH)
            kept += self.failed - failed

    async def delete_older(self, moment: float) -> None:
        """Delete the clips that begin before a moment."""
        after: Position | None = None
        while step := await self._clips.oldest(limit=_STEP, before=moment, after=after):
            after = step[-1].position
            await self._delete(step, Reason.AGE)

    async def make_room(self, needed: int, reason: Reason) -> int:
        """Delete clips until so many bytes are free, and return how many still are not."""
        needed -= await self._trash_for_room(needed, reason)
        for causes in (_ENDLESS, _OTHERS):
            after: Position | None = None
            while needed > 0 and (
                step := await self._clips.oldest(limit=_STEP, causes=causes, after=after)
            ):
                after = step[-1].position
                needed -= await self._delete(_enough(step, needed), reason)
        return max(0, needed)

    async def _trash_for_room(self, needed: int, reason: Reason) -> int:
        """Delete clips in the trash until so many bytes are free; return how many that freed."""
        freed = kept = 0
        while freed < needed and (step := await self._clips.trash.oldest(limit=_STEP, skip=kept)):
            failed = self.failed
            freed += await self._delete(_enough(step, needed - freed), reason)
            kept += self.failed - failed
        return freed

    async def _delete(self, step: Sequence[StoredClip], reason: Reason) -> int:
        """Delete some clips, whichever can be, and return the bytes that this freed."""
        async with self._clips.trash.going(step) as going:
            gone = await asyncio.to_thread(self._delete_files, going)
            await self._clips.forget(stored.clip.id for stored in gone)
        self.removed.extend(Removed(stored, reason) for stored in gone)
        self.failed += len(going) - len(gone)
        return sum(stored.clip.size for stored in gone)

    def _delete_files(self, step: Sequence[StoredClip]) -> list[StoredClip]:
        gone = []
        for stored in step:
            try:
                self._clips.files.delete(stored.clip)
            except OSError as error:
                _log.error("clip_not_deleted", clip_id=str(stored.clip.id), reason=error.strerror)
            else:
                gone.append(stored)
        return gone


def _enough(clips: Sequence[StoredClip], needed: int) -> Sequence[StoredClip]:
    """Return as many of the first clips as have so many bytes together."""
    for index, stored in enumerate(clips):
        needed -= stored.clip.size
        if needed <= 0:
            return clips[: index + 1]
    return clips
