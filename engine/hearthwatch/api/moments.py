"""Moments as the API writes them."""

from typing import Annotated

from pydantic import WithJsonSchema

from hearthwatch.model.timestamps import to_rfc3339

type Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""RFC 3339 in UTC."""


def moment_text(timestamp: float | None) -> str | None:
    """Write a moment, in seconds since 1970 UTC, if there is one."""
    return None if timestamp is None else to_rfc3339(timestamp)
