"""What every entity shows now: true from the start, and told to listeners as it changes."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import structlog

from hearthwatch.events.bus import AlertChange, Bus, ClipChange, Notice, Topic
from hearthwatch.events.camera_values import CameraValues, set_to
from hearthwatch.events.values import Values
from hearthwatch.model.alert import Alert, AlertStatus
from hearthwatch.model.camera import CameraStatus
from hearthwatch.model.entities import HUB_ENTITIES, MODES, Entity, Value
from hearthwatch.model.event import EventType
from hearthwatch.model.messages import Stats
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import Settings
from hearthwatch.store import (
    AlertFilter,
    AlertStore,
    ClipFilter,
    ClipStore,
    EventStore,
    Latest,
    StoredEvent,
    StoreError,
)

TICK: Final = 0.05
"""Seconds between two announcements; what changes in between is told once, as it is in the end."""

_LOOK_EVERY: Final = 30.0
_MOST_ALERTS: Final = 1000

_log = structlog.get_logger(__name__)

type Vitals = Mapping[str, Value]
"""Values of the hub that have to be measured, by the keys of its entities."""

type Gauge = Callable[[], Awaitable[tuple[Vitals, tuple[str, ...]]]]
"""Measures the hub's vitals, and names what is wrong with the installation as sentences."""


def hub_entities_of(settings: Settings) -> tuple[Entity, ...]:
    """Return the entities of the hub; the house has every mode that anything depends on."""
    alerts = [camera.alerts for camera in settings.cameras]
    named = (mode for alert in alerts for mode in alert.modes)
    raising = (mode for alert in alerts for rule in alert.raises for mode in rule.modes)
    modes = tuple(dict.fromkeys((*MODES, *named, *raising, settings.mode)))
    return tuple(
        replace(entity, options=modes) if entity.key == "mode" else entity
        for entity in HUB_ENTITIES
    )


