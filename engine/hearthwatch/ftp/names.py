"""The names that cameras give to what they upload.

No path of a camera is ever opened. It becomes the name of a file, so that nothing leads out of the
camera's folder, and a day that is told by folders is still told by the name.
"""

import unicodedata
from pathlib import PurePosixPath
from typing import Final

_LONGEST_PATH: Final = 1024
_LONGEST_NAME: Final = 136
"""Bytes; encrypted file systems take 143, others 255. A number may follow."""

_ELSEWHERE: Final = frozenset('/\\:*?"<>|')
"""Characters that some network storage refuses."""

_USELESS: Final = frozenset(
    {".bmp", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".json", ".log", ".png", ".txt", ".xml"}
)


class BadNameError(ValueError):
    """A name that no file may have."""


def resolved(folder: PurePosixPath, path: str) -> PurePosixPath:
    """Return the place that a path means, seen from a folder; above the top there is nothing.

    Raises:
        BadNameError: it is too long, or has control characters.

    >>> str(resolved(PurePosixPath("/2026"), "../../11//./a.mp4"))
    '/11/a.mp4'
    """
    if any(unicodedata.category(character) == "Cc" for character in path):
        raise BadNameError("a name has no control characters")
    place = PurePosixPath("/")
    for part in PurePosixPath(folder, path).parts[1:]:
        place = place.parent if part == ".." else place / part
    if len(str(place).encode()) > _LONGEST_PATH:
        raise BadNameError("the name is too long")
    return place


def file_name(place: PurePosixPath) -> str:
    """Return the name of the file that stands for a place; of a long one its end is kept.

    >>> file_name(PurePosixPath("/2026-11-27/..cam: 1/12.30.00.mp4"))
    '2026-11-27_..cam_ 1_12.30.00.mp4'
    >>> file_name(PurePosixPath("/.hidden.mp4"))
    'hidden.mp4'
    """
    words = unicodedata.normalize("NFC", "_".join(place.parts[1:]))
    plain = "".join("_" if c in _ELSEWHERE or not c.isprintable() else c for c in words)
    end = plain.encode()[-_LONGEST_NAME:].decode(errors="ignore")
    return end.lstrip(". ") or "upload"


def is_useless(name: str) -> bool:
    """Tell whether a file is none that is, or will be renamed to, a recording."""
    return PurePosixPath(name).suffix.lower() in _USELESS
