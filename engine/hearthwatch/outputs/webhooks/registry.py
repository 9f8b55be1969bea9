"""All webhooks: kept, looked up, and subscribed to what they want."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import structlog

from hearthwatch.events import Level, Outbox, Wants
from hearthwatch.model.alert import Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs.errors import InvalidTargetError, UnknownWebhookError
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.outputs.webhooks.client import Answer, Client
from hearthwatch.outputs.webhooks.formats import letter
from hearthwatch.outputs.webhooks.names import ALL, understood
from hearthwatch.outputs.webhooks.signing import key_of, new_secret
from hearthwatch.outputs.webhooks.verdict import DAY
from hearthwatch.store import (
    Delivery,
    DeliveryPage,
    DeliveryState,
    Tally,
    Target,
    Webhook,
    WebhookFormat,
    WebhookStore,
)

NAME: Final = "webhooks"
MOST: Final = 100
_TEST: Final = "This is a test: Hearthwatch can reach this receiver."

type Tell = Callable[[str, Level], Coroutine[Any, Any, None]]
"""Tells the owner something."""

_log = structlog.get_logger(__name__)


class WebhookExistsError(ValueError):
    """There is a webhook of that id, or there are too many."""


class Registry:
    """All webhooks, in memory and in the database.

    Attributes:
        changed: is awaited with the id of a webhook after it was added, changed or removed.
    """

    def __init__(
        self,
        store: WebhookStore,
        outbox: Outbox,
        client: Client,
        tell: Tell,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.outbox = outbox
        self.client = client
        self.changed: Callable[[str], Awaitable[None]] | None = None
        self._store = store
        self._owner = tell
        self._clock = clock
        self._webhooks: dict[str, Webhook] = {}
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        """Read all webhooks, and have what they want put on its way from now on.

        Raises:
            StoreError: the database is locked or full.
        """
        for webhook in await self._store.all():
            self._take(webhook)

    def all(self) -> tuple[Webhook, ...]:
        """Return all webhooks, the oldest first."""
        return tuple(self._webhooks.values())

    def get(self, webhook_id: str) -> Webhook:
        """Return one webhook.

        Raises:
            UnknownWebhookError: there is none of that id.
        """
        try:
            return self._webhooks[webhook_id]
        except KeyError:
            raise UnknownWebhookError(webhook_id) from None

    async def add(self, webhook: Webhook) -> Webhook:
        """Keep a new webhook.

        Raises:
            WebhookExistsError: there is one of that id, or there are too many.
            InvalidTargetError: nothing may be sent to its address.
            StoreError: the database is locked or full.
        """
        await self._check(webhook)
        async with self._turn:
            if webhook.id in self._webhooks:
                raise WebhookExistsError(f"There is a webhook {webhook.id!r} already.")
            if len(self._webhooks) >= MOST:
                raise WebhookExistsError(f"There are {MOST} webhooks already; more are too many.")
            await self._store.add(webhook)
            await self._put(webhook)
        _log.info("webhook_added", webhook=webhook.id)
        return webhook

    async def change(self, webhook_id: str, **fields: Any) -> Webhook:
        """Change what a webhook is.

        Raises:
            UnknownWebhookError: there is none of that id.
            InvalidTargetError: nothing may be sent to its address, or it has no secret.
            StoreError: the database is locked or full; it is as before.
        """
        async with self._turn:
            webhook = replace(self.get(webhook_id), **fields)
            if webhook.enabled:
                await self._check(webhook)
                webhook = replace(webhook, disabled_reason=None)
            await self._store.change(webhook)
            await self._put(webhook)
        _log.info("webhook_changed", webhook=webhook_id, fields=sorted(fields))
        return webhook

    async def remove(self, webhook_id: str) -> None:
        """Forget a webhook, and what is on its way to it.

        Raises:
            UnknownWebhookError: there is none of that id.
            StoreError: the database is locked or full; it is still there.
        """
        async with self._turn:
            self.get(webhook_id)
            await self._store.delete(webhook_id)
            del self._webhooks[webhook_id]
            self.outbox.unsubscribe(target_of(webhook_id))
            await self._announce(webhook_id)
            await self.outbox.store.forget(target_of(webhook_id))
        _log.info("webhook_removed", webhook=webhook_id)

    async def rotate(self, webhook_id: str, secret: str | None = None) -> Webhook:
        """Give a webhook a new secret; the one before signs along for a day.

        Raises:
            UnknownWebhookError: there is none of that id.
            StoreError: the database is locked or full; it is as before.
        """
        before = self.get(webhook_id).secret
        return await self.change(
            webhook_id,
            secret=secret or new_secret(),
            previous=before or None,
            previous_until=self._clock() + DAY,
        )

    async def switch_off(self, webhook_id: str, reason: str) -> None:
        """Switch a webhook off that cannot be delivered to, and tell the owner.

        Its sender calls this itself, so nobody is told of the change who would wait for it.
        """
        async with self._turn:
            webhook = replace(self.get(webhook_id), enabled=False, disabled_reason=reason)
            await unbroken(self._store.change(webhook))
            self._take(webhook)
        _log.error("webhook_switched_off", webhook=webhook_id, reason=reason)
        await unbroken(
            self._owner(f"The webhook {webhook.name!r} is switched off. {reason}", "error")
        )

    async def try_out(self, webhook_id: str) -> Answer:
        """Send a signed event of no consequence now, past the outbox.

        Raises:
            UnknownWebhookError: there is none of that id.
            InvalidTargetError: nothing may be sent to its address, or it has no secret.
            NotDeliveredError: nobody can be reached there, or they break off.
            NoAnswerError: it takes too long.
        """
        webhook, now = self.get(webhook_id), self._clock()
        if not webhook.secret:
            raise InvalidTargetError(webhook.disabled_reason or "There is no secret to sign with.")
        data = {"message": _TEST, "level": "info"}
        event = Event(random_id(now), EventType.SYSTEM_ALERT, now, data=data)
        message = letter(webhook, event, now)
        return await self.client.post(
            webhook.url,
            message.headers,
            message.body,
            timeout=webhook.timeout,
            allow_private=webhook.allow_private,
        )

    async def replay(self, webhook_id: str, sequence: int | None = None) -> int:
        """Put what was given up on its way again, or one delivery; return how many that are.

        Raises:
            UnknownWebhookError: there is none of that id.
            StoreError: the database is locked or full; nothing was changed.
        """
        self.get(webhook_id)
        target = target_of(webhook_id)
        count = await self.outbox.store.replay(target, sequence, now=self._clock())
        self.outbox.wake_target(target)
        return count

    async def deliveries(
        self, webhook_id: str, state: DeliveryState | None, *, limit: int, before: int | None
    ) -> DeliveryPage:
        """Return up to `limit` deliveries to a webhook, the newest first.

        Raises:
            UnknownWebhookError: there is none of that id.
        """
        self.get(webhook_id)
        target = target_of(webhook_id)
        return await self.outbox.store.page(target, state, limit=limit, before=before)

    async def delivery(self, webhook_id: str, sequence: int) -> Delivery | None:
        """Return one delivery to a webhook, or None.

        Raises:
            UnknownWebhookError: there is no webhook of that id.
        """
        self.get(webhook_id)
        return await self.outbox.store.get(target_of(webhook_id), sequence)

    async def tally(self, webhook_id: str) -> Tally:
        """Return what has become of everything for a webhook.

        Raises:
            UnknownWebhookError: there is none of that id.
        """
        self.get(webhook_id)
        return await self.outbox.store.tally(target_of(webhook_id))

    async def register_webhook(  # noqa: PLR0917 - as it has always been called
        self,
        webhook_id: str,
        url: str,
        events: Iterable[str],
        secret: str | None = None,
        headers: Mapping[str, str] | None = None,
        camera_ids: Iterable[UUID] | None = None,
        max_retries: int = 3,
        retry_delay: float = 5,
        timeout: float = 10,  # noqa: ASYNC109 - of what is sent later
        *,
        allow_private: bool = False,
    ) -> Webhook:
        """Add a webhook in the older format, or change the one of that id.

        Raises:
            ValueError: an event or the secret is none, or nothing may be sent to the address.
            StoreError: the database is locked or full.
        """
        key_of(secret or "")
        fields: dict[str, Any] = {
            "url": url,
            "events": understood(events),
            "headers": dict(headers or {}),
            "camera_ids": None if camera_ids is None else tuple(camera_ids),
            "max_retries": max_retries,
            "retry_delay": retry_delay,
            "timeout": timeout,
            "allow_private": allow_private,
        }
        if webhook_id in self._webhooks:
            changed = fields if secret is None else {**fields, "secret": secret}
            return await self.change(webhook_id, **changed)
        return await self.add(
            Webhook(
                id=webhook_id,
                name=webhook_id,
                secret=secret or new_secret(),
                created=self._clock(),
                format=WebhookFormat.S0,
                **fields,
            )
        )

    async def get_delivery_stats(self, webhook_id: str) -> dict[str, Any]:
        """Return what has become of everything for a webhook, under the older names.

        Raises:
            UnknownWebhookError: there is none of that id.
        """
        tally = await self.tally(webhook_id)
        last = tally.last_triggered
        return {
            "webhook_id": webhook_id,
            "total_deliveries": tally.total,
            "failed_deliveries": tally.failed,
            "success_rate": tally.success_rate,
            "avg_response_time_ms": tally.mean_response_ms,
            "last_triggered": None if last is None else to_rfc3339(last),
        }

    async def _check(self, webhook: Webhook) -> None:
        if not webhook.secret:
            raise InvalidTargetError("There is no secret to sign with; make a new one first.")
        await self.client.check(webhook.url, allow_private=webhook.allow_private)

    async def _put(self, webhook: Webhook) -> None:
        self._take(webhook)
        await self._announce(webhook.id)

    def _take(self, webhook: Webhook) -> None:
        self._webhooks[webhook.id] = webhook
        if webhook.enabled:
            self.outbox.subscribe(target_of(webhook.id), wants_of(webhook))
        else:
            self.outbox.unsubscribe(target_of(webhook.id))

    async def _announce(self, webhook_id: str) -> None:
        if self.changed is not None:
            await self.changed(webhook_id)


def target_of(webhook_id: str) -> Target:
    """Return a webhook's place in the outbox."""
    return Target(NAME, webhook_id)


def wants_of(webhook: Webhook) -> Wants:
    """Return what tells whether a webhook wants an event."""
    kinds = frozenset(webhook.events)
    everything = ALL in kinds
    cameras = None if webhook.camera_ids is None else frozenset(webhook.camera_ids)
    least = webhook.min_severity

    def wants(event: Event, severity: Severity | None) -> bool:
        return (
            (everything or event.type.value in kinds)
            and (cameras is None or event.camera_id is None or event.camera_id in cameras)
            and (least is None or (severity is not None and severity.reaches(least)))
        )

    return wants
