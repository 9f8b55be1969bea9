"""Commands before and after a copy of the data folder."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hearthwatch.service import holding
from hearthwatch.service.places import Places, StartError

from .conftest import WITHIN, hearthwatch


@pytest.fixture
def places(tmp_path: Path, empty_database: Path) -> Places:
    places = Places(tmp_path, tmp_path / "hearthwatch.yaml", tmp_path / "media")
    shutil.copy(empty_database, places.database)
    return places


@pytest.fixture
def writer(places: Places) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(places.database, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE letters (text BLOB)")
        yield connection


def content(places: Places) -> bytes:
    """Return what tells one content of the database's file from another.

    Another process reads it: whoever closes a file loses all locks that SQLite has on it.
    """
    return subprocess.check_output(["cksum", places.database])


def test_a_folder_without_a_database_has_nothing_to_hold(tmp_path: Path) -> None:
    places = Places(tmp_path, tmp_path / "hearthwatch.yaml", tmp_path / "media")
    assert holding.empty_log(places) is None
    assert not holding.begin(places)
    assert not holding.end(places)


@pytest.mark.usefixtures("our_children")
def test_it_is_held_until_it_is_let_go_of(places: Places, writer: sqlite3.Connection) -> None:
    assert holding.begin(places)
    held = content(places)
    writer.execute("INSERT INTO letters VALUES (randomblob(100000))")
    assert writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[2] == 0
    assert content(places) == held
    assert holding.begin(places)
    assert content(places) != held
    assert holding.end(places)
    assert not holding.end(places)
    writer.execute("INSERT INTO letters VALUES (randomblob(100000))")
    assert (holding.empty_log(places) or 0) > 100_000


@pytest.mark.usefixtures("our_children")
def test_a_holder_that_was_killed_holds_nothing(places: Places, writer: sqlite3.Connection) -> None:
    assert holding.begin(places)
    os.kill(int((places.data / "held").read_text()), signal.SIGKILL)
    deadline = time.monotonic() + WITHIN
    while holding.end(places):
        assert time.monotonic() < deadline
    writer.execute("INSERT INTO letters VALUES (1)")
    assert holding.empty_log(places)


@pytest.mark.usefixtures("our_children")
def test_what_cannot_be_held_is_told(places: Places) -> None:
    places.database.write_text("this is no database at all" * 100)
    for work in (holding.begin, holding.empty_log):
        with pytest.raises(StartError, match="not a database"):
            work(places)
    with hearthwatch("checkpoint", "--hold", "--data", places.data) as command:
        said, errors = command.communicate(timeout=WITHIN)
    assert (command.returncode, said) == (1, "")
    assert "not a database" in errors
    assert "Traceback" not in errors
