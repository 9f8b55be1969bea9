"""Telling the owner what concerns who may come in."""

from hearthwatch.api.house import House
from hearthwatch.model.alert import Severity


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
    if house.access.reports.spend(kind):
        await house.recorder.security(kind, message, severity=severity, peer=peer)
