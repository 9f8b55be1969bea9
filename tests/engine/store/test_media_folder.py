import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearthwatch.model.media import MARK
from hearthwatch.store import MediaFolder

type Mount = Callable[[], None]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Put an empty disk of its own into the media folder; only root may."""
    place = tmp_path / "media"

    def put() -> None:
        place.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "none", str(place)]
        if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
            pytest.skip("nobody may mount a disk here")

    yield put
    while place.is_mount():
        subprocess.run(["umount", "-l", str(place)], check=True)


def unmount(place: Path) -> None:
    subprocess.run(["umount", str(place)], check=True)


def seen(home: Path) -> MediaFolder:
    """Look at the folder as an engine does that has just started."""
    folder = MediaFolder(home / "media", home=home)
    folder.claim()
    return folder


def test_first_use_makes_and_marks_it(tmp_path: Path) -> None:
    folder = seen(tmp_path)
    assert (folder.present, folder.problem) == (True, None)
    assert (tmp_path / "media" / MARK).read_text() == folder.mark
    assert seen(tmp_path).mark == folder.mark


def test_a_folder_on_the_system_disk_may_be_emptied(tmp_path: Path) -> None:
    before = seen(tmp_path)
    shutil.rmtree(tmp_path / "media")
    assert not before.present
    with pytest.raises(FileNotFoundError, match="disk or share is not there"):
        before.require()
    after = seen(tmp_path)
    assert (after.present, after.problem) == (True, None)
    assert not before.present


def test_where_a_disk_was_the_bare_folder_is_not_used(tmp_path: Path, mount: Mount) -> None:
    mount()
    assert seen(tmp_path).present
    unmount(tmp_path / "media")
    folder = seen(tmp_path)
    assert not folder.present
    assert "its disk or share is not there" in (folder.problem or "")
    assert list((tmp_path / "media").iterdir()) == []
    (tmp_path / "media" / MARK).touch()
    assert seen(tmp_path).present


def test_another_disk_is_not_used_unasked(tmp_path: Path, mount: Mount) -> None:
    mount()
    seen(tmp_path)
    unmount(tmp_path / "media")
    mount()
    assert "another disk" in (seen(tmp_path).problem or "")
    (tmp_path / "media" / MARK).write_text("\n")
    folder = seen(tmp_path)
    assert (folder.present, folder.problem) == (True, None)
    assert (tmp_path / "media" / MARK).read_text() == folder.mark


def test_a_disk_may_be_mounted_later(tmp_path: Path, mount: Mount) -> None:
    bare = seen(tmp_path)
    mount()
    share = seen(tmp_path)
    assert share.present
    assert share.mark != bare.mark
    unmount(tmp_path / "media")
    assert not share.present
    assert "not there" in (seen(tmp_path).problem or "")


def test_read_only(tmp_path: Path, mount: Mount) -> None:
    mount()
    seen(tmp_path)
    subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "media")], check=True)
    folder = seen(tmp_path)
    assert (folder.present, folder.problem) == (True, "its disk is read-only")


def test_another_folder_is_a_first_use(tmp_path: Path, mount: Mount) -> None:
    mount()
    seen(tmp_path)
    other = MediaFolder(tmp_path / "other", home=tmp_path)
    other.claim()
    assert (other.present, other.problem) == (True, None)


@pytest.mark.parametrize("note", [b"", b"[]", b'{"path": 1}', b"\xff"])
def test_a_damaged_note_is_no_note(tmp_path: Path, note: bytes) -> None:
    seen(tmp_path)
    (tmp_path / "media.json").write_bytes(note)
    assert seen(tmp_path).present


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("in the way")
    folder = seen(tmp_path)
    assert (folder.present, folder.problem) == (False, os.strerror(20))
