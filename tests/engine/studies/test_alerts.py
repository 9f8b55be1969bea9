from typing import Any
from uuid import UUID

from hearthwatch.model.alert import Severity
from hearthwatch.model.event import EventType
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.settings import CameraSettings, Settings
from hearthwatch.studies.alerts import alert_differences, judge
from hearthwatch.studies.errand import Found, Unmatched, Why

BOX = {"x": 0.1, "y": 0.5, "width": 0.1, "height": 0.3}


def camera(**alerts: Any) -> CameraSettings:
    source = {"type": "file", "path": "recorded"}
    zones = [{"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}]
    whole = {"name": "Yard", "sources": [source], "zones": zones, "alerts": alerts}
    return CameraSettings.model_validate(whole)


def event(at: float, track: int, kind: EventType = EventType.OBJECT_DETECTED, **more: Any) -> Found:
    clip = more.pop("clip", 1)
    thing = {"object_type": "person", "group": "person", "confidence": 0.8, "track_id": track}
    return Found(kind, 1e9 + at, UUID(int=clip), at, thing | {"box": BOX} | more)


def left(at: float, track: int, **more: Any) -> Found:
    return event(at, track, EventType.OBJECT_LEFT, **more)


def test_what_belongs_to_one_visit_is_one_alert() -> None:
    found = [
        event(0, 1),
        event(5, 2),
        left(10, 1),
        left(20, 2),
        event(50, 1, clip=2),
        left(60, 1, clip=2),
        event(900, 1, clip=3),
    ]
    judged = judge(found, camera(), Settings())
    assert [alert.opening for alert in judged.opened] == [found[0], found[6]]
    assert judged.opened[0].title == "A person at Yard"
    assert judged.opened[0].severity is Severity.MEDIUM
    assert judged.opened[0].until == 1e9 + 60
    assert [d.outcome.value for d in judged.decisions] == [
        *("opened", "joined", "silent", "silent", "joined", "silent", "opened")
    ]


def test_a_policy_that_asks_for_a_zone_loses_what_is_outside_and_says_why() -> None:
    outside, inside = event(0, 1), event(2_000, 2, clip=2)
    entered = event(2_005, 2, EventType.ZONE_BREACH, zone="Porch", clip=2)
    found = [outside, left(9, 1), inside, entered, left(2_020, 2, clip=2)]
    before = judge(found, camera(), Settings())
    after = judge(found, camera(zones=["Porch"]), Settings())
    assert [alert.opening for alert in after.opened] == [entered]
    lost, gained = alert_differences(before, after, (), ())
    assert [one.alert.opening for one in lost] == [outside]
    assert [check.gate for check in lost[0].why.checks] == [Gate.ZONE]
    assert "Porch" in lost[0].why.text
    assert gained == ()
    assert alert_differences(after, before, (), ())[1][0].alert.opening == outside


def test_an_alert_without_its_event_has_the_reason_of_that() -> None:
    check = Check(Gate.SCORE, passed=False, text="score 0.80 < 0.95", value=0.8, limit=0.95)
    found = event(0, 1)
    before, after = (judge(some, camera(), Settings()) for some in ([found], []))
    unmatched = Unmatched(found, Why(check.text, (check,)))
    lost, gained = alert_differences(before, after, (unmatched,), ())
    assert [(one.alert.opening, one.why) for one in lost] == [(found, unmatched.why)]
    assert gained == ()


def test_mode_and_clock_are_those_of_the_house() -> None:
    night = camera(modes=["night"], quiet=[{"from": "08:00", "to": "20:00"}])
    found = [event(0, 1)]
    for settings, count in (
        ({"mode": "home", "timezone": "UTC"}, 0),
        ({"mode": "night", "timezone": "UTC"}, 1),
        ({"mode": "night", "timezone": "Asia/Tokyo"}, 0),
    ):
        judged = judge(found, night, Settings.model_validate(settings))
        assert len(judged.opened) == count, settings
