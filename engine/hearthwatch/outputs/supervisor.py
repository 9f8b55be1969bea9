"""Tasks that are started anew when they fail."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

import structlog

from hearthwatch.outputs.protocol import OutputState

_FIRST: Final = 1.0
_MOST: Final = 60.0
_HEALTHY: Final = 60.0
"""Seconds of work after which a failure counts as the first again."""

_log = structlog.get_logger(__name__)


class Supervised:
    """Work that goes on until it is stopped; a failure of it is its own affair.

    Attributes:
        state: what the task is doing.
        reason: the newest failure, in words; None while there was none.
        restarts: how often it was started anew.
    """

    def __init__(
        self, name: str, work: Callable[[], Awaitable[None]], *, first: float = _FIRST
    ) -> None:
        """Prepare.

        Args:
            name: of the task, for the log.
            work: is called again whenever it ends.
            first: seconds of the first pause; each further one is twice as long.
        """
        self.state = OutputState.STOPPED
        self.reason: str | None = None
        self.restarts = 0
        self._name = name
        self._work = work
        self._first = first
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, unless it has begun."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name=self._name)

    async def stop(self) -> None:
        """End the work and wait for that."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])
        self.state = OutputState.STOPPED

    async def _run(self) -> None:
        failures = 0
        while True:
            began = time.monotonic()
            self.state = OutputState.RUNNING
            try:
                await self._work()
                self.reason = "it ended by itself"
            except Exception as error:  # noqa: BLE001 - whatever one does, the others go on
                self.reason = f"{type(error).__name__}: {error}"[:300]
            self.state = OutputState.FAILED
            self.restarts += 1
            failures = 1 if time.monotonic() - began > _HEALTHY else failures + 1
            pause = min(_MOST, self._first * 2 ** min(failures - 1, 16))
            _log.error("output_failed", output=self._name, reason=self.reason, pause=pause)
            await asyncio.sleep(pause * random.uniform(0.7, 1.0))  # noqa: S311 - not a secret


async def unbroken[Result](work: Coroutine[Any, Any, Result]) -> Result:
    """Do work to its end even when whoever waits for it is cancelled meanwhile.

    A statement that is broken off costs a connection to the database.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        await asyncio.wait([task])
        task.exception()  # Nobody is left to hear of it.
        raise
    return task.result()
