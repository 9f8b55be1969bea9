"""Whole copies of the database: made while it is in use, and looked at before they are trusted."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from hearthwatch.store.database import Database
from hearthwatch.store.errors import DatabaseUnusableError, StoreError
from hearthwatch.store.schema import HEAD, is_known

_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_REVISION: Final = "SELECT version_num FROM alembic_version"
_FOREIGN: Final = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"


class NoFileError(StoreError):
    """The database is no file that could be copied: it is on a server."""


async def copy_database(database: Database, target: Path) -> None:
    """Write the database, as it is at this moment, into a file. Nobody waits for it meanwhile.

    Raises:
        NoFileError: it is on a server, which has tools for that.
        StoreError: it cannot be read, or there is no room for the copy.
    """
    file = database.file
    if file is None:
        raise NoFileError("the database is on a server; back it up there, as with pg_dump")
    try:
        await asyncio.to_thread(_copy, file, target)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{database} cannot be copied: {error}") from error


async def check_copy(file: Path) -> None:
    """Make sure that a file is a whole database of ours, and bring it to the present shape.

    Raises:
        DatabaseUnusableError: with the reason.
    """
    await asyncio.to_thread(_examine, file)
    database = Database(file)
    await database.open()
    await database.close()
    await asyncio.to_thread(_settle, file)


def database_facts(file: Path) -> dict[str, Any]:
    """Return what a database's file says of itself: its shape, and how much is in each table.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with closing(_opened(file)) as connection:
        tables = [name for (name,) in connection.execute(_TABLES)]
        return {
            "sqlite": sqlite3.sqlite_version,
            "revision": next(iter(connection.execute(_REVISION)), (None,))[0],
            "pages": next(connection.execute("PRAGMA page_count"))[0],
            "page_size": next(connection.execute("PRAGMA page_size"))[0],
            "unused_pages": next(connection.execute("PRAGMA freelist_count"))[0],
            "journal": next(connection.execute("PRAGMA journal_mode"))[0],
            "rows": {
                name: next(connection.execute(f'SELECT count(*) FROM "{name}"'))[0]  # noqa: S608
                for name in tables
            },
        }


def _copy(file: Path, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(_opened(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)  # In one step: a reader of a moment, which holds up no writer.
    _settle(target)


def _settle(file: Path) -> None:
    """Make one file of a database; what stood beside it is gone afterwards."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _examine(file: Path) -> None:
    try:
        with closing(_opened(file)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            verdict = next(connection.execute("PRAGMA integrity_check(1)"))[0]
            strange = [name for (name,) in connection.execute(_FOREIGN)]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
            revisions = [revision for (revision,) in connection.execute(_REVISION)]
    except sqlite3.Error as error:
        raise DatabaseUnusableError(f"the database cannot be read: {error}") from error
    if verdict != "ok" or dangling is not None:
        raise DatabaseUnusableError("the database is damaged: it does not agree with itself")
    if strange:
        raise DatabaseUnusableError("the database holds triggers or views, which are not ours")
    if len(revisions) != 1 or not is_known(revisions[0]):
        raise DatabaseUnusableError(
            f"the database is of a shape that this Hearthwatch does not know"
            f" (revision {', '.join(revisions) or 'unknown'}; it knows up to {HEAD})"
        )


def _opened(file: Path) -> sqlite3.Connection:
    """Open a file for reading; it is not made when it is missing."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
