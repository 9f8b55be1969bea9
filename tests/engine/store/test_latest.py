"""The newest of each kind and the sums of a day."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.event import listen

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.store import Database, EventStore, Latest

FRONT = uuid4()


async def add(
    database: Database,
    kind: EventType,
    at: float,
    camera_id: UUID | None = FRONT,
    **data: str,
) -> Event:
    event = Event(random_id(at), kind, at, camera_id, "front", data=data)
    await EventStore(database).insert(event, picture=False)
    return event


async def test_newest_of_each_kind(database: Database) -> None:
    latest = Latest(database)
    assert await latest.of_each_kind(FRONT) == ()
    calm = await add(database, EventType.MOTION_ENDED, 30.0)
    await add(database, EventType.MOTION_ENDED, 10.0)
    motion = await add(database, EventType.MOTION_DETECTED, 20.0)
    dog = await add(database, EventType.OBJECT_DETECTED, 5.0, object_type="dog")
    cat = await add(database, EventType.OBJECT_DETECTED, 6.0, object_type="cat")
    await add(database, EventType.OBJECT_DETECTED, 4.0, object_type="cat")
    await add(database, EventType.MOTION_ENDED, 99.0, uuid4())
    found = await latest.of_each_kind(FRONT)
    assert [stored.event for stored in found] == [dog, cat, motion, calm]


async def test_of_two_at_one_moment_the_later_is_newer(database: Database) -> None:
    await add(database, EventType.MOTION_ENDED, 10.0)
    later = await add(database, EventType.MOTION_ENDED, 10.0)
    (found,) = await Latest(database).of_each_kind(FRONT)
    assert found.event == later


async def test_counts_by_camera(database: Database) -> None:
    other = uuid4()
    for at, camera in ((5.0, FRONT), (10.0, FRONT), (11.0, FRONT), (12.0, other), (13.0, None)):
        await add(database, EventType.CLIP_READY, at, camera)
    await add(database, EventType.ALERT_OPENED, 14.0)
    latest = Latest(database)
    counted = await latest.count(EventType.CLIP_READY, since=10.0)
    assert counted == {FRONT: 2, other: 1, None: 1}
    assert await latest.count(EventType.DOORBELL_PRESSED, since=0.0) == {}


async def test_no_question_walks_along_all_events(database: Database) -> None:
    """Asked once for each camera at every start, that took minutes where there were many."""
    asked: list[tuple[str, Any]] = []
    async with database.reading() as session:
        engine = session.get_bind()
    listen(engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
    await add(database, EventType.MOTION_ENDED, 10.0)
    asked.clear()
    latest = Latest(database)
    await latest.of_each_kind(FRONT)
    await latest.count(EventType.CLIP_READY, since=0.0)
    statements = [each for each in asked if each[0].startswith("SELECT")]
    assert len(statements) == 2
    async with database.reading() as session:
        connection = await session.connection()
        for statement, values in statements:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [str(row[-1]) for row in plan]
            assert any(step.startswith("SEARCH events") for step in steps), steps
            assert not any(step.startswith("SCAN events") for step in steps), steps
