import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hearthwatch.model.event import Event
from hearthwatch.store import EventFilter, EventStore, MediaFolder, Pictures, Retention, Swept

DAY = 86_400.0
NOON = 20_000 * DAY + DAY / 2
JPEG = b"\xff\xd8\xff picture"

Make = Callable[..., Event]


@pytest.fixture
def pictures(media: MediaFolder) -> Pictures:
    return Pictures(media)


async def test_old_events_go_with_their_pictures(
    events: EventStore, pictures: Pictures, make_event: Make, tmp_path: Path
) -> None:
    for number in range(450):
        event = make_event(number, timestamp=NOON + number * DAY / 150)
        await events.insert(event, picture=number % 50 == 0)
        if number % 50 == 0:
            pictures.write(event, JPEG)
    swept = await Retention(events, pictures).sweep(before=NOON + 2 * DAY, settled=1e12)
    assert swept == Swept(events=300, orphans=0)
    left = await events.page(EventFilter(), limit=1000)
    assert left.total == 150
    assert all(stored.event.timestamp >= NOON + 2 * DAY for stored in left.items)
    with_picture = [stored.event for stored in left.items if stored.picture]
    assert len(with_picture) == 3
    assert all(pictures.read(event) == JPEG for event in with_picture)
    assert len(list((tmp_path / "media").rglob("*.jpg"))) == 3
    assert len(list((tmp_path / "media/events").iterdir())) == 2


async def test_pictures_without_an_event_go(
    events: EventStore, pictures: Pictures, make_event: Make
) -> None:
    kept, lost, half = (make_event(n, timestamp=NOON) for n in range(3))
    await events.insert(kept, picture=True)
    for event in (kept, lost, half):
        pictures.write(event, JPEG)
    pictures.path(half).rename(pictures.path(half).with_suffix(".part"))
    foreign = pictures.path(kept).parent / "notes.txt"
    foreign.write_text("mine")
    swept = await Retention(events, pictures).sweep(before=0, settled=1e12)
    assert swept == Swept(events=0, orphans=2)
    assert pictures.read(kept) == JPEG
    assert pictures.read(lost) is None
    assert foreign.exists()


async def test_fresh_pictures_wait_for_their_event(
    events: EventStore, pictures: Pictures, make_event: Make
) -> None:
    fresh = make_event(1, timestamp=NOON)
    pictures.write(fresh, JPEG)
    os.utime(pictures.path(fresh), (1000, 1000))
    retention = Retention(events, pictures)
    assert (await retention.sweep(before=0, settled=1000)).orphans == 0
    assert (await retention.sweep(before=0, settled=1001)).orphans == 1


async def test_nothing_to_do(events: EventStore, pictures: Pictures) -> None:
    assert await Retention(events, pictures).sweep(before=1e12, settled=1e12) == Swept(0, 0)


def test_picture_is_kept_by_day(pictures: Pictures, make_event: Make, tmp_path: Path) -> None:
    event = make_event(1, timestamp=NOON)
    pictures.write(event, JPEG)
    assert pictures.path(event) == tmp_path / "media/events/2024-10-04" / f"{event.id}.jpg"
    pictures.write(event, JPEG + b"2")
    assert pictures.read(event) == JPEG + b"2"
    assert [file.name for file in pictures.path(event).parent.iterdir()] == [f"{event.id}.jpg"]


def test_picture_that_a_power_cut_emptied_is_gone(pictures: Pictures, make_event: Make) -> None:
    event = make_event(1)
    pictures.write(event, JPEG)
    pictures.path(event).write_bytes(b"")
    assert pictures.read(event) is None
