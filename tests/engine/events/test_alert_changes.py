"""Alerts that people change, and that many change at once."""

import asyncio
import sqlite3
from collections.abc import Awaitable
from contextlib import closing
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.events import (
    AlertMissingError,
    AlertStateError,
    Topic,
    Wish,
    alert_book,
)
from hearthwatch.model.alert import Alert, AlertStatus, Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade
from hearthwatch.store import AlertFilter, StoredEvent, StoreError

from .alerting import CAMERA, all_alerts, happen, of_type, settings, the_alert, told
from .conftest import House


@pytest.fixture(autouse=True)
def configured(house: House) -> None:
    house.settings = settings()


async def test_life_of_an_alert(house: House) -> None:
    await happen(house)
    keeper, alert = house.recorder.keeper, await the_alert(house)
    house.now += 5
    known = await keeper.acknowledge(alert.id, by="Ada")
    assert (known.status, known.acknowledged, known.acknowledged_by) == (
        AlertStatus.ACKNOWLEDGED,
        house.now,
        "Ada",
    )
    again = await keeper.reopen(alert.id)
    assert (again.status, again.acknowledged, again.acknowledged_by) == (
        AlertStatus.OPEN,
        None,
        None,
    )
    closed = await keeper.close(alert.id, by="Ada")
    assert (closed.status, closed.closed, closed.closed_by) == (
        AlertStatus.CLOSED,
        house.now,
        "Ada",
    )
    assert await the_alert(house) == closed
    assert (await keeper.reopen(alert.id)).closed is None
    assert len(await of_type(house, EventType.ALERT_OPENED)) == 3
    assert len(await of_type(house, EventType.ALERT_CLOSED)) == 1


async def test_impossible_changes_change_nothing(house: House) -> None:
    await happen(house)
    keeper, alert_id = house.recorder.keeper, (await the_alert(house)).id
    with pytest.raises(AlertStateError, match="is open"):
        await keeper.reopen(alert_id)
    await keeper.acknowledge(alert_id, by="Ada")
    with pytest.raises(AlertStateError, match="is acknowledged"):
        await keeper.acknowledge(alert_id, by="Bob")
    await keeper.close(alert_id, by="Ada")
    for change in (keeper.acknowledge(alert_id, by="Bob"), keeper.close(alert_id, by="Bob")):
        with pytest.raises(AlertStateError, match="is closed"):
            await change
    assert (await the_alert(house)).closed_by == "Ada"
    with pytest.raises(AlertMissingError):
        await keeper.close(uuid4(), by="Ada")


async def test_two_who_acknowledge_at_once_are_told_apart(house: House) -> None:
    await happen(house)
    keeper, alert_id = house.recorder.keeper, (await the_alert(house)).id
    answers = await asyncio.gather(
        *(keeper.acknowledge(alert_id, by=name) for name in ("Ada", "Bob")),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers] == [Alert, AlertStateError]
    assert (await the_alert(house)).acknowledged_by == "Ada"


async def test_all_of_a_filter_are_acknowledged(house: House) -> None:
    for number in range(3):
        wish = Wish(title=f"Number {number}", severity=Severity.LOW if number else Severity.HIGH)
        await house.recorder.keeper.open(wish)
    low = AlertFilter(severity=frozenset({Severity.LOW}))
    assert await house.recorder.keeper.acknowledge_all(low, by="Ada") == 2
    assert await house.recorder.keeper.acknowledge_all(low, by="Ada") == 0
    left = await house.alerts.page(AlertFilter(status=frozenset({AlertStatus.OPEN})), limit=9)
    assert [alert.title for alert in left.items] == ["Number 0"]


async def burst(house: House, *others: Awaitable[object], count: int = 30) -> None:
    """Have a person walk past so often, then others do what they do, and then as often again."""
    await asyncio.gather(
        *(happen(house, track=number) for number in range(count)),
        *others,
        *(happen(house, track=number) for number in range(count, 2 * count)),
    )


async def test_a_burst_reads_and_writes_its_alert_a_few_times_and_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    for name in ("current_alerts", "change_alerts"):
        real = getattr(alert_book, name)

        async def counted(*args: Any, name: str = name, real: Any = real, **more: Any) -> Any:
            calls.append(name)
            return await real(*args, **more)

        monkeypatch.setattr(alert_book, name, counted)
    with house.bus.subscribe([Topic.ALERTS]) as listener:
        await burst(house)
        changes = await told(listener, 60)
    assert len(calls) <= 10
    assert [change.alert.events for change in changes] == [*range(1, 61)]
    alert = await the_alert(house)
    assert changes[-1].alert == alert
    assert (alert.events, alert.tracks) == (60, tuple(range(50)))
    assert len(await of_type(house, EventType.ALERT_OPENED)) == 1


