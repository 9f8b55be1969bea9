"""The folder of clips and pictures, which may be a disk or share that comes and goes."""

import errno
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from hearthwatch.model.media import MARK
from hearthwatch.store.whole import write_whole

_NOTE: Final = "media.json"
_LONGEST_MARK: Final = 200
_UNMOUNTED: Final = (
    f"its disk or share is not there. If it is gone for good, make an empty file {MARK} in the"
    " folder"
)
_OTHER: Final = (
    f"another disk or share is in its place, without the file {MARK} that marks ours. To use it,"
    " make an empty file of that name in it"
)


@dataclass(frozen=True, slots=True)
class _Note:
    """What is remembered of the folder, beside the database, where it does not go away with it.

    Attributes:
        mark: what the folder's mark said.
        own_disk: it was on another disk than the system and the database.
    """

    path: str
    mark: str
    own_disk: bool


class MediaFolder:
    """The media folder. All methods block: call them in a thread.

    At first use a small file is written into it. While that is missing, or another than the one
    that was seen last stands there although no disk is mounted, the folder is the bare place where
    a disk or share should be: nothing is written there, and what is missing there is not forgotten.

    Attributes:
        path: of the folder.
        mark: what the file that marks it says; empty until `claim` has seen it.
        problem: why nothing can be written in it, as of the last `claim`; None: it can.
    """

    def __init__(self, path: Path, *, home: Path) -> None:
        """Name the folder; `claim` looks at it.

        Args:
            path: of the folder.
            home: the data folder, which is always there; what is known of the other is noted in it.
        """
        self.path = path
        self.mark = ""
        self.problem: str | None = "it has not been looked at yet"
        self._home = home

    @property
    def trouble(self) -> str | None:
        """The problem in a sentence that names the folder; None: there is none."""
        if self.problem is None:
            return None
        return f"The media folder {self.path} cannot be used: {self.problem}."

    @property
    def present(self) -> bool:
        """Whether the folder is there, and is the one that was claimed."""
        try:
            return self.mark != "" and self._found() == self.mark
        except OSError:
            return False

    def require(self) -> None:
        """Make sure that the folder is there.

        Raises:
            FileNotFoundError: its disk or share is away.
        """
        if not self.present:
            raise _away(_UNMOUNTED.partition(".")[0])

    def claim(self) -> None:
        """Look at the folder, make and mark it at first use, and note what is wrong with it."""
        try:
            self.mark = self._claimed()
            self.problem = self._obstacle()
        except OSError as error:
            self.problem = error.strerror or type(error).__name__

    def _claimed(self) -> str:
        """Return the mark of the folder, if it is the right one.

        Raises:
            OSError: it is not, or it cannot be made or marked.
        """
        noted, found, own_disk = self._noted(), self._found(), self._has_own_disk()
        allowed = found == ""
        if noted and noted.own_disk and not allowed:
            if not own_disk:
                raise _away(_UNMOUNTED)
            if found is None:
                raise _away(_OTHER)
        mark = found or self._new_mark()
        note = _Note(str(self.path), mark, own_disk)
        if note != noted:
            write_whole(self._home / _NOTE, json.dumps(asdict(note)).encode())
        return mark

    def _new_mark(self) -> str:
        mark = str(uuid4())
        write_whole(self.path / MARK, mark.encode())
        return mark

    def _found(self) -> str | None:
        """Return what the mark says; None where there is none.

        Raises:
            OSError: it cannot be read.
        """
        try:
            with (self.path / MARK).open(encoding="utf-8", errors="replace") as file:
                return file.read(_LONGEST_MARK).strip()
        except FileNotFoundError:
            return None

    def _noted(self) -> _Note | None:
        """Return what is remembered of this folder; None if that is nothing, or of another one."""
        try:
            note = _Note(**json.loads((self._home / _NOTE).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        return note if note.path == str(self.path) else None

    def _has_own_disk(self) -> bool:
        system = {self._home.stat().st_dev, Path("/").stat().st_dev}
        return existing(self.path).stat().st_dev not in system

    def _obstacle(self) -> str | None:
        # By the rights that writing will have: an app's may go beyond those of its user.
        effective = os.access in os.supports_effective_ids
        if os.access(self.path, os.W_OK | os.X_OK, effective_ids=effective):
            return None
        read_only = os.statvfs(self.path).f_flag & os.ST_RDONLY
        return "its disk is read-only" if read_only else "it may not be written to"


def existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next((place for place in (folder, *folder.parents) if place.exists()), Path("/"))


def _away(text: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, text)
