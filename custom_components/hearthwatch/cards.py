"""What browsers load: the cards, and the timeline as a panel in the sidebar."""

import hashlib
from pathlib import Path
from typing import Final

from homeassistant.components import frontend, panel_custom
from homeassistant.components.http import StaticPathConfig
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

_FOLDER: Final = Path(__file__).parent / "frontend"
_MODULE: Final = "hearthwatch-cards.js"
_PANEL: Final = DOMAIN
_ELEMENT: Final = "hearthwatch-timeline-panel"
_ICON: Final = "mdi:cctv"

_ADDRESS: Final[HassKey[str]] = HassKey(f"{DOMAIN}_cards")


async def async_serve_cards(hass: HomeAssistant) -> None:
    """Serve the files under an address that changes with them, so that browsers may keep them."""
    tag = await hass.async_add_executor_job(_tag)
    root = f"/{DOMAIN}_frontend/{tag}"
    await hass.http.async_register_static_paths(
        [StaticPathConfig(root, str(_FOLDER), cache_headers=True)]
    )
    hass.data[_ADDRESS] = f"{root}/{_MODULE}"


async def async_show_cards(hass: HomeAssistant) -> None:
    """Offer the cards and the panel, once, however many engines there are."""
    if frontend.async_panel_exists(hass, _PANEL):
        return
    address = hass.data[_ADDRESS]
    frontend.add_extra_js_url(hass, address)
    await panel_custom.async_register_panel(
        hass,
        _PANEL,
        _ELEMENT,
        sidebar_title="Hearthwatch",
        sidebar_icon=_ICON,
        module_url=address,
    )


@callback
def async_hide_cards(hass: HomeAssistant, entry_id: str) -> None:
    """Take both away with the last engine; pages that are open keep what they have loaded."""
    others = (
        entry
        for entry in hass.config_entries.async_entries(DOMAIN)
        if entry.entry_id != entry_id and entry.state is ConfigEntryState.LOADED
    )
    if next(others, None) is None and frontend.async_panel_exists(hass, _PANEL):
        frontend.async_remove_panel(hass, _PANEL)
        frontend.remove_extra_js_url(hass, hass.data[_ADDRESS])


def _tag() -> str:
    """Return what changes with the files."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
