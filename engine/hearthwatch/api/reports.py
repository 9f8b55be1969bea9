"""Telling the owner what concerns who may come in."""

import structlog

from hearthwatch.api.house import House
from hearthwatch.model.alert import Severity
from hearthwatch.store import StoreError

_log = structlog.get_logger(__name__)


async def report(
    house: House,
    kind: str,
    message: str,
    *,
    severity: Severity = Severity.LOW,
    peer: str | None = None,
) -> None:
    """Record a `security_event`. Neither a flood nor a full disk stops what goes on.

    Args:
        house: where it happened.
        kind: stays the same; programs may compare it.
        message: the same for people; never a secret.
        severity: how grave it is.
        peer: the address it came from.
    """
    if not house.access.reports.spend(kind):
        return
    try:
        await house.recorder.security(kind, message, severity=severity, peer=peer)
    except StoreError as error:
        _log.warning("security_event_not_recorded", kind=kind, reason=str(error))
