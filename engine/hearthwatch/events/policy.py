"""Whether an event alerts, and why: pure decisions over what is known when it happens.

An event goes through the gates of its camera's policy in one fixed order. The first that fails
ends it, and is the reason. Whoever passes all of them opens an alert, or joins the one of the same
visit: what one person does on the way to the door is one alert, not four.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hearthwatch.events.sentences import words_of
from hearthwatch.model.alert import BY_ITSELF, Alert, AlertStatus, Decision, Outcome, Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.sound import ALARMS
from hearthwatch.model.subject import Subject
from hearthwatch.settings import AlertSettings, HoursSettings

_PLACELESS: Final = {
    EventType.FACE_DETECTED,
    EventType.AUDIO_DETECTED,
    EventType.DOORBELL_PRESSED,
    EventType.CAMERA_OFFLINE,
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds at the moment of an event.

    Attributes:
        mode: of the house.
        local: the moment as a clock on the wall shows it.
    """

    mode: str
    local: datetime


@dataclass(frozen=True, slots=True)
class Screened:
    """How an event fared at the gates that depend on nothing but itself, the mode and the hour.

    Attributes:
        checks: up to the first that it did not pass.
        severity: that it has if it alerts.
    """

    checks: tuple[Check, ...]
    severity: Severity

    @property
    def passed(self) -> bool:
        """Whether it passed all of them."""
        return self.checks[-1].passed


def screen(event: Event, policy: AlertSettings, now: Circumstances) -> Screened:
    """Lead an event through the gates of a policy, but for those that depend on other alerts.

    Args:
        event: whose data have been checked.
        policy: of its camera.
        now: what else holds.
    """
    about = Subject.of(event)
    severity = _severity(event, about, policy, now)
    gates = _gates(event, about, policy, now, severity)
    return Screened(tuple(_until_failure(gates)), severity)


def decide(
    event: Event, policy: AlertSettings, screened: Screened, alerts: Sequence[Alert]
) -> Decision:
    """Decide whether an event alerts.

    Args:
        event: that was screened.
        policy: of its camera.
        screened: how it fared.
        alerts: of its camera, those opened last first: all that are not closed, and those that
            were closed within the policy's cooldown. They do not matter to an event that did not
            pass.

    Returns:
        The decision. One that opens an alert leaves it to the caller to name the alert.
    """
    if not screened.passed:
        return Decision(Outcome.SILENT, screened.checks)
    about, severity = Subject.of(event), screened.severity
    alert = _same_visit(event, about, policy, alerts)
    if alert is not None:
        since = max(0.0, event.timestamp - alert.updated)
        text = f"it belongs to the alert {alert.title!r}, which is {alert.status}"
        joins = Check(Gate.OPEN, passed=True, text=text, value=since, limit=policy.cooldown)
        return Decision(Outcome.JOINED, (*screened.checks, joins), severity, alert.id)
    if (cooldown := _cooldown(event, about, policy, alerts)) is not None:
        return Decision(Outcome.SILENT, (*screened.checks, cooldown))
    opens = Check(Gate.OPEN, passed=True, text="no alert like it is open")
    return Decision(Outcome.OPENED, (*screened.checks, opens), severity)


def without_policy() -> Decision:
    """Return the decision about an event that is of no configured camera."""
    text = "it is of no camera that has a policy"
    return Decision(Outcome.SILENT, (Check(Gate.ENABLED, passed=False, text=text),))


def _until_failure(checks: Iterable[Check]) -> Iterator[Check]:
    for check in checks:
        yield check
        if not check.passed:
            return


def _gates(
    event: Event,
    about: Subject,
    policy: AlertSettings,
    now: Circumstances,
    severity: Severity,
) -> Iterator[Check]:
    """Ask the gates in their order; limits that let everything pass are not mentioned."""
    switched = "on" if policy.enabled else "off"
    text = f"alerts are switched {switched} for this camera"
    yield Check(Gate.ENABLED, passed=policy.enabled, text=text)
    if _calls_for_help(event, about):
        yield Check(Gate.TYPE, passed=True, text=f"a {about.label} always alerts")
        return
    passed = event.type in policy.types
    text = f"“{words_of(event.type)}” {_among(passed=passed)} the types that alert"
    yield Check(Gate.TYPE, passed=passed, text=text)
    if policy.labels and about.label is not None and event.type is not EventType.AUDIO_DETECTED:
        passed = _is_any(about, policy.labels)
        text = f"{about.label} {_among(passed=passed)} what alerts: {', '.join(policy.labels)}"
        yield Check(Gate.LABEL, passed=passed, text=text)
    if policy.zones and event.type not in _PLACELESS:
        yield _place(about, policy)
    if policy.modes:
        passed = now.mode in policy.modes
        text = f"the mode {now.mode} {_among(passed=passed)} those: {', '.join(policy.modes)}"
        yield Check(Gate.MODE, passed=passed, text=text)
    if policy.quiet:
        yield _quiet(policy.quiet, now.local)
    if policy.moved > 0 and about.moved is not None:
        yield _at_least(Gate.MOVED, "moved", about.moved, policy.moved)
    if policy.min_score > 0 and about.score is not None:
        yield _at_least(Gate.SCORE, "score", about.score, policy.min_score)
    if policy.min_severity is not Severity.LOW:
        passed = severity.reaches(policy.min_severity)
        text = f"severity {severity} {'≥' if passed else '<'} {policy.min_severity}"
        yield Check(Gate.SEVERITY, passed, text, severity.rank, policy.min_severity.rank)


