"""Binary sensors: what there is to see now, and whether all is well."""

from typing import Final, override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .client import EntitySpec
from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table
from .labels import LABELS

PARALLEL_UPDATES = 0

DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        BinarySensorEntityDescription(key="motion", device_class=BinarySensorDeviceClass.MOTION),
        BinarySensorEntityDescription(
            key="person",
            translation_key="person",
            device_class=BinarySensorDeviceClass.OCCUPANCY,
        ),
        BinarySensorEntityDescription(
            key="vehicle",
            translation_key="vehicle",
            device_class=BinarySensorDeviceClass.OCCUPANCY,
        ),
        BinarySensorEntityDescription(
            key="animal",
            translation_key="animal",
            device_class=BinarySensorDeviceClass.OCCUPANCY,
        ),
        BinarySensorEntityDescription(
            key="package",
            translation_key="package",
            device_class=BinarySensorDeviceClass.OCCUPANCY,
        ),
        BinarySensorEntityDescription(key="sound", device_class=BinarySensorDeviceClass.SOUND),
        BinarySensorEntityDescription(
            key="smoke_alarm",
            translation_key="smoke_alarm",
            device_class=BinarySensorDeviceClass.SOUND,
        ),
        BinarySensorEntityDescription(
            key="co_alarm",
            translation_key="co_alarm",
            device_class=BinarySensorDeviceClass.SOUND,
        ),
        BinarySensorEntityDescription(
            key="recording",
            translation_key="recording",
            device_class=BinarySensorDeviceClass.RUNNING,
        ),
        BinarySensorEntityDescription(
            key="online",
            translation_key="online",
            device_class=BinarySensorDeviceClass.CONNECTIVITY,
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
        BinarySensorEntityDescription(
            key="problem",
            device_class=BinarySensorDeviceClass.PROBLEM,
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
        BinarySensorEntityDescription(
            key="status",
            translation_key="status",
            device_class=BinarySensorDeviceClass.CONNECTIVITY,
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
    )
}


def describe(spec: EntitySpec) -> BinarySensorEntityDescription | None:
    """Return the description of what the engine has; zones and labels are each owner's own."""
    if spec.key.startswith("zone_"):
        return BinarySensorEntityDescription(
            key=spec.key,
            translation_key="zone",
            translation_placeholders={"zone": spec.name},
            device_class=BinarySensorDeviceClass.OCCUPANCY,
        )
    if spec.key.startswith("label_"):
        known = spec.key.removeprefix("label_") in LABELS
        return BinarySensorEntityDescription(
            key=spec.key,
            translation_key=spec.key if known else "label",
            translation_placeholders={"label": spec.name},
            device_class=BinarySensorDeviceClass.OCCUPANCY,
            entity_registry_enabled_default=False,
        )
    return DESCRIPTIONS.get(spec.key)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of the hub and of all cameras."""
    async_add_by_table(
        entry, async_add_entities, "binary_sensor", describe, HearthwatchBinarySensor
    )


class HearthwatchBinarySensor(HearthwatchEntity, BinarySensorEntity):
    """Something that is so or is not."""

    _unrecorded_attributes = frozenset({"heard", "problems"})

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is so; None while nobody knows."""
        return None if self.told is None else bool(self.told)
