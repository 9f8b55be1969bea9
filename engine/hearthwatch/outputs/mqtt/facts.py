"""Sends facts from the outbox: each of them, in the order of their commits."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Final

import structlog

from hearthwatch.events import Line, Outbox
from hearthwatch.model.event import Event
from hearthwatch.outputs.mqtt.payloads import Message
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.store import Delivery, DeliveryState, Outcome, StoreError

_BATCH: Final = 200
"""Deliveries between two notes in the database; after a crash so many may be sent again."""

_LOOK_EVERY: Final = 60.0
_STORE_PAUSE: Final = 5.0

type Observe = Callable[[str, str, float | None], None]
"""Hears of every attempt: the kind of output, what it came to, and the seconds until an answer."""

type Tell = Callable[[Message], Coroutine[Any, Any, None]]
"""Sends a message, and returns once the broker has it."""

_log = structlog.get_logger(__name__)


class Facts:
    """What is to be told once, while there is a connection.

    A fact is done when the broker has all messages of it. If the connection ends before, it stays
    in the outbox, and so does everything behind it.
    """

    def __init__(
        self,
        line: Line,
        outbox: Outbox,
        messages: Callable[[Event], Iterable[Message]],
        *,
        observe: Observe | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._line = line
        self._outbox = outbox
        self._messages = messages
        self._observe = observe
        self._clock = clock
        self._outcomes: list[Outcome] = []
        self._idle = asyncio.Event()

    async def run(self, tell: Tell) -> None:
        """Send until cancelled, or until that fails."""
        pruned = self._clock()
        while True:
            try:
                more = await self._round(tell)
                if self._clock() - pruned >= _LOOK_EVERY:
                    pruned = self._clock()
                    await unbroken(self._outbox.store.prune(self._line.target, keep=0))
            except StoreError as error:
                _log.warning("outbox_unavailable", output="mqtt", reason=str(error))
                await asyncio.sleep(_STORE_PAUSE)
                continue
            if not more:
                await self._rest()

    async def drained(self) -> None:
        """Return once nothing waits that could be sent now."""
        await self._idle.wait()
        while self._line.awake.is_set():
            await asyncio.sleep(0)  # It is about to look.
            await self._idle.wait()

    async def _round(self, tell: Tell) -> bool:
        """Send some facts, and tell whether there may be more."""
        await self._note()
        self._line.awake.clear()
        batch = await unbroken(
            self._outbox.store.pending(self._line.target, now=self._clock(), limit=_BATCH)
        )
        try:
            async with asyncio.TaskGroup() as sending:
                for delivery in batch:
                    sending.create_task(self._send(tell, delivery))
        finally:
            await self._note()
        return bool(batch)

    async def _send(self, tell: Tell, delivery: Delivery) -> None:
        began = time.monotonic()
        try:
            async with asyncio.TaskGroup() as sending:
                for message in self._messages(delivery.stored.event):
                    sending.create_task(tell(message))
        except BaseException:
            self._tell("retried", None)
            raise
        took = time.monotonic() - began
        self._tell(DeliveryState.DELIVERED.value, took)
        self._outcomes.append(
            Outcome(
                sequence=delivery.sequence,
                state=DeliveryState.DELIVERED,
                attempts=delivery.attempts + 1,
                at=self._clock(),
                next_at=delivery.next_at,
                response_ms=1000 * took,
            )
        )

    def _tell(self, status: str, seconds: float | None) -> None:
        if self._observe is not None:
            self._observe("mqtt", status, seconds)

    async def _note(self) -> None:
        """Write down what was sent; before that nothing more is, lest it be sent twice."""
        if self._outcomes:
            await unbroken(self._settle())

    async def _settle(self) -> None:
        await self._outbox.store.settle(self._line.target, self._outcomes)
        self._outcomes = []

    async def _rest(self) -> None:
        self._idle.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_EVERY):
                await self._line.awake.wait()
        self._idle.clear()
