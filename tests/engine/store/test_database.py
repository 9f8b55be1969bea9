import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import hearthwatch
from hearthwatch.model.event import Event
from hearthwatch.store import (
    ClipFiles,
    ClipFilter,
    ClipStore,
    Credentials,
    Database,
    DatabaseUnusableError,
    EventFilter,
    EventStore,
    MediaFolder,
    StoreError,
    instance_id,
    instance_secret,
)
from hearthwatch.store.rows import Row
from hearthwatch.store.schema import HEAD

MIGRATIONS = Path(hearthwatch.__file__).parent / "store/migrations"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(hearthwatch.__file__).parents[1])}


async def test_restart_keeps_events_and_the_instance(
    tmp_path: Path, make_event: Callable[..., Event]
) -> None:
    first = Database(tmp_path / "a" / "hearthwatch.db")
    await first.open()
    identity = await instance_id(first)
    await EventStore(first).insert(make_event(1), picture=True)
    await first.close()

    second = Database(tmp_path / "a" / "hearthwatch.db")
    await second.open()
    stored = await EventStore(second).get(make_event(1).id)
    assert stored is not None
    assert stored.event == make_event(1)
    assert stored.picture
    assert await instance_id(second) == identity
    await second.close()


async def test_secrets_differ_by_purpose_and_stay(tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        database = Database(tmp_path / "hearthwatch.db")
        await database.open()
        seen.append([await instance_secret(database, name) for name in ("urls", "tokens")])
        await database.close()
    assert seen[0] == seen[1]
    assert seen[0][0] != seen[0][1]


async def test_file_is_private_and_commits_reach_the_disk(database: Database) -> None:
    assert _mode(Path(str(database))) & 0o077 == 0
    async with database.writing() as session:
        connection = await session.connection()
        assert (await connection.exec_driver_sql("PRAGMA synchronous")).scalar() == 2
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
        assert (await connection.exec_driver_sql("PRAGMA journal_mode")).scalar() == "wal"


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\x00" + b"\xaa" * 5000]
)
async def test_broken_file_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hearthwatch.db"
    file.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match=r"hearthwatch\.db .*left as it is"):
        await Database(file).open()
    assert _contents(tmp_path) == {"hearthwatch.db": content}


async def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(DatabaseUnusableError, match="another program"):
        await Database(file).open()
    assert file.read_bytes() == before


async def test_newer_database_is_refused(database: Database) -> None:
    file = Path(str(database))
    await database.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = _contents(file.parent)["hearthwatch.db"]
    with pytest.raises(DatabaseUnusableError, match=r"newer Hearthwatch \(revision 9999"):
        await Database(file).open()
    assert _contents(file.parent)["hearthwatch.db"] == before


async def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnusableError, match="file/hearthwatch"):
        await Database(tmp_path / "file" / "hearthwatch.db").open()


async def test_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "hearthwatch.db").touch()
    database = Database(tmp_path / "hearthwatch.db")
    await database.open()
    await database.ping()
    await database.close()


async def test_closed_database_says_so(database: Database) -> None:
    await database.close()
    with pytest.raises(StoreError, match="not open"):
        await database.ping()


def test_every_step_is_taken_from_the_first_shape(tmp_path: Path) -> None:
    """A database of the first release, with rows in it, opens today and keeps them."""
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((Path(__file__).parent / "first_shape.sql").read_text())

    async def read() -> str | None:
        database = Database(file)
        await database.open()
        page = await EventStore(database).page(EventFilter(), limit=10)
        clips = await ClipStore(database, ClipFiles(MediaFolder(tmp_path, home=tmp_path))).page(
            ClipFilter(), limit=10
        )
        assert clips.total == 0
        keys = {key.name: key for key in await Credentials(database).keys()}
        assert len({key.id for key in keys.values()}) == len(keys) > 0
        assert all(key.cameras is None and key.expires is None for key in keys.values())
        assert len(await instance_secret(database, "urls")) == 32
        await database.close()
        return page.items[0].event.camera

    assert asyncio.run(read()) == "front_door"
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


@pytest.mark.parametrize(("shape", "steps"), [("of today", "False"), ("none", "True")])
def test_steps_are_imported_only_where_some_are_missing(
    tmp_path: Path, empty_database: Path, shape: str, steps: str
) -> None:
    """Alembic takes a tenth of a second, at every start of the engine."""
    program = textwrap.dedent("""
        import asyncio, sys
        from hearthwatch.store import Database
        asyncio.run(Database(sys.argv[1]).open())
        print("alembic" in sys.modules)
    """)
    file = tmp_path / "hearthwatch.db"
    if shape == "of today":
        shutil.copy(empty_database, file)
    done = subprocess.run(
        [sys.executable, "-c", program, file],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == steps


async def test_steps_lead_to_the_tables_of_the_code(database: Database) -> None:
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()


def test_head_is_the_last_step() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_many_processes_may_open_a_fresh_database_at_once(tmp_path: Path) -> None:
    code = textwrap.dedent(
        """
        import asyncio, sys
        from hearthwatch.store import Database, instance_id

        async def main():
            database = Database(sys.argv[1])
            sys.stdin.read(1)
            await database.open()
            print(await instance_id(database))
            await database.close()

        asyncio.run(main())
        """
    )
    command = [sys.executable, "-c", code, str(tmp_path / "hearthwatch.db")]
    openers = [
        subprocess.Popen(
            command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for opener in openers:
        assert opener.stdin
        opener.stdin.write("x")
        opener.stdin.flush()
    said = [opener.communicate()[0] for opener in openers]
    assert [opener.returncode for opener in openers] == [0] * 4
    assert len(set(said)) == 1
    assert said[0].strip()


def test_what_was_acknowledged_survives_kill_9(
    tmp_path: Path, make_event: Callable[..., Event]
) -> None:
    code = textwrap.dedent(
        """
        import asyncio, itertools, sys
        from hearthwatch.model.event import Event, EventType
        from hearthwatch.model.ids import uuid7
        from hearthwatch.store import Database, EventStore

        async def main():
            database = Database(sys.argv[1])
            await database.open()
            events = EventStore(database)
            for number in itertools.count():
                event = Event(uuid7(number, number), EventType.MOTION_ENDED, float(number))
                await events.insert(event, picture=False)
                print(event.id, flush=True)

        asyncio.run(main())
        """
    )
    file = tmp_path / "hearthwatch.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(file)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout
    acknowledged = [writer.stdout.readline().strip() for _ in range(50)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.read().split()
    writer.wait()
    writer.stdout.close()

    async def found() -> set[str]:
        database = Database(file)
        await database.open()
        page = await EventStore(database).page(EventFilter(), limit=100_000)
        await database.close()
        return {str(stored.event.id) for stored in page.items}

    assert len(acknowledged) >= 50
    assert set(acknowledged) <= asyncio.run(found())


def _mode(file: Path) -> int:
    return file.stat().st_mode


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}
