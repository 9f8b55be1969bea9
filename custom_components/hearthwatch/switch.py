"""Switches: what a camera does."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table

PARALLEL_UPDATES = 1

DESCRIPTIONS = {
    key: SwitchEntityDescription(
        key=key, translation_key=key, entity_category=EntityCategory.CONFIG
    )
    for key in (
        "camera_enabled",
        "detection",
        "motion_detection",
        "alerting",
        "recording_enabled",
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        lambda coordinator, device, spec: (
            HearthwatchSwitch(coordinator, device, description)
            if spec.kind == "switch" and (description := DESCRIPTIONS.get(spec.key))
            else None
        ),
    )


class HearthwatchSwitch(HearthwatchEntity, SwitchEntity):
    """A setting of a camera that is on or off."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is on."""
        return None if self.value is None else bool(self.value)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Write the setting's word for on."""
        await self.async_set((spec.on if (spec := self.spec) else None) or True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Write the setting's word for off."""
        await self.async_set((spec.off if (spec := self.spec) else None) or False)
