"""Backups: made, taken, refused, and put in place whatever interrupts that."""

import asyncio
import gc
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hearthwatch.api.program import BackupError, BackupTrouble, Staged
from hearthwatch.service import restore, staging
from hearthwatch.service.backup import Backups
from hearthwatch.service.bundle import MANIFEST
from hearthwatch.service.places import Places, StartError
from hearthwatch.service.restore import Restores
from hearthwatch.service.staging import put_in_place
from hearthwatch.store import Credentials, Database, Scope, instance_id
from hearthwatch.store.credentials import ApiKey

SETTINGS = "version: 1\nstorage: {events_days: 7} # a week\n"


def places_in(folder: Path) -> Places:
    """Data and settings in folders of their own, as in the app."""
    return Places(folder / "data", folder / "config/settings.yaml", folder / "media")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """The state that is backed up, with the key `first`."""
    places = places_in(tmp_path_factory.mktemp("first"))
    places.prepare()
    places.settings.parent.mkdir()
    places.settings.write_text(SETTINGS)
    places.secrets.write_text("door: hunter2\n")
    (places.data / "secret.key").write_text("sealing-key")
    versions = places.settings.with_name("settings.versions")
    versions.mkdir()
    (versions / "2026-01-01T000000.000Z.yaml").write_text("version: 1\n")
    asyncio.run(add_key(places, "first"))
    return places


@pytest.fixture
def places(first: Places, tmp_path: Path) -> Places:
    """A copy of that state to play with."""
    for folder in (first.data, first.settings.parent):
        shutil.copytree(folder, tmp_path / folder.name)
    return places_in(tmp_path)


async def opened(places: Places) -> Database:
    database = Database(places.database)
    await database.open()
    return database


async def names(places: Places) -> list[str]:
    database = await opened(places)
    found = [key.name for key in await Credentials(database).keys()]
    await database.close()
    return found


async def add_key(places: Places, name: str) -> None:
    database = await opened(places)
    await Credentials(database).add_key(ApiKey(name, Scope.ADMIN, 0.0), name.ljust(32).encode())
    await database.close()


async def back_up(places: Places) -> bytes:
    database = await opened(places)
    content = b"".join(await Backups(places, database, await instance_id(database)).make())
    await database.close()
    return content


@pytest.fixture(scope="module")
def backup(first: Places) -> bytes:
    return asyncio.run(back_up(first))


async def in_pieces(content: bytes, size: int = 1000) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def stage(places: Places, content: bytes) -> Staged:
    return asyncio.run(Restores(places).stage(in_pieces(content)))


async def change_everything(places: Places) -> None:
    await add_key(places, "second")
    places.settings.write_text("version: 1\nlive: {webrtc: false}\n")
    places.secrets.write_text("door: other\n")
    (places.data / "secret.key").unlink()
    (places.settings.with_name("settings.versions") / "2026-02-02T000000.000Z.yaml").touch()


def check_restored(places: Places) -> None:
    assert asyncio.run(names(places)) == ["first"]
    assert places.settings.read_text() == SETTINGS
    assert places.secrets.read_text() == "door: hunter2\n"
    assert (places.data / "secret.key").read_text() == "sealing-key"
    versions = places.settings.with_name("settings.versions")
    assert [path.name for path in versions.iterdir()] == ["2026-01-01T000000.000Z.yaml"]
    for path in (places.database, places.settings, places.secrets):
        assert path.stat().st_mode & 0o077 == 0
    assert not (places.data / "restore").exists()


def test_everything_comes_back_and_what_was_there_is_kept(places: Places, backup: bytes) -> None:
    asyncio.run(change_everything(places))
    staged = stage(places, backup)
    assert asyncio.run(names(places)) == ["first", "second"]
    put_in_place(places)
    check_restored(places)
    kept = places.data / staged.kept
    assert (kept / "secrets.yaml").read_text() == "door: other\n"
    assert "webrtc" in (kept / "hearthwatch.yaml").read_text()
    with closing(sqlite3.connect(kept / "hearthwatch.db")) as connection:
        assert connection.execute("SELECT count(*) FROM api_keys").fetchone() == (2,)
    put_in_place(places)
    check_restored(places)


class Interrupted(BaseException):
    """The power went out."""


