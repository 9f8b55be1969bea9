"""The topics below ``surveillance/``, as programs for OpenCV surveillance know them."""

from collections.abc import Iterable
from typing import Any, Final

from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs.mqtt.layout import slug_of
from hearthwatch.outputs.mqtt.payloads import Device, Message, as_json, written
from hearthwatch.outputs.mqtt.topics import OFFLINE, ONLINE
from hearthwatch.settings import CameraSettings

BASE: Final = "surveillance"


class SurveillanceLayout:
    """The older layout that calls cameras by ``camera/{camera_id}``, where we put the slug."""

    def __init__(self, now: float) -> None:
        """Say that all is well since a moment, in seconds since 1970 UTC."""
        self._since = to_rfc3339(now)

    def retained(self, device: Device) -> dict[str, bytes]:
        """Return what the broker keeps of a device, but for its pictures, by topic."""
        if device.slug is None:
            return {}
        values, start = device.values, f"{BASE}/camera/{device.slug}"
        messages = {
            f"{start}/availability": ONLINE if values.available else OFFLINE,
            f"{start}/motion": written(values.get("motion") is True),
        }
        if known := values.attributes("snapshot"):
            about = {"timestamp": values.get("snapshot"), "event_id": known["event_id"]}
            messages[f"{start}/snapshot/metadata"] = as_json({"camera_id": device.slug} | about)
        return messages

    def pictures(self, device: Device) -> dict[str, str]:
        """Return the topics of a device's pictures, by topic the key of the entity."""
        return {} if device.slug is None else {f"{BASE}/camera/{device.slug}/image": "snapshot"}

    def facts(self, event: Event, camera: CameraSettings | None) -> Iterable[Message]:
        """Return what is told of an event, once."""
        slug = None if event.camera_id is None else slug_of(event, camera)
        said = as_json(
            {
                "camera_id": slug,
                "event_type": event.type.value,
                "timestamp": to_rfc3339(event.timestamp),
                "data": _data(event),
            }
        )
        if slug is not None:
            yield Message(f"{BASE}/camera/{slug}/event", said)
        yield Message(f"{BASE}/events/{event.type.value}", said)

    def status(self, *, online: bool) -> Iterable[Message]:
        """Return what says whether the engine is there."""
        word = (ONLINE if online else OFFLINE).decode()
        said = as_json({"status": word, "timestamp": self._since})
        yield Message(f"{BASE}/status", said, retain=True)


def metrics_messages(metrics: SystemMetrics) -> dict[str, bytes]:
    """Return what is retained of how the machine fares, by topic."""
    figures = {
        "cpu_usage": metrics.cpu_percent,
        "memory_usage": metrics.memory_percent,
        "disk_usage": metrics.disk_usage_gb,
    }
    return {f"{BASE}/system/{name}": written(value) for name, value in figures.items()}


def _data(event: Event) -> dict[str, Any]:
    """Return an event's data with what older programs call the same things."""
    data = dict(event.data)
    if event.type is EventType.FACE_DETECTED:
        return {**data, "face_name": data.get("name")}
    return data
