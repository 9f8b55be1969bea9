"""Hearthwatch: cameras that say what happens, and why."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.typing import ConfigType

from .cards import async_hide_cards, async_serve_cards, async_show_cards
from .const import DOMAIN, PLATFORMS
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .devices import Mirror, identifier_of
from .entity import async_forget_what_is_gone
from .issues import Issues, async_forget_contract
from .notices import async_tell_bus
from .reach import engine_of
from .services import async_setup_services
from .trial import TrialPictureView
from .views import async_register_views
from .websocket_api import async_register_commands

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Offer actions, media and what cards need, whether an engine is there or not."""
    async_setup_services(hass)
    async_register_commands(hass)
    async_register_views(hass)
    hass.http.register_view(TrialPictureView)
    await async_serve_cards(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> bool:
    """Connect to an engine and show its cameras."""
    connection = dict(entry.data)
    engine = engine_of(hass, connection)
    coordinator = HearthwatchCoordinator(hass, entry, engine)
    await coordinator.async_config_entry_first_refresh()

    entry.runtime_data = coordinator
    mirror = Mirror(hass, entry, connection)
    mirror.async_follow_engine()
    coordinator.on_shape.append(mirror.async_follow_engine)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.on_shape.append(lambda: async_forget_what_is_gone(entry))
    async_forget_what_is_gone(entry)
    entry.async_on_unload(entry.add_update_listener(mirror.async_follow_entry))
    entry.async_on_unload(coordinator.async_add_listener(mirror.async_archive_what_was_removed))
    entry.async_on_unload(Issues(hass, entry).async_start())
    entry.async_on_unload(async_tell_bus(hass, entry))
    await async_show_cards(hass)
    coordinator.start()
    if dict(entry.data) != connection:  # changed while nobody listened yet
        hass.config_entries.async_schedule_reload(entry.entry_id)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> bool:
    """Let go of an engine; the live updates end with the entry."""
    unloaded = await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
    if unloaded:
        async_hide_cards(hass, entry.entry_id)
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> None:
    """Forget what an engine was told of; the engine itself goes on as before."""
    async_forget_contract(hass, entry)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: HearthwatchConfigEntry, device: dr.DeviceEntry
) -> bool:
    """Allow the removal of a device that the engine does not have any more."""
    if entry.state is not ConfigEntryState.LOADED:
        return False
    data = entry.runtime_data.data
    held = {identifier_of(data.instance, device_id) for device_id in data.devices}
    return not device.identifiers & held
