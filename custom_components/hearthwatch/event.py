"""Events: what happens, each time it happens."""

from collections import deque
from collections.abc import Mapping
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
from .facts import facts_of
from .installation import DeviceState
from .views import event_picture_path

PARALLEL_UPDATES = 0

_RING: Final = "doorbell_pressed"
"""What the engine calls it that somebody rang."""

_MOST_WAITING: Final = 100
"""Events that are kept for when the engine's devices are known again; the oldest go first."""


DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        EventEntityDescription(
            key="detection",
            translation_key="detection",
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
        ),
        EventEntityDescription(
            key="line",
            translation_key="line",
            event_types=["line_crossed"],
        ),
        EventEntityDescription(
            key="sound_heard",
            translation_key="sound_heard",
            event_types=["audio_detected"],
        ),
        EventEntityDescription(
            key="doorbell",
            translation_key="doorbell",
            device_class=EventDeviceClass.DOORBELL,
            entity_registry_enabled_default=False,
            event_types=[DoorbellEventType.RING],
        ),
        EventEntityDescription(
            key="alert",
            translation_key="alert",
            event_types=["alert_opened", "alert_closed"],
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

    def __init__(
        self,
        coordinator: HearthwatchCoordinator,
        device: DeviceState,
        description: EventEntityDescription,
    ) -> None:
        super().__init__(coordinator, device, description)
        # The engine knows which cameras can say that somebody rang.
        spec = device.specs[description.key]
        self._attr_entity_registry_enabled_default = spec.enabled_by_default
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
        known = facts_of(event)
        more = {
            "timestamp": event.timestamp.isoformat(),
            "summary": event.data.get("summary"),
            "source": event.data.get("source"),
            "box": event.data.get("box") or event.data.get("location"),
            "clip_id": event.clip_id,
            "level": event.data.get("dbfs"),
            "floor": event.data.get("floor"),
            "threshold": event.data.get("threshold"),
            "pattern": event.data.get("pattern"),
        }
        known |= {name: value for name, value in more.items() if value is not None}
        if event.picture or known["event_id"] != event.id:
            entry_id = self.coordinator.config_entry.entry_id
            known["picture"] = event_picture_path(entry_id, known["event_id"])
        return known


def _type_of(event: Event) -> str:
    return DoorbellEventType.RING if event.type == _RING else event.type
