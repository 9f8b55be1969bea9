"""What all entities have in common, and how they come and go with the engine's table."""

from collections.abc import Callable, Mapping
from typing import Any, Final, override

from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .client import EntitySpec, Value
from .const import HUB
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .devices import identifier_of, subentry_of
from .errors import raises_translated
from .installation import DeviceState

_ENGINES_OWN: Final = frozenset({"storage_uri", "view_url"})
"""Attributes that are addresses within the engine: nobody here can open them."""


class HearthwatchEntity(CoordinatorEntity[HearthwatchCoordinator]):
    """One entity of the engine's table.

    It is itself for as long as the camera exists, whatever anything is called, and it writes its
    state only when that has changed.
    """

    _attr_has_entity_name = True

    def __init__(
        self,
        coordinator: HearthwatchCoordinator,
        device: DeviceState,
        description: EntityDescription,
    ) -> None:
        super().__init__(coordinator, context=device.id)
        self.entity_description = description
        self._device_id = device.id
        self._key = description.key
        self._attr_unique_id = device.specs[description.key].unique_id
        self._attr_device_info = DeviceInfo(
            identifiers={identifier_of(coordinator.data.instance, device.id)}
        )
        self._shown: tuple[object, ...] | None = None

    @property
    def device(self) -> DeviceState | None:
        """Return the device; None once it is gone."""
        return self.coordinator.data.devices.get(self._device_id)

    @property
    def spec(self) -> EntitySpec | None:
        """Return what the engine says of this entity; None once it is gone."""
        return device.specs.get(self._key) if (device := self.device) else None

    @property
    def told(self) -> Value:
        """Return what the entity shows, as the engine says it."""
        return device.values.get(self._key) if (device := self.device) else None

    @property
    def attributes(self) -> Mapping[str, Any]:
        """Return the engine's attributes of this entity."""
        known = device.attributes.get(self._key, {}) if (device := self.device) else {}
        return {name: value for name, value in known.items() if name not in _ENGINES_OWN}

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        return self.attributes

    @property
    def shown(self) -> tuple[object, ...]:
        """Return all that the state is made from: it is written when this has changed."""
        return (self.available, self.told, self.attributes)

    @property
    @override
    def available(self) -> bool:
        if not super().available or (device := self.device) is None:
            return False
        spec = device.specs.get(self._key)
        return spec is not None and (device.available or spec.holds)

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        if (shown := self.shown) != self._shown:
            self.async_write_ha_state()
            self._shown = shown

    @raises_translated
    async def async_set(self, value: Value, key: str | None = None) -> None:
        """Change the setting behind this entity, or behind another one of its device.

        The engine then tells the new value to all who listen.
        """
        engine, device = self.coordinator.engine, self.device
        spec = device.specs.get(key or self._key) if device else None
        if spec is None or spec.setting is None:
            return
        if self._device_id == HUB:
            await engine.set_mode(str(value))
        else:
            patch: Any = value
            for part in reversed(spec.setting.split(".")):
                patch = {part: patch}
            await engine.cameras.change(self._device_id, patch)
        if not self.coordinator.live:
            await self.coordinator.async_request_refresh()


@callback
def async_add_by_table[D: EntityDescription](
    entry: HearthwatchConfigEntry,
    add: AddConfigEntryEntitiesCallback,
    kind: str,
    describe: Callable[[EntitySpec], D | None],
    build: Callable[[HearthwatchCoordinator, DeviceState, D], Entity],
) -> None:
    """Add what the engine's table holds now, and later what comes.

    Args:
        entry: of the engine.
        add: the platform's own.
        kind: of entity, as the engine calls it.
        describe: finds the description of one of this kind; None: it is not known here.
        build: makes the entity.
    """
    coordinator = entry.runtime_data
    known: set[tuple[str, str]] = set()

    @callback
    def add_new() -> None:
        for device in coordinator.data.devices.values():
            subentry = subentry_of(entry, device.id)
            if subentry is None and not device.is_hub:
                known.difference_update((device.id, key) for key in device.specs)
                continue
            fresh = {
                key: spec for key, spec in device.specs.items() if (device.id, key) not in known
            }
            known.update((device.id, key) for key in fresh)
            found = [
                build(coordinator, device, description)
                for spec in fresh.values()
                if spec.kind == kind and (description := describe(spec)) is not None
            ]
            if found:
                add(found, config_subentry_id=subentry.subentry_id if subentry else None)
        known.intersection_update(
            (device.id, key) for device in coordinator.data.devices.values() for key in device.specs
        )

    add_new()
    coordinator.on_shape.append(add_new)
    entry.async_on_unload(lambda: coordinator.on_shape.remove(add_new))


@callback
def async_forget_what_is_gone(entry: HearthwatchConfigEntry) -> None:
    """Take entities out of the registry that the engine's table does not hold any more."""
    coordinator = entry.runtime_data
    registry = er.async_get(coordinator.hass)
    held = {
        spec.unique_id
        for device in coordinator.data.devices.values()
        for spec in device.specs.values()
    }
    for known in er.async_entries_for_config_entry(registry, entry.entry_id):
        if known.unique_id not in held:
            registry.async_remove(known.entity_id)
