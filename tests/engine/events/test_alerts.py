"""Alerts from their first event to their end, through the recorder and a real database."""

import asyncio
import sqlite3
from collections.abc import Awaitable
from contextlib import closing
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.events import (
    AlertChange,
    AlertChanged,
    AlertMissingError,
    AlertStateError,
    Notice,
    Subscription,
    Topic,
    Wish,
    alert_book,
)
from hearthwatch.model.alert import BY_ITSELF, Alert, AlertStatus, Outcome, Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.labels import Group
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import Settings
from hearthwatch.store import AlertFilter, EventFilter, StoredEvent, StoreError

from .conftest import House

CAMERA = UUID("0199f3c2-0000-7000-8000-000000000005")
BOX = {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2}
SEEN = {"zones": [], "looks": 3, "first_seen": "2026-01-01T00:00:00Z"}


def settings(**alerts: Any) -> Settings:
    camera = {
        "id": str(CAMERA),
        "name": "Front door",
        "sources": [{"type": "file", "path": "a.mp4"}],
        "zones": [{"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]], "loiter": 20}],
        "alerts": alerts,
    }
    return Settings.model_validate({"cameras": [camera]})


@pytest.fixture(autouse=True)
def configured(house: House) -> None:
    house.settings = settings()


async def happen(
    house: House, kind: EventType = EventType.OBJECT_DETECTED, *, track: int = 1, **data: Any
) -> StoredEvent:
    """Have something happen now, and return what is stored of it."""
    thing = {
        "object_type": "person",
        "group": "person",
        "confidence": 0.8,
        "track_id": track,
        "box": BOX,
    }
    more = {
        EventType.OBJECT_DETECTED: SEEN,
        EventType.OBJECT_LEFT: SEEN | {"duration": 9.0, "reason": "not seen for 5 s"},
        EventType.ZONE_BREACH: {"zone": "Porch"},
        EventType.LOITERING: {"zone": "Porch", "duration": 20.0},
    }
    fields = thing | more[kind] | data if kind in more else data
    event = Event(random_id(house.now), kind, house.now, CAMERA, "front_door", fields)
    await house.recorder.record(EventMade(event=event))
    stored = await house.events.get(event.id)
    assert stored is not None
    return stored


async def all_alerts(house: House) -> tuple[Alert, ...]:
    return (await house.alerts.page(AlertFilter(), limit=100)).items


async def the_alert(house: House) -> Alert:
    (alert,) = await all_alerts(house)
    return alert


async def told(listener: Subscription, count: int) -> list[AlertChange]:
    notices = [await asyncio.wait_for(listener.get(), 5) for _ in range(count)]
    return [notice.payload for notice in notices if isinstance(notice, Notice)]


async def of_type(house: House, kind: EventType) -> list[Event]:
    page = await house.events.page(EventFilter(type=kind), limit=100)
    return [stored.event for stored in page.items]


async def test_a_person_opens_an_alert_that_says_who_and_where(house: House) -> None:
    stored = await happen(house, zones=["Porch"])
    alert = await the_alert(house)
    assert alert.title == "A person at Front door"
    assert alert.summary == "A person was seen in Porch at Front door."
    assert (alert.severity, alert.status) == (Severity.MEDIUM, AlertStatus.OPEN)
    assert (alert.group, alert.label, alert.zones) == (Group.PERSON, "person", ("Porch",))
    assert (alert.first_event, alert.newest_event) == (stored.event.id, stored.event.id)
    assert (alert.events, alert.track_id, alert.tracks) == (1, 1, (1,))
    assert alert.type is EventType.OBJECT_DETECTED
    assert (alert.camera_id, alert.camera) == (CAMERA, "front_door")
    assert stored.alert_id == alert.id
    assert stored.decision is not None
    assert stored.decision.outcome is Outcome.OPENED
    assert stored.decision.alert_id == alert.id
    (opened,) = await of_type(house, EventType.ALERT_OPENED)
    assert opened.data["alert_id"] == str(alert.id)
    assert opened.data["event_id"] == str(stored.event.id)
    assert opened.data["title"] == alert.title
    assert (opened.camera_id, opened.timestamp) == (CAMERA, house.now)


async def test_a_visit_is_one_alert_however_much_happens(house: House) -> None:
    with house.bus.subscribe([Topic.ALERTS]) as listener:
        await happen(house)
        house.now += 100
        await happen(house, EventType.ZONE_BREACH)
        house.now += 20
        await happen(house, EventType.LOITERING)
        house.now += 30
        await happen(house, track=2)
        changes = await told(listener, 4)
    alert = await the_alert(house)
    assert alert.events == 4
    assert alert.tracks == (1, 2)
    assert alert.zones == ("Porch",)
    assert [change.what for change in changes] == [AlertChanged.OPENED] + 3 * [AlertChanged.UPDATED]
    assert changes[2].alert.summary == "A person stayed in Porch at Front door for 20 s."
    assert changes[3].alert == alert
    assert len(await of_type(house, EventType.ALERT_OPENED)) == 1
    events = await house.events.of_alert(alert.id, limit=100)
    assert [stored.event.type for stored in events] == [
        EventType.OBJECT_DETECTED,
        EventType.ZONE_BREACH,
        EventType.LOITERING,
        EventType.OBJECT_DETECTED,
    ]


async def test_another_visit_is_another_alert(house: House) -> None:
    await happen(house)
    house.now += 60
    await happen(house, track=2)
    assert len(await all_alerts(house)) == 2


async def test_graver_events_raise_the_alert_and_milder_ones_do_not_lower_it(house: House) -> None:
    house.settings = settings(**{"raise": [{"severity": "high", "types": ["loitering"]}]})
    await happen(house)
    stored = await happen(house, EventType.LOITERING)
    assert stored.decision is not None
    assert stored.decision.severity is Severity.HIGH
    await happen(house, EventType.ZONE_BREACH)
    assert (await the_alert(house)).severity is Severity.HIGH


async def test_silent_events_have_their_reason_stored(house: House) -> None:
    stored = await happen(house, object_type="cat", group="animal")
    assert stored.decision is not None
    assert not stored.decision.alerting
    assert stored.decision.checks[-1].text == "cat is not among what alerts: person"
    other = Event(random_id(house.now), EventType.MOTION_ENDED, house.now, uuid4(), "gone")
    data = {"detected": False, "duration": 1.0}
    await house.recorder.record(EventMade(event=replace(other, data=data)))
    stranger = await house.events.get(other.id)
    assert stranger is not None
    assert stranger.decision is not None
    assert "no camera" in stranger.decision.checks[-1].text
    assert await all_alerts(house) == ()


async def test_quiet_hours_are_of_the_zone_that_is_set(house: House) -> None:
    """02:00 UTC is 11:00 in Tokyo."""
    house.now = 2 * 3600.0
    quiet = settings(quiet=[{"from": "10:00", "to": "12:00"}])
    house.settings = quiet.model_copy(update={"timezone": "Asia/Tokyo"})
    await happen(house)
    assert await all_alerts(house) == ()
    house.settings = quiet.model_copy(update={"timezone": "UTC"})
    await happen(house)
    assert len(await all_alerts(house)) == 1


async def test_mode_decides(house: House) -> None:
    house.settings = settings(modes=["away"])
    await happen(house)
    assert await all_alerts(house) == ()
    house.settings = house.settings.model_copy(update={"mode": "away"})
    await happen(house)
    assert len(await all_alerts(house)) == 1


async def test_alert_is_over_when_the_thing_has_left_and_nothing_new_came(house: House) -> None:
    await happen(house)
    house.now += 10_000
    assert await house.recorder.keeper.close_quiet() == 0
    left = await happen(house, EventType.OBJECT_LEFT)
    alert = await the_alert(house)
    assert (alert.tracks, alert.events, left.alert_id) == ((), 2, alert.id)
    assert left.decision is not None
    assert not left.decision.alerting
    house.now += 599
    assert await house.recorder.keeper.close_quiet() == 0
    house.now += 1
    with house.bus.subscribe([Topic.ALERTS]) as listener:
        assert await house.recorder.keeper.close_quiet() == 1
        (change,) = await told(listener, 1)
    assert change.what is AlertChanged.CLOSED
    alert = await the_alert(house)
    assert change.alert == alert
    assert (alert.status, alert.closed_by) == (AlertStatus.CLOSED, BY_ITSELF)
    (closed,) = await of_type(house, EventType.ALERT_CLOSED)
    assert closed.data["duration"] == 10_600
    assert closed.data["reason"] == "nothing new for 600 s"
    assert await house.recorder.keeper.close_quiet() == 0


async def test_after_a_restart_alerts_wait_for_nobody_and_still_end(house: House) -> None:
    await happen(house)
    house.recorder = house.make_recorder()
    await house.recorder.keeper.begin()
    assert (await the_alert(house)).tracks == ()
    house.now += 600
    assert await house.recorder.keeper.close_quiet() == 1


async def test_a_visit_goes_on_after_a_restart(house: House) -> None:
    await happen(house)
    house.recorder = house.make_recorder()
    await house.recorder.keeper.begin()
    house.now += 59
    await happen(house, track=1)
    assert (await the_alert(house)).events == 2


async def test_cooldown_outlives_a_restart(house: House) -> None:
    await happen(house)
    await house.recorder.keeper.close((await the_alert(house)).id, by="Ada")
    house.recorder = house.make_recorder()
    house.now += 59
    stored = await happen(house, track=2)
    assert stored.decision is not None
    assert "closed 59 s ago" in stored.decision.checks[-1].text
    house.now += 1
    await happen(house, track=3)
    assert len(await all_alerts(house)) == 2


async def test_a_camera_that_starts_anew_follows_nothing_of_before(house: House) -> None:
    await happen(house)
    house.now += 120
    await happen(house, EventType.CAMERA_ONLINE, width=320, height=240)
    assert (await the_alert(house)).tracks == ()
    await happen(house, EventType.ZONE_BREACH, track=1)
    assert len(await all_alerts(house)) == 2


async def test_camera_that_is_gone_keeps_no_alert_open(house: House) -> None:
    await happen(house)
    house.settings = Settings()
    house.now += 599
    assert await house.recorder.keeper.close_quiet() == 0
    house.now += 1
    assert await house.recorder.keeper.close_quiet() == 1


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
