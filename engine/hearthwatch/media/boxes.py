"""The boxes that MP4 files are made of (ISO/IEC 14496-12)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the top level of a file.

    Attributes:
        kind: its four letters.
        start: of its first byte in the file.
        size: in bytes, as it claims.
    """

    kind: bytes
    start: int
    size: int

    @property
    def end(self) -> int:
        """The place behind its last byte."""
        return self.start + self.size


def top_boxes(file: BinaryIO) -> Iterator[Box]:
    """Give the boxes of a file from its beginning; the last one may be larger than the file."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return
        size, kind = struct.unpack_from(">I4s", head)
        if size == 1 and len(head) == 16:
            (size,) = struct.unpack_from(">Q", head, 8)
        if size < 8:
            return
        yield Box(kind, at, size)
        at += size


def box(kind: bytes, *parts: bytes) -> bytes:
    """Make a box."""
    content = b"".join(parts)
    return struct.pack(">I4s", len(content) + 8, kind) + content


def find(data: bytes, *path: bytes) -> bytes | None:
    """Return the content of the box at the end of a path of kinds, the first of each kind."""
    for kind in path:
        found = next((content for name, content in children(data) if name == kind), None)
        if found is None:
            return None
        data = found
    return data


def children(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the kinds and contents of the boxes that lie in a row; stop at damage."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > len(data):
            return
        yield kind, data[at + 8 : at + size]
        at += size