async def test_who_acknowledges_amid_a_burst_changes_the_alert_as_it_is_by_then(
    house: House,
) -> None:
    await happen(house)
    alert = await the_alert(house)
    await burst(house, house.recorder.keeper.acknowledge(alert.id, by="Ada"))
    after = await the_alert(house)
    assert (after.events, after.acknowledged_by) == (61, "Ada")
    assert after.status is AlertStatus.ACKNOWLEDGED


async def test_who_closes_amid_a_burst_is_not_overruled_by_what_comes_next(house: House) -> None:
    house.settings = settings(cooldown=60)
    await happen(house)
    alert = await the_alert(house)
    await burst(house, house.recorder.keeper.close(alert.id, by="Ada"))
    after = await the_alert(house)
    assert (after.events, after.status, after.closed_by) == (31, AlertStatus.CLOSED, "Ada")
    assert after.tracks == ()


async def test_an_event_that_comes_late_amid_a_burst_finds_what_the_others_opened(
    house: House,
) -> None:
    async def late() -> None:
        now, house.now = house.now, house.now - 600
        recording = asyncio.ensure_future(happen(house, track=99))
        await asyncio.sleep(0)
        house.now = now
        await recording

    await burst(house, late())
    alert = await the_alert(house)
    assert (alert.events, alert.updated) == (61, house.now)


async def test_alert_of_a_program_is_told_and_stays_until_it_is_closed(house: House) -> None:
    wish = Wish(title="Smoke", severity=Severity.CRITICAL, description="In the kitchen.")
    alert = await house.recorder.keeper.open(wish)
    assert await the_alert(house) == alert
    (opened,) = await of_type(house, EventType.ALERT_OPENED)
    assert (opened.data["event_id"], opened.data["summary"]) == (None, "In the kitchen.")
    house.now += 1_000_000
    assert await house.recorder.keeper.close_quiet() == 0


class Box:
    """Takes what is to be sent, in a table of its own, and breaks when it is told to."""

    def __init__(self) -> None:
        self.broken_by: EventType | None = None
        self.added: list[tuple[EventType, Severity | None]] = []
        self.woken = 0

    async def add(
        self, session: AsyncSession, stored: StoredEvent, severity: Severity | None
    ) -> None:
        if stored.event.type is self.broken_by:
            await session.execute(text("INSERT INTO nowhere VALUES (1)"))
        assert stored.sequence > 0
        self.added.append((stored.event.type, severity))

    def wake(self) -> None:
        self.woken += 1


async def test_what_is_sent_is_written_with_the_event_and_its_alert(house: House) -> None:
    box = Box()
    house.recorder = house.make_recorder(box)
    await happen(house)
    await happen(house, EventType.MOTION_ENDED, detected=False, duration=1.0)
    assert box.added == [
        (EventType.OBJECT_DETECTED, Severity.MEDIUM),
        (EventType.ALERT_OPENED, Severity.MEDIUM),
        (EventType.MOTION_ENDED, None),
    ]
    assert box.woken == 2


@pytest.mark.parametrize("broken_by", [EventType.OBJECT_DETECTED, EventType.ALERT_OPENED])
async def test_event_alert_and_what_is_sent_are_all_there_or_nothing(
    house: House, broken_by: EventType
) -> None:
    box = Box()
    house.recorder = house.make_recorder(box)
    box.broken_by = broken_by
    with (
        house.bus.subscribe([Topic.EVENTS, Topic.ALERTS]) as listener,
        pytest.raises(StoreError, match="nowhere"),
    ):
        await happen(house)
    with closing(sqlite3.connect(str(house.database))) as other:
        for table in ("events", "alerts", "kinds"):
            assert other.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert not listener._queues
    assert box.woken == 0
    box.broken_by = None
    await happen(house)
    assert (await the_alert(house)).events == 1


async def test_full_disk_leaves_neither_event_nor_alert_and_then_both(house: House) -> None:
    await _limit(house, await _pages(house))
    event = Event(
        random_id(house.now),
        EventType.CAMERA_OFFLINE,
        house.now,
        CAMERA,
        "front_door",
        {"reason": "x" * 900},
    )
    house.settings = settings(types=["camera_offline"], labels=[])
    refused = 0
    for number in range(200):
        made = EventMade(event=replace(event, id=random_id(house.now), timestamp=house.now))
        house.now += 100
        try:
            await house.recorder.record(made)
        except StoreError:
            refused = number
            break
    assert refused
    assert await house.events.get(made.event.id) is None
    alerts = await all_alerts(house)
    assert made.event.id not in {alert.first_event for alert in alerts}
    await _limit(house, 1 << 30)
    await house.recorder.record(made)
    assert made.event.id in {alert.first_event for alert in await all_alerts(house)}


async def _pages(house: House) -> int:
    async with house.database.reading() as session:
        connection = await session.connection()
        return int((await connection.exec_driver_sql("PRAGMA page_count")).scalar() or 0)


async def _limit(house: House, pages: int) -> None:
    async with house.database.writing() as session:
        connection = await session.connection()
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
