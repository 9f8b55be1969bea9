"""Decisions of a policy, a line each: what happens, under which policy, which gate decides."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events.policy import Circumstances, decide, screen
from hearthwatch.model.alert import BY_ITSELF, Alert, AlertStatus, Decision, Outcome, Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.explanation import Gate
from hearthwatch.model.labels import Group
from hearthwatch.settings import AlertSettings

NOW = 10_000.0
NOON = datetime.fromisoformat("2026-11-27T12:00:00")
BOX = {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2}


def event(kind: EventType = EventType.OBJECT_DETECTED, **data: Any) -> Event:
    thing = {
        "object_type": "person",
        "group": "person",
        "confidence": 0.8,
        "track_id": 7,
        "box": BOX,
        "moved": 0.1,
        "zones": [],
    }
    return Event(UUID(int=1), kind, NOW, UUID(int=5), "front", thing | data)


def alert(**more: Any) -> Alert:
    fields = {
        "id": UUID(int=9),
        "title": "A person at Front",
        "summary": "A person was seen.",
        "severity": Severity.MEDIUM,
        "opened": NOW - 100,
        "updated": NOW - 30,
        "type": EventType.OBJECT_DETECTED,
        "group": Group.PERSON,
        "label": "person",
        "tracks": (3,),
    }
    return Alert(**(fields | more))  # type: ignore[arg-type]


def decided(
    what: Event,
    policy: dict[str, Any],
    *alerts: Alert,
    mode: str = "home",
    local: datetime = NOON,
) -> Decision:
    settings = AlertSettings.model_validate(policy)
    screened = screen(what, settings, Circumstances(mode, local))
    return decide(what, settings, screened, alerts)


CAT = {"object_type": "cat", "group": "animal"}
RANG = Event(UUID(int=1), EventType.DOORBELL_PRESSED, NOW, UUID(int=5), "front", {"source": "x"})
NIGHT = {"quiet": [{"from": "22:00", "to": "06:00"}]}


@pytest.mark.parametrize(
    ("what", "policy", "gate"),
    [
        (event(), {"enabled": False}, Gate.ENABLED),
        (event(EventType.OBJECT_LEFT), {}, Gate.TYPE),
        (event(), {"types": ["loitering"]}, Gate.TYPE),
        (event(**CAT), {}, Gate.LABEL),
        (event(**CAT), {"labels": ["vehicle"]}, Gate.LABEL),
        (event(), {"zones": ["Porch"]}, Gate.ZONE),
        (event(zones=["Drive"]), {"zones": ["Porch"]}, Gate.ZONE),
        (event(EventType.ZONE_BREACH, zone="Drive", zones=[]), {"zones": ["Porch"]}, Gate.ZONE),
        (event(), {"modes": ["away", "night"]}, Gate.MODE),
        (event(), {"quiet": [{"from": "11:00", "to": "13:00"}]}, Gate.QUIET),
        (event(moved=0.09), {"moved": 0.1}, Gate.MOVED),
        (event(confidence=0.79), {"min_score": 0.8}, Gate.SCORE),
        (event(), {"min_severity": "high"}, Gate.SEVERITY),
    ],
)
def test_gates_that_fail_are_the_last_and_say_why(
    what: Event, policy: dict[str, Any], gate: Gate
) -> None:
    decision = decided(what, policy)
    assert (decision.outcome, decision.alerting) == (Outcome.SILENT, False)
    assert decision.severity is None
    *passed, failed = decision.checks
    assert failed.gate is gate
    assert not failed.passed
    assert all(check.passed for check in passed)
    assert failed.text


@pytest.mark.parametrize(
    ("what", "policy"),
    [
        (event(), {}),
        (event(EventType.LOITERING, zone="Porch", duration=20), {}),
        (event(**CAT), {"labels": ["cat"]}),
        (event(**CAT), {"labels": ["animal"]}),
        (event(**CAT), {"labels": []}),
        (event(zones=["Drive", "Porch"]), {"zones": ["Porch"]}),
        (event(EventType.LINE_CROSSED, line="Gate"), {"zones": ["Porch", "Gate"]}),
        (event(), {"modes": ["home"]}),
        (event(), NIGHT),
        (event(moved=0.1), {"moved": 0.1}),
        (event(moved=None), {"moved": 0.1}),
        (event(), {"min_severity": "high", "severity": "high"}),
        (RANG, {}),
        (RANG, {"labels": ["cat"], "zones": ["Porch"], "moved": 0.5, "min_score": 0.9}),
    ],
)
def test_what_passes_opens_an_alert(what: Event, policy: dict[str, Any]) -> None:
    decision = decided(what, policy)
    assert decision.outcome is Outcome.OPENED
    assert all(check.passed for check in decision.checks)
    assert decision.checks[-1].gate is Gate.OPEN


def test_checks_come_in_the_order_of_the_gates_with_their_numbers() -> None:
    policy = NIGHT | {
        "zones": ["Porch"],
        "modes": ["home"],
        "moved": 0.05,
        "min_score": 0.5,
        "min_severity": "medium",
    }
    decision = decided(event(zones=["Porch"]), policy)
    assert [check.gate for check in decision.checks] == [
        Gate.ENABLED,
        Gate.TYPE,
        Gate.LABEL,
        Gate.ZONE,
        Gate.MODE,
        Gate.QUIET,
        Gate.MOVED,
        Gate.SCORE,
        Gate.SEVERITY,
        Gate.OPEN,
    ]
    numbers = {check.gate: (check.value, check.limit) for check in decision.checks}
    assert numbers[Gate.MOVED] == (0.1, 0.05)
    assert numbers[Gate.SCORE] == (0.8, 0.5)
    texts = {check.gate: check.text for check in decision.checks}
    assert texts[Gate.LABEL] == "person is among what alerts: person"
    assert texts[Gate.SCORE] == "score 0.80 ≥ 0.50"
    assert texts[Gate.QUIET] == "Fri 12:00 is in no quiet hours"


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        ({"labels": ["person"]}, Severity.HIGH),
        ({"labels": ["animal"]}, Severity.MEDIUM),
        ({"zones": ["Porch"]}, Severity.HIGH),
        ({"zones": ["Drive"]}, Severity.MEDIUM),
        ({"types": ["loitering"]}, Severity.MEDIUM),
        ({"modes": ["home"]}, Severity.HIGH),
        ({"modes": ["away"], "labels": ["person"]}, Severity.MEDIUM),
        ({"hours": {"from": "11:00", "to": "13:00"}}, Severity.HIGH),
        ({"hours": {"from": "22:00", "to": "06:00"}}, Severity.MEDIUM),
        ({"labels": ["person"], "severity": "low"}, Severity.MEDIUM),
    ],
)
def test_severity_is_raised(rule: dict[str, Any], severity: Severity) -> None:
    decision = decided(event(zones=["Porch"]), {"raise": [{"severity": "high"} | rule]})
    assert decision.severity is severity


CLOSED = {"status": AlertStatus.CLOSED, "tracks": ()}


@pytest.mark.parametrize(
    ("what", "before", "outcome"),
    [
        (event(), alert(updated=NOW - 59), Outcome.JOINED),
        (event(), alert(updated=NOW - 60), Outcome.OPENED),
        (event(), alert(status=AlertStatus.ACKNOWLEDGED), Outcome.JOINED),
        (event(), alert(group=Group.VEHICLE, label="car"), Outcome.OPENED),
        (event(track_id=3), alert(updated=NOW - 500), Outcome.OPENED),
        (
            event(EventType.LOITERING, track_id=3, zone="Porch", duration=20),
            alert(updated=NOW - 500),
            Outcome.JOINED,
        ),
        (
            event(EventType.LOITERING, track_id=4, zone="Porch", duration=20),
            alert(updated=NOW - 500),
            Outcome.OPENED,
        ),
        (event(), alert(closed=NOW - 59, **CLOSED), Outcome.SILENT),
        (event(), alert(closed=NOW - 60, **CLOSED), Outcome.OPENED),
        (event(), alert(closed=NOW - 5, group=Group.ANIMAL, **CLOSED), Outcome.OPENED),
        (
            event(),
            alert(closed=NOW - 5, closed_by=BY_ITSELF, **CLOSED),
            Outcome.OPENED,
        ),
        (RANG, alert(group=None, label=None, type=EventType.DOORBELL_PRESSED), Outcome.JOINED),
        (RANG, alert(group=None, label=None, type=EventType.MOTION_DETECTED), Outcome.OPENED),
        (RANG, alert(), Outcome.OPENED),
    ],
)
def test_alerts_before(what: Event, before: Alert, outcome: Outcome) -> None:
    decision = decided(what, {}, before)
    assert decision.outcome is outcome
    assert decision.alert_id == (before.id if outcome is Outcome.JOINED else None)
    if outcome is Outcome.SILENT:
        assert decision.checks[-1].gate is Gate.COOLDOWN
        assert (decision.checks[-1].value, decision.checks[-1].limit) == (59, 60)


def test_same_thing_goes_before_the_same_visit() -> None:
    newer, its_own = alert(id=UUID(int=10), tracks=(8,)), alert(updated=NOW - 500, tracks=(7,))
    loitering = event(EventType.LOITERING, zone="Porch", duration=20)
    assert decided(loitering, {}, newer, its_own).alert_id == its_own.id


def test_without_a_cooldown_every_thing_has_its_own_alert() -> None:
    decision = decided(event(), {"cooldown": 0}, alert(updated=NOW), alert(closed=NOW, **CLOSED))
    assert decision.outcome is Outcome.OPENED


def heard(label: str | None) -> Event:
    data = {"level": 0.3, "label": label, "confidence": 0.95}
    return Event(UUID(int=1), EventType.AUDIO_DETECTED, NOW, UUID(int=5), "front", data)


@pytest.mark.parametrize("label", ["smoke alarm", "carbon monoxide alarm"])
def test_who_calls_for_help_is_heard_whatever_else_alerts(label: str) -> None:
    strict = {"types": ["object_detected"], "modes": ["away"], "labels": ["person"]}
    decision = decided(heard(label), strict, mode="home")
    assert (decision.outcome, decision.severity) == (Outcome.OPENED, Severity.CRITICAL)
    assert f"a {label} always alerts" in [check.text for check in decision.checks]
    silent = decided(heard(label), {"enabled": False})
    assert (silent.outcome, silent.checks[-1].gate) == (Outcome.SILENT, Gate.ENABLED)


@pytest.mark.parametrize("label", [None, "speech", "Bark"])
def test_other_sounds_alert_when_the_owner_names_their_type(label: str | None) -> None:
    assert decided(heard(label), {}).checks[-1].gate is Gate.TYPE
    decision = decided(heard(label), {"types": ["audio_detected"]})
    assert (decision.outcome, decision.severity) == (Outcome.OPENED, Severity.MEDIUM)
