"""The files that browsers load, and the panel: there as long as an engine is."""

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL, DATA_PANELS
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from .package import PACKAGE, read_json


def offered(hass: HomeAssistant) -> list[str]:
    """Return the modules of ours that every page loads."""
    return [url for url in hass.data[DATA_EXTRA_MODULE_URL].urls if "hearthwatch" in url]


async def test_every_page_loads_the_cards_from_home_assistant(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    (url,) = offered(hass)
    stranger = await hass_client_no_auth()
    answer = await stranger.get(url)
    assert answer.status == 200
    assert answer.content_type in {"text/javascript", "application/javascript"}
    assert await answer.read() == (PACKAGE / "frontend" / "hearthwatch-cards.js").read_bytes()
    assert "max-age" in answer.headers["Cache-Control"]
    outside = await stranger.get(f"{url.rpartition('/')[0]}/..%2Fmanifest.json")
    assert outside.status in {400, 403, 404}


async def test_the_timeline_is_in_the_sidebar(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    panel = hass.data[DATA_PANELS]["hearthwatch"]
    assert (panel.sidebar_title, panel.require_admin) == ("Hearthwatch", False)
    assert panel.config is not None
    custom = panel.config["_panel_custom"]
    assert custom["name"] == "hearthwatch-timeline-panel"
    assert [custom["module_url"]] == offered(hass)


async def test_both_go_with_the_last_engine_and_come_back(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    other = MockConfigEntry(domain="hearthwatch", title="Cabin", unique_id="another", data={})
    other.add_to_hass(hass)
    await hass.config_entries.async_unload(loaded.entry_id)
    assert offered(hass) == []
    assert "hearthwatch" not in hass.data[DATA_PANELS]
    assert await hass.config_entries.async_setup(loaded.entry_id)
    assert len(offered(hass)) == 1
    await hass.config_entries.async_reload(loaded.entry_id)
    assert len(offered(hass)) == 1


async def test_nothing_is_shown_before_there_is_an_engine(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "hearthwatch", {})
    assert offered(hass) == []


def test_what_serves_them_is_a_dependency() -> None:
    assert {"frontend", "panel_custom"} <= set(read_json("manifest.json")["dependencies"])
