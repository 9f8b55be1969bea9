"""Copies of a database that is in use."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hearthwatch.model.event import Event
from hearthwatch.store import (
    Database,
    DatabaseUnusableError,
    EventStore,
    NoFileError,
    StoreError,
    check_copy,
    copy_database,
    database_facts,
)
from hearthwatch.store.schema import HEAD


async def test_a_copy_is_whole_while_events_come_in(
    database: Database, events: EventStore, make_event: Callable[..., Event], tmp_path: Path
) -> None:
    for number in range(50):
        await events.insert(make_event(number), picture=False)
    written = 50

    async def write() -> None:
        nonlocal written
        while True:
            await events.insert(make_event(written), picture=False)
            written += 1

    writing = asyncio.create_task(write())
    copies = []
    for number in range(3):
        before = written
        copies.append((before, tmp_path / f"copy{number}.db"))
        await copy_database(database, copies[-1][1])
    writing.cancel()
    await asyncio.wait([writing])
    for before, copy in copies:
        assert copy.stat().st_mode & 0o077 == 0
        assert not copy.with_name(f"{copy.name}-wal").exists()
        await check_copy(copy)
        facts = database_facts(copy)
        assert facts["revision"] == HEAD
        assert facts["rows"]["events"] >= before


async def test_a_copy_of_an_older_shape_is_brought_up(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    shape = Path(__file__).with_name("first_shape.sql").read_text()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(shape)
    await check_copy(file)
    assert database_facts(file)["revision"] == HEAD
    assert not file.with_name("old.db-wal").exists()


def damaged(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = b"\xaa" * 4096
    file.write_bytes(content)


def changed(statement: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(statement)

    return change


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file.write_bytes(b"no database at all"), "cannot be read"),
        (lambda file: file.write_bytes(b""), "cannot be read"),
        (damaged, "damaged|cannot be read"),
        (
            changed("UPDATE alembic_version SET version_num = '9999'"),
            "does not know .revision 9999",
        ),
        (changed("DELETE FROM alembic_version"), "does not know"),
        (changed("CREATE VIEW v AS SELECT 1"), "triggers or views"),
        (
            changed("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM api_keys; END"),
            "triggers or views",
        ),
    ],
)
async def test_what_is_no_whole_database_of_ours_is_refused(
    database: Database, tmp_path: Path, spoil: Callable[[Path], None], says: str
) -> None:
    copy = tmp_path / "copy.db"
    await copy_database(database, copy)
    spoil(copy)
    with pytest.raises(DatabaseUnusableError, match=says):
        await check_copy(copy)


async def test_what_cannot_be_copied_is_told(database: Database, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be copied"):
        await copy_database(database, tmp_path / "nowhere" / "copy.db")
    with pytest.raises(NoFileError, match="pg_dump"):
        await copy_database(Database("postgresql+asyncpg://me:x@db/h"), tmp_path / "copy.db")
