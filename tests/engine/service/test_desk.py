"""The settings' desk: one change at a time, written before it is in force."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from hearthwatch.service.desk import SettingsDesk
from hearthwatch.settings import (
    BrokenFileError,
    NotWrittenError,
    Settings,
    SettingsError,
    SettingsFile,
    StaleError,
    etag_of,
)

CAMERA = {"name": "Yard", "sources": [{"type": "file", "path": "/film.mp4"}]}


class Opened:
    """A desk over a file, and what it put in force."""

    def __init__(self, folder: Path) -> None:
        self.file = SettingsFile(folder / "hearthwatch.yaml", folder / "secrets.yaml")
        if not self.file.path.exists():
            self.file.path.write_text("# the house\nmode: home\n")
        self.followed: list[tuple[Settings, Settings]] = []
        self.desk = SettingsDesk(self.file, self.file.load(), self._follow)

    async def _follow(self, before: Settings, after: Settings) -> None:
        assert self.file.load() == after  # It is written before it is in force.
        self.followed.append((before, after))

    @property
    def modes(self) -> list[str]:
        return [after.mode for _, after in self.followed]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Opened(tmp_path)


def to(mode: str) -> Callable[[dict[str, Any]], None]:
    return lambda tree: tree.update(mode=mode)


async def test_a_change_is_written_and_then_in_force(opened: Opened) -> None:
    draft = await opened.desk.alter(to("away"))
    assert opened.desk.settings == draft.after == opened.file.load()
    assert opened.modes == ["away"]
    assert "# the house" in opened.file.path.read_text()
    assert (await opened.desk.stored()) == (draft.after, etag_of(draft.text))


async def test_an_edit_of_the_document_goes_the_same_way(opened: Opened) -> None:
    settings = await opened.desk.change(lambda document: document.update(mode="night"))
    assert settings.mode == opened.desk.settings.mode == "night"
    with pytest.raises(SettingsError):
        await opened.desk.change(lambda document: document.update(moed="night"))
    assert (await opened.desk.check(lambda document: document.update(mode="x"))).mode == "x"
    assert opened.modes == ["night"]


async def test_no_change_is_neither_written_nor_followed(opened: Opened) -> None:
    await opened.desk.alter(to("home"))
    await opened.desk.alter(to("away"), dry_run=True)
    assert opened.followed == []
    assert opened.file.versions.all() == []


async def test_a_bad_change_changes_nothing(opened: Opened) -> None:
    before = opened.file.path.read_bytes()
    with pytest.raises(SettingsError):
        await opened.desk.alter(to("No Mode"))
    assert opened.file.path.read_bytes() == before
    assert opened.desk.settings.mode == "home"


async def test_many_writers_lose_nothing(opened: Opened) -> None:
    def add(number: int) -> Callable[[dict[str, Any]], None]:
        return lambda tree: tree["cameras"].append(CAMERA | {"name": f"C {number}"})

    await asyncio.gather(*(opened.desk.alter(add(number)) for number in range(8)))
    slugs = {camera.slug for camera in opened.desk.settings.cameras}
    assert slugs == {f"c_{number}" for number in range(8)}
    assert opened.file.load() == opened.desk.settings


async def test_of_two_that_expect_the_same_one_wins(opened: Opened) -> None:
    _, etag = await opened.desk.stored()
    results = await asyncio.gather(
        *(opened.desk.alter(to(mode), expected=etag) for mode in ("a", "b", "c")),
        return_exceptions=True,
    )
    assert [isinstance(result, StaleError) for result in results].count(True) == 2
    assert len(opened.modes) == 1


async def test_an_edit_of_the_file_during_a_change_is_not_lost(opened: Opened) -> None:
    tries = 0

    def alter(tree: dict[str, Any]) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:  # Somebody saves the file while the change is being made.
            opened.file.path.write_text("storage: {events_days: 3}\n")
        tree["mode"] = "away"

    await opened.desk.alter(alter)
    settings = opened.desk.settings
    assert (settings.mode, settings.storage.events_days, tries) == ("away", 3, 2)


async def test_a_hand_that_never_rests_is_given_up_on(opened: Opened) -> None:
    number = 0

    def alter(tree: dict[str, Any]) -> None:
        nonlocal number
        number += 1
        opened.file.path.write_text(f"storage: {{events_days: {number}}}\n")
        tree["mode"] = "away"

    with pytest.raises(NotWrittenError):
        await opened.desk.alter(alter)
    assert opened.followed == []


async def test_an_edit_of_the_file_is_followed(opened: Opened) -> None:
    opened.file.path.write_text("mode: night\n")
    assert await opened.desk.reload()
    assert not await opened.desk.reload()
    assert opened.modes == ["night"]
    opened.file.path.write_text("mode: [\n")
    with pytest.raises(SettingsError):
        await opened.desk.reload()
    assert opened.desk.settings.mode == "night"
    with pytest.raises(BrokenFileError):
        await opened.desk.alter(to("away"))
    settings, etag = await opened.desk.stored()
    assert (settings.mode, etag) == ("night", etag_of(b"mode: [\n"))


async def test_a_camera_keeps_its_id_when_an_editor_drops_it(opened: Opened) -> None:
    await opened.desk.alter(lambda tree: tree["cameras"].append(dict(CAMERA)))
    (before,) = opened.desk.settings.cameras
    opened.file.path.write_text(
        "cameras: [{name: Yard, sources: [{type: file, path: /other.mp4}]}]\n"
    )
    assert await opened.desk.reload()
    (after,) = opened.desk.settings.cameras
    assert after.id == before.id
    assert after.sources != before.sources


async def test_an_edit_of_the_secrets_is_followed(opened: Opened) -> None:
    source = {"type": "rtsp", "url": "rtsp://me:old@192.0.2.1/main"}
    camera = {"name": "Yard", "sources": [source]}
    await opened.desk.alter(lambda tree: tree["cameras"].append(camera))
    assert opened.file.secrets.read_text() == "yard_1: rtsp://me:old@192.0.2.1/main\n"
    opened.file.secrets.write_text("yard_1: rtsp://me:new@192.0.2.1/main\n")
    assert await opened.desk.reload()
    url = opened.desk.settings.cameras[0].sources[0].url
    assert url.get_secret_value() == "rtsp://me:new@192.0.2.1/main"


async def test_a_version_is_put_in_force(opened: Opened) -> None:
    await opened.desk.alter(to("away"))
    (kept,) = await opened.desk.versions()
    await opened.desk.restore(kept.id)
    assert opened.modes == ["away", "home"]
    assert opened.file.path.read_text() == "# the house\nmode: home\n"
    with pytest.raises(KeyError):
        await opened.desk.restore("../x")


async def test_whoever_asked_may_leave(opened: Opened) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def alter(tree: dict[str, Any]) -> None:
        loop.call_soon_threadsafe(begun.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(10)
        tree["mode"] = "away"

    asking = asyncio.create_task(opened.desk.alter(alter))
    await begun.wait()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    go_on.set()
    await opened.desk.alter(lambda tree: tree["storage"].update(events_days=2))
    assert opened.desk.settings.mode == "away"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few pages; only root may make one."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    if subprocess.run(mounting, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with (disk / "filler").open("wb", buffering=0) as stream:
        for size in (4096, 1):
            with suppress(OSError):
                while stream.write(bytes(size)):
                    pass


def files_of(disk: Path) -> set[str]:
    return {path.name for path in disk.rglob("*") if path.is_file()}


def lock(disk: Path) -> None:
    """Let nobody write on a disk any more."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


async def test_a_full_disk_changes_nothing(small_disk: Path) -> None:
    opened = Opened(small_disk)
    before = opened.file.path.read_bytes()
    fill(small_disk)
    with pytest.raises(NotWrittenError, match="No space left"):
        await opened.desk.alter(to("away"))
    assert opened.file.path.read_bytes() == before
    assert opened.desk.settings.mode == "home"
    assert opened.followed == []
    assert files_of(small_disk) <= {"hearthwatch.yaml", "filler"}
    (small_disk / "filler").unlink()
    await opened.desk.alter(to("away"))
    assert opened.modes == ["away"]


async def test_a_disk_that_cannot_be_written_changes_nothing(small_disk: Path) -> None:
    opened = Opened(small_disk)
    lock(small_disk)
    with pytest.raises(NotWrittenError, match="Read-only"):
        await opened.desk.alter(to("away"))
    assert opened.desk.settings.mode == "home"
