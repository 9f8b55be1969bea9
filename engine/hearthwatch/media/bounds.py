"""What pictures the engine takes."""

from typing import Final

import av

MOST_PIXELS: Final = 36_000_000
"""Pixels of a picture; 8K has 33 million. One takes 50 MB decoded, and a decoder keeps several."""

_LEAST_SIDE: Final = 32
_LONGEST: Final = 8
"""Times that a picture may be longer than wide, or the other way round."""


def size_fault(width: int, height: int) -> str | None:
    """Say what is wrong with pictures of a size; None: nothing.

    >>> size_fault(16, 16)
    'its pictures of 16x16 are too small'
    """
    if min(width, height) < _LEAST_SIDE:
        return f"its pictures of {width}x{height} are too small"
    if width * height > MOST_PIXELS:
        return f"its pictures of {width}x{height} are too large"
    if max(width, height) > _LONGEST * min(width, height):
        return f"its pictures of {width}x{height} are too long"
    return None


def picture_fault(picture: av.VideoFrame) -> str | None:
    """Say why a decoded picture cannot be used; None: it can."""
    fault = size_fault(picture.width, picture.height)
    if fault is not None:
        return fault
    try:
        picture.reformat(width=16, height=16, format="bgr24", threads=1)
    except (av.FFmpegError, ValueError):
        return f"its pixels of the kind {picture.format.name} cannot be converted"
    return None
