"""Sends to one webhook, one event after the other, in the order in which they were committed."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from hearthwatch.events import Line, Outbox
from hearthwatch.outputs.errors import InvalidTargetError, NoAnswerError, NotDeliveredError
from hearthwatch.outputs.pace import Pace
from hearthwatch.outputs.queue import STORE_PAUSE, Observe, Queue
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.outputs.webhooks.client import Client
from hearthwatch.outputs.webhooks.formats import letter
from hearthwatch.outputs.webhooks.verdict import DAY, Judge
from hearthwatch.store import Delivery, DeliveryState, Outcome, StoreError, Webhook

_BATCH: Final = 50
"""Deliveries between two notes in the database; after a crash so many may be sent again."""

_HOPELESS: Final = 5 * DAY
_GONE: Final = 410

type SwitchOff = Callable[[str], Awaitable[None]]
"""Switches the webhook off, for a reason that the owner is told."""

_log = structlog.get_logger(__name__)


class Sender:
    """One webhook's sender. A receiver that is slow or away holds up nobody but itself.

    While it is away everything for it waits, in order, for the oldest. What the receiver itself
    keeps refusing steps aside after a few attempts, and the rest goes on.
    """

    def __init__(
        self,
        webhook: Webhook,
        line: Line,
        outbox: Outbox,
        client: Client,
        *,
        switch_off: SwitchOff,
        observe: Observe | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._webhook = webhook
        self._line = line
        self._outbox = outbox
        self._client = client
        self._switch_off = switch_off
        self._observe = observe
        self._clock = clock
        self._judge = Judge(webhook)
        self._pace = Pace(webhook.rate)
        self._queue = Queue(line, outbox, clock)

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            try:
                until = await self._round()
            except StoreError as error:
                _log.warning("outbox_unavailable", webhook=self._webhook.id, reason=str(error))
                until = self._clock() + STORE_PAUSE
            await self._queue.rest(until)

    async def drained(self) -> None:
        """Return once nothing waits that could be sent now."""
        await self._queue.drained()

    async def _round(self) -> float | None:
        """Send what is due, and return the moment when something else may be."""
        target, now, store = self._line.target, self._clock(), self._outbox.store
        batch = await self._queue.take(_BATCH)
        if not batch:
            return await unbroken(store.aside_until(target))
        blocked: float | None = None
        try:
            for delivery in batch:
                if not delivery.aside and delivery.next_at > self._clock():
                    blocked = delivery.next_at
                    break
                outcome = await self._attempt(delivery)
                self._queue.add(outcome)
                if outcome.state is DeliveryState.PENDING and not outcome.aside:
                    blocked = outcome.next_at
                    break
                if outcome.status == _GONE:
                    await self._end("The receiver answered 410 (Gone): it wants nothing any more.")
        finally:
            await self._queue.settle()
        if blocked is None:
            return now
        await self._end_if_hopeless()
        aside = await unbroken(store.aside_until(target))
        return blocked if aside is None else min(blocked, aside)

    async def _attempt(self, delivery: Delivery) -> Outcome:
        if wait := self._pace.take():
            await asyncio.sleep(wait)
        webhook = self._webhook
        message = letter(webhook, delivery.stored.event, self._clock())
        try:
            answer = await self._client.post(
                webhook.url,
                message.headers,
                message.body,
                timeout=webhook.timeout,
                allow_private=webhook.allow_private,
            )
        except (InvalidTargetError, NotDeliveredError, NoAnswerError) as error:
            outcome = self._judge.unanswered(delivery, str(error), self._clock())
        else:
            outcome = self._judge.answered(delivery, answer, self._clock())
        self._tell(outcome)
        return outcome

    def _tell(self, outcome: Outcome) -> None:
        if self._observe is not None:
            status = "retried" if outcome.state is DeliveryState.PENDING else outcome.state.value
            took = outcome.response_ms
            self._observe("webhook", status, None if took is None else took / 1000)
        if outcome.state is DeliveryState.DELIVERED:
            return
        self._outbox.failed += outcome.state is DeliveryState.DEAD
        _log.warning(
            "webhook_not_delivered",
            webhook=self._webhook.id,
            delivery=outcome.sequence,
            attempts=outcome.attempts,
            state=outcome.state.value,
            reason=outcome.error,
        )

    async def _end_if_hopeless(self) -> None:
        tally = await unbroken(self._outbox.store.tally(self._line.target))
        since = tally.failing_since
        if since is not None and self._clock() - since >= _HOPELESS:
            days = int((self._clock() - since) / DAY)
            await self._end(f"Nothing could be delivered for {days} days.")

    async def _end(self, reason: str) -> None:
        """Switch the webhook off, and wait for whoever stops this."""
        await self._queue.settle()
        await self._switch_off(reason)
        self._queue.close()
        await asyncio.get_running_loop().create_future()
