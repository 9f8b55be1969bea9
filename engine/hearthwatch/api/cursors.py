"""Places in a list as text that clients hand back without looking into it."""

import base64
import binascii
import math
import struct
from typing import Final

from hearthwatch.store import Position

_FORMAT: Final = struct.Struct(">dq")


def write_cursor(position: Position) -> str:
    """Write a position as a cursor."""
    packed = _FORMAT.pack(position.timestamp, position.sequence)
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def read_cursor(text: str) -> Position:
    """Read a cursor.

    Raises:
        ValueError: it is none of ours.

    >>> read_cursor(write_cursor(Position(1.5, 7)))
    Position(timestamp=1.5, sequence=7)
    """
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        timestamp, sequence = _FORMAT.unpack(packed)
    except (binascii.Error, struct.error, ValueError):
        raise ValueError("not a cursor of this list") from None
    if not math.isfinite(timestamp):
        raise ValueError("not a cursor of this list")
    return Position(timestamp, sequence)
