"""Who may see and do what with a camera: Home Assistant's permissions on its camera entity."""

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .coordinator import HearthwatchConfigEntry

_LIVE = "live"
"""The engine's key of a camera's live picture, whose entity stands for the whole camera."""


@callback
def may(
    hass: HomeAssistant,
    user: User,
    entry: HearthwatchConfigEntry,
    camera_id: str | None,
    policy: str = POLICY_READ,
) -> bool:
    """Tell whether somebody may read or control a camera.

    A camera without an entity, because it is gone or that is unknown, is for those who may do so
    with everything; and so is what is of no camera at all.
    """
    if user.permissions.access_all_entities(policy):
        return True
    unique_id = f"{entry.unique_id}_{camera_id}_{_LIVE}"
    entity_id = er.async_get(hass).async_get_entity_id("camera", DOMAIN, unique_id)
    return entity_id is not None and user.permissions.check_entity(entity_id, policy)


@callback
def loaded_entry(hass: HomeAssistant, entry_id: str) -> HearthwatchConfigEntry | None:
    """Return an entry of ours whose engine is connected, or was when it was last asked."""
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
        return None
    return entry
