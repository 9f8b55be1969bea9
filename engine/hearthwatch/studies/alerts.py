"""Which alerts the events of a study would have opened, by the policy of each of its settings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from hearthwatch.events.policy import Circumstances, decide, screen
from hearthwatch.events.sentences import title_of
from hearthwatch.model.alert import Alert, Decision, Outcome, Severity
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.subject import Subject
from hearthwatch.settings import CameraSettings, Settings
from hearthwatch.studies.errand import Found, Unmatched, Why
from hearthwatch.studies.matching import match

_NEAR: Final = 2.0
"""Seconds by which the same alert may begin after another one would have ended."""

type _Key = tuple[str, float, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Opened:
    """An alert that would have been opened.

    Attributes:
        opening: the event that would have done so.
        until: when the newest event that belongs to it happened.
    """

    opening: Found
    title: str
    severity: Severity
    until: float


@dataclass(frozen=True, slots=True)
class Judged:
    """Events with what a policy makes of them, in the same order, and the alerts of it."""

    found: tuple[Found, ...]
    decisions: tuple[Decision, ...]
    opened: tuple[Opened, ...]

    @property
    def reason(self) -> str:
        """What decided: of the first that alerts, else of the last of a thing, else of the last."""
        if not self.found:
            return "nothing happened"
        pairs = list(zip(self.found, self.decisions, strict=True))
        alerting = [made for _, made in pairs if made.alerting]
        things = [made for found, made in pairs if found.type is EventType.OBJECT_DETECTED]
        decided = alerting[0] if alerting else (things or [self.decisions[-1]])[-1]
        return decided.checks[-1].text


@dataclass(frozen=True, slots=True)
class AlertDifference:
    """An alert that one of two settings opens alone, and why the other does not."""

    alert: Opened
    why: Why


def judge(found: Sequence[Found], camera: CameraSettings, settings: Settings) -> Judged:
    """Lead events through a camera's policy, as if nobody ever touched the alerts of it.

    Args:
        found: all events of the camera's clips, clip by clip.
        camera: whose policy holds.
        settings: say in which mode the house is, and whose clock is meant.
    """
    court = _Court(camera, settings)
    decisions = tuple(court.take(one) for one in found)
    return Judged(tuple(found), decisions, court.opened)


def alert_differences(
    before: Judged, after: Judged, lost: Sequence[Unmatched], gained: Sequence[Unmatched]
) -> tuple[tuple[AlertDifference, ...], tuple[AlertDifference, ...]]:
    """Return the alerts that are lost, and those that are gained.

    Args:
        before: what one of two settings makes of the clips.
        after: what the other one does.
        lost: events that the first makes alone.
        gained: events that the second makes alone.
    """
    only_before, only_after = _apart(before.opened, after.opened)
    return _explained(only_before, after, lost), _explained(only_after, before, gained)


class _Court:
    """Decides on one event after the other, and remembers the alerts that came of it."""

    def __init__(self, camera: CameraSettings, settings: Settings) -> None:
        self._camera = camera
        self._settings = settings
        self._zone = None if settings.timezone is None else ZoneInfo(settings.timezone)
        self._ids = counted_ids()
        self._openings: list[Found] = []
        self._newest: list[Found] = []
        self._alerts: list[Alert] = []
        self._current: list[int] = []

    @property
    def opened(self) -> tuple[Opened, ...]:
        """The alerts, in the order in which they would have been opened."""
        return tuple(
            Opened(opening, alert.title, alert.severity, alert.updated)
            for opening, alert in zip(self._openings, self._alerts, strict=True)
        )

    def take(self, found: Found) -> Decision:
        """Decide on the next event."""
        self._settle(found)
        event = self._event_of(found)
        policy = self._camera.alerts
        local = datetime.fromtimestamp(found.timestamp, self._zone)
        screened = screen(event, policy, Circumstances(self._settings.mode, local))
        current = [self._alerts[number] for number in reversed(self._current)]
        decision = decide(event, policy, screened, current)
        match decision.outcome:
            case Outcome.OPENED:
                self._open(found, event, decision)
            case Outcome.JOINED:
                self._join(found, event, decision)
            case Outcome.SILENT:
                self._let_go(event)
        return decision

    def _event_of(self, found: Found) -> Event:
        return Event(
            id=self._ids(found.timestamp),
            type=found.type,
            timestamp=found.timestamp,
            camera_id=self._camera.id,
            camera=self._camera.slug,
            data=found.data,
        )

    def _open(self, found: Found, event: Event, decision: Decision) -> None:
        about = Subject.of(event)
        self._current.append(len(self._alerts))
        self._openings.append(found)
        self._newest.append(found)
        self._alerts.append(
            Alert(
                id=event.id,
                title=title_of(event, self._camera.name),
                summary="",
                severity=decision.severity or self._camera.alerts.severity,
                opened=event.timestamp,
                updated=event.timestamp,
                type=event.type,
                group=about.group,
                label=about.label,
                tracks=() if about.track_id is None else (about.track_id,),
            )
        )

    def _join(self, found: Found, event: Event, decision: Decision) -> None:
        about = Subject.of(event)
        number = next(n for n in self._current if self._alerts[n].id == decision.alert_id)
        alert, self._newest[number] = self._alerts[number], found
        more = () if about.track_id in {None, *alert.tracks} else (about.track_id,)
        self._alerts[number] = replace(
            alert,
            updated=max(alert.updated, event.timestamp),
            severity=alert.severity.or_graver(decision.severity or alert.severity),
            tracks=(*alert.tracks, *(track for track in more if track is not None)),
        )

    def _let_go(self, event: Event) -> None:
        """Note that a thing has left. Its alert is not over before some time has passed."""
        if event.type is not EventType.OBJECT_LEFT:
            return
        track_id = Subject.of(event).track_id
        for number in self._current:
            alert = self._alerts[number]
            if track_id in alert.tracks:
                rest = tuple(track for track in alert.tracks if track != track_id)
                updated = max(alert.updated, event.timestamp)
                self._alerts[number] = replace(alert, tracks=rest, updated=updated)

    def _settle(self, found: Found) -> None:
        """Leave out alerts that are over by themselves; what a clip followed ends with the clip."""
        for number in self._current:
            if self._newest[number].clip_id != found.clip_id:
                self._alerts[number] = replace(self._alerts[number], tracks=())
        self._current = [n for n in self._current if not self._is_over(self._alerts[n], found)]

    def _is_over(self, alert: Alert, found: Found) -> bool:
        ends = alert.updated + self._camera.alerts.close_after
        return not alert.tracks and ends <= found.timestamp


def _apart(before: Sequence[Opened], after: Sequence[Opened]) -> tuple[list[Opened], list[Opened]]:
    """Leave out the alerts that are in both: about the same kind of thing, at the same time."""
    rest = list(after)
    only_before = []
    for alert in before:
        same = next((other for other in rest if _is_same(alert, other)), None)
        if same is None:
            only_before.append(alert)
        else:
            rest.remove(same)
    return only_before, rest


def _is_same(alert: Opened, other: Opened) -> bool:
    begun = max(alert.opening.timestamp, other.opening.timestamp)
    ended = min(alert.until, other.until)
    return _kind(alert.opening) == _kind(other.opening) and begun <= ended + _NEAR


def _kind(found: Found) -> str | None:
    return found.data.get("group") or found.label


def _explained(
    alone: Sequence[Opened], others: Judged, unmatched: Sequence[Unmatched]
) -> tuple[AlertDifference, ...]:
    """Say why the other settings do not open alerts: no such event, or it does not alert."""
    decisions = {id(one): made for one, made in zip(others.found, others.decisions, strict=True)}
    same = match([alert.opening for alert in alone], others.found).same
    there = {id(first): decisions[id(second)] for first, second in same}
    missing = {_key(one.found): one.why for one in unmatched}
    return tuple(AlertDifference(alert, _why(alert.opening, there, missing)) for alert in alone)


def _why(opening: Found, there: dict[int, Decision], missing: dict[_Key, Why | None]) -> Why:
    decision = there.get(id(opening))
    if decision is None:
        return missing.get(_key(opening)) or Why("There is no such event.")
    check = decision.checks[-1]
    return Why(check.text, () if check.passed else (check,))


def _key(found: Found) -> _Key:
    return found.type, found.timestamp, found.track_id, found.place
