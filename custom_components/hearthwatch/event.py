"""Events: what happens, each time it happens."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, override

from homeassistant.components.event import (
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
    EventEntityDescription,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .client import Event
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .entity import HearthwatchEntity, async_add_by_table
from .installation import DeviceState
from .views import event_picture_path

PARALLEL_UPDATES = 0

_RING: Final = "doorbell_pressed"
"""What the engine calls it that somebody rang."""

_MOST_WAITING: Final = 100
"""Events that are kept for when the engine's devices are known again; the oldest go first."""


@dataclass(frozen=True, kw_only=True)
class HearthwatchEventDescription(EventEntityDescription):
    """An entity that tells of some types of events."""

    event_types: list[str]
    attributes_fn: Callable[[Mapping[str, Any]], dict[str, Any]]
    """Takes what people may want to know out of an event's data."""


def _thing(data: Mapping[str, Any]) -> dict[str, Any]:
    zones = [data["zone"]] if data.get("zone") else list(data.get("zones", ()))
    return {
        "label": data.get("object_type"),
        "group": data.get("group"),
        "zone": next(iter(zones), None),
        "zones": zones,
        "score": data.get("confidence"),
        "track_id": data.get("track_id"),
        "duration": data.get("duration"),
        "name": data.get("name"),
        "box": data.get("box") or data.get("location"),
    }


def _line(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"line": data.get("line"), "direction": data.get("direction"), **_thing(data)}


def _ring(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"source": data.get("source")}


def _alert(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "alert_id": data.get("alert_id"),
        "title": data.get("title"),
        "summary": data.get("summary"),
        "severity": data.get("severity"),
        "label": data.get("label"),
        "group": data.get("group"),
        "zone": next(iter(data.get("zones", ())), None),
        "zones": list(data.get("zones", ())),
        "duration": data.get("duration"),
        "reason": data.get("reason"),
    }


DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        HearthwatchEventDescription(
            key="detections",
            translation_key="detections",
            device_class=EventDeviceClass.MOTION,
            event_types=[
                "object_detected",
                "object_left",
                "zone_breach",
                "zone_left",
                "loitering",
                "parked",
                "face_detected",
            ],
            attributes_fn=_thing,
        ),
        HearthwatchEventDescription(
            key="line",
            translation_key="line",
            event_types=["line_crossed"],
            attributes_fn=_line,
        ),
        HearthwatchEventDescription(
            key="doorbell",
            translation_key="doorbell",
            device_class=EventDeviceClass.DOORBELL,
            entity_registry_enabled_default=False,
            event_types=[DoorbellEventType.RING],
            attributes_fn=_ring,
        ),
        HearthwatchEventDescription(
            key="alert",
            translation_key="alert",
            event_types=["alert_opened", "alert_closed"],
            attributes_fn=_alert,
        ),
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entities of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        "event",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchEvent,
    )


class HearthwatchEvent(HearthwatchEntity, EventEntity):
    """Tells of events one by one, as the engine does; states would merge those close together.

    An event that comes while the entity is unavailable is told right after it is available again:
    triggers do not listen to what comes out of being unavailable.
    """

    _unrecorded_attributes = frozenset({"box", "picture"})
    entity_description: HearthwatchEventDescription

    def __init__(
        self,
        coordinator: HearthwatchCoordinator,
        device: DeviceState,
        description: HearthwatchEventDescription,
    ) -> None:
        super().__init__(coordinator, device, description)
        self._waiting: deque[Event] = deque(maxlen=_MOST_WAITING)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return nothing: the event itself says it all."""
        return {}

    @property
    @override
    def shown(self) -> tuple[object, ...]:
        """Return all that the state is made from, beside the events."""
        return (self.available,)

    @override
    async def async_added_to_hass(self) -> None:
        """Begin to listen."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.coordinator.async_listen_events(self._device_id, self._take),
        )

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        super()._handle_coordinator_update()
        self._tell()

    @callback
    def _take(self, event: Event) -> None:
        if _type_of(event) in self.event_types:
            self._waiting.append(event)
            self._tell()

    @callback
    def _tell(self) -> None:
        while self._waiting and self.available:
            event = self._waiting.popleft()
            self._trigger_event(_type_of(event), self._attributes_of(event))
            self.async_write_ha_state()

    def _attributes_of(self, event: Event) -> dict[str, Any]:
        about = str(event.data.get("event_id") or event.id)
        known = {
            **self.entity_description.attributes_fn(event.data),
            "event_id": about,
            "timestamp": event.timestamp.isoformat(),
            "clip_id": event.clip_id,
        }
        if event.picture or about != event.id:
            known["picture"] = event_picture_path(self.coordinator.config_entry.entry_id, about)
        return {name: value for name, value in known.items() if value is not None}


def _type_of(event: Event) -> str:
    return DoorbellEventType.RING if event.type == _RING else event.type
