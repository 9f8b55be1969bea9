"""The tables, one file for what belongs together."""

from hearthwatch.store.rows.access import ApiKeyRow, CodeRow, RefreshRow, SessionRow, UserRow
from hearthwatch.store.rows.alerts import AlertRow
from hearthwatch.store.rows.base import Row
from hearthwatch.store.rows.clips import ClipRow
from hearthwatch.store.rows.deliveries import DeliveryRow, TargetRow, WebhookRow
from hearthwatch.store.rows.events import EventRow
from hearthwatch.store.rows.inbound import InboundRow
from hearthwatch.store.rows.instance import InstanceRow, SecretRow
from hearthwatch.store.rows.kinds import KindRow, KindZoneRow
from hearthwatch.store.rows.once import OnceRow

__all__ = [
    "AlertRow",
    "ApiKeyRow",
    "ClipRow",
    "CodeRow",
    "DeliveryRow",
    "EventRow",
    "InboundRow",
    "InstanceRow",
    "KindRow",
    "KindZoneRow",
    "OnceRow",
    "RefreshRow",
    "Row",
    "SecretRow",
    "SessionRow",
    "TargetRow",
    "UserRow",
    "WebhookRow",
]
