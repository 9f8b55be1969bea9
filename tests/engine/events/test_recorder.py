import asyncio
import errno
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import InvalidEventError, Notice, Topic
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import uuid7
from hearthwatch.model.messages import EventMade
from hearthwatch.store import StoredEvent, StoreError

from .conftest import House

CAMERA = UUID(int=5)
JPEG = b"\xff\xd8\xff picture"


def made(number: int = 1, *, picture: bytes | None = JPEG, **changes: Any) -> EventMade:
    event = Event(
        id=uuid7(1_000.0 + number, number),
        type=EventType.MOTION_ENDED,
        timestamp=1_000.0 + number,
        camera_id=CAMERA,
        camera="front_door",
        data={"detected": False, "duration": 1.0},
        trace=Trace(captured=1_000.25),
    )
    return EventMade(event=replace(event, **changes), picture=picture)


async def test_event_is_safe_before_anybody_hears_of_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    publish = house.bus.publish

    def noted(topic: Topic, payload: StoredEvent) -> None:
        with closing(sqlite3.connect(str(house.database))) as other:
            (count,) = other.execute("SELECT count(*) FROM events").fetchone()
        order.append(f"{count} committed, picture {house.pictures.read(payload.event) == JPEG}")
        publish(topic, payload)

    monkeypatch.setattr(house.bus, "publish", noted)
    await house.recorder.record(made())
    assert order == ["1 committed, picture True"]


async def test_listeners_the_caller_and_the_database_agree(house: House) -> None:
    with house.bus.subscribe([Topic.EVENTS]) as listener:
        event = await house.recorder.record(made())
        told = await listener.get()
    assert event == replace(made().event, trace=Trace(captured=1_000.25, published=house.now))
    assert isinstance(told, Notice)
    assert await house.stored() == [told.payload]
    assert told.payload.event == event
    assert told.payload.picture
    assert told.payload.decision is not None
    assert not told.payload.decision.alerting


async def test_event_that_is_sent_again_is_told_once(house: House) -> None:
    with house.bus.subscribe([Topic.EVENTS]) as listener:
        first = await house.recorder.record(made(1))
        house.now += 10
        assert await house.recorder.record(made(1, picture=None)) == first
        await asyncio.gather(*(house.recorder.record(made(2)) for _ in range(5)))
        await house.recorder.record(made(3))
        told = [await listener.get() for _ in range(3)]
    moments = [notice.payload.event.timestamp for notice in told if isinstance(notice, Notice)]
    assert moments == [1_001, 1_002, 1_003]
    assert len(await house.stored()) == 3


async def test_event_without_picture(house: House) -> None:
    event = await house.recorder.record(made(picture=None))
    (stored,) = await house.stored()
    assert not stored.picture
    assert house.pictures.read(event) is None


async def test_bad_data_are_refused_and_leave_nothing(house: House) -> None:
    with pytest.raises(InvalidEventError, match="duration"):
        await house.recorder.record(made(data={"detected": False, "duration": -1.0}))
    assert await house.stored() == []
    assert house.pictures.read(made().event) is None


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"\xff\xd8\xff" + bytes(17 << 20)])
async def test_what_is_no_picture_is_not_kept(house: House, picture: bytes) -> None:
    event = await house.recorder.record(made(picture=picture))
    alert, stored = sorted(await house.stored(), key=lambda s: s.event.type, reverse=True)
    assert stored.event == event
    assert not stored.picture
    assert "no JPEG" in alert.event.data["message"]


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only")]
)
async def test_without_room_for_pictures_events_go_on(
    house: House, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(number, words)

    monkeypatch.setattr(house.pictures, "write", full)
    with house.bus.subscribe([Topic.EVENTS]) as listener:
        for index in range(1, 4):
            house.now += 1
            await house.recorder.record(made(index))
        house.now += 86_400
        await house.recorder.record(made(4))
        told = [await listener.get() for _ in range(6)]
    kinds = [notice.payload.event.type for notice in told if isinstance(notice, Notice)]
    alert, other = EventType.SYSTEM_ALERT, EventType.MOTION_ENDED
    assert kinds == [other, alert, other, other, other, alert]
    assert not any(stored.picture for stored in await house.stored())
    (first, _) = [s.event for s in await house.stored() if s.event.type is alert]
    assert words in first.data["message"]
    assert (first.data["level"], first.camera_id) == ("error", None)


async def test_media_folder_that_is_a_file(house: House, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "media")
    (tmp_path / "media").write_text("in the way")
    await house.recorder.record(made())
    assert {s.event.type for s in await house.stored()} == {
        EventType.MOTION_ENDED,
        EventType.SYSTEM_ALERT,
    }


async def test_full_database_is_for_the_worker_to_try_again(
    house: House, make_full: Callable[[], Any]
) -> None:
    with house.bus.subscribe([Topic.EVENTS]) as listener:
        lift = await make_full()
        long = {"reason": "x" * 900}
        changes = {"type": EventType.CAMERA_OFFLINE, "data": long}
        refused = 0
        for number in range(200):
            try:
                await house.recorder.record(made(number, **changes))
            except StoreError:
                refused = number
                break
        assert refused
        assert await house.events.get(made(refused).event.id) is None
        await lift()
        again = await house.recorder.record(made(refused, **changes))
        told = [await listener.get() for _ in range(refused + 1)]
    assert isinstance(told[-1], Notice)
    assert told[-1].payload.event == again


@pytest.fixture
def make_full(house: House) -> Callable[[], Any]:
    async def limit(pages: int) -> None:
        async with house.database.writing() as session:
            connection = await session.connection()
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    async def fill() -> Callable[[], Any]:
        async with house.database.reading() as session:
            connection = await session.connection()
            pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await limit(pages)
        return lambda: limit(1 << 30)

    return fill


async def test_alert(house: House) -> None:
    event = await house.recorder.alert("the disk is nearly full")
    assert event.type is EventType.SYSTEM_ALERT
    assert event.timestamp == house.now
    assert event.data == {"message": "the disk is nearly full", "level": "warning"}
