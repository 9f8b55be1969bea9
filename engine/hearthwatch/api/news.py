"""What is told over the WebSocket, made from what is published inside."""

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from hearthwatch.api.alert_views import AlertView
from hearthwatch.api.camera_views import status_update
from hearthwatch.api.clip_views import clip_view
from hearthwatch.api.entity_views import states_data
from hearthwatch.api.event_views import EventView
from hearthwatch.api.frames import told
from hearthwatch.api.house import House
from hearthwatch.api.identity import Identity
from hearthwatch.api.job_views import JobView
from hearthwatch.api.look_views import FollowedView
from hearthwatch.api.wire import written
from hearthwatch.events import AlertChange, ClipChange, Dropped, Job, Notice, StatesChange, Topic
from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.model.messages import Stats, Tracks
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import StoredEvent

_SIGNED: Final = {Topic.CLIPS, Topic.STATES}
"""Topics of which some frames hold signed addresses."""


def text_of(house: House, notice: Notice | Dropped, identity: Identity) -> str:
    """Return the text of a frame of something that was published, written once for all listeners.

    Only how many cameras there are is another number for those who may not see all of them, and
    signed addresses are another one's for each holder of credentials.
    """
    if isinstance(notice, Dropped):
        return written(dropped(notice.topic, notice.count))
    if notice.payload is None and identity.cameras is not None:
        seen = sum(identity.sees(camera.id) for camera in house.settings().cameras)
        return written(told(notice.topic, "cameras_changed", {"total": seen}))
    holder = identity.holder if notice.topic in _SIGNED else None
    if holder not in notice.texts:
        notice.texts[holder] = written(frame_of(house, notice, holder))
    return notice.texts[holder]


def frame_of(  # noqa: PLR0911 - one for each kind of payload
    house: House, notice: Notice, holder: str | None
) -> dict[str, Any]:
    """Return the frame of something that was published.

    Args:
        house: whose addresses are in it.
        notice: what was published.
        holder: with whom the addresses end.

    Raises:
        TypeError: the publisher sent what does not belong to the topic.
    """
    match notice.payload:
        case StoredEvent() as event:
            return event_frame(event, notice.topic)
        case AlertChange(what=what, alert=alert):
            view = AlertView.of(alert).model_dump(mode="json")
            return told(Topic.ALERTS, f"alert_{what}", view)
        case ClipChange(what=what, stored=stored):
            view = clip_view(house, stored, holder).model_dump(mode="json")
            return told(Topic.CLIPS, f"clip_{what}", view)
        case Stats() as stats:
            kind = "camera_status_changed" if notice.topic is Topic.CAMERAS else "metrics"
            data = status_update(stats.camera_id, slug_of(house, stats.camera_id), stats.status)
            return told(notice.topic, kind, data)
        case SystemMetrics() as metrics:
            data = asdict(metrics) | {"timestamp": to_rfc3339(metrics.timestamp)}
            return told(notice.topic, "system_metrics", data)
        case Job() as job:
            return told(Topic.JOBS, "job", JobView.of(job).model_dump(mode="json"))
        case Tracks() as tracks:
            return told(notice.topic, "tracks", _boxes(house, tracks))
        case StatesChange() as change:
            return told(notice.topic, "states", states_data(house, change, holder))
        case None:
            return told(notice.topic, "cameras_changed", {"total": len(house.settings().cameras)})
        case other:
            raise TypeError(f"{type(other).__name__} was published as {notice.topic}")


def event_frame(stored: StoredEvent, topic: Topic = Topic.EVENTS) -> dict[str, Any]:
    """Return the frame of an event."""
    view = EventView.of(stored)
    return told(topic, view.type.value, view.model_dump(mode="json"))


def dropped(topic: Topic, count: int | None) -> dict[str, Any]:
    """Return the frame that says: some are missing, ask for the whole. None: unknown how many."""
    return told(topic, "dropped", {"count": count})


def slug_of(house: House, camera_id: UUID) -> str | None:
    """Return a camera's slug, or None when it is no longer configured."""
    try:
        return house.settings().camera(str(camera_id)).slug
    except KeyError:
        return None


def _boxes(house: House, tracks: Tracks) -> dict[str, Any]:
    return {
        "camera_id": str(tracks.camera_id),
        "camera": slug_of(house, tracks.camera_id),
        "timestamp": to_rfc3339(tracks.timestamp),
        "tracks": [FollowedView.of(track).model_dump(mode="json") for track in tracks.tracks],
    }
