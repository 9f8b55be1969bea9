"""Where the recordings of one camera land: in a folder, once they are whole."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final
from uuid import uuid4

from hearthwatch.model.disk import sync

_QUARANTINE: Final = ".incoming"
_LAST: Final = ".uploaded"


class Landing:
    """A folder into which whole files come; all methods block: call them in a thread.

    What is still arriving lies in a folder below it whose name begins with a dot.
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder; `clean` makes it."""
        self.folder = folder
        self._quarantine = folder / _QUARANTINE
        self._last = folder / _LAST
        self._lock = threading.Lock()

    @property
    def last(self) -> float | None:
        """When something landed last, in seconds since 1970 UTC; None: never."""
        try:
            return self._last.stat().st_mtime
        except OSError:
            return None

    def clean(self) -> None:
        """Make the folder, and delete what was arriving when the server ended.

        Raises:
            OSError: it cannot be written to.
        """
        self._quarantine.mkdir(parents=True, exist_ok=True)
        for left in self._quarantine.iterdir():
            left.unlink(missing_ok=True)

    def begin(self) -> "Incoming":
        """Begin to take a file; blocks not."""
        return Incoming(self._quarantine / uuid4().hex)

    def land(self, path: Path, name: str) -> Path:
        """Put a whole file into the folder; one that is there already keeps its name.

        Once this returns a power cut does not undo it: the camera deletes its own copy.

        Raises:
            OSError: it cannot be moved, or is not there any more.
        """
        with self._lock:
            place = next(place for place in _places(self.folder / name) if not place.exists())
            path.replace(place)
            for folder in {self.folder, path.parent}:
                sync(folder)
            with suppress(OSError):  # It only tells people when.
                self._last.touch()
                os.utime(self._last, (time.time(),) * 2)
        return place


class Incoming:
    """A file that is arriving. All methods block: call them in a thread.

    Whoever waits for one of them may go away meanwhile and drop the file: that waits its turn.
    """

    def __init__(self, path: Path) -> None:
        """Name it; it is opened once there is something to write."""
        self.path = path
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._dropped = False

    def write(self, block: bytes) -> None:
        """Add some bytes.

        Raises:
            OSError: the disk is full or away.
        """
        with self._lock:
            if self._dropped:
                return
            if self._file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("xb")
            self._file.write(block)

    def finish(self) -> None:
        """Have all of it on the disk: the camera deletes its own copy once it is told so.

        Raises:
            OSError: the disk is full or away.
        """
        with self._lock:
            if self._file is not None and not self._dropped:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()

    def drop(self) -> None:
        """Delete it."""
        with self._lock:
            self._dropped = True
            if self._file is None:
                return
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):  # It is deleted at the next start.
                self.path.unlink(missing_ok=True)


def _places(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1
