"""What a camera noticed, told on Home Assistant's bus in a sentence."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from .client import Event
from .const import EVENT_HEARTHWATCH
from .coordinator import HearthwatchConfigEntry
from .facts import facts_of
from .targets import device_of

_VOWELS: Final = tuple("aeiou")

TOLD: Final = frozenset(
    {
        "object_detected",
        "zone_breach",
        "line_crossed",
        "loitering",
        "parked",
        "face_detected",
        "audio_detected",
        "doorbell_pressed",
        "alert_opened",
        "camera_offline",
        "camera_online",
    }
)
"""Types of the engine's events that people want to hear of."""

_SAID: Final = {
    "alert_opened": "raised an alert: {title}",
    "audio_detected": "heard {sound}",
    "camera_offline": "went offline: {reason}",
    "camera_online": "came online",
    "doorbell_pressed": "rang",
    "face_detected": "recognized {name}",
    "line_crossed": "saw {thing} cross {line}",
    "loitering": "saw {thing} stay{where}",
    "motion_detected": "saw motion{where}",
    "object_detected": "saw {thing}{where}",
    "object_left": "saw {thing} leave",
    "parked": "saw {thing} park{where}",
    "zone_breach": "saw {thing} enter {zone}",
    "zone_left": "saw {thing} leave {zone}",
}


@callback
def async_tell_bus(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> CALLBACK_TYPE:
    """Fire one bus event for each event of a camera that people want to hear of."""

    @callback
    def tell(event: Event) -> None:
        camera = entry.runtime_data.data.devices.get(event.camera_id or "")
        if event.type not in TOLD or camera is None:
            return
        facts = facts_of(event)
        notice = {
            "type": event.type,
            "entry_id": entry.entry_id,
            "device_id": device_of(hass, entry, camera.id),
            "camera": camera.name,
            **{
                name: facts.get(name)
                for name in ("label", "zone", "line", "score", "severity", "event_id")
            },
            "summary": f"{camera.name} {said_of(event.type, facts)}",
        }
        hass.bus.async_fire(EVENT_HEARTHWATCH, notice)

    return entry.runtime_data.async_listen_events(None, tell)


def said_of(event_type: str, facts: Mapping[str, Any]) -> str:
    """Return what a camera did, to be read behind its name.

    Args:
        event_type: the engine's.
        facts: as `facts_of` returns them.
    """
    label, zone = facts.get("label"), facts.get("zone")
    thing = f"{'an' if str(label).startswith(_VOWELS) else 'a'} {label or 'thing'}"
    words = {
        "thing": thing,
        "sound": label or "a sound",
        "zone": zone or "a zone",
        "where": f" in {zone}" if zone else "",
        "line": facts.get("line") or "a line",
        "name": facts.get("name") or "a face",
        "title": facts.get("title") or thing,
        "reason": facts.get("reason") or "no pictures come",
        "type": event_type.replace("_", " "),
    }
    return _SAID.get(event_type, "told of {type}").format_map(words)
