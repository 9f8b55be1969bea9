"""The tables, one file for what belongs together."""

from hearthwatch.store.rows.access import ApiKeyRow, CodeRow, SessionRow
from hearthwatch.store.rows.alerts import AlertRow
from hearthwatch.store.rows.base import Row
from hearthwatch.store.rows.clips import ClipRow
from hearthwatch.store.rows.events import EventRow
from hearthwatch.store.rows.instance import InstanceRow, SecretRow
from hearthwatch.store.rows.kinds import KindRow, KindZoneRow

__all__ = [
    "AlertRow",
    "ApiKeyRow",
    "ClipRow",
    "CodeRow",
    "EventRow",
    "InstanceRow",
    "KindRow",
    "KindZoneRow",
    "Row",
    "SecretRow",
    "SessionRow",
]