@pytest.mark.parametrize("after", range(12))
@pytest.mark.parametrize("elsewhere", [False, True])
def test_an_interruption_is_made_up_for(
    places: Places, backup: bytes, monkeypatch: pytest.MonkeyPatch, after: int, elsewhere: bool
) -> None:
    asyncio.run(change_everything(places))
    for ending in ("-wal", "-shm"):
        places.database.with_name(f"hearthwatch.db{ending}").touch()
    stage(places, backup)
    steps = 0
    rename, remove = Path.rename, staging._remove

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == after + 1:
            raise Interrupted

    def renamed(path: Path, target: Path) -> Path:
        step()
        if elsewhere and not path.name.endswith(".part") and path.parent != target.parent:
            raise OSError(staging.errno.EXDEV, "another disk", str(path))
        return rename(path, target)

    def removed(path: Path) -> None:
        step()
        remove(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", renamed)
        patch.setattr(staging, "_remove", removed)
        try:
            put_in_place(places)
        except Interrupted:
            put_in_place(places)
    check_restored(places)
    (kept,) = places.data.glob("before-restore-*")
    assert (kept / "secrets.yaml").read_text() == "door: other\n"


def test_only_the_newest_states_of_before_are_kept(places: Places, backup: bytes) -> None:
    for number in range(5):
        (places.data / f"before-restore-2020010{number}T000000Z-00000000").mkdir()
    staged = stage(places, backup)
    put_in_place(places)
    kept = sorted(path.name for path in places.data.glob("before-restore-*"))
    assert len(kept) == 3
    assert staged.kept in kept


def test_a_backup_without_settings_leaves_the_defaults(places: Places, tmp_path: Path) -> None:
    bare = Places(tmp_path / "bare", tmp_path / "bare/hearthwatch.yaml", tmp_path / "media")
    bare.prepare()
    staged = stage(places, asyncio.run(back_up(bare)))
    put_in_place(places)
    assert not places.settings.exists()
    assert not places.secrets.exists()
    kept = places.data / staged.kept
    assert (kept / "hearthwatch.yaml").read_text() == SETTINGS


def test_a_place_that_takes_nothing_is_named(
    places: Places, backup: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(places, backup)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/data/x")

    with monkeypatch.context() as patch:
        patch.setattr(staging, "_move", full)
        with pytest.raises(StartError, match="/data/x: No space left"):
            put_in_place(places)
    put_in_place(places)
    check_restored(places)


def rewritten(
    content: bytes, change: Callable[[dict[str, bytes]], None] = lambda _: None
) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return parts


def zipped(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", packing) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return sink.getvalue()


def with_part(name: str, part: bytes) -> Callable[[bytes], bytes]:
    return lambda backup: zipped(rewritten(backup) | {name: part})


def without_part(name: str) -> Callable[[bytes], bytes]:
    return lambda backup: zipped(rewritten(backup, lambda parts: parts.pop(name) and None))


def manifest(**changes: object) -> Callable[[bytes], bytes]:
    def change(backup: bytes) -> bytes:
        parts = rewritten(backup)
        parts[MANIFEST] = json.dumps(json.loads(parts[MANIFEST]) | changes).encode()
        return zipped(parts)

    return change


def twice(backup: bytes) -> bytes:
    sink = io.BytesIO(backup)
    with zipfile.ZipFile(sink, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("secrets.yaml", "door: evil\n")
    return sink.getvalue()


def encrypted(backup: bytes) -> bytes:
    """Say of every member, at its beginning and in the list, that it is encrypted."""
    content = bytearray(backup)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def flipped(backup: bytes) -> bytes:
    content = bytearray(backup)
    middle = content.find(b"hearthwatch.db") + 600
    content[middle : middle + 50] = b"\xff" * 50
    return bytes(content)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: b"", "no zip"),
        (lambda _: b"PK\x03\x04 nonsense", "no zip"),
        (lambda backup: backup[: len(backup) // 2], "no zip"),
        (lambda _: zipped({"readme.txt": b"hello"}), "not in a backup"),
        (flipped, "no zip"),
        (twice, "more files"),
        (encrypted, "encrypted"),
        (lambda backup: zipped(rewritten(backup), zipfile.ZIP_BZIP2), "packed"),
        (with_part("../evil", b"x"), "'../evil'"),
        (with_part("/etc/passwd", b"x"), "'/etc/passwd'"),
        (with_part("versions/../../evil", b"x"), "not in a backup"),
        (with_part("versions/", b""), "not in a backup"),
        (with_part("versions/a/b", b"x"), "not in a backup"),
        (with_part("versions/\N{SNOWMAN}", b"x"), "not in a backup"),
        (with_part("secrets.yaml", b"\0" * (2 << 20)), "far too large"),
        (without_part("hearthwatch.db"), "lacks"),
        (without_part(MANIFEST), "lacks"),
        (manifest(format=2), "another kind"),
        (manifest(product="other"), "another kind"),
        (manifest(format="x"), "does not say"),
        (with_part(MANIFEST, b"[]"), "does not say"),
        (with_part(MANIFEST, b"\xff"), "does not say"),
        (with_part("hearthwatch.db", b"no database"), "cannot be read"),
        (with_part("hearthwatch.yaml", b"camera: []"), "is 'cameras' meant"),
        (with_part("hearthwatch.yaml", b"api: {host: !secret gone}"), "'gone' is not in"),
    ],
)
def test_what_is_no_backup_is_refused_and_leaves_nothing(
    places: Places, backup: bytes, spoil: Callable[[bytes], bytes], says: str
) -> None:
    before = sorted(str(path) for path in places.data.parent.rglob("*"))
    with pytest.raises(BackupError, match=says) as refused:
        stage(places, spoil(backup))
    assert refused.value.trouble is BackupTrouble.NOT_VALID
    assert sorted(str(path) for path in places.data.parent.rglob("*")) == before
    put_in_place(places)
    assert places.settings.read_text() == SETTINGS


def test_a_bomb_and_an_endless_upload_are_stopped(
    places: Places, backup: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = zipped(rewritten(backup) | {"hearthwatch.db": b"\0" * (8 << 20)})
    monkeypatch.setattr(restore, "_LARGEST", 4 << 20)
    with pytest.raises(BackupError) as refused:
        stage(places, bomb)
    assert refused.value.trouble is BackupTrouble.NO_ROOM

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"\0" * (1 << 20)

    with pytest.raises(BackupError) as refused:
        asyncio.run(Restores(places).stage(endless()))
    assert refused.value.trouble is BackupTrouble.TOO_LARGE
    assert not list(places.data.glob(".restore*"))


def test_an_upload_that_stands_still_is_given_up(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stuck() -> AsyncIterator[bytes]:
        yield b"PK"
        await asyncio.Event().wait()

    monkeypatch.setattr(restore, "_PATIENCE", 0.01)
    with pytest.raises(BackupError, match="did not come"):
        asyncio.run(Restores(places).stage(stuck()))
    assert not list(places.data.glob(".restore*"))


async def test_two_do_not_restore_at_once(places: Places, backup: bytes) -> None:
    restores, begun, go_on = Restores(places), asyncio.Event(), asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        begun.set()
        yield backup[:10]
        await go_on.wait()
        yield backup[10:]

    first = asyncio.create_task(restores.stage(slowly()))
    await begun.wait()
    with pytest.raises(BackupError) as refused:
        await restores.stage(in_pieces(backup))
    assert refused.value.trouble is BackupTrouble.UNDER_WAY
    go_on.set()
    assert (await first).kept


async def test_a_later_backup_takes_the_place_of_one_that_waits(
    places: Places, backup: bytes
) -> None:
    restores = Restores(places)
    first = await restores.stage(in_pieces(backup))
    second = await restores.stage(in_pieces(backup))
    assert first.kept != second.kept
    assert await restores.staged() == second
    assert await restores.withdraw()
    assert await restores.staged() is None
    assert not await restores.withdraw()


async def test_nobody_who_leaves_early_leaves_a_copy_behind(places: Places) -> None:
    database = await opened(places)
    pieces: Iterator[bytes] = await Backups(places, database, await instance_id(database)).make()
    assert list(places.data.glob(".backup-*"))
    next(pieces)
    del pieces
    gc.collect()
    assert not list(places.data.glob(".backup-*"))
    await database.close()


async def test_without_room_there_is_no_backup(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await opened(places)
    monkeypatch.setattr("hearthwatch.service.backup._RESERVE", 1 << 60)
    with pytest.raises(BackupError) as refused:
        await Backups(places, database, await instance_id(database)).make()
    assert refused.value.trouble is BackupTrouble.NO_ROOM
    await database.close()


def test_what_a_crash_left_is_tidied_up(places: Places) -> None:
    for name in (".backup-x", ".restore-y"):
        (places.data / name).mkdir()
        (places.data / name / "file").touch()
    put_in_place(places)
    assert not list(places.data.glob(".*"))
