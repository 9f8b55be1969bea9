"""Sends facts from the outbox: each of them, in the order of their commits."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Final

import structlog

from hearthwatch.events import Line, Outbox
from hearthwatch.model.event import Event
from hearthwatch.outputs.mqtt.payloads import Message
from hearthwatch.outputs.queue import LOOK_EVERY, STORE_PAUSE, Observe, Queue
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.store import Delivery, DeliveryState, Outcome, StoreError

_BATCH: Final = 200
"""Deliveries between two notes in the database; after a crash so many may be sent again."""

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
        self._queue = Queue(line, outbox, clock)

    async def run(self, tell: Tell) -> None:
        """Send until cancelled, or until that fails."""
        pruned = self._clock()
        while True:
            try:
                more = await self._round(tell)
                if self._clock() - pruned >= LOOK_EVERY:
                    pruned = self._clock()
                    await unbroken(self._outbox.store.prune(self._line.target, keep=0))
            except StoreError as error:
                _log.warning("outbox_unavailable", output="mqtt", reason=str(error))
                await asyncio.sleep(STORE_PAUSE)
                continue
            if not more:
                await self._queue.rest()

    async def drained(self) -> None:
        """Return once nothing waits that could be sent now."""
        await self._queue.drained()

    async def _round(self, tell: Tell) -> bool:
        """Send some facts, and tell whether there may be more."""
        batch = await self._queue.take(_BATCH)
        try:
            async with asyncio.TaskGroup() as sending:
                for delivery in batch:
                    sending.create_task(self._send(tell, delivery))
        finally:
            await self._queue.settle()
        return bool(batch)

    async def _send(self, tell: Tell, delivery: Delivery) -> None:
        began = time.monotonic()
        try:
            async with asyncio.TaskGroup() as sending:
                for message in self._messages(delivery.stored.event):
                    sending.create_task(tell(message))
        except BaseException:  # Cancellation too: what is not answered is sent again.
            self._tell("retried", None)
            raise
        took = time.monotonic() - began
        self._tell(DeliveryState.DELIVERED.value, took)
        self._queue.add(
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
