"""Where the service keeps things."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class StartError(Exception):
    """The service cannot start; the text says why and names the thing."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept.

    Attributes:
        data: folder of the database.
        settings: the settings file.
        media: folder of pictures and clips.
    """

    data: Path
    settings: Path
    media: Path

    @property
    def secrets(self) -> Path:
        """The file that ``!secret`` refers to."""
        return self.data / "secrets.yaml"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "hearthwatch.db"

    @property
    def cache(self) -> Path:
        """The folder for what can be found out again."""
        return self.data / "cache"

    @property
    def models(self) -> Path:
        """The folder of models that were fetched."""
        return self.data / "models"

    def prepare(self) -> None:
        """Make the data folder, for its owner alone.

        Raises:
            StartError: it cannot be made or written to.
        """
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StartError(f"{self.data}: cannot be made ({error.strerror})") from error
        if not os.access(self.data, os.W_OK):
            raise StartError(f"{self.data}: cannot be written to")


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Make sure that no second engine works on the same folder.

    The system lets go of the lock when the process ends, however it ends: it is never stale.

    Raises:
        StartError: one does, or the lock cannot be used.
    """
    file = folder / "lock"
    try:
        lock = file.open("w")
    except OSError as error:
        raise StartError(f"{file}: cannot be written to ({error.strerror})") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StartError(f"{folder}: another Hearthwatch runs on this folder") from None
        yield
