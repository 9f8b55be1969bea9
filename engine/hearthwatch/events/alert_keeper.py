"""What people and programs do with alerts, and the end of those that are over."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.events.alerting import alert_event, opened_event
from hearthwatch.events.bus import AlertChange, AlertChanged, Topic
from hearthwatch.events.commits import Commits, Work
from hearthwatch.events.ledger import Ledger
from hearthwatch.model.alert import (
    BY_ITSELF,
    LEADS_TO,
    Alert,
    AlertSource,
    AlertStatus,
    Severity,
)
from hearthwatch.model.event import EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.settings import AlertSettings, Settings
from hearthwatch.store import AlertFilter, AlertStore, Draft
from hearthwatch.store.alerts import (
    add_alerts,
    change_alerts,
    find_alert,
    forget_tracks,
    matching_alerts,
)

_STEP: Final = 200
_LONGEST_NAME: Final = 100


class AlertMissingError(LookupError):
    """There is no alert of that id."""


class AlertStateError(Exception):
    """An alert cannot become what it was told to; the text says what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An alert that a program wants to open.

    Attributes:
        camera: the camera's slug.
        description: what it has to say; the title once more if that is all.
    """

    title: str
    severity: Severity
    description: str | None = None
    camera_id: UUID | None = None
    camera: str | None = None


class AlertKeeper:
    """Opens alerts for programs, acknowledges, closes and reopens them, each in one transaction.

    All that concerns the database may raise `StoreError`.
    """

    def __init__(
        self,
        alerts: AlertStore,
        commits: Commits,
        settings: Callable[[], Settings],
        clock: Callable[[], float],
    ) -> None:
        self._alerts = alerts
        self._commits = commits
        self._settings = settings
        self._clock = clock

    async def open(self, wish: Wish) -> Alert:
        """Open an alert for a program."""
        now = self._clock()
        alert = Alert(
            id=random_id(now),
            title=wish.title,
            summary=wish.description or wish.title,
            severity=wish.severity,
            opened=now,
            updated=now,
            source=AlertSource.PROGRAM,
            camera_id=wish.camera_id,
            camera=wish.camera,
        )

        async def work(ledger: Ledger) -> Alert:
            await add_alerts(ledger.session, [alert])
            self._tell_opened(ledger, alert, now)
            return alert

        return await self._do(work)

    async def acknowledge(self, alert_id: UUID, *, by: str) -> Alert:
        """Note that somebody knows of an alert.

        Raises:
            AlertMissingError: there is none of that id.
            AlertStateError: it is not open.
        """

        async def work(ledger: Ledger) -> Alert:
            alert = await _turned(ledger.session, alert_id, AlertStatus.ACKNOWLEDGED)
            return await self._acknowledge(ledger, alert, by)

        return await self._do(work)

    async def acknowledge_all(self, wanted: AlertFilter, *, by: str) -> int:
        """Acknowledge all open alerts of a filter and return how many they were."""
        asked = replace(wanted, status=frozenset({AlertStatus.OPEN}))

        async def work(ledger: Ledger) -> int:
            alerts = await matching_alerts(ledger.session, asked, limit=_STEP)
            for alert in alerts:
                changed = replace(alert, status=AlertStatus.ACKNOWLEDGED)
                await self._acknowledge(ledger, changed, by)
            return len(alerts)

        total = 0
        while count := await self._do(work):
            total += count
            if count < _STEP:
                break
        return total

    async def close(self, alert_id: UUID, *, by: str) -> Alert:
        """Close an alert.

        Raises:
            AlertMissingError: there is none of that id.
            AlertStateError: it is closed.
        """

        async def work(ledger: Ledger) -> Alert:
            alert = await _turned(ledger.session, alert_id, AlertStatus.CLOSED)
            return await self._close(ledger, alert, by, f"closed by {by}")

        return await self._do(work)

    async def reopen(self, alert_id: UUID) -> Alert:
        """Open an alert again that was acknowledged or closed.

        Raises:
            AlertMissingError: there is none of that id.
            AlertStateError: it is open.
        """

        async def work(ledger: Ledger) -> Alert:
            now = self._clock()
            alert = replace(
                await _turned(ledger.session, alert_id, AlertStatus.OPEN),
                updated=now,
                acknowledged=None,
                acknowledged_by=None,
                closed=None,
                closed_by=None,
            )
            await change_alerts(ledger.session, [alert])
            self._tell_opened(ledger, alert, now)
            return alert

        return await self._do(work)

    async def begin(self) -> None:
        """Take over from the run before, whose things are followed no longer."""

        async def work(ledger: Ledger) -> None:
            await forget_tracks(ledger.session)

        await self._do(work)

    async def close_quiet(self) -> int:
        """Close the alerts that are over and return how many they were."""
        over = [alert for alert in await self._alerts.unclosed() if self._is_over(alert)]
        if not over:
            return 0

        async def work(ledger: Ledger) -> int:
            count = 0
            for each in over:
                alert = await find_alert(ledger.session, each.id)
                if alert and alert.status is not AlertStatus.CLOSED and self._is_over(alert):
                    closed = replace(alert, status=AlertStatus.CLOSED)
                    quiet = f"nothing new for {self._clock() - alert.updated:.0f} s"
                    await self._close(ledger, closed, BY_ITSELF, quiet)
                    count += 1
            return count

        return await self._do(work)

    def _is_over(self, alert: Alert) -> bool:
        """Tell whether nothing is left of it and nothing new has come for long enough."""
        cameras = self._settings().cameras
        camera = next((each for each in cameras if each.id == alert.camera_id), None)
        policy = AlertSettings() if camera is None else camera.alerts
        followed = alert.tracks if camera is not None and camera.enabled else ()
        return not followed and alert.updated + policy.close_after <= self._clock()

    async def _do[Result](self, work: Work[Result]) -> Result:
        """Do work on alerts as they are in the database, whatever else is in its transaction."""

        async def written(ledger: Ledger) -> Result:
            await ledger.alerts.write()
            return await work(ledger)

        return await self._commits.do(written)

    async def _acknowledge(self, ledger: Ledger, alert: Alert, by: str) -> Alert:
        alert = replace(alert, acknowledged=self._clock(), acknowledged_by=by[:_LONGEST_NAME])
        await change_alerts(ledger.session, [alert])
        ledger.after.append((Topic.ALERTS, AlertChange(AlertChanged.ACKNOWLEDGED, alert)))
        return alert

    async def _close(self, ledger: Ledger, alert: Alert, by: str, reason: str) -> Alert:
        now = self._clock()
        alert = replace(alert, closed=now, closed_by=by[:_LONGEST_NAME], tracks=())
        await change_alerts(ledger.session, [alert])
        data = {
            "alert_id": str(alert.id),
            "title": alert.title,
            "severity": alert.severity,
            "duration": round(max(0.0, now - alert.opened), 3),
            "reason": reason,
        }
        trace = Trace(confirmed=now)
        event = alert_event(EventType.ALERT_CLOSED, alert, data, now=now, trace=trace)
        ledger.enter(Draft(event), alert.severity)
        ledger.after.append((Topic.ALERTS, AlertChange(AlertChanged.CLOSED, alert)))
        return alert

    def _tell_opened(self, ledger: Ledger, alert: Alert, now: float) -> None:
        event = opened_event(alert, now=now, trace=Trace(confirmed=now))
        ledger.enter(Draft(event), alert.severity)
        ledger.after.append((Topic.ALERTS, AlertChange(AlertChanged.OPENED, alert)))


async def _turned(session: AsyncSession, alert_id: UUID, status: AlertStatus) -> Alert:
    """Return an alert with a new status, if that can follow the one it has.

    Raises:
        AlertMissingError: there is none of that id.
        AlertStateError: it cannot.
    """
    alert = await find_alert(session, alert_id)
    if alert is None:
        raise AlertMissingError(str(alert_id))
    if status not in LEADS_TO[alert.status]:
        raise AlertStateError(f"The alert is {alert.status}; it cannot become {status}.")
    return replace(alert, status=status)
