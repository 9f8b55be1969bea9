"""Letting go of what is too old or too much, and finding what was forgotten."""

import asyncio
import time
from typing import Final

import structlog

from hearthwatch.api import House, clip_limits
from hearthwatch.events import ClipChange, ClipChanged, Topic
from hearthwatch.service.media_watch import Alert, MediaWatch
from hearthwatch.service.present import Present
from hearthwatch.store import Retention, Room, StoreError, Swept
from hearthwatch.watch.fleet import Fleet

_log = structlog.get_logger()

_SWEEP_EVERY: Final = 60.0
_RECONCILE_EVERY: Final = 3600.0
_SETTLED: Final = 60.0
"""Seconds after which a file without a row is no longer on its way to one."""

_TELL_AGAIN: Final = 86_400.0


class Housekeeper:
    """Looks after events, pictures and clips for as long as the service runs."""

    def __init__(self, house: House, fleet: Fleet, media: MediaWatch, alert: Alert) -> None:
        self._house = house
        self._fleet = fleet
        self._media = media
        self._alert = alert
        self._present = Present()
        self._turn = asyncio.Lock()
        self._told_full = 0.0
        self._reconciled: tuple[float, str] | None = None
        self._reconcile_at = 0.0

    async def run(self) -> None:
        """Let go of what is too old or too much once a minute, and as soon as room is needed.

        Files and rows are compared at the start of each worker, when the folder is back, and once
        an hour: that reads every folder.
        """
        while True:
            for sweep in (self._sweep_events, self._sweep_clips, self._reconcile):
                try:
                    await sweep()
                except (StoreError, OSError) as error:
                    _log.warning("sweep_failed", reason=str(error))
            await self._media.need(_SWEEP_EVERY)

    async def clean(self) -> tuple[Swept, Room]:
        """Let go of what is too old or too much now, and return what went.

        Raises:
            StoreError: the database is locked or full.
            OSError: the media folder cannot be looked at, or a picture not be deleted.
        """
        return await self._sweep_events(), await self._sweep_clips()

    async def _sweep_events(self) -> Swept:
        async with self._turn:
            return await self._swept_events()

    async def _swept_events(self) -> Swept:
        keep = self._house.settings().storage.events_days * 86_400
        retention = Retention(self._house.events, self._house.pictures)
        before = self._present() - keep
        swept = await retention.sweep(before=before, settled=time.time() - _SETTLED)
        if swept.events or swept.orphans:
            _log.info("events_swept", events=swept.events, orphans=swept.orphans)
        if alerts := await self._house.alerts.delete_before(before):
            _log.info("alerts_swept", alerts=alerts)
        return swept

    async def _sweep_clips(self) -> Room:
        async with self._turn:
            return await self._swept_clips()

    async def _swept_clips(self) -> Room:
        house, now = self._house, self._present()
        room = await house.retention.sweep(clip_limits(house.settings().storage), now=now)
        for removed in room.removed:
            in_trash = removed.clip.deleted is not None
            what = ClipChanged.PURGED if in_trash else ClipChanged.DELETED
            house.bus.publish(Topic.CLIPS, ClipChange(what, removed.clip))
        if room.failed:
            _log.error("clips_not_deleted", clips=room.failed)
        if room.missing and now - self._told_full > _TELL_AGAIN:
            self._told_full = now
            missing = f"{room.missing / 1e9:.1f} GB"
            await self._alert(
                f"The disk lacks {missing} and no clip is left that may go.", "warning"
            )
        return room

    async def _reconcile(self) -> None:
        """Compare files and rows, if there is a reason to."""
        house, now = self._house, time.time()
        files = house.clips.files
        reason = self._fleet.worker_since, files.folder.problem or ""
        if reason == self._reconciled and now < self._reconcile_at:
            return
        if not await asyncio.to_thread(lambda: files.present) or not self._fleet.worker_since:
            return
        for stored in await house.clips.drop_gone():
            house.bus.publish(Topic.CLIPS, ClipChange(ClipChanged.DELETED, stored))
        await asyncio.to_thread(files.tidy, before=now - _SETTLED)
        await self._adopt_clips(now)
        # The worker of an engine that was killed may close its last clips only now.
        wait = _RECONCILE_EVERY if reason == self._reconciled else 2 * _SETTLED
        self._reconciled, self._reconcile_at = reason, now + wait

    async def _adopt_clips(self, now: float) -> None:
        """Have clips that no row knows put right: a crash left them, or a backup brought them.

        What was touched before the worker started nobody writes any more; what was touched since
        then is left to it for a while.
        """
        settled = max(self._fleet.worker_since, now - _SETTLED)
        unknown = await self._house.clips.unknown(settled=settled)
        if unknown:
            _log.info("clips_adopted", clips=len(unknown))
        await self._fleet.adopt(unknown)
