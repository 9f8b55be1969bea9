"""The engine as a program: its log, its backups, its end; as far as the API needs them."""

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from hearthwatch.model.log import LogLevel, LogLine


class BackupTrouble(StrEnum):
    """Why there is no backup, or none was taken."""

    NOT_VALID = "backup_not_valid"
    TOO_LARGE = "too_large"
    NO_ROOM = "no_room"
    UNDER_WAY = "restore_under_way"
    ON_SERVER = "database_on_server"


class BackupError(Exception):
    """A backup cannot be made or taken; the text says why, for people."""

    def __init__(self, trouble: BackupTrouble, text: str) -> None:
        super().__init__(text)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Staged:
    """A backup that takes the place of everything at the next start.

    Attributes:
        version: of the Hearthwatch that made it.
        instance: the installation that it is of.
        made: when, RFC 3339.
        kept: the folder, in the data folder, into which the present state goes then.
    """

    version: str
    instance: str
    made: str
    kept: str


class Backups(Protocol):
    """Makes backups."""

    async def make(self) -> Iterator[bytes]:
        """Return a zip of everything but footage and pictures, piece by piece.

        Raises:
            BackupError: there is no room for it, or the database is no file.
            StoreError: the database cannot be read.
        """


class Restores(Protocol):
    """Takes backups, for the next start."""

    async def stage(self, pieces: AsyncIterator[bytes]) -> Staged:
        """Take such a zip, look at all of it, and have it put in place at the next start.

        Raises:
            BackupError: it is none, not whole, or too large; nothing has changed then.
        """

    async def withdraw(self) -> bool:
        """Forget what waits for the next start; return whether something did."""

    async def staged(self) -> Staged | None:
        """Return what waits for the next start."""


class LogTail(Protocol):
    """The newest lines of the log."""

    def tail(
        self,
        *,
        limit: int,
        level: LogLevel = LogLevel.DEBUG,
        since: float = 0.0,
        contains: str = "",
    ) -> list[LogLine]:
        """Return the newest lines that are wanted, oldest first."""


class Program(Protocol):
    """The running program."""

    @property
    def data(self) -> Path:
        """The folder of the database."""

    @property
    def settings_file(self) -> Path:
        """The file with the settings."""

    @property
    def logs(self) -> LogTail:
        """What it said lately, workers included."""

    @property
    def backups(self) -> Backups:
        """Makes its backups."""

    @property
    def restores(self) -> Restores:
        """Takes them."""

    def secrets(self) -> Collection[str]:
        """Return every secret word that is known, so that it can be left out. It reads files."""

    def restart(self) -> None:
        """Stop everything in order, then begin anew."""
