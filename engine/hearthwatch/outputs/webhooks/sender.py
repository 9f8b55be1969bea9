"""Sends to one webhook, one event after the other, in the order in which they were committed."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from hearthwatch.events import Line, Outbox
from hearthwatch.outputs.errors import InvalidTargetError, NoAnswerError, NotDeliveredError
from hearthwatch.outputs.pace import Pace
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.outputs.webhooks.client import Client
from hearthwatch.outputs.webhooks.formats import letter
from hearthwatch.outputs.webhooks.verdict import DAY, Judge
from hearthwatch.store import Delivery, DeliveryState, Outcome, StoreError, Webhook

_BATCH: Final = 50
"""Deliveries between two notes in the database; after a crash so many may be sent again."""

_LOOK_EVERY: Final = 60.0
_STORE_PAUSE: Final = 5.0
_HOPELESS: Final = 5 * DAY
_GONE: Final = 410

type SwitchOff = Callable[[str], Awaitable[None]]
"""Switches the webhook off, for a reason that the owner is told."""

type Observe = Callable[[str, str, float | None], None]
"""Hears of every attempt: the kind of output, what it came to, and the seconds until an answer."""

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
        self._outcomes: list[Outcome] = []
        self._idle = asyncio.Event()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            try:
                until = await self._round()
            except StoreError as error:
                _log.warning("outbox_unavailable", webhook=self._webhook.id, reason=str(error))
                until = self._clock() + _STORE_PAUSE
            await self._rest(until)

    async def drained(self) -> None:
        """Return once nothing waits that could be sent now."""
        await self._idle.wait()
        while self._line.awake.is_set():
            await asyncio.sleep(0)  # It is about to look.
            await self._idle.wait()

    async def _round(self) -> float | None:
        """Send what is due, and return the moment when something else may be."""
        await self._note()
        self._line.awake.clear()
        target, now, store = self._line.target, self._clock(), self._outbox.store
        batch = await unbroken(store.pending(target, now=now, limit=_BATCH))
        if not batch:
            return await unbroken(store.aside_until(target))
        blocked: float | None = None
        try:
            for delivery in batch:
                if not delivery.aside and delivery.next_at > self._clock():
                    blocked = delivery.next_at
                    break
                outcome = await self._attempt(delivery)
                self._outcomes.append(outcome)
                if outcome.state is DeliveryState.PENDING and not outcome.aside:
                    blocked = outcome.next_at
                    break
                if outcome.status == _GONE:
                    await self._end("The receiver answered 410 (Gone): it wants nothing any more.")
        finally:
            await self._note()
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

    async def _note(self) -> None:
        """Write down what was sent; before that nothing more is, lest it be sent twice."""
        if self._outcomes:
            await unbroken(self._settle())

    async def _settle(self) -> None:
        await self._outbox.store.settle(self._line.target, self._outcomes)
        self._outcomes = []

    async def _end_if_hopeless(self) -> None:
        tally = await unbroken(self._outbox.store.tally(self._line.target))
        since = tally.failing_since
        if since is not None and self._clock() - since >= _HOPELESS:
            days = int((self._clock() - since) / DAY)
            await self._end(f"Nothing could be delivered for {days} days.")

    async def _end(self, reason: str) -> None:
        """Switch the webhook off, and wait for whoever stops this."""
        await self._note()
        await self._switch_off(reason)
        self._line.awake.clear()
        self._idle.set()
        await asyncio.get_running_loop().create_future()

    async def _rest(self, until: float | None) -> None:
        """Wait for something new, or for a moment."""
        pause = _LOOK_EVERY if until is None else min(_LOOK_EVERY, until - self._clock())
        if pause <= 0:
            return
        self._idle.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._line.awake.wait()
        self._idle.clear()
