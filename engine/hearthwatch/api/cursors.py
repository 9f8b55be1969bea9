"""Places in a list as text that clients hand back without looking into it."""

import base64
import binascii
import math
import struct
from typing import Final
from urllib.parse import urlencode

from fastapi import Request, Response

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


def link_next(request: Request, response: Response, after: Position | None) -> str | None:
    """Say in a ``Link`` header where the next page is, if there is one, and return its cursor."""
    if after is None:
        return None
    cursor = write_cursor(after)
    others = [
        (key, value)
        for key, value in request.query_params.multi_items()
        if key not in {"cursor", "page"}
    ]
    response.headers["Link"] = f'<?{urlencode([*others, ("cursor", cursor)])}>; rel="next"'
    return cursor
