"""The database: SQLite in one file unless told otherwise, upgraded when it is opened."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from hearthwatch.store.errors import DatabaseUnusableError, StoreError
from hearthwatch.store.schema import HEAD, is_known, upgrade

_BUSY_SECONDS: Final = 10
_MAGIC: Final = b"SQLite format 3\x00"


class Database:
    """One database, from `open` to `close`.

    What `writing` has committed is on the disk: it survives kill -9 and a power cut.
    """

    def __init__(self, location: str | Path) -> None:
        """Name the database by a file's path or by an SQLAlchemy address with an async driver."""
        self._url = _address(location)
        self._writer: AsyncEngine | None = None
        self._reader: AsyncEngine | None = None
        self._lazy: AsyncEngine | None = None
        self._turn = asyncio.Lock()

    def __str__(self) -> str:
        if self._is_sqlite:
            return str(self._file)
        return self._url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """Where it is; None when it is on a server."""
        return self._file if self._is_sqlite else None

    async def open(self) -> None:
        """Connect, and create or upgrade the tables. Two processes may do so at once.

        Raises:
            DatabaseUnusableError: it is broken, of another program, made by a newer
                Hearthwatch, or out of reach. A file like that stays untouched.
        """
        if self._is_sqlite:
            await asyncio.to_thread(_inspect, self._file)
        self._writer = self._engine("BEGIN IMMEDIATE", pool_size=1)
        self._lazy = self._engine("BEGIN IMMEDIATE", pool_size=1, synchronous="NORMAL")
        self._reader = self._engine("BEGIN", pool_size=4)
        try:
            async with self._writer.begin() as connection:
                await connection.run_sync(_bring_up)
        except (SQLAlchemyError, sqlite3.Error) as error:
            await self.close()
            raise DatabaseUnusableError(f"{self} cannot be opened: {_reason(error)}") from error
        except DatabaseUnusableError as error:
            await self.close()
            raise DatabaseUnusableError(f"{self} {error}") from error

    async def close(self) -> None:
        """Finish what is under way and let go of the file."""
        for engine in (self._reader, self._lazy, self._writer):
            if engine is not None:
                await engine.dispose()
        self._reader = self._lazy = self._writer = None

    async def ping(self) -> None:
        """Make sure that the database answers.

        Raises:
            StoreError: it does not.
        """
        async with self.reading() as session:
            await session.execute(text("SELECT 1"))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a session that sees one state of the database.

        Raises:
            StoreError: the database does not answer.
        """
        async with self._session(self._reader) as session:
            yield session

    @asynccontextmanager
    async def writing(self, *, durable: bool = True) -> AsyncIterator[AsyncSession]:
        """Open a session that is committed at the end of the block, one at a time.

        Args:
            durable: False does not wait for the disk; a power cut may undo the change.

        Raises:
            StoreError: it is locked or full; nothing was written.
        """
        async with (
            self._turn,
            self._session(self._writer if durable else self._lazy) as session,
            session.begin(),
        ):
            yield session

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine | None) -> AsyncIterator[AsyncSession]:
        if engine is None:
            raise StoreError(f"{self} is not open")
        try:
            async with AsyncSession(engine, expire_on_commit=False) as session:
                yield session
        except (DBAPIError, PoolTimeoutError, sqlite3.Error) as error:
            raise StoreError(f"{self}: {_reason(error)}") from error

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    @property
    def _file(self) -> Path:
        return Path(self._url.database or "")

    def _engine(self, begin: str, *, pool_size: int, synchronous: str = "FULL") -> AsyncEngine:
        engine = create_async_engine(self._url, pool_size=pool_size, max_overflow=0)
        if self._is_sqlite:
            _speak_sqlite(engine.sync_engine, begin, synchronous)
        return engine


def _address(location: str | Path) -> URL:
    if isinstance(location, str) and "://" in location:
        return make_url(location)
    return URL.create("sqlite+aiosqlite", database=str(location))


def _inspect(file: Path) -> None:
    """Refuse a file that is not ours before anything is written to it.

    Raises:
        DatabaseUnusableError: with the reason.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except OSError as error:
        raise DatabaseUnusableError(f"{file} cannot be used: {error.strerror}") from error
    if not start:
        return
    if start != _MAGIC:
        raise DatabaseUnusableError(f"{file} is not an SQLite database; it was left as it is")
    try:
        with closing(
            sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            _inspect_tables(file, connection)
    except sqlite3.DatabaseError as error:
        raise DatabaseUnusableError(
            f"{file} is damaged ({error}); it was left as it is. Move it away to begin anew,"
            " or put a backup in its place"
        ) from error


def _inspect_tables(file: Path, connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not tables:
        return
    if "alembic_version" not in tables:
        raise DatabaseUnusableError(f"{file} belongs to another program; it was left as it is")
    for (revision,) in connection.execute("SELECT version_num FROM alembic_version"):
        if not is_known(revision):
            raise DatabaseUnusableError(f"{file} {_newer(revision)}")


def _newer(revision: str) -> str:
    return (
        f"was written by a newer Hearthwatch (revision {revision}, this one knows up to {HEAD});"
        " it was left as it is. Install that version again, or put a backup in its place"
    )


def _bring_up(connection: Connection) -> None:
    revision = upgrade(connection)
    if revision is not None:
        raise DatabaseUnusableError(_newer(revision))


def _speak_sqlite(engine: Engine, begin: str, synchronous: str) -> None:
    """Set up every connection, and begin transactions ourselves.

    The driver's own way begins them late, as readers; two that then want to write lock each
    other out without waiting.
    """

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        _turn_on_wal(cursor)
        cursor.execute(f"PRAGMA synchronous = {synchronous}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _turn_on_wal(cursor: Any) -> None:
    """Switch to write-ahead logging, once for the file's whole life.

    While another process is doing the same SQLite answers "locked" at once, without waiting.
    """
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _reason(error: Exception) -> str:
    """Say what the driver said, without the statement and its values."""
    return str(error.orig) if isinstance(error, DBAPIError) else str(error)
