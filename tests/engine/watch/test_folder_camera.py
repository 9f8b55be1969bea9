"""A camera that only leaves recordings in a folder, run by a real worker."""

import asyncio
import os
import threading
import time
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import av
import pytest

from hearthwatch.media import FileSource, Inbox, Packet, StreamInfo
from hearthwatch.model.camera import CameraState
from hearthwatch.model.event import EventType
from hearthwatch.model.media import MARK, upload_folder
from hearthwatch.model.messages import (
    ClipClosed,
    Committed,
    EventMade,
    Probe,
    Probed,
    Stats,
    Storing,
)
from hearthwatch.settings import LocalFolderSource, Settings
from hearthwatch.watch import folder_feed
from hearthwatch.watch.channel import ServiceEnd
from hearthwatch.watch.folder_feed import FolderFeed
from hearthwatch.watch.health import StreamHealth
from hearthwatch.watch.processed import Processed

from .workers import configuration, running


def settings_of(folder: Path, *, backlog: bool = True) -> Settings:
    source = {"type": "local_folder", "path": str(folder), "settle": 1, "backlog": backlog}
    camera = {"id": str(UUID(int=1)), "name": "Yard", "sources": [source]}
    return Settings.model_validate({"cameras": [camera]})


def put(film: Path, path: Path, written: float, *, most: int | None = None) -> None:
    path.write_bytes(film.read_bytes()[:most])
    os.utime(path, (written, written))


async def attended(service: ServiceEnd, over: Callable[[], bool]) -> list[float]:
    """Commit what is told until something holds, as the service does; return when motion was seen.

    A worker says at least how it is, about once a second. What is told again is one motion.
    """
    seen: dict[UUID, float] = {}
    while not over():
        message = await service.receive()
        if isinstance(message, EventMade):
            await service.send(Committed(ids=(message.event.id,)))
            if message.event.type is EventType.MOTION_DETECTED:
                seen[message.event.id] = message.event.timestamp
        elif isinstance(message, ClipClosed):
            await service.send(Committed(ids=(message.clip.id,)))
    return list(seen.values())


async def test_each_recording_is_gone_through_once_in_its_own_time(
    stroll: Path, tmp_path: Path
) -> None:
    folder, media = tmp_path / "uploads", tmp_path / "media"
    folder.mkdir()
    media.mkdir()
    (media / MARK).write_text("here")
    long_ago = [1_700_000_000.0 + 3600 * number for number in range(3)]
    for number, moment in enumerate(long_ago):
        put(stroll, folder / f"{9 - number}.mp4", moment + 8)
    put(stroll, folder / "half.mp4", 1.8e9, most=5000)
    async with asyncio.timeout(100), running(settings_of(folder), media) as service:
        await service.send(Storing(mark="here"))
        seen = await attended(service, lambda: _done(media) == 4)
        for moment, begun in zip(seen, long_ago, strict=True):
            assert begun - 1 <= moment <= begun + 9
    clips = await asyncio.to_thread(_clips, media)
    assert len(clips) == 3
    assert all(length < 9 for length in clips)  # None holds anything of the one before.
    later = long_ago[-1] + 3600
    put(stroll, folder / "later.mp4", later + 8)
    async with asyncio.timeout(100), running(settings_of(folder), media) as service:
        await service.send(Storing(mark="here"))
        (moment,) = await attended(service, lambda: _done(media) == 5)
        assert later - 1 <= moment <= later + 9


def _clips(media: Path) -> list[float]:
    """Return how long each clip is, in seconds."""
    lengths = []
    for path in media.rglob("*.mp4"):
        with av.open(str(path)) as clip:
            lengths.append(float((clip.duration or 0) / av.time_base))
    return lengths


def _done(media: Path) -> int:
    return sum(file.read_text().count('"done"') for file in media.rglob("*.jsonl"))


def _passed(media: Path) -> int:
    return sum(file.read_text().count('"passed"') for file in media.rglob("*.jsonl"))


def _wait_for(condition: Callable[[], bool]) -> None:
    while not condition():
        time.sleep(0.05)


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "nowhere")
    async with asyncio.timeout(60), running(settings, tmp_path) as service:
        reason = ""
        while not reason:
            message = await service.receive()
            if isinstance(message, EventMade) and message.event.type is EventType.CAMERA_OFFLINE:
                reason = message.event.data["reason"]
        assert reason == "there is no such folder"


