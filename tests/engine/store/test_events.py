import asyncio
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from uuid import UUID, uuid4

import pytest

from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.store import Database, EventFilter, EventStore, Position, StoredEvent, StoreError
from hearthwatch.store import event_search as module

Make = Callable[..., Event]


async def test_event_comes_back_as_it_went_in(events: EventStore, make_event: Make) -> None:
    event = make_event(
        1,
        timestamp=1_795_300_650.123_456_7,
        data={"zones": ["Pörch"], "box": {"x": 0.1}},
        trace=Trace(captured=0.1, published=0.3),
    )
    stored, fresh = await events.insert(event, picture=True)
    assert fresh
    assert stored == StoredEvent(event, stored.sequence, picture=True)
    assert await events.get(event.id) == stored


async def test_event_without_a_camera(events: EventStore, make_event: Make) -> None:
    event = make_event(1, camera_id=None, camera=None, type=EventType.SYSTEM_ALERT)
    await events.insert(event, picture=False)
    stored = await events.get(event.id)
    assert stored is not None
    assert stored.event == event


async def test_unknown_event_is_none(events: EventStore) -> None:
    assert await events.get(uuid4()) is None


async def test_second_insert_changes_nothing(events: EventStore, make_event: Make) -> None:
    first, _ = await events.insert(make_event(1), picture=True)
    again, fresh = await events.insert(make_event(1, data={"other": 1}), picture=False)
    assert not fresh
    assert again == first
    assert (await events.page(EventFilter(), limit=10)).total == 1


async def test_many_at_once_are_all_kept(events: EventStore, make_event: Make) -> None:
    await asyncio.gather(*(events.insert(make_event(n % 20), picture=False) for n in range(60)))
    assert (await events.page(EventFilter(), limit=100)).total == 20


