"""Why a clip could not be written or read."""

import errno
from pathlib import Path
from typing import Final


class ClipError(Exception):
    """A clip could not be written or read; what is on disk already stays playable."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")


class DiskFullError(ClipError):
    """There is no room for it."""


class ReadOnlyError(ClipError):
    """The folder may not be written to."""


class FolderGoneError(ClipError):
    """The folder, or the disk it is on, is not there (any more)."""


class ClipExistsError(ClipError):
    """There is a file of that name already; nothing is ever overwritten."""


class UnplayableError(ClipError):
    """The file is no clip, or nothing of it can be played."""


class UnfitError(ClipError):
    """The camera's pictures are of a kind that cannot be put into a clip."""


_CAUSES: Final[dict[int, tuple[type[ClipError], str]]] = {
    errno.ENOSPC: (DiskFullError, "the disk is full"),
    errno.EDQUOT: (DiskFullError, "the quota is used up"),
    errno.EFBIG: (DiskFullError, "the disk takes no file this large"),
    errno.EROFS: (ReadOnlyError, "the disk is read-only"),
    errno.EACCES: (ReadOnlyError, "the folder may not be written to"),
    errno.EPERM: (ReadOnlyError, "the folder may not be written to"),
    errno.ENOENT: (FolderGoneError, "the folder is not there"),
    errno.ENOTDIR: (FolderGoneError, "the folder is not there"),
    errno.ENODEV: (FolderGoneError, "the disk is gone"),
    errno.ENXIO: (FolderGoneError, "the disk is gone"),
    errno.ESTALE: (FolderGoneError, "the network disk is gone"),
    errno.EIO: (FolderGoneError, "the disk does not work"),
    errno.EEXIST: (ClipExistsError, "there is such a file already"),
}


def clip_error(path: Path, error: OSError) -> ClipError:
    """Name the cause of an operating system's error."""
    kind, text = _CAUSES.get(
        error.errno or 0, (ClipError, error.strerror or "it cannot be written")
    )
    return kind(path, text)
