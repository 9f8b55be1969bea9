"""The manual's automations: Home Assistant takes each of them."""

import re
from pathlib import Path

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import label_registry as lr
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .happenings import camera_device

MANUAL = Path(__file__).parents[2] / "docs" / "automations.md"
BLOCKS = re.findall(r"```yaml\n(.*?)```", MANUAL.read_text(), re.DOTALL)
WHOLE = {match[1]: block for block in BLOCKS if (match := re.match(r"alias: (.+)\n", block))}
PARTS = [block for block in BLOCKS if re.match(r"(triggers|conditions|actions):", block)]
SOME_DEVICE = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def house(hass: HomeAssistant) -> None:
    """Have the areas and labels that the manual speaks of."""
    for name in ("entrance", "driveway", "garden"):
        ar.async_get(hass).async_create(name)
    lr.async_get(hass).async_create("cameras")


async def set_up(hass: HomeAssistant, text: str, entry: MockConfigEntry) -> None:
    """Set up an automation."""
    automation = parse_yaml(text.replace(SOME_DEVICE, camera_device(hass, entry)))
    assert isinstance(automation, dict)
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()


@pytest.mark.parametrize("name", WHOLE)
async def test_home_assistant_takes_it(
    hass: HomeAssistant, loaded: MockConfigEntry, house: None, name: str
) -> None:
    await set_up(hass, WHOLE[name], loaded)
    (automation,) = hass.states.async_all("automation")
    assert (automation.name, automation.state) == (name, "on")


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
async def test_home_assistant_takes_parts_of_automations(
    hass: HomeAssistant, loaded: MockConfigEntry, house: None, part: str
) -> None:
    missing = [key for key in ("triggers", "actions") if f"{key}:" not in part]
    await set_up(
        hass, "".join(["alias: Part\n", *(f"{key}: []\n" for key in missing), part]), loaded
    )
    assert [state.state for state in hass.states.async_all("automation")] == ["on"]


async def test_a_mistake_would_be_noticed(
    hass: HomeAssistant, loaded: MockConfigEntry, house: None
) -> None:
    text = WHOLE["Somebody hangs about"].replace("hearthwatch.loitering", "hearthwatch.loafing")
    await set_up(hass, text, loaded)
    assert [state.state for state in hass.states.async_all("automation")] != ["on"]
