"""Earlier versions of the settings."""

import os
from pathlib import Path

import pytest

from hearthwatch.settings import SettingsError, SettingsFile

CAMERA = "{name: A, sources: [{type: rtsp, url: 'rtsp://me:hunter2@192.0.2.1/x'}]}"


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "hearthwatch.yaml", tmp_path / "secrets.yaml")


def test_versions_are_listed_newest_first(file: SettingsFile) -> None:
    for number, mode in enumerate(("one", "two", "three")):
        file.write(f"mode: {mode}\n")
        os.utime(file.path, (1000 + number, 1000 + number))
    first, second = file.versions.all()
    assert (first.moment, second.moment) == (1001, 1000)
    assert file.versions.read(first.id) == b"mode: two\n"
    assert first.size == len("mode: two\n")


def test_two_versions_of_one_moment_are_both_kept(file: SettingsFile) -> None:
    for mode in ("one", "two", "three"):
        file.write(f"mode: {mode}\n")
        os.utime(file.path, (1000, 1000))
    assert {file.versions.read(version.id) for version in file.versions.all()} == {
        b"mode: one\n",
        b"mode: two\n",
    }


def test_only_so_many_are_kept(file: SettingsFile) -> None:
    for number in range(60):
        file.write(f"mode: m{number}\n")
        os.utime(file.path, (number, number))
    versions = file.versions.all()
    assert len(versions) == 50
    assert file.versions.read(versions[0].id) == b"mode: m58\n"


@pytest.mark.parametrize(
    "name", ["../hearthwatch", "..", "", "2026-01-01T000000.000Z", "a\0b", "/etc/passwd"]
)
def test_other_names_are_no_versions(file: SettingsFile, name: str) -> None:
    file.write("mode: one\n")
    file.write("mode: two\n")
    with pytest.raises(KeyError):
        file.versions.read(name)


def test_a_restored_version_is_a_change_of_its_own(file: SettingsFile) -> None:
    file.write("mode: one  # first\n")
    file.write("mode: two\n")
    (kept,) = file.versions.all()
    draft = file.restored(kept.id, file.load())
    assert [(c.path, c.before, c.after) for c in draft.changes] == [("mode", "two", "one")]
    file.commit(draft)
    assert file.path.read_text() == "mode: one  # first\n"
    assert len(file.versions.all()) == 2


def test_cameras_of_a_version_without_ids_keep_theirs(file: SettingsFile) -> None:
    file.path.write_text(f"cameras: [{CAMERA}]\n")
    before = file.load_complete()
    (kept,) = file.versions.all()
    assert b"id:" not in file.versions.read(kept.id)
    file.write("cameras: []\n")
    file.commit(file.restored(kept.id, before))
    assert file.load().cameras[0].id == before.cameras[0].id


def test_a_version_repairs_a_file_with_mistakes(file: SettingsFile) -> None:
    file.write("mode: one\n")
    good = file.load()
    file.write("mode: two\n")
    (kept,) = file.versions.all()
    file.path.write_text("mode: [")
    draft = file.restored(kept.id, good)
    assert not draft.idle
    file.commit(draft)
    assert file.load().mode == "one"


def test_a_version_is_described_without_secrets(file: SettingsFile) -> None:
    login = "rtsp://old:swordfish@192.0.2.9/x"
    file.path.write_text(f"# was {login}\ncameras: [{CAMERA}]\n")
    file.load_complete()
    file.write("mode: away\n")
    newest, oldest = file.versions.all()
    for version in (newest, oldest):
        told = file.described_version(version.id, file.load())
        assert told.text is not None
        for secret in ("hunter2", "swordfish"):
            assert secret not in told.text + str(told.changes)
        assert "rtsp://***@192.0.2.1/x" in told.text
        assert {change.path for change in told.changes} == {"cameras[0]", "mode"}
        assert told.problems == ()


def test_a_version_that_is_no_longer_valid_is_described_all_the_same(file: SettingsFile) -> None:
    file.path.write_text(f"cameras: [{CAMERA}]\nspeed: 11\n")
    file.versions.keep()
    file.path.write_text("mode: [")
    os.utime(file.path, (1, 1))
    file.versions.keep()
    file.path.write_text("mode: one\n")
    odd, broken = file.versions.all()
    told = file.described_version(odd.id, file.load())
    assert told.text is not None
    assert "hunter2" not in told.text
    assert [problem.path for problem in told.problems] == ["speed"]
    told = file.described_version(broken.id, file.load())
    assert (told.text, told.changes) == (None, ())
    assert told.problems
    with pytest.raises(SettingsError):
        file.restored(odd.id, file.load())
