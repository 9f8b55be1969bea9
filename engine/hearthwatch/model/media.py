"""The folder of clips and pictures, as both sides of the house know it."""

from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import Final
from uuid import UUID

MARK: Final = ".hearthwatch"
"""A file in the media folder. While it is not there its disk or share is taken to be away."""

PICTURE_CODECS: Final = frozenset({"h264", "hevc", "av1", "vp9"})
"""What MP4 files and browsers take, as libav calls it; other pictures are made into VP9."""

_UPLOADS: Final = "uploads"
_VIDEO: Final = frozenset({".avi", ".flv", ".m4v", ".mkv", ".mov", ".mp4", ".ts", ".webm"})


def upload_folder(media: Path, camera_id: UUID) -> Path:
    """Return the folder of what a camera uploads."""
    return media / _UPLOADS / str(camera_id)


def upload_folders(media: Path) -> Iterator[tuple[UUID, Path]]:
    """Give the folders that are there, with the ids of their cameras.

    Raises:
        OSError: they cannot be read.
    """
    folder = media / _UPLOADS
    for entry in list(folder.iterdir()) if folder.is_dir() else ():
        try:
            yield UUID(entry.name), entry
        except ValueError:
            continue


def is_recording(name: str) -> bool:
    """Tell whether a file is a recording, not one that is still to be renamed to one."""
    return not name.startswith(".") and Path(name).suffix.lower() in _VIDEO


class Thrift(IntEnum):
    """What is given up while the disk is nearly full; each step includes those before it.

    Events are never given up, and neither are their pictures while there is room for one.
    """

    NOTHING = 0
    THUMBNAILS = 1
    CONTINUOUS = 2
    CLIPS = 3

    @property
    def given_up(self) -> tuple[str, ...]:
        """Name what is given up, in the order in which it went.

        >>> Thrift.CONTINUOUS.given_up
        ('thumbnails', 'continuous')
        """
        return tuple(step.name.lower() for step in Thrift if 0 < step <= self)
