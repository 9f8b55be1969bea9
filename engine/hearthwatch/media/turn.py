"""By how much cameras and files ask their pictures to be turned, counter-clockwise."""

import math
import struct
from typing import Final

import av
from av.video.codeccontext import VideoCodecContext

SIDEWAYS: Final = frozenset({90, 270})
"""Degrees by which a picture is turned so that it is as wide as it was high."""


def turn_of_stream(context: VideoCodecContext) -> int:
    """Read the turn, 0, 90, 180 or 270, out of a display matrix: 16.16 fixed point, row by row."""
    matrix = context.coded_side_data.get("display_matrix")
    if matrix is None or len(matrix) < 36:
        return 0
    across, down = struct.unpack_from("=2i", matrix)
    return _quarters(-math.degrees(math.atan2(down, across)))


def turn_of_picture(picture: av.VideoFrame) -> int:
    """Return the turn, 0, 90, 180 or 270, for which a decoded picture itself asks."""
    return _quarters(picture.rotation)


def _quarters(degrees: float) -> int:
    return round(degrees / 90) * 90 % 360