class States:
    """The values of the entities of all cameras and of the hub.

    They follow what is published on the bus, at once and in its order, and are announced there as
    `Topic.STATES`. Use it from the event loop's thread.
    """

    def __init__(
        self,
        bus: Bus,
        *,
        settings: Callable[[], Settings],
        statuses: Callable[[], Mapping[UUID, CameraStatus]],
        events: EventStore,
        clips: ClipStore,
        alerts: AlertStore,
        latest: Latest,
        version: str,
        started: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Begin with what the settings say; `load` fills in the past.

        Args:
            bus: to follow and to announce changes on.
            settings: returns those in force now.
            statuses: returns the newest status of every camera that has told one.
            events: where the past is looked up.
            clips: likewise.
            alerts: likewise.
            latest: likewise.
            version: of the engine.
            started: when the engine did, in seconds since 1970 UTC.
            clock: returns the present in seconds since 1970 UTC.
        """
        self._bus = bus
        self._settings = settings
        self._statuses = statuses
        self._events = events
        self._clips = clips
        self._alerts = alerts
        self._latest = latest
        self._clock = clock
        self._cameras: dict[UUID, CameraValues] = {}
        self._unknown: set[UUID] = set()
        self._strangers = asyncio.Event()
        self._alerts_elsewhere = 0
        self._troubles: tuple[str, ...] = ()
        self._announcing: asyncio.TimerHandle | None = None
        self._announced = 0.0
        self._day, self._midnight = _day_of(clock())
        self.hub = Values(None)
        self.hub.put("status", value=True)
        self.hub.put("version", version)
        self.hub.put("started", to_rfc3339(started))
        self._follow_settings()
        self._count_up()
        bus.attend(self._take)

    def camera(self, camera_id: UUID) -> CameraValues | None:
        """Return what is shown of a camera; None: it is not configured."""
        return self._cameras.get(camera_id)

    def devices(self) -> Iterator[Values]:
        """Return the hub and all cameras, in the order of the settings."""
        yield self.hub
        for camera in self._settings().cameras:
            if values := self._cameras.get(camera.id):
                yield values

    async def load(self) -> None:
        """Look up what was last, what is open, and how much there was today.

        Raises:
            StoreError: the database does not answer.
        """
        unclosed = await self._alerts.page(
            AlertFilter(status=frozenset({AlertStatus.OPEN})), limit=_MOST_ALERTS
        )
        for alert in reversed(unclosed.items):
            self._take_alert(alert)
        clips = await self._latest.count(EventType.CLIP_READY, since=self._day)
        alerts = await self._latest.count(EventType.ALERT_OPENED, since=self._day)
        self._alerts_elsewhere = alerts.get(None, 0)
        for camera_id, values in self._cameras.items():
            values.begin_day(clips.get(camera_id, 0), alerts.get(camera_id, 0))
        await self._meet_strangers()
        self._count_up()

    async def run(self, gauge: Gauge | None = None) -> None:
        """Keep the days apart, look up cameras that are new, and measure, until cancelled.

        Args:
            gauge: measures what is shown of the hub; None: nobody does.
        """
        try:
            while True:
                try:
                    await self._meet_strangers()
                except StoreError as error:
                    _log.warning("past_not_known", reason=str(error))
                self._begin_day()
                if gauge is not None:
                    vitals, self._troubles = await gauge()
                    for key, value in vitals.items():
                        self.hub.put(key, value)
                self._count_up()
                self._announce_soon()
                await self._wait(min(_LOOK_EVERY, max(0.1, self._midnight - self._clock())))
        finally:
            if self._announcing:
                self._announcing.cancel()

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._strangers.wait()
        except TimeoutError:
            pass
        self._strangers.clear()

    def _take(self, notice: Notice) -> None:
        """Take in what was published; most of it changes nothing."""
        match notice.payload:
            case StoredEvent(event=event) if notice.topic is Topic.EVENTS:
                self._take_event(notice.payload, event.camera_id)
            case AlertChange(alert=alert):
                self._take_alert(alert)
            case ClipChange(stored=stored):
                if values := self._known(stored.clip.camera_id):
                    values.take_clip(notice.payload)
            case Stats(camera_id=camera_id, status=status):
                if values := self._known(camera_id):
                    values.take_status(status, self._clock())
            case None if notice.topic is Topic.CAMERAS:
                self._follow_settings()
            case _:
                return
        self._announce_soon()

    def _take_event(self, stored: StoredEvent, camera_id: UUID | None) -> None:
        self._begin_day()
        today = stored.event.timestamp >= self._day
        if camera_id is None:
            self._alerts_elsewhere += today and stored.event.type is EventType.ALERT_OPENED
        elif values := self._known(camera_id):
            values.take_event(stored, today=today)

    def _take_alert(self, alert: Alert) -> None:
        values = self._known(alert.camera_id) if alert.camera_id else None
        if values:
            values.take_alert(alert)

    def _known(self, camera_id: UUID) -> CameraValues | None:
        """Return a camera; one that the settings have, and we not yet, is taken in first."""
        if camera_id not in self._cameras and _is_configured(self._settings(), camera_id):
            self._follow_settings()
        return self._cameras.get(camera_id)

    def _follow_settings(self) -> None:
        for entity in HUB_ENTITIES:
            if entity.setting is not None:
                self.hub.put(entity.key, set_to(entity, self._settings()))
        cameras = {camera.id: camera for camera in self._settings().cameras}
        for camera_id in self._cameras.keys() - cameras.keys():
            del self._cameras[camera_id]
            self._unknown.discard(camera_id)
        for camera_id, camera in cameras.items():
            if values := self._cameras.get(camera_id):
                values.follow(camera)
                continue
            values = self._cameras[camera_id] = CameraValues(camera)
            if status := self._statuses().get(camera_id):
                values.take_status(status, self._clock())
            self._unknown.add(camera_id)
            self._strangers.set()

    async def _meet_strangers(self) -> None:
        """Look up the past of cameras of which nothing is known."""
        for camera_id in list(self._unknown):
            past = await self._latest.of_each_kind(camera_id)
            clips = await self._clips.page(ClipFilter(camera_id=camera_id), limit=1)
            if values := self._cameras.get(camera_id):
                values.recall(past)
                for clip in clips.items:
                    values.show_clip(clip.clip)
                await self._find_clip(values)
            self._unknown.discard(camera_id)

    async def _find_clip(self, values: CameraValues) -> None:
        event_id = values.activity_id
        found = await self._events.get(event_id) if event_id else None
        if event_id and found and found.clip_id:
            values.show_activity_in(event_id, found.clip_id)

    def _begin_day(self) -> None:
        now = self._clock()
        if self._day <= now < self._midnight:
            return
        self._day, self._midnight = _day_of(now)
        self._alerts_elsewhere = 0
        for values in self._cameras.values():
            values.begin_day()

    def _count_up(self) -> None:
        """Show on the hub what all cameras come to."""
        cameras = list(self._cameras.values())
        hub = self.hub
        hub.put("cameras_online", sum(values.get("online") is True for values in cameras))
        hub.put("clips_today", _total(cameras, "clips_today"))
        hub.put("alerts_today", _total(cameras, "alerts_today") + self._alerts_elsewhere)
        wrong = sum(values.get("health") in {"problem", "offline"} for values in cameras)
        hub.put("problems", wrong + len(self._troubles), {"problems": list(self._troubles)})

    def _announce_soon(self) -> None:
        if self._announcing is None:
            loop = asyncio.get_running_loop()
            wait = max(0.0, self._announced + TICK - loop.time())
            self._announcing = loop.call_later(wait, self._announce)

    def _announce(self) -> None:
        self._announcing = None
        self._announced = asyncio.get_running_loop().time()
        self._count_up()
        for values in (self.hub, *self._cameras.values()):
            if change := values.change():
                self._bus.publish(Topic.STATES, change)


def _day_of(moment: float) -> tuple[float, float]:
    """Return when the local day of a moment begins and ends, in seconds since 1970 UTC."""
    date = datetime.fromtimestamp(moment, UTC).astimezone().date()
    start = datetime.combine(date, datetime.min.time())
    return start.timestamp(), (start + timedelta(days=1)).timestamp()


def _total(cameras: list[CameraValues], key: str) -> int:
    return sum(value for values in cameras if isinstance(value := values.get(key), int))


def _is_configured(settings: Settings, camera_id: UUID) -> bool:
    return any(camera.id == camera_id for camera in settings.cameras)
