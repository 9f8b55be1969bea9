"""Slow down whoever tries wrong credentials over and over."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import IPv6Address, ip_address
from typing import Final

import structlog

from hearthwatch.api.identity import WrongCredentialsError

_TRIES: Final = 10
_WINDOW: Final = 60.0
_MOST: Final = 1024
_PAUSE: Final = 1.0
_ROOM: Final = 8

_log = structlog.get_logger(__name__)


class Throttle:
    """Counts failures in windows of a minute, of a bounded number of addresses or names."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def failed(self, who: str, now: float) -> float | None:
        """Count a failure.

        Returns:
            None, or the seconds to wait when there had been too many before.
        """
        start, count = self._failures.pop(who, (now, 0))
        if not 0 <= now - start < _WINDOW:
            start, count = now, 0
        self._failures[who] = (start, count + 1)
        if len(self._failures) > _MOST:
            self._failures.popitem(last=False)
        return start + _WINDOW - now if count >= _TRIES else None

    def is_hot(self, who: str, now: float) -> bool:
        """Tell whether there were too many failures lately."""
        start, count = self._failures.get(who, (now, 0))
        return count >= _TRIES and 0 <= now - start < _WINDOW


class Failures:
    """What went wrong lately, by the address it came from and the name it was tried with."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none.

        Args:
            clock: returns the present in seconds since 1970 UTC.
        """
        self._clock = clock
        self._peers = Throttle()
        self._names = Throttle()

    def count(self, what: str, peer: str, login: str | None = None) -> WrongCredentialsError:
        """Count a failure and return what to raise.

        Args:
            what: was wrong.
            peer: the address it came from.
            login: the name it was tried with, where that could be anybody's.
        """
        now, was_hot = self._clock(), self.are_many(peer, login)
        waits = [self._peers.failed(network_of(peer), now)]
        if login is not None:
            waits.append(self._names.failed(login, now))
        wait = max((wait for wait in waits if wait is not None), default=None)
        if wait is None:
            _log.warning("wrong_credentials", peer=peer, kind=what)
        begins = not was_hot and self.are_many(peer, login)
        return WrongCredentialsError(wait, begins=begins, login=login)

    def are_many(self, peer: str, login: str | None = None) -> bool:
        """Tell whether an address, or somebody with a name, has failed too often lately."""
        now = self._clock()
        hot_name = login is not None and self._names.is_hot(login, now)
        return hot_name or self._peers.is_hot(network_of(peer), now)


class Budget:
    """Lets so much through a minute, of each kind; what a flood brings beyond that is dropped."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing spent.

        Args:
            most: of each kind in a minute.
            clock: returns seconds.
        """
        self._most = most
        self._clock = clock
        self._spent: dict[str, tuple[float, int]] = {}

    def spend(self, kind: str) -> bool:
        """Take one of a kind, if there is one left; there must be few kinds."""
        now = self._clock()
        start, count = self._spent.get(kind, (now, 0))
        if now - start >= _WINDOW:
            start, count = now, 0
        self._spent[kind] = (start, count + 1)
        return count < self._most


class SlowLane:
    """Where those who failed too often try on: one at a time, after a pause.

    The right password gets in here, too, but nobody gets through many wrong ones.
    """

    def __init__(self, pause: float = _PAUSE, room: int = _ROOM) -> None:
        """Begin with an empty lane.

        Args:
            pause: seconds before each try.
            room: for so many who wait; the others are sent away.
        """
        self._pause = pause
        self._room = room
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and hold it for the length of the block.

        Raises:
            WrongCredentialsError: too many wait already.
        """
        if self._room == 0:
            raise WrongCredentialsError(_WINDOW)
        self._room -= 1
        try:
            async with self._turn:
                await asyncio.sleep(self._pause)
                yield
        finally:
            self._room += 1


def network_of(peer: str) -> str:
    """Return the address, or its /64: an IPv6 host owns all addresses in that.

    >>> network_of("2001:db8::1"), network_of("192.0.2.1")
    ('2001:db8::', '192.0.2.1')
    """
    try:
        address = ip_address(peer)
    except ValueError:
        return peer
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return peer
