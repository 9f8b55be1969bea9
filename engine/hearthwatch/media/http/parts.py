"""Pictures cut out of a body that never ends: multipart/x-mixed-replace, as cameras write it."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

MOST: Final = 16 << 20
"""Bytes of one picture; a very good one of 8K has half of that."""

_HEAD: Final = 8 << 10
"""Bytes that may stand before a picture."""

_LENGTH: Final = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,9})[ \t]*\r?$")
_END: Final = re.compile(rb"\r?\n\r?\n")
_PICTURE: Final = b"\xff\xd8"
_NAMELESS: Final = b"--"


class PartError(Exception):
    """What comes is no pictures."""


class Parts:
    r"""Takes bytes as they come and gives whole pictures.

    Cameras write the boundary with and without its dashes, or name none; they write the length of a
    picture right, wrong or not at all. A picture ends there, or at the next boundary if that comes
    first.

    >>> parts = Parts(boundary_of('multipart/x-mixed-replace; boundary="b"'))
    >>> first = b"--b\r\nContent-Length: 4\r\n\r\n\xff\xd8ab\r\n--b"
    >>> list(parts.feed(first[:20])), list(parts.feed(first[20:]))
    ([], [b'\xff\xd8ab'])
    """

    def __init__(self, boundary: bytes) -> None:
        """Prepare to cut at a boundary, with its dashes."""
        self._boundary = boundary
        self._waiting = bytearray()
        self._length: int | None = None
        self._inside = False
        self._searched = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Take bytes; give the pictures that are complete with them.

        Raises:
            PartError: there is no end of what should be a picture.
        """
        self._waiting += data
        while True:
            if not self._inside and not self._enter():
                return
            picture = self._taken()
            if picture is None:
                return
            if picture.startswith(_PICTURE):
                yield picture

    def _enter(self) -> bool:
        """Skip the lines before a picture and learn its length."""
        start = self._waiting.find(self._boundary)
        found = _END.search(self._waiting, start) if start >= 0 else None
        if found is None:
            if len(self._waiting) > _HEAD:
                raise PartError("no picture begins")
            return False
        if self._boundary == _NAMELESS:
            self._boundary = bytes(self._waiting[start : self._waiting.index(b"\n", start)]).strip()
        length = _LENGTH.search(self._waiting, start, found.end())
        self._length = int(length[1]) if length else None
        if self._length is not None and self._length > MOST:
            raise PartError("a picture is too large")
        del self._waiting[: found.end()]
        self._inside, self._searched = True, 0
        return True

    def _taken(self) -> bytes | None:
        """Return what is between two boundaries; None until it is all there."""
        waiting, length = self._waiting, self._length
        end = waiting.find(self._boundary, self._searched)
        if length is not None and len(waiting) >= length and not 0 <= end < length:
            return self._cut(length)
        if end >= 0:
            return self._cut(end).removesuffix(b"\n").removesuffix(b"\r")
        if len(waiting) > MOST:
            raise PartError("a picture is too large")
        self._searched = max(0, len(waiting) - len(self._boundary))
        return None

    def _cut(self, end: int) -> bytes:
        picture = bytes(self._waiting[:end])
        del self._waiting[:end]
        self._inside = False
        return picture


def boundary_of(content_type: str) -> bytes:
    """Return the boundary that a type names, with its dashes; the dashes alone if it names none."""
    message = Message()
    message["Content-Type"] = content_type
    name = message.get_param("boundary")
    text = name if isinstance(name, str) else ""
    return b"--" + text.strip().removeprefix("--").encode("latin-1", "replace")[:200]
