"""JPEG pictures of others, taken in only when they are some."""

import struct
from typing import Final

import cv2
import numpy as np

from hearthwatch.media.bounds import size_fault
from hearthwatch.media.errors import NotVideoError

_BEGIN: Final = b"\xff\xd8"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of segments that say how large the picture is."""

_BARE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
"""Markers without a segment."""

_QUALITY: Final = 85


def checked(name: str, data: bytes, width: int = 0, height: int = 0) -> bytes:
    """Decode a JPEG and encode it anew, its shape kept and never larger than it was.

    Args:
        name: of where it comes from, for errors.
        data: the picture.
        width: of the result in pixels at most; 0 sets no bound.
        height: likewise.

    Raises:
        NotVideoError: it is no picture, or of no use.
    """
    size = jpeg_size(data)
    if size is None:
        raise NotVideoError(name, "what comes is no JPEG picture")
    if fault := size_fault(*size):
        raise NotVideoError(name, fault)
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise NotVideoError(name, "the picture is damaged")
    there, here = picture.shape[1], picture.shape[0]
    scale = min(1.0, (width or there) / there, (height or here) / here)
    if scale < 1:
        smaller = (max(1, round(there * scale)), max(1, round(here * scale)))
        picture = cv2.resize(picture, smaller, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height as a picture claims them, before it is decoded; None: it is none."""
    if not data.startswith(_BEGIN):
        return None
    at = len(_BEGIN)
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return None
