"""UUIDv7 identifiers: they sort by time, so a database index on them stays compact."""

import itertools
import secrets
import time
from collections.abc import Callable
from typing import Final
from uuid import UUID

type IdFactory = Callable[[float], UUID]
"""Makes an id for a moment, given in seconds since 1970 UTC."""

_RANDOM_BITS: Final = 74


def uuid7(timestamp: float, tail: int) -> UUID:
    """Build the UUIDv7 (RFC 9562) of a moment.

    Args:
        timestamp: seconds since 1970 UTC.
        tail: what makes the id unique within its millisecond; its low 74 bits are used.

    >>> uuid7(0.0, 1)
    UUID('00000000-0000-7000-8000-000000000001')
    """
    milliseconds = int(timestamp * 1000) & (1 << 48) - 1
    tail &= (1 << _RANDOM_BITS) - 1
    return UUID(
        int=milliseconds << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & (1 << 62) - 1
    )


def random_id(timestamp: float | None = None) -> UUID:
    """Return a new id for a moment, now unless given."""
    return uuid7(time.time() if timestamp is None else timestamp, secrets.randbits(_RANDOM_BITS))


def counted_ids(seed: int = 0) -> IdFactory:
    """Return a factory whose ids depend on the moments and their order alone.

    Recorded footage replayed twice then yields the same ids, byte for byte.
    """
    counter = itertools.count(seed)
    return lambda timestamp: uuid7(timestamp, next(counter))
