"""One target's part of the outbox: what waits, what became of it, and when to look again."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from typing import Final

from hearthwatch.events import Line, Outbox
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.store import Delivery, Outcome

LOOK_EVERY: Final = 60.0
"""Seconds after which whoever sends looks, though nobody woke it."""

STORE_PAUSE: Final = 5.0
"""Seconds until the database is asked again after it failed."""

type Observe = Callable[[str, str, float | None], None]
"""Hears of every attempt: the kind of output, what it came to, and the seconds until an answer."""


class Queue:
    """What waits for one target. What came of it is kept until it is written down.

    All methods that ask the database raise StoreError where it fails; nothing is lost then.
    """

    def __init__(self, line: Line, outbox: Outbox, clock: Callable[[], float]) -> None:
        self._line = line
        self._outbox = outbox
        self._clock = clock
        self._outcomes: list[Outcome] = []
        self._idle = asyncio.Event()

    async def take(self, limit: int) -> Sequence[Delivery]:
        """Return what may be sent next, in the order of the commits."""
        await self.settle()
        self._line.awake.clear()
        pending = self._outbox.store.pending(self._line.target, now=self._clock(), limit=limit)
        return await unbroken(pending)

    def add(self, outcome: Outcome) -> None:
        """Keep what an attempt came to."""
        self._outcomes.append(outcome)

    async def settle(self) -> None:
        """Write down what was sent; before that nothing more is, lest it be sent twice."""
        if self._outcomes:
            await unbroken(self._write())

    async def rest(self, until: float | None = None) -> None:
        """Wait for something new, or for a moment, in seconds since 1970 UTC."""
        pause = LOOK_EVERY if until is None else min(LOOK_EVERY, until - self._clock())
        if pause <= 0:
            return
        self._idle.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._line.awake.wait()
        self._idle.clear()

    def close(self) -> None:
        """Have nobody wait for this to be drained: nothing more is sent."""
        self._line.awake.clear()
        self._idle.set()

    async def drained(self) -> None:
        """Return once nothing waits that could be sent now."""
        await self._idle.wait()
        while self._line.awake.is_set():
            await asyncio.sleep(0)  # Whoever sends is about to look.
            await self._idle.wait()

    async def _write(self) -> None:
        await self._outbox.store.settle(self._line.target, self._outcomes)
        self._outcomes = []
