"""From events to alerts: the policy's decision is carried out in the event's own transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from hearthwatch.events.alert_book import AlertBook
from hearthwatch.events.bus import AlertChange, AlertChanged, Topic
from hearthwatch.events.ledger import Ledger
from hearthwatch.events.policy import Circumstances, decide, screen, without_policy
from hearthwatch.events.registry import validated
from hearthwatch.events.sentences import summary_of, title_of
from hearthwatch.model.alert import Alert, Decision, Outcome, Severity
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.subject import Subject
from hearthwatch.settings import CameraSettings, Settings
from hearthwatch.store import Draft

_MOST_NAMES: Final = 50


class Alerting:
    """Enters events with what their camera's policy makes of them."""

    def __init__(self, settings: Callable[[], Settings], clock: Callable[[], float]) -> None:
        self._settings = settings
        self._clock = clock

    async def enter(self, ledger: Ledger, event: Event, *, picture: bool) -> None:
        """Enter an event that is not known, its decision, and what follows from that.

        Args:
            ledger: of the transaction.
            event: whose data have been checked.
            picture: whether it has a JPEG.
        """
        camera = self._camera_of(event)
        if camera is None:
            ledger.enter(Draft(event, picture, without_policy()), _own_severity(event))
            return
        decision, alerts = await self._decide(ledger.alerts, event, camera)
        match decision.outcome:
            case Outcome.OPENED:
                self._open(ledger, Draft(event, picture, decision), camera)
            case Outcome.JOINED:
                (alert,) = (each for each in alerts if each.id == decision.alert_id)
                self._join(ledger, Draft(event, picture, decision, alert.id), alert, camera)
            case Outcome.SILENT:
                await self._follow(ledger, Draft(event, picture, decision), camera)

    async def _decide(
        self, book: AlertBook, event: Event, camera: CameraSettings
    ) -> tuple[Decision, tuple[Alert, ...]]:
        """Decide on an event; return the camera's alerts as well, if they mattered."""
        settings, policy = self._settings(), camera.alerts
        now = Circumstances(settings.mode, _wall_clock(event.timestamp, settings))
        screened = screen(event, policy, now)
        alerts: tuple[Alert, ...] = ()
        if screened.passed:
            alerts = await _current(book, event, camera)
        return decide(event, policy, screened, alerts), alerts

    def _open(self, ledger: Ledger, draft: Draft, camera: CameraSettings) -> None:
        event, decision = draft.event, draft.decision
        severity = decision.severity if decision and decision.severity else camera.alerts.severity
        alert = _with_picture(_fresh_alert(event, camera, severity), draft)
        named = None if decision is None else replace(decision, alert_id=alert.id)
        ledger.enter(replace(draft, decision=named, alert_id=alert.id), severity)
        ledger.alerts.add(camera.id, alert)
        told = opened_event(alert, now=event.timestamp, trace=self._trace(event))
        ledger.enter(Draft(told), severity)
        ledger.after.append((Topic.ALERTS, AlertChange(AlertChanged.OPENED, alert)))

    def _join(self, ledger: Ledger, draft: Draft, alert: Alert, camera: CameraSettings) -> None:
        event, decision = draft.event, draft.decision
        severity = decision.severity if decision and decision.severity else alert.severity
        about = Subject.of(event)
        grown = replace(
            _with_event(alert, draft),
            severity=alert.severity.or_graver(severity),
            summary=summary_of(event, camera.name),
            zones=_united(alert.zones, about.places),
            tracks=_united(alert.tracks, _followed(about)),
        )
        ledger.enter(draft, severity)
        _change(ledger, camera, grown)

    async def _follow(self, ledger: Ledger, draft: Draft, camera: CameraSettings) -> None:
        """Enter an event that does not alert, and note what it says of things of open alerts."""
        event = draft.event
        if event.type not in {EventType.OBJECT_LEFT, EventType.CAMERA_ONLINE}:
            ledger.enter(draft)
            return
        alerts = await _current(ledger.alerts, event, camera)
        track_id = Subject.of(event).track_id
        left = [
            alert
            for alert in alerts
            if alert.tracks and (track_id is None or track_id in alert.tracks)
        ]
        belongs_to = left[0].id if left and track_id is not None else None
        ledger.enter(replace(draft, alert_id=belongs_to))
        for alert in left:
            rest = () if track_id is None else tuple(t for t in alert.tracks if t != track_id)
            fuller = _with_event(alert, draft) if alert.id == belongs_to else alert
            _change(ledger, camera, replace(fuller, tracks=rest))

    def _camera_of(self, event: Event) -> CameraSettings | None:
        cameras = self._settings().cameras
        return next((camera for camera in cameras if camera.id == event.camera_id), None)

    def _trace(self, event: Event) -> Trace:
        return Trace(captured=event.trace.captured, confirmed=self._clock())


