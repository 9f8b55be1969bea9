"""The one door through which events and clips enter: checked, written, and only then told."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Final, Literal
from uuid import UUID

import structlog

from hearthwatch.events.alert_keeper import AlertKeeper
from hearthwatch.events.alerting import Alerting
from hearthwatch.events.bus import Bus, ClipChange, ClipChanged, Topic
from hearthwatch.events.commits import Commits, Work
from hearthwatch.events.ledger import Ledger, Post
from hearthwatch.events.registry import InvalidEventError, validated
from hearthwatch.events.repeats import Repeats
from hearthwatch.model.alert import Severity
from hearthwatch.model.clip import Clip
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import ClipClosed, EventMade
from hearthwatch.settings import Settings
from hearthwatch.store import (
    AlertStore,
    Clerk,
    ClipStore,
    EventStore,
    InvalidClipError,
    Pictures,
    StoredClip,
    StoreError,
    check_clip,
)
from hearthwatch.store.clips import add_clip
from hearthwatch.store.pictures import is_picture

__all__ = ["Level", "Post", "Recorder"]

_ALERT_EVERY: Final = 600.0
_REMIND_EVERY: Final = 86_400.0
_SECURITY_EVERY: Final = 60.0
_LONGEST_MESSAGE: Final = 900

type Level = Literal["info", "warning", "error"]

_log = structlog.get_logger(__name__)


class Recorder:
    """Records events in the order in which they come, each with what follows from it.

    An event, whether it alerts and why, the alert, and what is to be sent of it are one
    transaction: all of it is there after a crash, or nothing. A disk that does not answer holds
    none of them up: then they are committed without a picture.

    Attributes:
        keeper: of the alerts that events have opened.
    """

    def __init__(
        self,
        events: EventStore,
        pictures: Pictures,
        bus: Bus,
        *,
        clips: ClipStore,
        settings: Callable[[], Settings] = Settings,
        post: Post | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Begin with nothing under way.

        Args:
            events: where they are kept.
            pictures: where theirs are.
            bus: hears of everything, once it is safe.
            clips: where those are kept.
            settings: returns those in force now, with the policies of the cameras.
            post: sends what happens to other programs.
            clock: returns the present in seconds since 1970 UTC.
        """
        self._events = events
        self._pictures = pictures
        self._clips = clips
        self._settings = settings
        self._clock = clock
        self._commits = Commits(events, bus, post=post, clock=clock)
        self._alerting = Alerting(settings, clock)
        self.keeper = AlertKeeper(AlertStore(events.database), self._commits, settings, clock)
        self._turn = asyncio.Lock()
        self._clerk = Clerk()
        self._alerted = float("-inf")
        self._trouble: str | None = None
        self._repeats = Repeats(_SECURITY_EVERY)

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
            if made.picture is not None and (known := await self._events.get(event.id)):
                return known.event
            trouble = await self._write_picture(event, made.picture)
            picture = made.picture is not None and not trouble
            committed = self._commits.do(self._entry_of(event, picture=picture), [event.id])
        ledger = await committed
        if trouble is not None:
            await self._tell_trouble("The picture of an event", trouble)
        if ledger.stored:
            return ledger.stored[0].event
        known = await self._events.get(event.id)
        return event if known is None else known.event

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
            thumbnail = closed.thumbnail is not None and not trouble

            async def work(ledger: Ledger) -> StoredClip:
                stored, fresh = await add_clip(ledger.session, clip, thumbnail=thumbnail)
                if fresh:
                    ledger.before.append((Topic.CLIPS, ClipChange(ClipChanged.READY, stored)))
                    await self._alerting.enter(ledger, ready, picture=False)
                return stored

            committed = self._commits.do(work)
        stored = await committed
        if trouble is not None:
            await self._tell_trouble("The thumbnail of a clip", trouble)
        return stored

    async def publish(
        self,
        kind: EventType,
        camera_id: UUID | None,
        data: Mapping[str, Any],
        *,
        picture: bytes | None = None,
    ) -> Event:
        """Record something that the service itself knows of, as it happens.

        Args:
            kind: the type of the event.
            camera_id: of a configured camera; None: it concerns the whole system.
            data: the fields of the type.
            picture: a JPEG of it, which `record` writes as that of any event.

        Raises:
            InvalidEventError: the data are not what the type demands, or there is no such camera.
            StoreError: the database is locked or full; nothing was written.
        """
        now = self._clock()
        event = Event(
            id=random_id(now),
            type=kind,
            timestamp=now,
            camera_id=camera_id,
            camera=None if camera_id is None else self._slug_of(camera_id),
            data=data,
            trace=Trace(captured=now, confirmed=now),
        )
        return await self.record(EventMade(event=event, picture=picture))

    async def alert(self, message: str, level: Level = "warning") -> Event:
        """Record a `system_alert` of this moment.

        Raises:
            StoreError: the database is locked or full.
        """
        data = {"message": message, "level": level}
        return await self.publish(EventType.SYSTEM_ALERT, None, data)

    async def security(
        self,
        kind: str,
        message: str,
        *,
        severity: Severity = Severity.LOW,
        peer: str | None = None,
    ) -> None:
        """Record a `security_event` of this moment, unless there was one like it just now.

        Of one kind and peer there is one event a minute at most; the next one tells how many were
        left out. A database that cannot be written to is noted in the log and no trouble of the
        caller's.

        Args:
            kind: stays the same for programs, like ``login_failed``.
            message: the same for people; never a secret.
            severity: how grave it is.
            peer: the address it came from.
        """
        skipped = self._repeats.skipped((kind, peer), self._clock())
        if skipped is None:
            return
        text = message[:_LONGEST_MESSAGE]
        if skipped:
            text += f" ({skipped} more like it since the last time)"
        data = {"kind": kind, "message": text, "severity": severity, "peer": peer}
        try:
            await self.publish(EventType.SECURITY_EVENT, None, data)
        except StoreError as error:
            _log.warning("security_event_not_recorded", kind=kind, reason=str(error))

    def _entry_of(self, event: Event, *, picture: bool) -> Work[Ledger]:
        async def work(ledger: Ledger) -> Ledger:
            if event.id not in ledger.known:
                await self._alerting.enter(ledger, event, picture=picture)
            return ledger

        return work

    def _slug_of(self, camera_id: UUID) -> str:
        try:
            return self._settings().camera(str(camera_id)).slug
        except KeyError:
            raise InvalidEventError(f"no camera has the id {camera_id}") from None

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
        try:
            await self.alert(f"{what} could not be written: {trouble}", "error")
        except StoreError as error:
            _log.warning("system_alert_not_recorded", reason=str(error))
