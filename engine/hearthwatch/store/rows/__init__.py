"""The tables, one file for what belongs together."""

from hearthwatch.store.rows.access import ApiKeyRow, CodeRow, SessionRow
from hearthwatch.store.rows.base import Row
from hearthwatch.store.rows.clips import ClipRow
from hearthwatch.store.rows.events import EventRow
from hearthwatch.store.rows.inbound import InboundRow
from hearthwatch.store.rows.instance import InstanceRow, SecretRow

__all__ = [
    "ApiKeyRow",
    "ClipRow",
    "CodeRow",
    "EventRow",
    "InboundRow",
    "InstanceRow",
    "Row",
    "SecretRow",
    "SessionRow",
]