async def test_pages_hold_every_event_once_and_in_order(
    events: EventStore, make_event: Make
) -> None:
    """Events of the same moment, and written in any order, are neither lost nor repeated."""
    shuffled = random.Random(7)
    made = [make_event(n, timestamp=float(n // 3)) for n in range(100)]
    for event in shuffled.sample(made, len(made)):
        await events.insert(event, picture=False)
    found: list[StoredEvent] = []
    after: Position | None = None
    for _ in range(100):
        page = await events.page(EventFilter(), limit=7, after=after)
        assert page.total == 100
        found += page.items
        after = page.next
        if after is None:
            break
    places = [(stored.event.timestamp, stored.sequence) for stored in found]
    assert places == sorted(places, reverse=True)
    assert {stored.event.id for stored in found} == {event.id for event in made}
    assert len(found) == 100


async def test_event_that_arrives_while_paging_moves_nothing(
    events: EventStore, make_event: Make
) -> None:
    for number in range(6):
        await events.insert(make_event(number), picture=False)
    first = await events.page(EventFilter(), limit=3)
    await events.insert(make_event(9), picture=False)
    second = await events.page(EventFilter(), limit=3, after=first.next)
    moments = [s.event.timestamp - 1_000_000 for s in (*first.items, *second.items)]
    assert moments == [5, 4, 3, 2, 1, 0]


OTHER = UUID("0199f3c2-0000-7000-8000-000000000002")


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (EventFilter(), [3, 2, 1, 0]),
        (EventFilter(camera_id=OTHER), [3, 1]),
        (EventFilter(type=EventType.PARKED), [3, 2]),
        (EventFilter(type=frozenset({EventType.PARKED, EventType.MOTION_ENDED})), [3, 2, 1, 0]),
        (EventFilter(camera_ids=frozenset({OTHER})), [3, 1]),
        (EventFilter(camera_ids=frozenset()), []),
        (EventFilter(camera_id=OTHER, type=EventType.PARKED), [3]),
        (EventFilter(since=1_000_002), [3, 2]),
        (EventFilter(until=1_000_002), [1, 0]),
        (EventFilter(since=1_000_001, until=1_000_003, type=EventType.PARKED), [2]),
        (EventFilter(camera_id=uuid4()), []),
    ],
)
async def test_filters(
    events: EventStore, make_event: Make, wanted: EventFilter, numbers: list[int]
) -> None:
    for number in range(4):
        changes: dict[str, object] = {"camera_id": OTHER} if number % 2 else {}
        if number >= 2:
            changes["type"] = EventType.PARKED
        await events.insert(make_event(number, **changes), picture=False)
    page = await events.page(wanted, limit=10)
    assert [stored.event.timestamp - 1_000_000 for stored in page.items] == numbers
    assert page.total == len(numbers)
    assert page.next is None


async def test_total_stops_counting(
    events: EventStore, make_event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COUNTED", 5)
    for number in range(5):
        await events.insert(make_event(number), picture=False)
    page = await events.page(EventFilter(), limit=1)
    assert (page.total, page.total_is_lower_bound) == (5, False)
    await events.insert(make_event(5), picture=False)
    page = await events.page(EventFilter(), limit=1)
    assert (page.total, page.total_is_lower_bound) == (5, True)


async def test_after_follows_the_order_of_commits(events: EventStore, make_event: Make) -> None:
    for number in (5, 1, 3):
        await events.insert(make_event(number), picture=False)
    missed = await events.after(make_event(5).id, limit=10)
    assert missed is not None
    assert [stored.event.timestamp - 1_000_000 for stored in missed] == [1, 3]
    assert await events.after(make_event(3).id, limit=10) == ()
    assert await events.after(uuid4(), limit=10) is None


async def test_delete_takes_the_oldest_first(events: EventStore, make_event: Make) -> None:
    for number in range(5):
        await events.insert(make_event(number), picture=False)
    gone = await events.delete_before(1_000_003, limit=2)
    assert [stored.event.timestamp - 1_000_000 for stored in gone] == [0, 1]
    assert len(await events.delete_before(1_000_003, limit=10)) == 1
    assert await events.delete_before(1_000_003, limit=10) == ()
    assert (await events.page(EventFilter(), limit=10)).total == 2


async def test_places_are_never_used_twice(events: EventStore, make_event: Make) -> None:
    """Listeners resume after a place: after everything was deleted it must not come again."""
    first, _ = await events.insert(make_event(1), picture=False)
    await events.delete_before(2_000_000, limit=10)
    second, _ = await events.insert(make_event(2), picture=False)
    assert second.sequence > first.sequence


async def test_locked_database_is_an_error_that_names_it(
    database: Database, events: EventStore, make_event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.writing() as session:
        await (await session.connection()).exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(str(database))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"hearthwatch\.db: database is locked"):
            await events.insert(make_event(1), picture=False)
        assert await events.get(make_event(1).id) is None
        other.rollback()
    assert (await events.insert(make_event(1), picture=False))[1]


async def test_full_database_is_an_error_and_loses_nothing(
    database: Database, events: EventStore, make_event: Make
) -> None:
    await events.insert(make_event(1), picture=False)
    async with database.writing() as session:
        connection = await session.connection()
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="full"):
        await events.insert(make_event(2, data={"text": "x" * 100_000}), picture=False)
    assert (await events.page(EventFilter(), limit=10)).total == 1


async def test_events_of_some_cameras_are_paged_like_all(
    events: EventStore, make_event: Make
) -> None:
    cameras = [UUID(int=number) for number in range(4)]
    made = [
        make_event(
            n,
            timestamp=float(n // 3),
            camera_id=None if n % 5 == 4 else cameras[n % 5],
            type=EventType.SYSTEM_ALERT if n % 2 else EventType.MOTION_ENDED,
        )
        for n in range(100)
    ]
    for event in made:
        await events.insert(event, picture=False)
    some = frozenset(cameras[:2])
    wanted = EventFilter(camera_ids=some, type=EventType.MOTION_ENDED, since=3.0)
    mine = [
        event.id
        for event in made
        if event.camera_id in {None, *some}
        and event.type is EventType.MOTION_ENDED
        and event.timestamp >= 3.0
    ]
    found: list[StoredEvent] = []
    after: Position | None = None
    while True:
        page = await events.page(wanted, limit=7, after=after)
        assert (page.total, page.total_is_lower_bound) == (len(mine), False)
        found += page.items
        after = page.next
        if after is None:
            break
    assert [stored.event.id for stored in found] == mine[::-1]
    none = await events.page(EventFilter(camera_ids=frozenset()), limit=100)
    assert {stored.event.camera_id for stored in none.items} == {None}
    for number, total in ((1, 20), (3, 0)):
        one = EventFilter(camera_id=cameras[number], camera_ids=some)
        assert (await events.page(one, limit=100)).total == total


async def test_counting_some_cameras_ends_as_well(
    events: EventStore, make_event: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COUNTED", 5)
    for number in range(8):
        camera = UUID(int=number % 2)
        await events.insert(make_event(number, camera_id=camera), picture=False)
    for ids, total, more in (((0,), 4, False), ((0, 1), 5, True)):
        wanted = EventFilter(camera_ids=frozenset(UUID(int=n) for n in ids))
        page = await events.page(wanted, limit=1)
        assert (page.total, page.total_is_lower_bound) == (total, more)
