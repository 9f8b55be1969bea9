"""The files that one session has sent: taken in quarantine, then landed or let go."""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import structlog

from hearthwatch.media.ftp.account import Account, Limits, Receiver
from hearthwatch.media.ftp.data import BLOCK
from hearthwatch.media.ftp.landing import Incoming
from hearthwatch.media.ftp.names import file_name, is_useless
from hearthwatch.media.ftp.replies import ReplyError, spoken
from hearthwatch.media.inbox import is_recording

_log = structlog.get_logger()

_LOOK_AFTER: Final = 8 << 20
"""Bytes after which is looked whether there is still room."""

_MOST: Final = 64
"""Files that a session remembers; cameras ask about the newest, only."""

_WAITING: Final = 4
"""Files without a recording's name that may wait in quarantine to be renamed."""


@dataclass(slots=True)
class _Sent:
    """A file that was sent.

    Attributes:
        path: where it is; None: it was of no use, and let go.
        landed: it is a recording, and no longer the session's.
    """

    size: int
    moment: float
    path: Path | None
    landed: bool = False


class Shelf:
    """Takes the files of one session."""

    def __init__(
        self, account: Account, limits: Limits, receiver: Receiver, executor: Executor
    ) -> None:
        """Begin empty.

        Args:
            account: whose they are.
            limits: of their size, and of waiting for them.
            receiver: knows how much room there is, and hears of recordings.
            executor: its threads touch the disk.
        """
        self._account = account
        self._limits = limits
        self._receiver = receiver
        self._executor = executor
        self._sent: dict[PurePosixPath, _Sent] = {}

    def sent(self, folder: PurePosixPath) -> Iterator[tuple[PurePosixPath, int, float]]:
        """Give what was sent to a folder, with its size in bytes and when."""
        for place, sent in self._sent.items():
            if place.parent == folder:
                yield place, sent.size, sent.moment

    def __contains__(self, place: PurePosixPath) -> bool:
        return place in self._sent

    def size(self, place: PurePosixPath) -> int:
        """Return how many bytes were sent.

        Raises:
            ReplyError: nothing was.
        """
        return self._known(place).size

    async def check(self, place: PurePosixPath) -> None:
        """Make sure that a file may be sent.

        Raises:
            ReplyError: it may not; names the reason.
        """
        waiting = sum(sent.path is not None and not sent.landed for sent in self._sent.values())
        if waiting >= _WAITING and not is_recording(file_name(place)):
            raise ReplyError(450, "Give the files that you have sent a recording's name first.")
        await self._check_room()

    async def take(
        self, place: PurePosixPath, reader: asyncio.StreamReader, gone: Callable[[], bool]
    ) -> None:
        """Take a file, and land it if it is a recording.

        Args:
            place: where the camera thinks that it puts it.
            reader: brings its bytes.
            gone: tells whether the camera has gone away in the middle.

        Raises:
            ReplyError: it was not taken; nothing of it is left.
        """
        incoming, kept = None, False
        try:
            if not is_useless(file_name(place)):
                incoming = self._account.landing.begin()
            size = await self._received(reader, incoming)
            if incoming is not None:
                await self._disk(incoming.finish)
            _refuse_half(gone())
            await self._keep(place, incoming if size else None, size)
            kept = size > 0
        except OSError as error:
            raise spoken(error) from error
        finally:
            if incoming is not None and not kept:
                await asyncio.shield(self._disk(incoming.drop))
                self._tell_dropped(sys.exception())

    async def rename(self, before: PurePosixPath, after: PurePosixPath) -> None:
        """Give a file that was sent another name; with a recording's name it lands.

        What had that name is let go.

        Raises:
            ReplyError: it is not there any more, or would be no recording any more.
        """
        sent, name = self._known(before), file_name(after)
        if sent.path is not None:
            if is_recording(name):
                await self._land(sent, name)
            elif sent.landed:
                raise ReplyError(553, "A recording keeps the name of one.")
        del self._sent[before]
        replaced = self._sent.pop(after, None)
        self._sent[after] = sent
        if replaced is not None:
            await self._let_go(replaced)

    async def delete(self, place: PurePosixPath) -> None:
        """Delete a file that was sent, unless it is a recording.

        Raises:
            ReplyError: it is one, or nothing was sent.
        """
        sent = self._known(place)
        if sent.landed:
            raise ReplyError(550, "Recordings stay.")
        del self._sent[place]
        await self._let_go(sent)

    async def close(self) -> None:
        """Let go of what has waited for a recording's name in vain."""
        for sent in self._sent.values():
            await asyncio.shield(self._let_go(sent))

    async def _received(self, reader: asyncio.StreamReader, incoming: Incoming | None) -> int:
        size = looked = 0
        while True:
            async with asyncio.timeout(self._limits.idle):
                block = await reader.read(BLOCK)
            if not block:
                return size
            size += len(block)
            if size > self._limits.largest:
                raise ReplyError(552, f"It has more than {self._limits.largest} bytes.")
            if size - looked > _LOOK_AFTER:
                looked = size
                await self._check_room()
            if incoming is not None:
                await self._disk(incoming.write, block)

    async def _keep(self, place: PurePosixPath, incoming: Incoming | None, size: int) -> None:
        if (replaced := self._sent.pop(place, None)) is not None:
            await self._let_go(replaced)
        while len(self._sent) >= _MOST:
            oldest = next(iter(self._sent))
            await self._let_go(self._sent.pop(oldest))
        sent = _Sent(size, time.time(), incoming.path if incoming else None)
        if is_recording(file_name(place)):
            await self._land(sent, file_name(place))
        self._sent[place] = sent

    async def _land(self, sent: _Sent, name: str) -> None:
        if sent.path is None:
            return
        try:
            sent.path = await self._disk(self._account.landing.land, sent.path, name)
        except OSError as error:
            raise ReplyError(550, "It is not there any more.") from error
        if not sent.landed:
            sent.landed = True
            camera, file = self._account.camera, sent.path.name
            _log.info("upload_arrived", camera=camera, file=file, bytes=sent.size)
            self._receiver.arrived(self._account)

    async def _let_go(self, sent: _Sent) -> None:
        if sent.path is not None and not sent.landed:
            await self._disk(sent.path.unlink, missing_ok=True)

    async def _check_room(self) -> None:
        try:
            room = await self._disk(self._receiver.room)
        except OSError as error:
            raise ReplyError(452, "The disk of the recordings is away.") from error
        if room <= 0:
            raise ReplyError(452, "There is no room on the disk.")

    def _tell_dropped(self, error: BaseException | None) -> None:
        if error is not None:
            reason = str(error) or "It was broken off."
            _log.warning("upload_dropped", camera=self._account.camera, reason=reason)

    def _known(self, place: PurePosixPath) -> _Sent:
        try:
            return self._sent[place]
        except KeyError:
            raise ReplyError(550, "Nothing of that name was sent.") from None

    async def _disk[**P, T](self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, lambda: work(*args, **kwargs))


def _refuse_half(half: bool) -> None:
    """Raise `ReplyError` if a file that has ended is not whole."""
    if half:
        raise ReplyError(426, "The upload was broken off.")
