"""What has happened: events, clips, alerts, and why."""

from typing import Any
from urllib.parse import quote

from .connection import Connection
from .models import AlertPage, Clip, ClipPage, Event, EventPage, Explanation


class Archive:
    """The part of the API that speaks of the past."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def events(self, **query: Any) -> EventPage:
        """Return events, the newest first.

        Args:
            query: ``camera``, ``event_type``, ``label``, ``group``, ``zone``, ``min_score``,
                ``alerting``, ``clip_id``, ``since``, ``until`` (RFC 3339), ``limit``, ``cursor``.
        """
        return await self._connection.read(EventPage, "events", query)

    async def event(self, event_id: str) -> Event:
        """Return one event."""
        return await self._connection.read(Event, f"events/{quote(event_id, safe='')}")

    async def explain_event(self, event_id: str) -> Explanation:
        """Tell why an event was told, and whether it became an alert."""
        path = f"events/{quote(event_id, safe='')}/explanation"
        return await self._connection.read(Explanation, path)

    async def explain_camera(self, camera: str, at: str | None = None) -> Explanation:
        """Tell why a camera told something, or nothing, at a moment of the last hour."""
        path = f"cameras/{quote(camera, safe='')}/explain"
        return await self._connection.read(Explanation, path, {"at": at})

    async def clips(self, **query: Any) -> ClipPage:
        """Return clips, the newest first.

        Args:
            query: ``camera``, ``since``, ``until``, ``starred``, ``cause``, ``label``, ``limit``,
                ``cursor``.
        """
        return await self._connection.read(ClipPage, "clips", query)

    async def clip(self, clip_id: str) -> Clip:
        """Return one clip."""
        return await self._connection.read(Clip, f"clips/{quote(clip_id, safe='')}")

    async def alerts(self, **query: Any) -> AlertPage:
        """Return alerts, the newest first.

        Args:
            query: ``status``, ``severity``, ``camera``, ``label``, ``since``, ``until``,
                ``page_size``, ``cursor``.
        """
        return await self._connection.read(AlertPage, "alerts", query)
