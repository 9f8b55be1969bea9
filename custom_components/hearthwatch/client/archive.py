"""What has happened: events, clips, alerts, and why."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .connection import Connection
from .models import AlertPage, Clip, ClipPage, Event, EventPage, Explanation, MovedClips


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

    async def why_event(self, event_id: str) -> dict[str, Any]:
        """Return the same with every gate, as JSON."""
        return await self._connection.document(f"events/{quote(event_id, safe='')}/explanation")

    async def why_camera(self, camera: str, at: str | None = None) -> dict[str, Any]:
        """Return what `explain_camera` tells with every gate, as JSON."""
        path = f"cameras/{quote(camera, safe='')}/explain"
        return await self._connection.document(path, {"at": at})

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
        """Return one clip, also from the trash."""
        return await self._connection.read(Clip, f"clips/{quote(clip_id, safe='')}")

    async def star(self, clip_id: str, *, starred: bool) -> Clip:
        """Keep a clip for good, or no longer."""
        path = f"clips/{quote(clip_id, safe='')}"
        return await self._connection.read(Clip, path, method="PATCH", json={"starred": starred})

    async def delete(self, clip_ids: Sequence[str]) -> MovedClips:
        """Put clips into the trash; those that are not there are passed over."""
        return await self._move("clips/delete", clip_ids)

    async def restore(self, clip_ids: Sequence[str]) -> MovedClips:
        """Take clips out of the trash; those that are not in it are passed over."""
        return await self._move("clips/restore", clip_ids)

    async def timeline(self, **query: Any) -> dict[str, Any]:
        """Return how much happened and what was recorded, as JSON for a time bar.

        Args:
            query: ``since``, ``until``, ``buckets``, and what `events` takes to choose by.
        """
        return await self._connection.document("timeline", query)

    async def alerts(self, **query: Any) -> AlertPage:
        """Return alerts, the newest first.

        Args:
            query: ``status``, ``severity``, ``camera``, ``label``, ``since``, ``until``,
                ``page_size``, ``cursor``.
        """
        return await self._connection.read(AlertPage, "alerts", query)

    async def _move(self, path: str, clip_ids: Sequence[str]) -> MovedClips:
        body = {"ids": list(clip_ids)}
        return await self._connection.read(MovedClips, path, method="POST", json=body)
