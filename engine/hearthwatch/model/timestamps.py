"""Moments are seconds since 1970 UTC inside the engine and RFC 3339 with ``Z`` outside."""

from datetime import UTC, datetime


def to_rfc3339(timestamp: float) -> str:
    """Write a moment for people and other programs.

    >>> to_rfc3339(0.25)
    '1970-01-01T00:00:00.250Z'
    """
    moment = datetime.fromtimestamp(timestamp, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_rfc3339(text: str) -> float:
    """Read a moment; one without an offset is taken as UTC.

    Raises:
        ValueError: the text is no RFC 3339 date and time.

    >>> from_rfc3339("1970-01-01T01:00:00+01:00")
    0.0
    """
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
