"""Letting go of what is too old or too much, and finding what was forgotten."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from hearthwatch.api import House, clip_limits
from hearthwatch.events import ClipChange, ClipChanged, Topic
from hearthwatch.store import Retention, StoreError
from hearthwatch.watch.fleet import Fleet

_log = structlog.get_logger()

_SWEEP_EVERY: Final = 60.0
_SETTLED: Final = 60.0
"""Seconds after which a file without a row is no longer on its way to one."""

_TELL_AGAIN: Final = 86_400.0


class Housekeeper:
    """Looks after events, pictures and clips for as long as the service runs."""

    def __init__(self, house: House, fleet: Fleet, alert: Callable[[str], Awaitable[None]]) -> None:
        self._house = house
        self._fleet = fleet
        self._alert = alert
        self._told_full = 0.0

    async def run(self) -> None:
        """Let go of what is too old or too much, and find what was forgotten, once a minute."""
        adopted_for = 0.0
        while True:
            try:
                await self._sweep_events()
                await self._sweep_clips()
                if self._fleet.worker_since != adopted_for:
                    adopted_for = self._fleet.worker_since
                    await self._adopt_clips(adopted_for)
            except (StoreError, OSError) as error:
                _log.warning("sweep_failed", reason=str(error))
            await asyncio.sleep(_SWEEP_EVERY)

    async def _sweep_events(self) -> None:
        now = time.time()
        keep = self._house.settings().storage.events_days * 86_400
        retention = Retention(self._house.events, self._house.pictures)
        swept = await retention.sweep(before=now - keep, settled=now - _SETTLED)
        if swept.events or swept.orphans:
            _log.info("events_swept", events=swept.events, orphans=swept.orphans)

    async def _sweep_clips(self) -> None:
        house, now = self._house, time.time()
        gone = await house.clips.drop_gone()
        room = await house.retention.sweep(clip_limits(self._house.settings().storage), now=now)
        for stored in (*gone, *(removed.clip for removed in room.removed)):
            house.bus.publish(Topic.CLIPS, ClipChange(ClipChanged.DELETED, stored))
        await asyncio.to_thread(house.clips.files.tidy, before=now - _SETTLED)
        if room.failed:
            _log.error("clips_not_deleted", clips=room.failed)
        if room.missing and now - self._told_full > _TELL_AGAIN:
            self._told_full = now
            missing = f"{room.missing / 1e9:.1f} GB"
            await self._alert(f"The disk lacks {missing} and no clip is left that may go.")

    async def _adopt_clips(self, worker_since: float) -> None:
        """Have clips that no row knows put right: a crash left them, or a backup brought them.

        What was touched since the worker started may still be written by it.
        """
        cameras = {camera.slug: camera.id for camera in self._house.settings().cameras}
        unknown = await self._house.clips.unknown(settled=worker_since)
        slugs = ((path.parent.parent.name, path) for path in unknown)
        await self._fleet.adopt((cameras[slug], path) for slug, path in slugs if slug in cameras)
