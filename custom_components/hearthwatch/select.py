"""Selects: the house's mode, and how a camera alerts, records and looks."""

from typing import Final, override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import HearthwatchConfigEntry
from .entity import HearthwatchEntity, async_add_by_table

PARALLEL_UPDATES = 1

DESCRIPTIONS: Final = {
    description.key: description
    for description in (
        SelectEntityDescription(
            key="mode",
            translation_key="mode",
            options=["home", "away", "night"],
        ),
        SelectEntityDescription(
            key="min_severity",
            translation_key="min_severity",
            entity_category=EntityCategory.CONFIG,
            options=["low", "medium", "high", "critical"],
        ),
        SelectEntityDescription(
            key="record_mode",
            translation_key="record_mode",
            entity_category=EntityCategory.CONFIG,
            options=["off", "events", "continuous"],
        ),
        SelectEntityDescription(
            key="attention_mode",
            translation_key="attention_mode",
            entity_category=EntityCategory.CONFIG,
            entity_registry_enabled_default=False,
            options=["auto", "full", "gate", "eco"],
        ),
    )
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HearthwatchConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the selects of the hub and of all cameras."""
    async_add_by_table(
        entry,
        async_add_entities,
        "select",
        lambda spec: DESCRIPTIONS.get(spec.key),
        HearthwatchSelect,
    )


class HearthwatchSelect(HearthwatchEntity, SelectEntity):
    """A setting that is one of several words; an owner may have given the house further modes."""

    @property
    @override
    def options(self) -> list[str]:
        """Return the words there are."""
        return spec.options if (spec := self.spec) else self.entity_description.options or []

    @property
    @override
    def current_option(self) -> str | None:
        """Return the word it is set to."""
        return None if self.told is None else str(self.told)

    @property
    @override
    def shown(self) -> tuple[object, ...]:
        """Return all that the state is made from."""
        return (*super().shown, self.options)

    @override
    async def async_select_option(self, option: str) -> None:
        """Set it."""
        await self.async_set(option)
