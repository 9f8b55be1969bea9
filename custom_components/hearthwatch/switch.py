"""Switches: what a camera does."""

from typing import Any, Final, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table

PARALLEL_UPDATES = 1

DESCRIPTIONS: Final = {
    key: SwitchEntityDescription(
        key=key, translation_key=key, entity_category=EntityCategory.CONFIG
    )
    for key in (
        "camera_enabled",
        "detection_enabled",
        "motion_detection",
        "sound_detection",
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
        "switch",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchSwitch,
    )


class HearthwatchSwitch(HearthwatchEntity, SwitchEntity):
    """A setting of a camera that is on or off."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is on."""
        return None if self.told is None else bool(self.told)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Write the setting's word for on."""
        await self.async_set((spec.on if (spec := self.spec) else None) or True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Write the setting's word for off."""
        await self.async_set((spec.off if (spec := self.spec) else None) or False)
