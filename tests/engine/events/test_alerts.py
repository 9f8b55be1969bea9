"""Alerts from their first event to their end, through the recorder and a real database."""

from dataclasses import replace
from uuid import uuid4

import pytest

from hearthwatch.events import (
    AlertChanged,
    Topic,
)
from hearthwatch.model.alert import BY_ITSELF, AlertStatus, Outcome, Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.labels import Group
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import Settings

from .alerting import CAMERA, all_alerts, happen, of_type, settings, the_alert, told
from .conftest import House


@pytest.fixture(autouse=True)
def configured(house: House) -> None:
    house.settings = settings()


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
