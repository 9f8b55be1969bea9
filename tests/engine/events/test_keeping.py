"""Clips on their way in: committed with their event, and only then told."""

import asyncio
import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import (
    ClipChange,
    ClipChanged,
    InvalidEventError,
    Notice,
    Topic,
)
from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import EventType
from hearthwatch.model.ids import uuid7
from hearthwatch.model.messages import ClipClosed, decode_up, encode
from hearthwatch.store import (
    InvalidClipError,
    StoreError,
)

from .conftest import House

CAMERA = UUID(int=5)
JPEG = b"\xff\xd8\xff picture"


type CloseClip = Callable[..., ClipClosed]


@pytest.fixture
def film(make_clip: Callable[..., Path]) -> bytes:
    return make_clip("film.mp4").read_bytes()


@pytest.fixture
def close_clip(house: House, film: bytes) -> CloseClip:
    """Write footage and return what a worker says of it."""

    def close(number: int = 1, *, thumbnail: bytes | None = JPEG, **more: Any) -> ClipClosed:
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
        path = house.clips.files.path(clip)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(film)
        message = ClipClosed(clip=replace(clip, **more), thumbnail=thumbnail)
        told = decode_up(encode(message))
        assert isinstance(told, ClipClosed)
        return told

    return close


async def test_clip_thumbnail_and_event_are_safe_before_anybody_hears(
    house: House, close_clip: CloseClip, monkeypatch: pytest.MonkeyPatch
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
    closed = close_clip()
    stored = await house.recorder.keep(closed)
    assert heard == ["clips: [1, 1]", "events: [1, 1]"]
    assert stored.thumbnail
    assert house.clips.files.thumbnail(closed.clip).read_bytes() == JPEG


async def test_listeners_the_caller_and_the_database_agree(
    house: House, close_clip: CloseClip, film: bytes
) -> None:
    closed = close_clip()
    with house.bus.subscribe([Topic.CLIPS, Topic.EVENTS]) as listener:
        stored = await house.recorder.keep(closed)
        event, change = [await listener.get() for _ in range(2)]
    assert stored.clip == replace(closed.clip, size=len(film))
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
        "size": len(film),
        "cause": "event",
    }
    assert (told.timestamp, told.trace.captured, told.trace.published) == (
        house.now,
        1_003.0,
        house.now,
    )


async def test_clip_that_is_sent_again_is_told_once(house: House, close_clip: CloseClip) -> None:
    closed = close_clip()
    with house.bus.subscribe([Topic.CLIPS]) as listener:
        first = await house.recorder.keep(closed)
        again = await asyncio.gather(*(house.recorder.keep(closed) for _ in range(5)))
        await house.recorder.keep(close_clip(2))
        told = [await listener.get() for _ in range(2)]
    assert again == [first] * 5
    assert [n.payload.stored.sequence for n in told if isinstance(n, Notice)] == [1, 2]
    assert await house.count() == len(await house.stored()) == 2


async def test_clip_that_was_deleted_does_not_come_back(
    house: House, close_clip: CloseClip
) -> None:
    closed = close_clip()
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
    house: House, close_clip: CloseClip, tmp_path: Path, changes: dict[str, Any]
) -> None:
    closed = close_clip(**changes)
    with pytest.raises((InvalidClipError, InvalidEventError)):
        await house.recorder.keep(closed)
    assert await house.count() == 0
    assert await house.stored() == []
    assert _jpegs(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only")]
)
async def test_without_room_for_thumbnails_clips_are_kept(
    house: House, close_clip: CloseClip, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(number, words)

    monkeypatch.setattr(house.clips.files, "write_thumbnail", full)
    for index in (1, 2):
        stored = await house.recorder.keep(close_clip(index))
        assert not stored.thumbnail
    alerts = [s.event for s in await house.stored() if s.event.type is EventType.SYSTEM_ALERT]
    assert [alert.data["message"] for alert in alerts] == [
        f"The thumbnail of a clip could not be written: {words}"
    ]


async def test_clip_without_thumbnail(house: House, close_clip: CloseClip) -> None:
    closed = close_clip(thumbnail=None)
    assert not (await house.recorder.keep(closed)).thumbnail
    assert not house.clips.files.thumbnail(closed.clip).exists()
    bad = close_clip(2, thumbnail=b"GIF89a")
    assert not (await house.recorder.keep(bad)).thumbnail


async def test_what_cannot_be_read_now_is_sent_again(
    house: House, close_clip: CloseClip, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = close_clip()

    def away(*_: object) -> int:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(house.clips.files, "size", away)
        with pytest.raises(StoreError, match="Input/output"):
            await house.recorder.keep(closed)
    assert (await house.recorder.keep(closed)).clip.id == closed.clip.id


def _jpegs(folder: Path) -> list[Path]:
    return list(folder.rglob("*.jpg"))
