"""The topics below ``homesec/``, and its older topic of alerts."""

from collections.abc import Iterable
from typing import Any, Final

from hearthwatch.events.activity import activity_of
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs.mqtt.layout import clip_address, slug_of
from hearthwatch.outputs.mqtt.payloads import Device, Message, as_json, written
from hearthwatch.outputs.mqtt.topics import OFFLINE, ONLINE
from hearthwatch.settings import CameraSettings
from hearthwatch.settings.outputs import CAMERA_NAME

BASE: Final = "homesec"

_ACTIVITY: Final = ("activity_type", "summary", "risk_level", "timestamp", "clip_id")
_CLIP: Final = ("clip_id", "storage_uri", "timestamp")
_PRESENCE: Final = ("motion", "person")


class HomeSecLayout:
    """The older layout in which cameras stand beside the hub."""

    def __init__(self, topic_template: str) -> None:
        """Use a template for the topic of alerts."""
        self._template = topic_template

    def retained(self, device: Device) -> dict[str, bytes]:
        """Return what the broker keeps of a device, but for its pictures, by topic."""
        values = device.values
        if device.slug is None:
            figures = {key: values.get(key) for key in ("clips_today", "alerts_today")}
            return {f"{BASE}/hub/stats": as_json(figures)}
        start = f"{BASE}/{device.slug}"
        messages = {f"{start}/{key}": written(values.get(key) is True) for key in _PRESENCE}
        messages[f"{start}/risk"] = written(values.get("risk_level"))
        messages[f"{start}/health"] = written(values.get("health"))
        if activity := values.attributes("last_activity"):
            messages[f"{start}/activity"] = as_json({key: activity[key] for key in _ACTIVITY})
        if clip := values.attributes("last_clip"):
            address = {"view_url": clip_address(clip["clip_id"])}
            messages[f"{start}/clip"] = as_json({key: clip[key] for key in _CLIP} | address)
        return messages

    def pictures(self, device: Device) -> dict[str, str]:
        """Return the topics of a device's pictures, by topic the key of the entity."""
        return {} if device.slug is None else {f"{BASE}/{device.slug}/snapshot": "snapshot"}

    def facts(self, event: Event, camera: CameraSettings | None) -> Iterable[Message]:
        """Return what is told of an event, once: only alerts are."""
        if event.type is not EventType.ALERT_OPENED or event.camera_id is None:
            return
        slug = slug_of(event, camera)
        found = activity_of(event, slug if camera is None else camera.name)
        if found is None:
            return
        activity = found.attributes()
        said = {"event_type": "alert"} | {key: activity[key] for key in _ACTIVITY}
        yield Message(f"{BASE}/{slug}/alert", as_json(said))
        topic = self._template.replace(CAMERA_NAME, slug)
        yield Message(topic, as_json(_alert(event, slug, activity)))

    def status(self, *, online: bool) -> Iterable[Message]:
        """Return what says whether the engine is there."""
        yield Message(f"{BASE}/hub/status", ONLINE if online else OFFLINE, retain=True)


def _alert(event: Event, slug: str, activity: dict[str, Any]) -> dict[str, Any]:
    """Return an alert as the notifier of old sent it; a clip of it is rarely there so soon."""
    return {
        "clip_id": activity["clip_id"],
        "camera_name": slug,
        "storage_uri": None,
        "view_url": clip_address(activity["clip_id"]),
        "risk_level": activity["risk_level"],
        "activity_type": activity["activity_type"],
        "notify_reason": f"risk_level={activity['risk_level']}",
        "summary": activity["summary"],
        "analysis": None,
        "ts": to_rfc3339(event.timestamp),
        "dedupe_key": event.data["alert_id"],
        "upload_failed": False,
        "vlm_failed": False,
    }