def opened_event(alert: Alert, *, now: float, trace: Trace) -> Event:
    """Return the event that tells of an alert's opening."""
    data = {
        "alert_id": str(alert.id),
        "event_id": None if alert.first_event is None else str(alert.first_event),
        "title": alert.title,
        "summary": alert.summary,
        "severity": alert.severity,
        "group": alert.group,
        "label": alert.label,
        "zones": alert.zones,
    }
    return alert_event(EventType.ALERT_OPENED, alert, data, now=now, trace=trace)


def alert_event(
    kind: EventType, alert: Alert, data: dict[str, Any], *, now: float, trace: Trace
) -> Event:
    """Return an event about an alert, with its data checked."""
    event = Event(
        id=random_id(now),
        type=kind,
        timestamp=now,
        camera_id=alert.camera_id,
        camera=alert.camera,
        data=data,
        trace=trace,
    )
    return replace(event, data=validated(event))


def _fresh_alert(event: Event, camera: CameraSettings, severity: Severity) -> Alert:
    about = Subject.of(event)
    return Alert(
        id=random_id(event.timestamp),
        title=title_of(event, camera.name),
        summary=summary_of(event, camera.name),
        severity=severity,
        opened=event.timestamp,
        updated=event.timestamp,
        camera_id=camera.id,
        camera=camera.slug,
        type=event.type,
        group=about.group,
        label=about.label,
        zones=about.places,
        track_id=about.track_id,
        tracks=_followed(about),
        first_event=event.id,
        newest_event=event.id,
        events=1,
    )


def _with_picture(alert: Alert, draft: Draft) -> Alert:
    return replace(alert, picture=draft.event.id) if draft.picture else alert


def _with_event(alert: Alert, draft: Draft) -> Alert:
    event = draft.event
    return replace(
        _with_picture(alert, draft),
        updated=max(alert.updated, event.timestamp),
        newest_event=event.id,
        events=alert.events + 1,
    )


async def _current(book: AlertBook, event: Event, camera: CameraSettings) -> tuple[Alert, ...]:
    """Return the camera's alerts that are not closed, or were within the cooldown."""
    since = event.timestamp - camera.alerts.cooldown
    return await book.current(camera.id, closed_since=since)


def _change(ledger: Ledger, camera: CameraSettings, alert: Alert) -> None:
    ledger.alerts.change(camera.id, alert)
    ledger.after.append((Topic.ALERTS, AlertChange(AlertChanged.UPDATED, alert)))


def _followed(about: Subject) -> tuple[int, ...]:
    return () if about.track_id is None else (about.track_id,)


def _united[Item](first: tuple[Item, ...], second: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*first, *second)))[:_MOST_NAMES]


def _wall_clock(moment: float, settings: Settings) -> datetime:
    """Return a moment as a clock on the owner's wall shows it."""
    zone = None if settings.timezone is None else ZoneInfo(settings.timezone)
    return datetime.fromtimestamp(moment, zone)


def _own_severity(event: Event) -> Severity | None:
    """Return how grave a fact is that no policy decides on."""
    if event.type is EventType.SECURITY_EVENT:
        return Severity(event.data["severity"])
    return None
