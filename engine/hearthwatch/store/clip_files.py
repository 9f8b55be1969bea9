"""The files of clips: one MP4 each, small pictures beside it, a folder a camera and day."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from hearthwatch.model.clip import Clip
from hearthwatch.store.media_folder import MediaFolder
from hearthwatch.store.pictures import is_picture
from hearthwatch.store.whole import write_whole

LONGEST: Final = 86_400.0
"""Seconds that a clip lasts at most; what covers an event began no earlier than that before it."""

_END_OF_TIME: Final = 253_370_764_800.0
_WIDEST: Final = 65_535
_FOLDER: Final = "clips"
_ID: Final = r"(?P<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
_PATH: Final = re.compile(rf"{_FOLDER}/[a-z0-9_]{{1,64}}/\d{{4}}-\d\d-\d\d/{_ID}\.mp4", re.ASCII)
_NAME: Final = re.compile(rf"{_ID}(\.part)?\.mp4", re.ASCII)
_SPRITE: Final = ".sprite.jpg"


class InvalidClipError(ValueError):
    """What is said of a clip cannot be true, or its file is not where it should be."""


def check_clip(clip: Clip) -> None:
    """Make sure that what is said of a clip can be true.

    Raises:
        InvalidClipError: it cannot; names what is wrong.
    """
    limits = {
        "start": 0 <= clip.start < _END_OF_TIME,
        "duration": 0 <= clip.duration <= LONGEST,
        "camera": 1 <= len(clip.camera) <= 64,
        "codec": len(clip.codec) <= 50,
        "width": 0 <= clip.width <= _WIDEST,
        "height": 0 <= clip.height <= _WIDEST,
    }
    wrong = [name for name, holds in limits.items() if not holds]
    if wrong:
        raise InvalidClipError(f"clip {clip.id}: {', '.join(wrong)} out of bounds")


class ClipFiles:
    """The clips below a media folder. All methods block: call them in a thread.

    A clip's path comes from a worker. One that is not of the layout
    ``clips/{camera}/{YYYY-MM-DD}/{id of the clip}.mp4`` is never touched.
    """

    def __init__(self, folder: MediaFolder) -> None:
        """Look for clips under ``clips`` in the media folder."""
        self.folder = folder
        self.media = folder.path

    @property
    def present(self) -> bool:
        """Whether the media folder is there; while its disk is away it is not."""
        return self.folder.present

    def path(self, clip: Clip) -> Path:
        """Return where the footage of a clip is, or would be.

        Raises:
            InvalidClipError: the clip's path is none that clips have.
        """
        match = _PATH.fullmatch(clip.path)
        if match is None or match["id"] != str(clip.id):
            raise InvalidClipError(f"clip {clip.id}: its path is not of the layout of clips")
        return self.media / clip.path

    def thumbnail(self, clip: Clip) -> Path:
        """Return where the thumbnail of a clip is, or would be.

        Raises:
            InvalidClipError: the clip's path is none that clips have.
        """
        return self.path(clip).with_suffix(".jpg")

    def sprite(self, clip: Clip) -> Path:
        """Return where the sprite of a clip is, or would be.

        Raises:
            InvalidClipError: the clip's path is none that clips have.
        """
        return self.path(clip).with_suffix(_SPRITE)

    def size(self, clip: Clip) -> int:
        """Return how many bytes of footage there are.

        Raises:
            InvalidClipError: there is no such file.
            OSError: the folder cannot be read, or is away.
        """
        path = self.path(clip)
        try:
            return path.stat().st_size
        except FileNotFoundError:
            self.folder.require()
            raise InvalidClipError(f"clip {clip.id}: there is no such file") from None

    def write_thumbnail(self, clip: Clip, jpeg: bytes) -> None:
        """Write a thumbnail whole or not at all.

        Raises:
            InvalidClipError: the clip's path is none that clips have, or that is no JPEG.
            OSError: the disk is full or the folder is away or cannot be written to.
        """
        self._write(self.thumbnail(clip), clip, jpeg)

    def write_sprite(self, clip: Clip, jpeg: bytes) -> None:
        """Write a sprite whole or not at all; see `write_thumbnail`."""
        self._write(self.sprite(clip), clip, jpeg)

    def delete(self, clip: Clip) -> None:
        """Delete footage and small pictures, as far as they are there.

        Raises:
            OSError: the folder cannot be written to, or is away.
        """
        path = self.path(clip)
        self.folder.require()
        for file in (path, self.thumbnail(clip), self.sprite(clip)):
            file.unlink(missing_ok=True)

    def gone(self, clips: list[Clip]) -> list[Clip]:
        """Return those of the clips that have no file any more.

        None has while the folder is away: then its disk is, and will come back.

        Raises:
            OSError: the folder cannot be read.
        """
        gone = [clip for clip in clips if not _is_there(self.path(clip))]
        return gone if self.present else []

    def days(self, *, before: float) -> Iterator[dict[UUID, Path]]:
        """Return the files of clips by the id in their name, a camera's day at a time.

        One that is called ``{id}.part.mp4`` was being written when its writer died.

        Args:
            before: files changed later than this moment are left out: they may be in the making.
        """
        for day in self._days():
            found = {
                UUID(match["id"]): file
                for file in day.iterdir()
                if (match := _NAME.fullmatch(file.name)) and _is_older(file, before)
            }
            if found:
                yield found

    def tidy(self, *, before: float) -> int:
        """Delete small pictures, finished or not, without footage, and folders without files.

        Args:
            before: what was changed later than this moment stays: it may be in the making.

        Returns:
            How many pictures were deleted.
        """
        deleted = 0
        for day in self._days():
            for file in list(day.iterdir()):
                if _is_lone(file) and _is_older(file, before):
                    file.unlink(missing_ok=True)
                    deleted += 1
            if _is_older(day, before) and not any(day.iterdir()):
                day.rmdir()
        return deleted

    def _write(self, path: Path, clip: Clip, jpeg: bytes) -> None:
        if not is_picture(jpeg):
            raise InvalidClipError(f"clip {clip.id}: its picture is no JPEG of a reasonable size")
        self.folder.require()
        write_whole(path, jpeg)

    def _days(self) -> list[Path]:
        return [day for camera in _folders(self.media / _FOLDER) for day in _folders(camera)]


def _folders(parent: Path) -> list[Path]:
    return sorted(entry for entry in parent.iterdir() if entry.is_dir()) if parent.is_dir() else []


def _is_there(path: Path) -> bool:
    """Tell whether there is a file; a folder that cannot be read is an error and not a no."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_lone(file: Path) -> bool:
    """Tell whether a file is a small picture that nothing needs."""
    footage = file.with_name(file.name.partition(".")[0] + ".mp4")
    return file.suffix == ".part" or (file.suffix == ".jpg" and not _is_there(footage))


def _is_older(file: Path, moment: float) -> bool:
    try:
        return file.stat().st_mtime < moment
    except FileNotFoundError:
        return False
