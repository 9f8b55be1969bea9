"""Clips on their way in: committed with their event, and only then told."""

import asyncio
import errno
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import (
    Bus,
    ClipChange,
    ClipChanged,
    InvalidEventError,
    Notice,
    Recorder,
    Topic,
)
from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import EventType
from hearthwatch.model.ids import uuid7
from hearthwatch.model.messages import ClipClosed, decode_up, encode
from hearthwatch.store import (
    ClipFiles,
    ClipFilter,
    ClipStore,
    Database,
    EventFilter,
    EventStore,
    InvalidClipError,
    MediaFolder,
    Pictures,
    StoredEvent,
    StoreError,
)

CAMERA = UUID(int=5)
JPEG = b"\xff\xd8\xff picture"
NOW = 2_000.0


class House:
    """The recorder with all that it writes to."""

    def __init__(self, database: Database, media: MediaFolder, film: bytes) -> None:
        self.database = database
        self.film = film
        self.bus = Bus()
        self.events = EventStore(database)
        self.clips = ClipStore(database, ClipFiles(media))
        self.recorder = Recorder(
            self.events, Pictures(media), self.bus, clips=self.clips, clock=lambda: NOW
        )

    def closed(self, number: int = 1, *, thumbnail: bytes | None = JPEG, **more: Any) -> ClipClosed:
        """Write footage and return what a worker says of it."""
        start = 1_000.0 + number
        clip_id = uuid7(start, number)
        clip = Clip(
            id=clip_id,
            camera_id=CAMERA,
            camera="front_door",
            path=f"clips/front_door/1970-01-01/{clip_id}.mp4",
            start=start,
            duration=2.0,
            size=5,
            codec="h264",
            width=320,
            height=240,
            has_audio=False,
            cause=ClipCause.EVENT,
        )
        path = self.clips.files.path(clip)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.film)
        message = ClipClosed(clip=replace(clip, **more), thumbnail=thumbnail)
        told = decode_up(encode(message))
        assert isinstance(told, ClipClosed)
        return told

    async def stored(self) -> list[StoredEvent]:
        return list((await self.events.page(EventFilter(), limit=100)).events)

    async def count(self) -> int:
        return (await self.clips.page(ClipFilter(), limit=1)).total


@pytest.fixture
async def house(tmp_path: Path, make_clip: Callable[..., Path]) -> AsyncIterator[House]:
    database = Database(tmp_path / "hearthwatch.db")
    await database.open()
    film = make_clip("film.mp4").read_bytes()
    media = MediaFolder(tmp_path / "media", home=tmp_path)
    media.claim()
    yield House(database, media, film)
    await database.close()


async def test_clip_thumbnail_and_event_are_safe_before_anybody_hears(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    publish = house.bus.publish

    def noted(topic: Topic, payload: object) -> None:
        with closing(sqlite3.connect(str(house.database))) as other:
            counts = [
                other.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("clips", "events")
            ]
        heard.append(f"{topic}: {counts}")
        publish(topic, payload)

    monkeypatch.setattr(house.bus, "publish", noted)
    closed = house.closed()
    stored = await house.recorder.keep(closed)
    assert heard == ["clips: [1, 1]", "events: [1, 1]"]
    assert stored.thumbnail
    assert house.clips.files.thumbnail(closed.clip).read_bytes() == JPEG


async def test_listeners_the_caller_and_the_database_agree(house: House) -> None:
    closed = house.closed()
    with house.bus.subscribe([Topic.CLIPS, Topic.EVENTS]) as listener:
        stored = await house.recorder.keep(closed)
        event, change = [await listener.get() for _ in range(2)]
    assert stored.clip == replace(closed.clip, size=len(house.film))
    assert await house.clips.get(closed.clip.id) == stored
    assert change == Notice(Topic.CLIPS, ClipChange(ClipChanged.READY, stored))
    assert isinstance(event, Notice)
    assert await house.stored() == [event.payload]
    told = event.payload.event
    assert (told.type, told.camera_id, told.camera) == (
        EventType.CLIP_READY,
        CAMERA,
        "front_door",
    )
    assert told.data == {
        "clip_id": str(closed.clip.id),
        "filename": f"{closed.clip.id}.mp4",
        "duration": 2.0,
        "size": len(house.film),
        "cause": "event",
    }
    assert (told.timestamp, told.trace.captured, told.trace.published) == (NOW, 1_003.0, NOW)


async def test_clip_that_is_sent_again_is_told_once(house: House) -> None:
    closed = house.closed()
    with house.bus.subscribe([Topic.CLIPS]) as listener:
        first = await house.recorder.keep(closed)
        again = await asyncio.gather(*(house.recorder.keep(closed) for _ in range(5)))
        await house.recorder.keep(house.closed(2))
        told = [await listener.get() for _ in range(2)]
    assert again == [first] * 5
    assert [n.payload.stored.sequence for n in told if isinstance(n, Notice)] == [1, 2]
    assert await house.count() == len(await house.stored()) == 2


async def test_clip_that_was_deleted_does_not_come_back(house: House) -> None:
    closed = house.closed()
    await house.clips.delete(await house.recorder.keep(closed))
    with pytest.raises(InvalidClipError, match="no such file"):
        await house.recorder.keep(closed)
    assert await house.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "../../../etc/passwd"},
        {"path": "clips/front_door/1970-01-01/../../x.mp4"},
        {"duration": -5.0},
        {"start": -1.0},
        {"codec": "x" * 1000},
        {"camera": "x" * 1000},
    ],
)
async def test_nonsense_is_refused_and_leaves_nothing(
    house: House, tmp_path: Path, changes: dict[str, Any]
) -> None:
    closed = house.closed(**changes)
    with pytest.raises((InvalidClipError, InvalidEventError)):
        await house.recorder.keep(closed)
    assert await house.count() == 0
    assert await house.stored() == []
    assert _jpegs(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only")]
)
async def test_without_room_for_thumbnails_clips_are_kept(
    house: House, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(number, words)

    monkeypatch.setattr(house.clips.files, "write_thumbnail", full)
    for index in (1, 2):
        stored = await house.recorder.keep(house.closed(index))
        assert not stored.thumbnail
    alerts = [s.event for s in await house.stored() if s.event.type is EventType.SYSTEM_ALERT]
    assert [alert.data["message"] for alert in alerts] == [
        f"The thumbnail of a clip could not be written: {words}"
    ]


async def test_clip_without_thumbnail(house: House) -> None:
    closed = house.closed(thumbnail=None)
    assert not (await house.recorder.keep(closed)).thumbnail
    assert not house.clips.files.thumbnail(closed.clip).exists()
    bad = house.closed(2, thumbnail=b"GIF89a")
    assert not (await house.recorder.keep(bad)).thumbnail


async def test_what_cannot_be_read_now_is_sent_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = house.closed()

    def away(*_: object) -> int:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(house.clips.files, "size", away)
        with pytest.raises(StoreError, match="Input/output"):
            await house.recorder.keep(closed)
    assert (await house.recorder.keep(closed)).clip.id == closed.clip.id


def _jpegs(folder: Path) -> list[Path]:
    return list(folder.rglob("*.jpg"))
