"""What is shown of one camera, from its settings, its status, its events and its clips."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, Final
from uuid import UUID

from hearthwatch.events.activity import Activity, activity_of
from hearthwatch.events.best_picture import BestPicture, picture_path
from hearthwatch.events.bus import ClipChange, ClipChanged
from hearthwatch.events.presence import Presence
from hearthwatch.events.values import Values
from hearthwatch.model.alert import Alert, AlertStatus, Severity
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.clip import Clip
from hearthwatch.model.entities import (
    CAMERA_ENTITIES,
    DOORBELL,
    NO_ALERT,
    PACKAGE_ENTITIES,
    RING,
    Entity,
    EntityKind,
    Value,
    label_entity,
    label_keys,
    picture_key,
    zone_entity,
    zone_keys,
)
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.labels import USUAL_GROUPS, Group, group_of
from hearthwatch.model.sound import CO_ALARM, SMOKE_ALARM, SoundStatus
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import CameraSettings, OnvifSource, Settings
from hearthwatch.settings.camera import slugify
from hearthwatch.store import StoredEvent

_FIGURES_EVERY: Final = 10.0
"""Seconds between two looks at figures that are never quite the same."""

_JUMP: Final = 3.0
"""Decibels by which a level must change to be shown at once: twice as much power."""

_ALARM_KEYS: Final = {SMOKE_ALARM: "smoke_alarm", CO_ALARM: "co_alarm"}

_SLACK: Final = 2.0
"""Seconds by which a picture may be older than the word that its camera is online."""

_TELLS: Final = {
    word: entity.key
    for entity in CAMERA_ENTITIES
    if entity.kind is EntityKind.EVENT
    for word in entity.options
}
"""Which event entity tells what."""

_WORDS: Final = {EventType.DOORBELL_PRESSED: RING}
"""What event entities call an event, where that is not its type."""


def entities_of(camera: CameraSettings) -> tuple[Entity, ...]:
    """Return the entities that a camera has."""
    zones = (zone_entity(key, name) for name, key in _zones(camera).items())
    labels = (label_entity(key, label) for label, key in _labels(camera).items())
    packages = PACKAGE_ENTITIES if Group.PACKAGE in _groups(camera) else ()
    rings = any(isinstance(source, OnvifSource) and source.events for source in camera.sources)
    usual = (
        replace(entity, enabled=True) if rings and entity.key == DOORBELL else entity
        for entity in CAMERA_ENTITIES
    )
    return (*usual, *packages, *zones, *labels)


class CameraValues(Values):
    """What is shown of one camera.

    Presence is what its events say while it is online, and nothing at all while it is not.
    """

    def __init__(self, camera: CameraSettings) -> None:
        super().__init__(camera.id)
        self._camera = camera
        self._status: CameraStatus | None = None
        self._presence = Presence()
        self._told = False
        self._activity: Activity | None = None
        self._pictures: dict[Group, BestPicture] = {}
        self._clip: Clip | None = None
        self._alerts: dict[UUID, Severity] = {}
        self._figured = self._levelled = float("-inf")
        for key in ("clips_today", "alerts_today"):
            self.put(key, 0)
        for key in (*_TELLS.values(), "snapshot", "last_activity", "summary", "last_clip"):
            self.put(key, None)
        self.put("motion", value=False)
        self._show_settings()
        self._show_pictures()
        self._show_presence()
        self._show_severity()
        self._show_status(CameraStatus(CameraState.CONNECTING, 0.0), 0.0)

    def follow(self, camera: CameraSettings) -> None:
        """Follow new settings."""
        before, self._camera = self._camera, camera
        if camera.zones != before.zones:
            self._presence.leave_zones()
        for key in _own_keys(before) - _own_keys(camera):
            self.drop(key)
        self._show_settings()
        self._show_pictures()
        if not self._sees:
            self._see_nothing()
        self._show_presence()
        if self._status is not None:
            self._show_status(self._status, self._figured)

    def take_status(self, status: CameraStatus, now: float) -> None:
        """Take in what the camera says of itself."""
        self._status = status
        if not self._sees:
            self._see_nothing()
        self._show_status(status, now)

    def take_event(self, stored: StoredEvent, *, today: bool) -> None:
        """Take in an event that has just been told.

        Args:
            stored: of this camera.
            today: it happened today, where the engine is.
        """
        event = stored.event
        self._told = True
        self._take_presence(event)
        self.remember(stored)
        if event.type is EventType.CLIP_READY and today:
            self.count("clips_today")
        if event.type is EventType.ALERT_OPENED and today:
            self.count("alerts_today")

    def take_alert(self, alert: Alert) -> None:
        """Take in how an alert is now."""
        if alert.status is AlertStatus.OPEN:
            self._alerts[alert.id] = alert.severity
        else:
            self._alerts.pop(alert.id, None)
        self._show_severity()

    def recall(self, past: Iterable[StoredEvent]) -> None:
        """Show what was last, oldest first, unless something was told of the camera since."""
        if not self._told:
            for stored in past:
                self.remember(stored)

    def remember(self, stored: StoredEvent) -> None:
        """Show an event among what was last."""
        event = stored.event
        moment = {"timestamp": to_rfc3339(event.timestamp), "event_id": str(event.id)}
        word = _WORDS.get(event.type, event.type.value)
        if key := _TELLS.get(word):
            self.put(key, word, moment)
        if stored.picture:
            picture = {"event_id": str(event.id), "picture": picture_path(event.id)}
            self.put("snapshot", moment["timestamp"], picture)
            self._show_thing(BestPicture.of(stored))
        if activity := activity_of(event, self._camera.name):
            severity = activity.severity or next(reversed(self._alerts.values()), None)
            self._activity = replace(activity, severity=severity, clip_id=stored.clip_id)
            self._show_activity()

    def take_clip(self, change: ClipChange) -> None:
        """Take in what happened to a clip."""
        clip = change.stored.clip
        if change.what is ClipChanged.DELETED:
            if self._clip and clip.id == self._clip.id:
                self._clip = None
                self.put("last_clip", None, {})
        elif change.what is ClipChanged.READY:
            self.show_clip(clip)

    def show_clip(self, clip: Clip) -> None:
        """Show a clip unless a newer one is there already."""
        if self._clip is None or clip.start >= self._clip.start:
            self._clip = clip
            self.put("last_clip", to_rfc3339(clip.start), _clip_attributes(clip))
        found = self._activity
        if found and found.clip_id is None and _shows(clip, found.timestamp):
            self._activity = replace(found, clip_id=clip.id)
            self._show_activity()

    def begin_day(self, clips: int = 0, alerts: int = 0) -> None:
        """Begin to count anew, from what the day has brought so far."""
        self.put("clips_today", clips)
        self.put("alerts_today", alerts)

    @property
    def activity_id(self) -> UUID | None:
        """The event that told of the last activity, as long as no clip is known that shows it."""
        found = self._activity
        return found.event_id if found and found.clip_id is None else None

    def show_activity_in(self, event_id: UUID, clip_id: UUID) -> None:
        """Say which clip shows the last activity, if that event told of it."""
        if self._activity and self.activity_id == event_id:
            self._activity = replace(self._activity, clip_id=clip_id)
            self._show_activity()

    @property
    def _sees(self) -> bool:
        """Whether the camera delivers pictures."""
        online = self._status is not None and self._status.state is CameraState.ONLINE
        return online and self._camera.enabled

    def _see_nothing(self) -> None:
        self._presence.clear()
        self._show_presence()
        self.put("motion", value=False)

    def _take_presence(self, event: Event) -> None:
        """Believe an event about what is there now, unless it is of a time before the camera went.

        The worker sends an event again until it is committed, so it may come late.
        """
        status = self._status
        if (
            status
            and status.state is CameraState.ONLINE
            and event.timestamp < status.since - _SLACK
        ):
            return
        if event.type is EventType.MOTION_ENDED:
            self.put("motion", value=False)
        if status is None or status.state is not CameraState.ONLINE:
            return
        if event.type is EventType.MOTION_DETECTED:
            self.put("motion", value=True)
        if self._presence.take(event):
            self._show_presence()

    def _show_thing(self, best: BestPicture | None) -> None:
        if best and best.replaces(self._pictures.get(best.group)):
            self._pictures[best.group] = best
            self._show_pictures()

    def _show_pictures(self) -> None:
        for group in _groups(self._camera):
            if best := self._pictures.get(group):
                self.put(picture_key(group), to_rfc3339(best.timestamp), best.attributes())
            else:
                self.put(picture_key(group), None)

    def _show_presence(self) -> None:
        for group in _groups(self._camera):
            self.put(group.value, self._presence.has(group))
        for zone, key in _zones(self._camera).items():
            self.put(key, self._presence.occupies(zone))
        for label, key in _labels(self._camera).items():
            self.put(key, self._presence.has_label(label))
        labels = self._presence.labels()
        self.put("people", self._presence.people())
        self.put("objects", sum(labels.values()), {"labels": labels})

    def _show_status(self, status: CameraStatus, now: float) -> None:
        online = status.state is CameraState.ONLINE and self._camera.enabled
        problems = [problem.text for problem in status.problems]
        self.available = online
        self.put("online", online)
        self.put("recording", online and status.recording)
        self.put("live", "recording" if online and status.recording else "idle")
        self.put("problem", bool(problems), {"problems": problems})
        self.put("health", self._health(status), {"reason": status.reason, "problems": problems})
        if attention := status.attention:
            known = {"reason": attention.reason, "pinned": attention.pinned}
            self.put("attention", attention.mode.value, known)
        self._show_sound(status.sound if online else None, now)
        if now - self._figured >= _FIGURES_EVERY:
            self._figured = now
            self._show_figures(status)

    def _show_sound(self, sound: SoundStatus | None, now: float) -> None:
        """Show what is heard at once, and how loud it is when that changes much or now and then."""
        listening = sound is not None and sound.listening
        heard = sound.heard if sound is not None and listening else ()
        self.put("sound", bool(heard) if listening else None, {"heard": list(heard)})
        for label, key in _ALARM_KEYS.items():
            self.put(key, label in heard if listening else None)
        level = sound.level if sound is not None and listening else None
        before = self.get("sound_level")
        jumps = not isinstance(before, int) or level is None or abs(level - before) >= _JUMP
        if jumps or now - self._levelled >= _FIGURES_EVERY:
            self._levelled = now
            reason = sound.reason if sound is not None else None
            self.put("sound_level", None if level is None else round(level), {"reason": reason})

    def _health(self, status: CameraStatus) -> str:
        if not self._camera.enabled:
            return CameraState.DISABLED.value
        if status.state is CameraState.ONLINE:
            return "problem" if status.problems else "ok"
        return status.state.value

    def _show_figures(self, status: CameraStatus) -> None:
        self.put("frame_rate", round(status.frame_rate, 1))
        self.put("look_rate", round(status.look_rate, 1))
        self.put("detector_rate", round(status.detector_rate, 1))
        if status.attention:
            self.put("cost", round(100 * status.attention.cost, 1))

    def _show_settings(self) -> None:
        for entity in CAMERA_ENTITIES:
            if entity.setting is not None:
                self.put(entity.key, set_to(entity, self._camera))

    def _show_severity(self) -> None:
        newest: str = next(reversed(self._alerts.values()), NO_ALERT)
        for key in ("severity", "risk_level"):
            self.put(key, newest, {"open_alerts": len(self._alerts)})

    def _show_activity(self) -> None:
        if self._activity:
            self.put("last_activity", self._activity.type, self._activity.attributes())
            self.put("summary", self._activity.summary)


def _zones(camera: CameraSettings) -> Mapping[str, str]:
    """Return the key of each zone, by its name."""
    return zone_keys((zone.name, slugify(zone.name)) for zone in camera.zones)


def _labels(camera: CameraSettings) -> Mapping[str, str]:
    """Return the key of each label that is told by itself."""
    return label_keys(camera.detect.labels)


def _groups(camera: CameraSettings) -> Sequence[Group]:
    """Return the groups that a camera shows: the usual ones, and others that it tells."""
    told = {group_of(label) for label in camera.detect.labels}
    return [group for group in Group if group in USUAL_GROUPS or group in told]


def _own_keys(camera: CameraSettings) -> set[str]:
    """Return the keys that its settings give a camera beside those that every camera has."""
    groups = {key for group in _groups(camera) for key in (group.value, picture_key(group))}
    return groups | {*_zones(camera).values(), *_labels(camera).values()}


def set_to(entity: Entity, settings: CameraSettings | Settings) -> Value:
    """Return what the setting behind an entity is set to."""
    path: Iterable[str] = (entity.setting or "").split(".")
    value: Any = reduce(getattr, path, settings)
    word: Value = getattr(value, "value", value)
    return word if entity.off is None else word != entity.off


def _shows(clip: Clip, moment: float) -> bool:
    return clip.start <= moment <= clip.start + clip.duration


def _clip_attributes(clip: Clip) -> dict[str, Any]:
    return {
        "clip_id": str(clip.id),
        "storage_uri": f"local:{clip.path}",
        "timestamp": to_rfc3339(clip.start),
        "duration": clip.duration,
        "cause": clip.cause.value,
    }
