"""What people point at, a device or an entity, and what that is in the engine."""

from collections.abc import Callable

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import service

from .const import DOMAIN, HUB
from .coordinator import HearthwatchConfigEntry
from .devices import identifier_of
from .installation import DeviceState


@callback
def key_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the engine's key of an entity, whatever it is called; None: it is not ours."""
    known = er.async_get(hass).async_get(entity_id)
    if known is None or known.platform != DOMAIN:
        return None
    return known.unique_id.split("_", 2)[-1]


@callback
def engines_name_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return what the engine calls an entity of ours; None while the engine is away."""
    known = er.async_get(hass).async_get(entity_id)
    if known is None or known.config_entry_id is None:
        return None
    entry: HearthwatchConfigEntry | None = hass.config_entries.async_get_entry(
        known.config_entry_id
    )
    if entry is None or entry.state is not ConfigEntryState.LOADED:
        return None
    _, device_id, key = known.unique_id.split("_", 2)
    device = entry.runtime_data.data.devices.get(device_id)
    spec = device.specs.get(key) if device else None
    return spec.name if spec else None


@callback
def entities_with(
    hass: HomeAssistant, entity_ids: set[str], wanted: Callable[[str], bool]
) -> set[str]:
    """Return those entities of ours whose key is wanted."""
    return {
        entity_id
        for entity_id in entity_ids
        if (key := key_of(hass, entity_id)) is not None and wanted(key)
    }


@callback
def entity_with(
    hass: HomeAssistant, device_id: str, key: str, *, disabled: bool = False
) -> str | None:
    """Return the entity of a device that has this key; a disabled one only if that is wanted."""
    known = er.async_entries_for_device(
        er.async_get(hass), device_id, include_disabled_entities=disabled
    )
    return next(
        (each.entity_id for each in known if key_of(hass, each.entity_id) == key),
        None,
    )


@callback
def device_of(hass: HomeAssistant, entry: HearthwatchConfigEntry, camera_id: str) -> str | None:
    """Return the id of the device that stands for a camera, or for the hub."""
    identifier = identifier_of(entry.runtime_data.data.instance, camera_id)
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    return device.id if device else None


@callback
def camera_of(hass: HomeAssistant, device_id: str) -> tuple[HearthwatchConfigEntry, DeviceState]:
    """Return the camera that a device stands for, and the entry of its engine.

    Raises:
        ServiceValidationError: it is no camera of an engine that is connected.
    """
    entry: HearthwatchConfigEntry
    device, entry = service.async_get_device_and_config_entry(hass, DOMAIN, device_id)
    installation = entry.runtime_data.data
    for camera in installation.cameras:
        if identifier_of(installation.instance, camera.id) in device.identifiers:
            return entry, camera
    is_hub = identifier_of(installation.instance, HUB) in device.identifiers
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="not_a_camera" if is_hub else "camera_is_gone",
        translation_placeholders={"device": device.name_by_user or device.name or device_id},
    )
