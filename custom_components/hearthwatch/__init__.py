"""Hearthwatch: cameras that say what happens, and why."""

from homeassistant.const import CONF_API_KEY, CONF_HOST, CONF_PORT, CONF_SSL, CONF_VERIFY_SSL
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.typing import ConfigType

from .client import Address, Engine
from .const import DOMAIN, PLATFORMS
from .coordinator import HearthwatchConfigEntry, HearthwatchCoordinator
from .devices import Mirror
from .entity import async_forget_what_is_gone
from .views import async_register_views

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Put up what serves all engines."""
    async_register_views(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> bool:
    """Connect to an engine and show its cameras."""
    address = Address(
        host=entry.data[CONF_HOST],
        port=entry.data[CONF_PORT],
        tls=entry.data[CONF_SSL],
        verify=entry.data[CONF_VERIFY_SSL],
    )
    session = async_get_clientsession(hass, verify_ssl=address.verify)
    engine = Engine(session, address, entry.data[CONF_API_KEY])
    coordinator = HearthwatchCoordinator(hass, entry, engine)
    await coordinator.async_config_entry_first_refresh()
    if coordinator.data.instance != entry.unique_id:
        raise ConfigEntryError(translation_domain=DOMAIN, translation_key="other_engine")

    entry.runtime_data = coordinator
    mirror = Mirror(hass, entry)
    mirror.async_follow_engine()
    coordinator.on_shape.append(mirror.async_follow_engine)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.on_shape.append(lambda: async_forget_what_is_gone(entry))
    async_forget_what_is_gone(entry)
    entry.async_on_unload(entry.add_update_listener(mirror.async_follow_entry))
    coordinator.start()
    return True


async def async_unload_entry(hass: HomeAssistant, entry: HearthwatchConfigEntry) -> bool:
    """Let go of an engine; the live updates end with the entry."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
