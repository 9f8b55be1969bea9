"""The output that sends to webhooks: a sender for each, none of which another can disturb."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog

from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.outputs.protocol import RegisteredCamera
from hearthwatch.outputs.queue import Observe
from hearthwatch.outputs.supervisor import Supervised, unbroken
from hearthwatch.outputs.webhooks.registry import NAME, Registry, target_of
from hearthwatch.outputs.webhooks.sender import Sender
from hearthwatch.store import StoreError, Webhook

KEPT: Final = 1000
"""Deliveries that arrived, and are still listed, of each webhook."""

_PRUNE_EVERY: Final = 60.0

_log = structlog.get_logger(__name__)


class WebhookOutput:
    """Runs the senders of all webhooks that are switched on."""

    name = NAME

    def __init__(
        self,
        registry: Registry,
        *,
        observe: Observe | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.registry = registry
        self._observe = observe
        self._clock = clock
        self._senders: dict[str, tuple[Sender, Supervised]] = {}
        self._running = False

    @property
    def enabled(self) -> bool:
        """Whether there is a webhook that is switched on."""
        return any(webhook.enabled for webhook in self.registry.all())

    @property
    def problem(self) -> None:
        """Nothing: each webhook has its own, and keeps no other from being sent to."""
        return None

    async def run(self) -> None:
        """Send until cancelled."""
        self._running, self.registry.changed = True, self._changed
        try:
            for webhook in self.registry.all():
                self._start(webhook)
            while True:
                await self._prune()
                await asyncio.sleep(_PRUNE_EVERY)
        finally:
            self._running, self.registry.changed = False, None
            stopped = [supervised.stop() for _, supervised in self._senders.values()]
            self._senders.clear()
            await asyncio.gather(*stopped)
            await self.registry.client.close()

    async def flush(self) -> None:
        """Return once nothing that is due now waits any more."""
        await asyncio.gather(*(sender.drained() for sender, _ in self._senders.values()))

    def add_camera(self, camera: RegisteredCamera) -> None:
        """Nothing is to be done: events say which camera they are of."""

    def remove_camera(self, camera: RegisteredCamera) -> None:
        """Nothing is to be done: a webhook's cameras are kept as they were chosen."""

    async def publish_metrics(self, metrics: SystemMetrics) -> None:
        """Nothing is to be done: webhooks are sent facts, which figures of a moment are not."""

    async def statistics(self) -> Mapping[str, Any]:
        """Return how many webhooks there are, and what waits for them."""
        webhooks = self.registry.all()
        backlog = await self.registry.outbox.store.backlog(self.name)
        now = self._clock()
        lags = [now - one.oldest for one in backlog.values() if one.oldest is not None]
        return {
            "webhook_count": len(webhooks),
            "enabled": sum(webhook.enabled for webhook in webhooks),
            "pending": sum(one.pending for one in backlog.values()),
            "lag_seconds": round(max(0.0, *lags), 3) if lags else 0.0,
            "restarts": sum(supervised.restarts for _, supervised in self._senders.values()),
        }

    async def _changed(self, webhook_id: str) -> None:
        """Have a webhook sent to as it is now."""
        before = self._senders.pop(webhook_id, None)
        if before is not None:
            await before[1].stop()
        webhook = next((w for w in self.registry.all() if w.id == webhook_id), None)
        if webhook is not None and self._running:
            self._start(webhook)

    def _start(self, webhook: Webhook) -> None:
        if not webhook.enabled:
            return
        outbox = self.registry.outbox
        line = outbox.line(target_of(webhook.id))

        async def switch_off(reason: str) -> None:
            await self.registry.switch_off(webhook.id, reason)

        sender = Sender(
            webhook,
            line,
            outbox,
            self.registry.client,
            switch_off=switch_off,
            observe=self._observe,
            clock=self._clock,
        )
        supervised = Supervised(f"webhook {webhook.id}", sender.run)
        self._senders[webhook.id] = sender, supervised
        supervised.start()

    async def _prune(self) -> None:
        """Forget what arrived long ago; what was given up stays as long as its event."""
        store = self.registry.outbox.store
        for webhook in self.registry.all():
            try:
                await unbroken(store.prune(target_of(webhook.id), keep=KEPT))
            except StoreError as error:
                _log.warning("deliveries_not_pruned", webhook=webhook.id, reason=str(error))
