"""Recordings on disk."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from hearthwatch.model.numbers import Finite

_TILES: Final = 100
_COLUMNS: Final = 10
_TILE_WIDTH: Final = 160
_TALLEST_TILE: Final = 320


class ClipCause(StrEnum):
    """Why something was recorded."""

    EVENT = "event"
    CONTINUOUS = "continuous"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Clip:
    """One file of footage, complete and playable.

    Attributes:
        id: UUIDv7 of the clip's first moment.
        path: of the MP4 file, relative to the media folder.
        start: of its first picture, in seconds since 1970 UTC.
        duration: in seconds.
        size: in bytes.
        codec: of the pictures, such as ``h264``.
        width: of the picture in pixels.
        has_audio: there is sound in it.
    """

    id: UUID
    camera_id: UUID
    camera: str
    path: str
    start: Finite
    duration: Finite
    size: int
    codec: str
    width: int
    height: int
    has_audio: bool
    cause: ClipCause


@dataclass(frozen=True, slots=True)
class SpriteLayout:
    """How the sheet of small pictures is laid out on which people search a clip.

    Tile number n, counted row by row from 0, shows what was seen at about `seconds` * n.

    Attributes:
        tiles: how many there are; the last row may be shorter.
        width: of one tile in pixels.
        height: of one tile in pixels.
        seconds: from one tile to the next.
    """

    columns: int
    rows: int
    tiles: int
    width: int
    height: int
    seconds: Finite


def sprite_layout(duration: float, width: int, height: int) -> SpriteLayout:
    """Lay out the sheet of a clip: a tile a second, of a long clip a hundred tiles.

    Args:
        duration: of the clip in seconds.
        width: of its picture in pixels; 0 where that is unknown.
        height: of its picture in pixels; 0 where that is unknown.

    >>> sprite_layout(300, 1920, 1080)
    SpriteLayout(columns=10, rows=10, tiles=100, width=160, height=90, seconds=3)
    >>> sprite_layout(4.2, 0, 0).tiles
    5
    """
    seconds = max(1, math.ceil(duration / _TILES))
    tiles = max(1, math.ceil(duration / seconds))
    shape = height / width if width and height else 9 / 16
    return SpriteLayout(
        columns=min(tiles, _COLUMNS),
        rows=math.ceil(tiles / _COLUMNS),
        tiles=tiles,
        width=_TILE_WIDTH,
        height=min(max(1, round(_TILE_WIDTH * shape)), _TALLEST_TILE),
        seconds=seconds,
    )
