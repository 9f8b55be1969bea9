"""Keeping an eye on the media folder: whether it is there, and how much room it has."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final, Protocol

import structlog

from hearthwatch.api import House, clip_limits
from hearthwatch.events import Level
from hearthwatch.model.media import Thrift
from hearthwatch.model.messages import Storing
from hearthwatch.store import Clerk, MediaFolder

type Alert = Callable[[str, Level], Coroutine[Any, Any, None]]
"""Tells the owner something."""

_log = structlog.get_logger()

_LOOK_EVERY: Final = 5.0

_GIVEN_UP: Final = {
    Thrift.THUMBNAILS: "Clips get no thumbnails for now.",
    Thrift.CONTINUOUS: "Nothing is recorded continuously for now, only what happens.",
    Thrift.CLIPS: "Nothing is recorded for now. Events are still told and kept.",
}


class Writers(Protocol):
    """Those who write clips."""

    async def store(self, storing: Storing) -> None:
        """Let them write what is said from now on."""


class MediaWatch:
    """Looks at the media folder again and again, tells the workers, and the owner what changed."""

    def __init__(self, house: House, writers: Writers, alert: Alert) -> None:
        self._house = house
        self._folder = house.clips.files.folder
        self._writers = writers
        self._alert = alert
        self._clerk = Clerk()
        self._told: Storing | None = None
        self._worth_sweeping = asyncio.Event()

    async def run(self) -> None:
        """Look every few seconds."""
        while True:
            await self._look()
            await asyncio.sleep(_LOOK_EVERY)

    async def need(self, within: float) -> None:
        """Wait until room is needed, or the time is over."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._worth_sweeping.wait()
        self._worth_sweeping.clear()

    async def _look(self) -> None:
        try:
            await self._clerk.do(self._folder.claim)
            if self._folder.problem is None:
                await self._judge()
        except OSError as error:
            self._folder.problem = error.strerror or type(error).__name__
        said = Storing(
            mark=self._folder.mark,
            problem=self._folder.problem,
            thrift=self._house.retention.thrift,
        )
        if said != self._told:
            before, self._told = self._told, said
            await self._writers.store(said)
            await self._tell(before, said)

    async def _judge(self) -> None:
        limits = clip_limits(self._house.settings().storage)
        if await self._house.retention.judge(limits):
            self._worth_sweeping.set()

    async def _tell(self, before: Storing | None, now: Storing) -> None:
        path, problem = self._folder.path, before and before.problem
        _log.info("storing", path=str(path), problem=now.problem, thrift=now.thrift.name)
        if now.problem != problem:
            await self._alert(*_spoken_problem(self._folder))
            if problem is not None:
                self._worth_sweeping.set()
        thrift = before.thrift if before else Thrift.NOTHING
        if now.thrift != thrift:
            shortage = self._house.retention.shortage
            await self._alert(*_spoken_thrift(path, now.thrift, shortage))


def _spoken_problem(folder: MediaFolder) -> tuple[str, Level]:
    if folder.trouble is None:
        return f"The media folder {folder.path} can be used again.", "info"
    rest = "Nothing is recorded until that is over; events are still told and kept."
    return f"{folder.trouble} {rest}", "error"


def _spoken_thrift(path: Path, thrift: Thrift, shortage: str | None) -> tuple[str, Level]:
    if not thrift:
        return f"There is room in the media folder {path} again; everything is recorded.", "info"
    text = f"There is little room in the media folder {path}: {shortage}. {_GIVEN_UP[thrift]}"
    return text, "error" if thrift is Thrift.CLIPS else "warning"
