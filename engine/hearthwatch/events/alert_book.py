"""The alerts that a transaction is about: each camera's read once, each alert written once."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.alert import Alert
from hearthwatch.store.alerts import add_alerts, change_alerts, current_alerts

_OUT_OF_ORDER: Final = 60.0
"""Seconds by which an event may well be older than the one before it on its camera."""


@dataclass(slots=True)
class _Read:
    since: float
    alerts: dict[UUID, Alert]


class AlertBook:
    """What policies read of alerts and change about them, until `write`.

    A burst of events mostly concerns a few alerts: reading and writing them for each event would
    take several times as long as the event itself.
    """

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._read: dict[UUID, _Read] = {}
        self._added: dict[UUID, Alert] = {}
        self._changed: dict[UUID, Alert] = {}

    async def current(self, camera_id: UUID, *, closed_since: float) -> tuple[Alert, ...]:
        """Return a camera's alerts of policies, those opened last first.

        Args:
            camera_id: the camera's.
            closed_since: those that were closed before may be missing.
        """
        read = self._read.get(camera_id)
        if read is not None and closed_since < read.since:
            await self.write()
            read = None
        if read is None:
            since = closed_since - _OUT_OF_ORDER
            found = await current_alerts(self._session, camera_id, closed_since=since)
            read = self._read[camera_id] = _Read(since, {alert.id: alert for alert in found})
        return tuple(read.alerts.values())

    def add(self, camera_id: UUID, alert: Alert) -> None:
        """Note a new alert of a camera whose current ones were asked for."""
        self._added[alert.id] = alert
        read = self._read[camera_id]
        alerts = sorted([alert, *read.alerts.values()], key=_opened, reverse=True)
        read.alerts = {each.id: each for each in alerts}

    def change(self, camera_id: UUID, alert: Alert) -> None:
        """Note how one of a camera's current alerts is now."""
        noted = self._added if alert.id in self._added else self._changed
        noted[alert.id] = self._read[camera_id].alerts[alert.id] = alert

    async def write(self) -> None:
        """Write what was noted, and forget what was read: others may change it now."""
        added, changed = tuple(self._added.values()), tuple(self._changed.values())
        await add_alerts(self._session, added)
        await change_alerts(self._session, changed)
        self._read.clear()
        self._added.clear()
        self._changed.clear()


def _opened(alert: Alert) -> float:
    return alert.opened
