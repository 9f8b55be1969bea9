"""The database's file while somebody copies it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hearthwatch.store import StoreError, checkpoint, checkpoints, standing_still

PAGES = 1500
"""More than SQLite lets pile up beside the file."""


@pytest.fixture
def file(tmp_path: Path, empty_database: Path) -> Path:
    return Path(shutil.copy(empty_database, tmp_path / "hearthwatch.db"))


@pytest.fixture
def writer(file: Path) -> Iterator[sqlite3.Connection]:
    """An engine that works on the file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE letters (number INTEGER PRIMARY KEY, text BLOB)")
        yield connection


def write(writer: sqlite3.Connection, pages: int) -> None:
    for _ in range(pages // 10):
        writer.execute("INSERT INTO letters (text) VALUES (randomblob(40000))")


def log_of(file: Path) -> Path:
    return file.with_name("hearthwatch.db-wal")


def letters(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count: int = connection.execute("SELECT count(*) FROM letters").fetchone()[0]
        return count


def test_the_log_is_emptied_beside_a_writer(
    file: Path, writer: sqlite3.Connection, tmp_path: Path
) -> None:
    write(writer, 100)
    size = log_of(file).stat().st_size
    assert size > 400_000
    assert checkpoint(file) == size
    assert log_of(file).stat().st_size == 0
    assert letters(Path(shutil.copy(file, tmp_path / "copy.db"))) == 10
    write(writer, 10)
    assert letters(file) == 11


def test_the_file_stands_still_however_much_is_written(
    file: Path, writer: sqlite3.Connection, tmp_path: Path
) -> None:
    write(writer, 100)
    folder = tmp_path / "copy"
    folder.mkdir()
    with standing_still(file):
        before = file.read_bytes()
        write(writer, PAGES)
        assert writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[2] == 0
        assert file.read_bytes() == before
        shutil.copy(file, folder)
        write(writer, PAGES)
        shutil.copy(log_of(file), folder)
    assert letters(Path(shutil.copy(file, tmp_path / "alone.db"))) == 10
    assert letters(folder / file.name) == 10 + 2 * PAGES // 10
    checkpoint(file)
    assert file.read_bytes() != before
    assert letters(file) == 10 + 2 * PAGES // 10


def test_whoever_still_reads_what_was_before_is_waited_for(
    file: Path, writer: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "_WITHIN", 0.2)
    write(writer, 10)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM letters").fetchone() == (1,)
        write(writer, 10)
        for work in (lambda: checkpoint(file), lambda: standing_still(file).__enter__()):
            with pytest.raises(StoreError, match="in use all the time"):
                work()
        reader.execute("COMMIT")
    with standing_still(file):
        pass


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        checkpoint(tmp_path / "nowhere.db")
    assert not (tmp_path / "nowhere.db").exists()
    (tmp_path / "text.db").write_text("this is no database at all" * 100)
    with pytest.raises(StoreError, match="not a database"):
        checkpoint(tmp_path / "text.db")
