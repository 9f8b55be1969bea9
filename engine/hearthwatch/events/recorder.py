"""The one door through which events and clips enter: checked, written, and only then told."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final, Literal

import structlog

from hearthwatch.events.bus import Bus, ClipChange, ClipChanged, Topic
from hearthwatch.events.registry import validated
from hearthwatch.model.alert import Severity
from hearthwatch.model.clip import Clip
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import ClipClosed, EventMade
from hearthwatch.store import (
    Clerk,
    ClipStore,
    EventStore,
    InvalidClipError,
    Pictures,
    StoredClip,
    StoredEvent,
    StoreError,
    check_clip,
)
from hearthwatch.store.pictures import is_picture

_ALERT_EVERY: Final = 600.0
_REMIND_EVERY: Final = 86_400.0

type Level = Literal["info", "warning", "error"]

_log = structlog.get_logger(__name__)


class Recorder:
    """Records events in the order in which they come.

    A disk that does not answer holds none of them up: then they are committed without a picture.
    """

    def __init__(
        self,
        events: EventStore,
        pictures: Pictures,
        bus: Bus,
        *,
        clips: ClipStore,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._events = events
        self._pictures = pictures
        self._bus = bus
        self._clips = clips
        self._clock = clock
        self._turn = asyncio.Lock()
        self._clerk = Clerk()
        self._alerted = float("-inf")
        self._trouble: str | None = None

    async def record(self, made: EventMade) -> Event:
        """Commit an event with its picture, then tell the bus.

        When the picture cannot be written the event is committed all the same, and a system
        alert says so. An event that is there already is neither changed nor told again.

        Raises:
            InvalidEventError: the data are not what the type demands; sending it again is no use.
            StoreError: the database is locked or full; nothing was written, send it again.
        """
        event = replace(made.event, data=validated(made.event))
        async with self._turn:
            known = await self._events.get(event.id)
            if known is not None:
                return known.event
            trouble = await self._write_picture(event, made.picture)
            stored = await self._commit(event, picture=made.picture is not None and not trouble)
            if trouble is not None:
                await self._tell_trouble("The picture of an event", trouble)
        return stored.event

    async def keep(self, closed: ClipClosed) -> StoredClip:
        """Commit a clip, its thumbnail and a `clip_ready` event at once, then tell the bus.

        When the thumbnail cannot be written the clip is kept all the same, and a system alert
        says so. A clip that is there already is neither changed nor told again.

        Raises:
            InvalidClipError: what is said of the clip cannot be true, or its file is gone;
                sending it again is no use.
            StoreError: the database is locked or full, or the folder of clips cannot be read;
                nothing was written, send it again.
        """
        async with self._turn:
            known = await self._clips.get(closed.clip.id)
            if known is not None:
                return known
            clip = await self._measured(closed.clip)
            ready = self._ready_event(clip)
            trouble = await self._write_thumbnail(clip, closed.thumbnail)
            stored, event = await self._clips.insert(
                clip, thumbnail=closed.thumbnail is not None and not trouble, told=ready
            )
            self._bus.publish(Topic.CLIPS, ClipChange(ClipChanged.READY, stored))
            if event is not None:
                await self._tell(event)
            if trouble is not None:
                await self._tell_trouble("The thumbnail of a clip", trouble)
        return stored

    async def alert(self, message: str, level: Level = "warning") -> Event:
        """Record a `system_alert` of this moment.

        Raises:
            StoreError: the database is locked or full.
        """
        return await self.record(EventMade(event=self._alert_event(message, level)))

    async def security(
        self,
        kind: str,
        message: str,
        *,
        severity: Severity = Severity.LOW,
        peer: str | None = None,
    ) -> None:
        """Record a `security_event` of this moment and tell those who listen to such.

        Args:
            kind: stays the same; programs may compare it.
            message: the same for people; never a secret.
            severity: how grave it is.
            peer: the address it came from.

        Raises:
            StoreError: the database is locked or full.
        """
        now = self._clock()
        data = {"kind": kind, "message": message, "severity": severity.value, "peer": peer}
        event = Event(random_id(now), EventType.SECURITY_EVENT, now, data=data)
        event = replace(event, data=validated(event))
        async with self._turn:
            stored = await self._commit(event, picture=False)
        self._bus.publish(Topic.SECURITY, stored)

    async def _commit(self, event: Event, *, picture: bool) -> StoredEvent:
        stored, _ = await self._events.insert(event, picture=picture)
        return await self._tell(stored)

    async def _tell(self, stored: StoredEvent) -> StoredEvent:
        trace = replace(stored.event.trace, published=self._clock())
        stored = replace(stored, event=replace(stored.event, trace=trace))
        self._bus.publish(Topic.EVENTS, stored)
        await self._keep_trace(stored.event)
        return stored

    async def _keep_trace(self, event: Event) -> None:
        try:
            await self._events.set_trace(event)
        except StoreError as error:
            _log.warning("published_time_not_kept", event_id=str(event.id), reason=str(error))

    async def _write_picture(self, event: Event, jpeg: bytes | None) -> str | None:
        """Write the picture and return why it could not be, if so."""
        if jpeg is None:
            return None
        if not is_picture(jpeg):
            return "it is no JPEG of a reasonable size"
        try:
            await self._clerk.do(lambda: self._pictures.write(event, jpeg))
        except OSError as error:
            return error.strerror or type(error).__name__
        return None

    async def _measured(self, clip: Clip) -> Clip:
        """Check a clip, and believe the disk and not the worker about its size."""
        check_clip(clip)
        try:
            size = await self._clerk.do(lambda: self._clips.files.size(clip))
        except OSError as error:
            raise StoreError(f"clip {clip.id} cannot be read: {error.strerror}") from error
        return replace(clip, size=size)

    async def _write_thumbnail(self, clip: Clip, jpeg: bytes | None) -> str | None:
        """Write the thumbnail and return why it could not be, if so."""
        if jpeg is None:
            return None
        try:
            await self._clerk.do(lambda: self._clips.files.write_thumbnail(clip, jpeg))
        except InvalidClipError as error:
            return str(error)
        except OSError as error:
            return error.strerror or type(error).__name__
        return None

    def _ready_event(self, clip: Clip) -> Event:
        now = self._clock()
        data = {
            "clip_id": str(clip.id),
            "filename": PurePosixPath(clip.path).name,
            "duration": clip.duration,
            "size": clip.size,
            "cause": clip.cause.value,
        }
        event = Event(
            id=random_id(now),
            type=EventType.CLIP_READY,
            timestamp=now,
            camera_id=clip.camera_id,
            camera=clip.camera,
            data=data,
            trace=Trace(captured=clip.start + clip.duration, confirmed=now),
        )
        return replace(event, data=validated(event))

    async def _tell_trouble(self, what: str, trouble: str) -> None:
        now = self._clock()
        _log.error("picture_not_written", what=what, reason=trouble)
        same = trouble == self._trouble
        if now - self._alerted < (_REMIND_EVERY if same else _ALERT_EVERY):
            return
        self._alerted, self._trouble = now, trouble
        message = f"{what} could not be written: {trouble}"
        event = self._alert_event(message, "error")
        try:
            await self._commit(event, picture=False)
        except StoreError as error:
            _log.warning("system_alert_not_recorded", reason=str(error))

    def _alert_event(self, message: str, level: Level) -> Event:
        now = self._clock()
        data = {"message": message, "level": level}
        return Event(random_id(now), EventType.SYSTEM_ALERT, now, data=data)