def _place(about: Subject, policy: AlertSettings) -> Check:
    inside = [place for place in about.places if place in policy.zones]
    if inside:
        return Check(Gate.ZONE, passed=True, text=f"in {inside[0]}, which alerts")
    text = f"in none of the zones that alert: {', '.join(policy.zones)}"
    return Check(Gate.ZONE, passed=False, text=text)


def _quiet(quiet: Iterable[HoursSettings], local: datetime) -> Check:
    clock = f"{local:%a %H:%M}"
    for hours in quiet:
        if hours.include(local):
            return Check(Gate.QUIET, passed=False, text=f"{clock} is in the quiet hours {hours}")
    return Check(Gate.QUIET, passed=True, text=f"{clock} is in no quiet hours")


def _cooldown(
    event: Event, about: Subject, policy: AlertSettings, alerts: Iterable[Alert]
) -> Check | None:
    """Look for an alert like it that somebody closed only now; None: there is none."""
    closed = [
        event.timestamp - alert.closed
        for alert in alerts
        if alert.closed is not None
        and alert.closed_by != BY_ITSELF
        and _is_alike(alert, event, about)
    ]
    if not closed or min(closed) >= policy.cooldown:
        return None
    ago, limit = max(0.0, min(closed)), policy.cooldown
    text = f"an alert like it was closed {ago:.0f} s ago; the cooldown is {limit:g} s"
    return Check(Gate.COOLDOWN, passed=False, text=text, value=ago, limit=limit)


def _same_visit(
    event: Event, about: Subject, policy: AlertSettings, alerts: Iterable[Alert]
) -> Alert | None:
    """Find the alert of the same thing, or else of the same visit.

    `object_detected` is the first that is told of a thing: another of the same number before it
    was another thing.
    """
    unclosed = [alert for alert in alerts if alert.status is not AlertStatus.CLOSED]
    followed = None if event.type is EventType.OBJECT_DETECTED else about.track_id
    for alert in unclosed:
        if followed is not None and followed in alert.tracks:
            return alert
    for alert in unclosed:
        if _is_alike(alert, event, about) and event.timestamp - alert.updated < policy.cooldown:
            return alert
    return None


def _is_alike(alert: Alert, event: Event, about: Subject) -> bool:
    """Tell whether an alert is about the same kind of thing, or else of occasion."""
    if alert.group is None and about.group is None:
        return (alert.type, alert.label) == (event.type, about.label)
    return alert.group is about.group


def _severity(event: Event, about: Subject, policy: AlertSettings, now: Circumstances) -> Severity:
    if _calls_for_help(event, about):
        return Severity.CRITICAL
    severity = policy.severity
    for rule in policy.raises:
        if (
            (not rule.labels or _is_any(about, rule.labels))
            and (not rule.zones or set(about.places) & {*rule.zones})
            and (not rule.types or event.type in rule.types)
            and (not rule.modes or now.mode in rule.modes)
            and (rule.hours is None or rule.hours.include(now.local))
        ):
            severity = severity.or_graver(rule.severity)
    return severity


def _calls_for_help(event: Event, about: Subject) -> bool:
    """Tell whether an alarm sounds: then it matters little what else the owner wants to hear of."""
    return event.type is EventType.AUDIO_DETECTED and about.label in ALARMS


def _is_any(about: Subject, labels: Collection[str]) -> bool:
    return about.label in labels or about.group in labels


def _among(*, passed: bool) -> str:
    return "is among" if passed else "is not among"


def _at_least(gate: Gate, name: str, value: float, limit: float) -> Check:
    passed = value >= limit
    text = f"{name} {value:.2f} {'≥' if passed else '<'} {limit:.2f}"
    return Check(gate, passed, text, value, limit)