async def test_a_folder_is_tried(stroll: Path, tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    source = settings_of(folder).cameras[0].detect_source.model_dump_json().encode()
    async with asyncio.timeout(60), running(Settings(), tmp_path) as service:
        for number, words in enumerate(("there is no video in the folder yet", None)):
            await service.send(Probe(request=number, source=source, within=30))
            answer = None
            while not isinstance(answer, Probed):
                answer = await service.receive()
            assert answer.fault == words
            put(stroll, folder / "a.mp4", 1.7e9)
        assert answer.report is not None
        assert answer.report.width == 768
        day = time.strftime("%Y-%m-%d", time.localtime(1.7e9))
        assert answer.chosen == (
            f"The folder holds 1 recording from {day}; this is the newest. All are gone through."
        )


async def test_what_is_there_already_is_left_alone_unless_wanted(
    stroll: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    old, new, later = 1_700_000_000.0, 1_710_000_000.0, 1_720_000_000.0
    put(stroll, folder / "old.mp4", old + 8)
    settings = settings_of(folder, backlog=False)
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        await asyncio.to_thread(_wait_for, lambda: _passed(tmp_path) == 1)
        put(stroll, folder / "new.mp4", new + 8)
        (moment,) = await attended(service, lambda: _done(tmp_path) == 1)
        assert new - 1 <= moment <= new + 9
    put(stroll, folder / "later.mp4", later + 8)  # Nothing is lost while nobody looks.
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        (moment,) = await attended(service, lambda: _done(tmp_path) == 2)
        assert later - 1 <= moment <= later + 9
    async with asyncio.timeout(100), running(settings_of(folder), tmp_path) as service:
        (moment,) = await attended(service, lambda: _done(tmp_path) == 3)
        assert old - 1 <= moment <= old + 9


def uploading(password: str = "corr3ct h0rse") -> Settings:
    source = {"type": "ftp", "username": "yard", "password": password}
    camera = {"id": str(UUID(int=1)), "name": "Yard", "sources": [source]}
    return Settings.model_validate({"cameras": [camera]})


async def test_what_was_uploaded_is_gone_through_and_deleted(stroll: Path, tmp_path: Path) -> None:
    (tmp_path / MARK).write_text("here")
    folder = upload_folder(tmp_path, UUID(int=1))
    async with asyncio.timeout(100), running(uploading(), tmp_path) as service:
        await service.send(Storing(mark="here"))
        while not isinstance(message := await service.receive(), Stats):
            pass
        assert message.status.state is CameraState.CONNECTING
        assert message.status.reason == "it waits for the next upload"
        (folder / ".incoming").mkdir(parents=True)
        put(stroll, folder / ".incoming/half.mp4", 1.7e9, most=5000)
        (folder / "whole.mp4").write_bytes(b"no film at all")
        put(stroll, folder / "2023-11-14_22-13-20.mp4", 1.8e9)
        memory = tmp_path / f"inbox/{UUID(int=1)}.jsonl"
        seen = await attended(service, memory.is_file)
        await service.send(configuration(uploading("a new secr3t"), tmp_path))
        seen += await attended(service, lambda: names_in(folder) == [".incoming"])
        assert '"left"' not in memory.read_text(), "another password interrupts nothing"
        begun = datetime(2023, 11, 14, 22, 13, 20).timestamp()  # noqa: DTZ001 - as names tell it
        assert len(seen) == 1
        assert begun - 1 <= seen[0] <= begun + 9
    assert [file.name for file in (folder / ".incoming").iterdir()] == ["half.mp4"]


class Ear:
    """Hears when what comes was recorded."""

    def __init__(self) -> None:
        self.begun: list[float] = []
        self._fresh = False

    def online(self, info: StreamInfo) -> None:
        self._fresh = True

    def packet(self, packet: Packet) -> None:
        if self._fresh:
            self.begun.append(packet.captured)
            self._fresh = False

    def offline(self, reason: str) -> None:
        """Not in these tests."""

    def over(self) -> None:
        """Wait for the next."""


@pytest.mark.parametrize("name", ["a.mp4", "20990101_000000.mp4"])
def test_what_claims_to_be_of_the_future_is_of_now(
    make_clip: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    ahead = 4_070_908_800.0  # 2099, as a clock may say whose battery is empty.
    put(make_clip("clip.mp4", frames=5, rate=10), folder / name, ahead)
    ear = Ear()
    feed = FolderFeed(
        LocalFolderSource(path=folder, settle=1, backlog=True),
        name="yard",
        listeners=[ear],
        health=StreamHealth(),
        memory=tmp_path / "memory",
    )
    feed.start()
    _wait_for(lambda: len(ear.begun) == 1)
    feed.stop()
    feed.join()
    assert ear.begun[0] <= time.time()


def consume(
    folder: Path, memory: Path, ear: Ear, owes: Callable[[], bool] = lambda: False
) -> FolderFeed:
    return FolderFeed(
        LocalFolderSource(path=folder, settle=1, backlog=True),
        name="yard",
        listeners=[ear],
        health=StreamHealth(),
        memory=memory,
        consume=True,
        owes=owes,
    )


def test_one_whose_events_are_not_committed_is_gone_through_again(
    make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    folder, ear, memory = tmp_path / "uploads", Ear(), tmp_path / "memory"
    folder.mkdir()
    put(make_clip("clip.mp4", frames=5, rate=10), folder / "a.mp4", 1.7e9)
    for times in (1, 2):
        asked = threading.Event()
        feed = consume(folder, memory, ear, lambda asked=asked: not asked.set())
        feed.start()
        assert asked.wait(30)
        feed.stop()
        feed.join()
        assert len(ear.begun) == times
    feed = consume(folder, memory, ear)
    feed.start()
    _wait_for(lambda: list(folder.iterdir()) == [])
    feed.stop()
    feed.join()
    assert len(ear.begun) == 3


@pytest.mark.parametrize("place", ["/proc/self/mem", "nowhere.mp4"])
def test_what_cannot_be_read_now_is_tried_again(
    make_clip: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder, ear, memory = tmp_path / "uploads", Ear(), tmp_path / "memory"
    folder.mkdir()
    put(make_clip("clip.mp4", frames=5, rate=10), folder / "a.mp4", 1.7e9)
    failing, tries = Path(place), []

    def source(path: Path, *, sound: bool) -> FileSource:
        tries.append(path)
        return FileSource(failing if len(tries) < 3 else path, sound=sound)

    monkeypatch.setattr(folder_feed, "FileSource", source)
    monkeypatch.setattr(folder_feed, "_AGAIN_AFTER", 0.1)
    feed = consume(folder, memory, ear)
    feed.start()
    _wait_for(lambda: names_in(folder) == [])
    feed.stop()
    feed.join()
    assert len(tries) == 3
    assert len(ear.begun) == 1
    assert memory.read_text().count('"left"') == 2


def test_what_ended_the_process_is_left_for_a_while(
    make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    folder, ear, memory = tmp_path / "uploads", Ear(), tmp_path / "memory"
    folder.mkdir()
    clip = make_clip("clip.mp4", frames=5, rate=10)
    now = time.time()
    for name, written in {"cruel": now - 60, "old": now - 9e5, "done": now - 60}.items():
        put(clip, folder / f"{name}.mp4", written)
    processed = Processed(memory)
    for arrival in keys_of(folder):
        if "done" in arrival:  # The process was ended before it could be deleted.
            processed.done(arrival)
        else:
            processed.begin(arrival)
            processed.begin(arrival)
    feed = consume(folder, memory, ear)
    feed.start()
    _wait_for(lambda: [file.name for file in folder.iterdir()] == ["cruel.mp4"])
    feed.stop()
    feed.join()
    assert ear.begun == []


def names_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def keys_of(folder: Path) -> list[str]:
    inbox = Inbox(folder, settle=0)
    inbox.finished()
    return [arrival.key for arrival in inbox.finished()]


def test_many_at_once_come_once_in_the_order_of_time_over_restarts(
    make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    folder, count = tmp_path / "uploads", 240
    folder.mkdir()
    clip = make_clip("clip.mp4", frames=5, rate=10)
    moments = [1_700_000_000.0 + 60 * number for number in range(count)]
    for number, moment in enumerate(moments):
        put(clip, folder / f"{number * 7919 % count}.mp4", moment)
    ear, source = Ear(), LocalFolderSource(path=folder, settle=1, backlog=True)
    for until in (count // 2, count, count):
        feed = FolderFeed(
            source,
            name="yard",
            listeners=[ear],
            health=StreamHealth(),
            memory=tmp_path / "memory",
        )
        feed.start()
        if len(ear.begun) < until:
            _wait_for(lambda wanted=until: len(ear.begun) >= wanted)
        else:
            time.sleep(3)  # Long enough to begin with what should be left alone.
        feed.stop()
        feed.join()
    whole = sorted(set(ear.begun))
    assert whole == pytest.approx([moment - 0.5 for moment in moments], abs=0.2)
    assert len(ear.begun) - count <= 1  # One may have been left in the middle.
    assert max(later - earlier for earlier, later in pairwise(ear.begun)) < 61
