"""Buttons: what a camera does at once."""

from typing import Final, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.components.button.const import ButtonDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table
from .errors import raises_translated

PARALLEL_UPDATES = 1

DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        ButtonEntityDescription(key="take_snapshot", translation_key="take_snapshot"),
        ButtonEntityDescription(
            key="restart_stream",
            translation_key="restart_stream",
            device_class=ButtonDeviceClass.RESTART,
            entity_category=EntityCategory.CONFIG,
        ),
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        "button",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchButton,
    )


class HearthwatchButton(HearthwatchEntity, ButtonEntity):
    """Something to be done, as the engine's table says how."""

    @override
    @raises_translated
    async def async_press(self) -> None:
        """Have the engine do it."""
        if (spec := self.spec) and spec.command:
            command = spec.command.replace("{camera}", self._device_id)
            await self.coordinator.engine.press(command)
