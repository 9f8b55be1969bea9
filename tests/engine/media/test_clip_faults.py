"""Clips whose disk, folder or pictures fail, and clips that are torn."""

import errno
import os
import threading
from datetime import datetime
from pathlib import Path

import pytest

from hearthwatch.media import (
    ClipExistsError,
    DiskFullError,
    FolderGoneError,
    Place,
    ReadOnlyError,
    Recording,
    Ring,
    UnfitError,
    UnplayableError,
    mend,
    probe,
)

from .recorded import (
    CAMERA,
    CAPTURED,
    Listener,
    MakeClip,
    packets_of,
    pictures_of,
    place,
    record,
    torn_clip,
    wait_for,
)


def test_what_a_stuck_disk_cost_is_told_and_the_rest_is_whole(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    options = {"preset": "ultrafast", "g": "10", "bf": "0", "sc_threshold": "0"}
    packets = packets_of(make_clip("a.mp4", frames=100, rate=10, options=options))
    ring = Ring("camera", seconds=1)
    listener = Listener()
    stuck, reached = threading.Event(), threading.Event()

    def path(start: datetime) -> Path:
        reached.set()
        stuck.wait(60)
        return tmp_path / "clip.mp4"

    recording = Recording(ring.follow(seconds=3.0), Place(CAMERA, path), listener)
    recording.start()
    ring.append(packets[0])
    assert reached.wait(10)
    for packet in packets[1:]:
        ring.append(packet)
    stuck.set()
    ring.close()
    assert recording.join(20)
    (gap,) = listener.gaps
    shown = pictures_of(listener.clips[0].path)
    assert len(shown) + gap.packets == 100
    assert gap.packets > 50
    assert shown[-1] == pytest.approx(9.9)


def small_disk(monkeypatch: pytest.MonkeyPatch, room: int, number: int = errno.ENOSPC) -> None:
    """Let files take no more bytes than that; what fits of the last write is written."""
    from hearthwatch.media import clip_file  # noqa: PLC0415

    class Full(clip_file.FileIO):  # type: ignore[name-defined,misc]
        def write(self, data: memoryview, /) -> int:
            left = room - self.tell()
            if left <= 0:
                raise OSError(number, os.strerror(number))
            return int(super().write(data[:left]))

    monkeypatch.setattr(clip_file, "FileIO", Full)


def test_a_full_disk_is_named_and_what_is_there_stays_playable(
    make_clip: MakeClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packets = packets_of(make_clip("a.mp4", frames=150))
    small_disk(monkeypatch, sum(packet.size for packet in packets) // 2)
    listener = record(packets, tmp_path)
    (error,) = listener.errors
    assert isinstance(error, DiskFullError)
    assert str(error) == f"{listener.begun[0]}: the disk is full"
    (facts,) = listener.clips
    assert not facts.finished
    shown = pictures_of(facts.path)
    assert 20 < len(shown) < 120
    assert shown == pytest.approx([number / 15 for number in range(len(shown))], abs=0.001)
    assert list(tmp_path.glob("*.part.*")) == []


def test_a_folder_that_is_not_there_is_named(make_clip: MakeClip, tmp_path: Path) -> None:
    listener = record(packets_of(make_clip("a.mp4", frames=15)), tmp_path / "gone")
    (error,) = listener.errors
    assert isinstance(error, FolderGoneError)
    assert listener.clips == []


def test_a_folder_that_vanishes_is_noticed(make_clip: MakeClip, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    packets = packets_of(make_clip("a.mp4", frames=60))
    ring = Ring("camera")
    listener = Listener()
    recording = Recording(ring.follow(), place(folder), listener)
    recording.start()
    for packet in packets[:30]:
        ring.append(packet)
    part = wait_for(lambda: next(folder.glob("*.part.mp4"), None))
    part.unlink()
    folder.rmdir()
    for packet in packets[30:]:
        ring.append(packet)
    ring.close()
    assert recording.join(10)
    (error,) = listener.errors
    assert isinstance(error, FolderGoneError)


def test_a_read_only_folder_is_named(
    make_clip: MakeClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_disk(monkeypatch, 0, errno.EROFS)
    (error,) = record(packets_of(make_clip("a.mp4", frames=15)), tmp_path).errors
    assert isinstance(error, ReadOnlyError)


def test_no_file_is_ever_overwritten(make_clip: MakeClip, tmp_path: Path) -> None:
    packets = packets_of(make_clip("a.mp4", frames=15))
    first = record(packets, tmp_path).clips[0]
    content = first.path.read_bytes()
    (error,) = record(packets, tmp_path).errors
    assert isinstance(error, ClipExistsError)
    assert first.path.read_bytes() == content


def test_pictures_that_no_clip_can_hold_are_refused(make_clip: MakeClip, tmp_path: Path) -> None:
    film = make_clip("a.avi", codec="mjpeg", options={}, pixels="yuvj420p")
    (error,) = record(packets_of(film), tmp_path).errors
    assert isinstance(error, UnfitError)
    assert "mjpeg" in str(error)


def test_a_torn_clip_is_mended(make_clip: MakeClip, tmp_path: Path) -> None:
    packets = packets_of(make_clip("a.mp4", frames=60))
    torn = torn_clip(packets, tmp_path)
    torn.write_bytes(torn.read_bytes()[:-100])
    facts = mend(torn)
    assert facts is not None
    assert facts.path == torn.with_name("clip.mp4")
    assert facts.start == CAPTURED
    shown = pictures_of(facts.path)
    assert 45 <= len(shown) < 60
    assert facts.duration == pytest.approx(len(shown) / 15, abs=0.001)


@pytest.mark.parametrize("content", [b"", b"\x00\x00\x00\x18ftypiso6", b"\x00" * 100])
def test_a_clip_without_a_picture_is_removed(tmp_path: Path, content: bytes) -> None:
    part = tmp_path / "clip.part.mp4"
    part.write_bytes(content)
    assert mend(part) is None
    assert not part.exists()


def test_a_file_that_is_no_clip_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "holiday.mp4"
    path.write_bytes(b"no film at all")
    with pytest.raises(UnplayableError, match="nothing of it can be played"):
        probe(path)
    with pytest.raises(UnplayableError):
        mend(path)
    assert path.read_bytes() == b"no film at all"
