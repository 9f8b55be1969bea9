"""Events: what a camera noticed, each at its moment."""

from typing import override

from homeassistant.components.event import (
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
    EventEntityDescription,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .client import Event
from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table
from .facts import facts_of

PARALLEL_UPDATES = 0

DESCRIPTIONS = {
    description.key: description
    for description in (
        EventEntityDescription(
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
        ),
        EventEntityDescription(key="line", translation_key="line", event_types=["line_crossed"]),
        EventEntityDescription(
            key="doorbell",
            translation_key="doorbell",
            device_class=EventDeviceClass.DOORBELL,
            event_types=[DoorbellEventType.RING],
        ),
        EventEntityDescription(
            key="alert", translation_key="alert", event_types=["alert_opened", "alert_closed"]
        ),
    )
}
_SHOWN_AS = {"doorbell_pressed": DoorbellEventType.RING}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the events of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        lambda coordinator, device, spec: (
            HearthwatchEvent(coordinator, device, description)
            if spec.kind == "event" and (description := DESCRIPTIONS.get(spec.key))
            else None
        ),
    )


class HearthwatchEvent(HearthwatchEntity, EventEntity):
    """What a camera noticed of one kind."""

    @override
    async def async_added_to_hass(self) -> None:
        """Listen for as long as the entity is there."""
        await super().async_added_to_hass()
        self.async_on_remove(
            self.coordinator.async_listen_events(self._device_id, self._async_take)
        )

    @callback
    def _async_take(self, event: Event) -> None:
        kind = _SHOWN_AS.get(event.type, event.type)
        if kind in self.event_types:
            self._trigger_event(kind, facts_of(event))
            self.async_write_ha_state()
