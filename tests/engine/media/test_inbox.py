"""Recordings that arrive in a folder: slowly, by rename, half, and all at once."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from hearthwatch.media import Inbox, NotFoundError


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def put(path: Path, data: bytes = b"video", written: float = 1_700_000_000.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (written, written))
    return path


def names(inbox: Inbox) -> list[str]:
    return [arrival.path.name for arrival in inbox.finished()]


def test_a_file_that_is_still_written_is_not_finished(tmp_path: Path, clock: Clock) -> None:
    inbox = Inbox(tmp_path, settle=5, clock=clock)
    for second in range(8):
        put(tmp_path / "a.mp4", b"x" * (second + 1), written=second)
        assert names(inbox) == []
        clock.now += 1
    assert names(inbox) == []
    assert len(inbox.keys) == 1
    clock.now += 3.9
    assert names(inbox) == []
    clock.now += 0.2
    assert names(inbox) == ["a.mp4"]


def test_what_is_no_recording_yet(tmp_path: Path, clock: Clock) -> None:
    for name in (".a.mp4", ".b/a.mp4", "a.mp4.part", "note.txt", "b.MP4", "deep/c.mkv"):
        put(tmp_path / name)
    put(tmp_path / "empty.mp4", b"")
    (tmp_path / "link.mp4").symlink_to(tmp_path / "b.MP4")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "folder.mp4").mkdir()
    inbox = Inbox(tmp_path, settle=1, clock=clock)
    inbox.finished()
    clock.now += 2
    assert sorted(names(inbox)) == ["b.MP4", "c.mkv"]
    (tmp_path / "a.mp4.part").rename(tmp_path / "a.mp4")
    inbox.finished()
    clock.now += 2
    assert sorted(names(inbox)) == ["a.mp4", "b.MP4", "c.mkv"]


def test_recordings_come_in_the_order_of_time(tmp_path: Path, clock: Clock) -> None:
    put(tmp_path / "z.mp4", written=1_700_000_000)
    put(tmp_path / "b.mp4", written=1_700_000_300)
    put(tmp_path / "yard_20231114_221500.mp4", written=1_700_009_999)
    inbox = Inbox(tmp_path, settle=1, clock=clock)
    inbox.finished()
    clock.now += 2
    said = datetime(2023, 11, 14, 22, 15).timestamp()  # noqa: DTZ001 - as cameras write it
    found = inbox.finished()
    assert [arrival.begun for arrival in found if arrival.begun] == [said]
    times = [arrival.begun or arrival.written for arrival in found]
    assert times == sorted(times)


def test_what_comes_while_others_settle_does_not_come_too_late(
    tmp_path: Path, clock: Clock
) -> None:
    inbox = Inbox(tmp_path, settle=1, clock=clock)
    for number in (1, 3):
        put(tmp_path / f"{number}.mp4", written=1_700_000_000 + number)
    assert names(inbox) == []
    for number in (2, 4):
        put(tmp_path / f"{number}.mp4", written=1_700_000_000 + number)
    clock.now += 1
    assert names(inbox) == ["1.mp4"]
    clock.now += 1
    assert names(inbox) == ["1.mp4", "2.mp4", "3.mp4", "4.mp4"]


def test_a_file_that_is_written_for_ever_holds_nobody_up(tmp_path: Path, clock: Clock) -> None:
    inbox = Inbox(tmp_path, settle=1, clock=clock)
    put(tmp_path / "later.mp4", written=1_700_000_001)
    found: list[str] = []
    while not found:
        assert clock.now < 5
        put(tmp_path / "ever.mp4", b"x" * (1 + int(clock.now)), written=1_700_000_000)
        found = names(inbox)
        clock.now += 1
    assert found == ["later.mp4"]


@pytest.mark.parametrize(
    "name",
    [
        "2023-13-45_99-99-99.mp4",
        "120231114221500.mp4",
        "2033-01-01 00.00.00.mp4",
        "x.mp4",
        "2023-11-14/x.mp4",
        "2023-11-14/22-15.mp4",
        "2023-11-14/99-99-99.mp4",
        "2033-01-01/00-00-00.mp4",
    ],
)
def test_names_that_tell_no_time(tmp_path: Path, clock: Clock, name: str) -> None:
    put(tmp_path / name)
    inbox = Inbox(tmp_path, settle=1, clock=clock)
    inbox.finished()
    clock.now += 2
    assert [arrival.begun for arrival in inbox.finished()] == [None]


@pytest.mark.parametrize(
    "name",
    [
        "Yard_00_20231114221500.mp4",
        "2023-11-14T22:15:00.mp4",
        "2023.11.14_22h15m00.avi",
        "2023-11-14/22-15-00.mp4",
        "2023/11/14/22/15.00.mp4",
        "20231114/221500_to_221600.mp4",
        "2023-11-14/22/15/00.mp4",
        "2022-01-01/20231114_221500.mp4",
        "2022-01-01_00-00-00/yard/2023-11-14/22-15-00.mp4",
    ],
)
def test_names_that_tell_a_time(tmp_path: Path, clock: Clock, name: str) -> None:
    put(tmp_path / name)
    inbox = Inbox(tmp_path, settle=1, clock=clock)
    inbox.finished()
    clock.now += 2
    said = datetime(2023, 11, 14, 22, 15).timestamp()  # noqa: DTZ001 - as cameras write it
    assert [arrival.begun for arrival in inbox.finished()] == [said]


def test_a_folder_that_vanishes(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such folder"):
        Inbox(tmp_path / "gone", settle=1).finished()
