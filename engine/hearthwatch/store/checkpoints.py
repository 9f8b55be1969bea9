"""The database's file as a backup copies it: with all that is known in it, and standing still.

SQLite writes to a log beside the file first, and moves that into the file now and then. Whoever
copies both while that happens gets pages of different moments. A reader that begins when everything
is in the file keeps SQLite from touching it until that reader ends; what is written meanwhile goes
to the log, which only grows.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from hearthwatch.store.errors import StoreError

_WITHIN: Final = 30.0
_PAUSE: Final = 0.05


def checkpoint(file: Path) -> int:
    """Move the log into the database's file, and empty it; others may work on both meanwhile.

    Returns:
        Bytes that the log held.

    Raises:
        StoreError: there is no database, it is locked for too long, or the disk is full.
    """
    log = file.with_name(f"{file.name}-wal")
    with _opened(file) as connection:
        held = log.stat().st_size if log.exists() else 0
        _until(file, lambda: _moved(connection, "TRUNCATE"))
    return held


@contextmanager
def standing_still(file: Path) -> Iterator[None]:
    """Empty the log, and keep the database's file as it is for the length of the block.

    Raises:
        StoreError: there is no database, it is locked for too long, or the disk is full.
    """
    checkpoint(file)
    with _opened(file) as reader, _opened(file) as writer:
        _until(file, lambda: _stopped(reader, writer))
        yield


def _stopped(reader: sqlite3.Connection, writer: sqlite3.Connection) -> bool:
    """Begin to read from the file alone, if all is in it; nobody writes in that moment."""
    writer.execute("BEGIN IMMEDIATE")
    try:
        if not _moved(reader, "PASSIVE"):
            return False
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return True
    finally:
        writer.execute("ROLLBACK")


def _moved(connection: sqlite3.Connection, how: str) -> bool:
    """Move the log into the file; return whether all of it is there."""
    busy, held, moved = connection.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
    return not busy and held == moved


def _until(file: Path, works: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _WITHIN
    try:
        while not works():
            if time.monotonic() > deadline:
                raise StoreError(f"{file} is in use all the time")
            time.sleep(_PAUSE)
    except sqlite3.Error as error:
        raise StoreError(f"{file}: {error}") from error


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that is there, in charge of its transactions."""
    try:
        connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=_WITHIN, isolation_level=None
        )
    except sqlite3.Error as error:
        raise StoreError(f"{file}: {error}") from error
    with closing(connection):
        yield connection
