"""Numbers: how closely a camera looks."""

from typing import Final, override

from homeassistant.components.number import (
    NumberDeviceClass,
    NumberEntity,
    NumberEntityDescription,
)
from homeassistant.const import EntityCategory, UnitOfSoundPressure, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import FRAMES_PER_SECOND
from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table

PARALLEL_UPDATES = 1

DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        NumberEntityDescription(
            key="alert_score",
            translation_key="alert_score",
            entity_category=EntityCategory.CONFIG,
            entity_registry_enabled_default=False,
            native_min_value=0,
            native_max_value=1,
            native_step=0.05,
        ),
        NumberEntityDescription(
            key="motion_threshold",
            translation_key="motion_threshold",
            entity_category=EntityCategory.CONFIG,
            entity_registry_enabled_default=False,
            native_min_value=0.0005,
            native_max_value=0.5,
            native_step=0.0005,
        ),
        NumberEntityDescription(
            key="sound_threshold",
            translation_key="sound_threshold",
            native_unit_of_measurement=UnitOfSoundPressure.DECIBEL,
            entity_category=EntityCategory.CONFIG,
            entity_registry_enabled_default=False,
            native_min_value=3,
            native_max_value=60,
            native_step=1,
        ),
        NumberEntityDescription(
            key="motion_hold",
            translation_key="motion_hold",
            device_class=NumberDeviceClass.DURATION,
            entity_category=EntityCategory.CONFIG,
            entity_registry_enabled_default=False,
            native_unit_of_measurement=UnitOfTime.SECONDS,
            native_min_value=1,
            native_max_value=3600,
            native_step=1,
        ),
        NumberEntityDescription(
            key="detect_fps",
            translation_key="detect_fps",
            entity_category=EntityCategory.CONFIG,
            entity_registry_enabled_default=False,
            native_unit_of_measurement=FRAMES_PER_SECOND,
            native_min_value=0.5,
            native_max_value=30,
            native_step=0.5,
        ),
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        "number",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchNumber,
    )


class HearthwatchNumber(HearthwatchEntity, NumberEntity):
    """A setting of a camera that is a number."""

    @property
    @override
    def native_value(self) -> float | None:
        """Return what it is set to."""
        return self.told if isinstance(self.told, int | float) else None

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Set it."""
        await self.async_set(value)
