"""Whether clips may be written now."""

import threading
from pathlib import Path
from typing import Final

from hearthwatch.media import ClipError, FolderGoneError, clip_error
from hearthwatch.model.media import MARK, Thrift
from hearthwatch.model.messages import Storing

_FIRST_WORD: Final = 10.0
_LONGEST_MARK: Final = 200
_AWAY: Final = "its disk or share is not there"


class MediaGate:
    """What the service lets a worker write below the media folder, for all of its cameras.

    The service decides which folder is the right one. Whether it is there can change between two
    words of the service, so it is looked at before each clip: nothing is ever written into the
    place where a disk or share should be mounted and is not.

    Attributes:
        media: the folder.
        thrift: what is given up because the disk is nearly full.
        problem: why nothing can be written, in the service's words; None: it can.
    """

    def __init__(self, media: Path) -> None:
        self.media = media
        self.thrift = Thrift.NOTHING
        self.problem: str | None = None
        self._mark = ""
        self._told = threading.Event()

    def follow(self, storing: Storing) -> None:
        """Do as the service says from now on."""
        self._mark = storing.mark
        self.problem = storing.problem
        self.thrift = storing.thrift
        self._told.set()

    def check(self, path: Path) -> None:
        """Make sure that a clip may be begun; wait for the service's first word.

        Raises:
            ClipError: it may not; names the reason.
        """
        if not self._told.wait(_FIRST_WORD):
            raise ClipError(path, "the service has not said whether the media folder is there")
        if self.problem is not None:
            raise ClipError(path, self.problem)
        try:
            with (self.media / MARK).open(encoding="utf-8", errors="replace") as file:
                found = file.read(_LONGEST_MARK)
        except FileNotFoundError:
            raise FolderGoneError(path, _AWAY) from None
        except OSError as error:
            raise clip_error(path, error) from error
        if found != self._mark:
            raise FolderGoneError(path, _AWAY)
