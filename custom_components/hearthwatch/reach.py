"""From an entry's data to an engine that can be asked, and whether it is one of our time."""

from collections.abc import Mapping
from typing import Any, Literal

from homeassistant.const import CONF_API_KEY, CONF_HOST, CONF_PORT, CONF_SSL, CONF_VERIFY_SSL
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession

from .client import Address, Engine, Health
from .const import CONTRACT


def engine_of(hass: HomeAssistant, data: Mapping[str, Any]) -> Engine:
    """Return a client for the engine that an entry's data, or a form, names."""
    address = Address(
        host=data[CONF_HOST],
        port=data[CONF_PORT],
        tls=data[CONF_SSL],
        verify=data[CONF_VERIFY_SSL],
    )
    session = async_get_clientsession(hass, verify_ssl=address.verify)
    return Engine(session, address, data[CONF_API_KEY])


def contract_fault(health: Health) -> Literal["too_old", "too_new"] | None:
    """Return why an engine cannot be spoken to, as a translation key."""
    if health.api < CONTRACT:
        return "too_old"
    return "too_new" if health.api > CONTRACT else None
