"""Webhooks in the database, their secrets sealed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select, update

from hearthwatch.model.alert import Severity
from hearthwatch.store.database import Database
from hearthwatch.store.rows import WebhookRow
from hearthwatch.store.sealing import Sealer, SealingError

_log = structlog.get_logger(__name__)


class WebhookFormat(StrEnum):
    """What a body looks like, and which signature goes along beside the standard one."""

    STANDARD = "standard"
    S0 = "s0"
    S2 = "s2"
    S3 = "s3"


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that events are sent to.

    Attributes:
        events: types of events, or ``*`` alone for all of them.
        camera_ids: those whose events are wanted, beside those of no camera; None: all.
        min_severity: events that are less grave, or not judged at all, are not wanted; None: all.
        secret: signs what is sent; ``whsec_`` and base64, or any text.
        previous: the secret before it, which signs along until `previous_until`.
        headers: further ones that are sent along.
        prefix: of the S2 format's headers, ``X-{prefix}-Signature``.
        max_retries: attempts after the first; None: for a day.
        retry_delay: seconds before the second attempt; every further pause is twice as long.
        timeout: seconds that an answer may take.
        rate: deliveries a second at most; None: as many as there are.
        metadata: what whoever made it wants to find there again.
        allow_private: it may be an address at home.
        disabled_reason: why it was switched off, if not by the owner.
    """

    id: str
    name: str
    url: str = field(repr=False)
    secret: str = field(repr=False)
    created: float
    events: tuple[str, ...] = ("*",)
    camera_ids: tuple[UUID, ...] | None = None
    min_severity: Severity | None = None
    previous: str | None = field(default=None, repr=False)
    previous_until: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    format: WebhookFormat = WebhookFormat.STANDARD
    prefix: str = "Hearthwatch"
    max_retries: int | None = None
    retry_delay: float = 5.0
    timeout: float = 10.0
    rate: float | None = 5.0
    metadata: Mapping[str, Any] = field(default_factory=dict)
    allow_private: bool = False
    enabled: bool = True
    disabled_reason: str | None = None

    def secrets(self, now: float) -> tuple[str, ...]:
        """Return the secrets that sign at a moment, the present one first."""
        if self.previous is None or self.previous_until is None or now >= self.previous_until:
            return (self.secret,)
        return (self.secret, self.previous)


class WebhookStore:
    """All webhooks of a database."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def all(self) -> list[Webhook]:
        """Return all webhooks, the oldest first; what older keys sealed is sealed anew.

        One whose secret nobody can open any more is there, but switched off.

        Raises:
            StoreError: the database is locked or full.
        """
        rows_in_order = select(WebhookRow).order_by(WebhookRow.created, WebhookRow.id)
        async with self._database.writing() as session:
            rows = (await session.scalars(rows_in_order)).all()
            return [self._opened(row) for row in rows]

    async def add(self, webhook: Webhook) -> None:
        """Keep a new webhook.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            session.add(WebhookRow(id=webhook.id, **self._columns(webhook)))

    async def change(self, webhook: Webhook) -> None:
        """Keep what a webhook is from now on.

        Raises:
            StoreError: the database is locked or full; it is as before.
        """
        async with self._database.writing() as session:
            this = update(WebhookRow).where(WebhookRow.id == webhook.id)
            await session.execute(this.values(**self._columns(webhook)))

    async def delete(self, webhook_id: str) -> None:
        """Forget a webhook.

        Raises:
            StoreError: the database is locked or full; it is still there.
        """
        async with self._database.writing() as session:
            row = await session.get(WebhookRow, webhook_id)
            if row is not None:
                await session.delete(row)

    def _columns(self, webhook: Webhook) -> dict[str, Any]:
        seal, cameras = self._sealer.seal, webhook.camera_ids
        return {
            "name": webhook.name,
            "url": webhook.url,
            "events": list(webhook.events),
            "camera_ids": None if cameras is None else [str(camera) for camera in cameras],
            "min_severity": webhook.min_severity and webhook.min_severity.value,
            "secret": seal(webhook.secret),
            "previous": None if webhook.previous is None else seal(webhook.previous),
            "previous_until": webhook.previous_until,
            "headers": seal(json.dumps(dict(webhook.headers))) if webhook.headers else None,
            "format": webhook.format.value,
            "prefix": webhook.prefix,
            "max_retries": webhook.max_retries,
            "retry_delay": webhook.retry_delay,
            "timeout": webhook.timeout,
            "rate": webhook.rate,
            "extra": dict(webhook.metadata),
            "allow_private": webhook.allow_private,
            "enabled": webhook.enabled,
            "disabled_reason": webhook.disabled_reason,
            "created": webhook.created,
        }

    def _opened(self, row: WebhookRow) -> Webhook:
        try:
            self._renew(row)
            secret = self._sealer.unseal(row.secret)
            previous = None if row.previous is None else self._sealer.unseal(row.previous)
            headers = {} if row.headers is None else json.loads(self._sealer.unseal(row.headers))
        except SealingError as error:
            _log.error("webhook_not_opened", webhook=row.id, reason=str(error))
            reason = "Its secret cannot be opened any more: the key is gone. Make a new secret."
            return _webhook(row, secret="", enabled=False, disabled_reason=reason)
        return _webhook(row, secret=secret, previous=previous, headers=headers)

    def _renew(self, row: WebhookRow) -> None:
        row.secret = self._sealer.renewed(row.secret) or row.secret
        if row.previous is not None:
            row.previous = self._sealer.renewed(row.previous) or row.previous
        if row.headers is not None:
            row.headers = self._sealer.renewed(row.headers) or row.headers


def _webhook(row: WebhookRow, **opened: Any) -> Webhook:
    fields: dict[str, Any] = {
        "id": row.id,
        "name": row.name,
        "url": row.url,
        "created": row.created,
        "events": tuple(row.events),
        "camera_ids": None if row.camera_ids is None else tuple(map(UUID, row.camera_ids)),
        "min_severity": None if row.min_severity is None else Severity(row.min_severity),
        "previous_until": row.previous_until,
        "format": WebhookFormat(row.format),
        "prefix": row.prefix,
        "max_retries": row.max_retries,
        "retry_delay": row.retry_delay,
        "timeout": row.timeout,
        "rate": row.rate,
        "metadata": row.extra,
        "allow_private": row.allow_private,
        "enabled": row.enabled,
        "disabled_reason": row.disabled_reason,
    }
    return Webhook(**(fields | opened))
