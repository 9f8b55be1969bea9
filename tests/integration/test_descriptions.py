"""Actions, triggers and conditions: Home Assistant understands what we say of them."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import condition, service, trigger
from homeassistant.setup import async_setup_component

from .package import branches, leaves, read_json, read_yaml, translations

DOMAIN = "hearthwatch"
KINDS = {"services": "service", "triggers": "trigger", "conditions": "condition"}


def fields(description: dict[str, Any] | None) -> set[str]:
    """Name the fields of an action, trigger or condition, those in sections as well."""
    found = set()
    for name, field in ((description or {}).get("fields") or {}).items():
        found |= set(field["fields"]) if "fields" in field else {name}
    return found


@pytest.fixture
async def home(hass: HomeAssistant) -> HomeAssistant:
    """Return a Home Assistant that has loaded the integration without any engine."""
    assert await async_setup_component(hass, DOMAIN, {})
    return hass


async def test_actions_are_registered_as_described(home: HomeAssistant) -> None:
    described = read_yaml("services.yaml")
    assert set(home.services.async_services_for_domain(DOMAIN)) == set(described)
    understood = (await service.async_get_all_descriptions(home)).get(DOMAIN, {})
    assert {name: fields(understood[name]) for name in described} == {
        name: fields(description) for name, description in described.items()
    }


async def test_triggers_are_understood(home: HomeAssistant) -> None:
    understood = await trigger.async_get_all_descriptions(home)
    assert {name for name in understood if name.startswith(f"{DOMAIN}.")} == {
        f"{DOMAIN}.{name}" for name in read_yaml("triggers.yaml")
    }


async def test_conditions_are_understood(home: HomeAssistant) -> None:
    understood = await condition.async_get_all_descriptions(home)
    assert {name for name in understood if name.startswith(f"{DOMAIN}.")} == {
        f"{DOMAIN}.{name}" for name in read_yaml("conditions.yaml")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_each_has_name_explanation_and_icon(kind: str) -> None:
    described = read_yaml(f"{kind}.yaml")
    said, icons = translations().get(kind, {}), read_json("icons.json").get(kind, {})
    assert described.keys() == said.keys()
    assert described.keys() == icons.keys()
    for name, description in described.items():
        texts = said[name]
        assert {"name", "description"} <= texts.keys(), name
        assert fields(description) == set(texts.get("fields", {})), name
        assert all(
            {"name", "description"} <= field.keys() for field in texts.get("fields", {}).values()
        )
        assert KINDS[kind] in icons[name], name


def test_icons_are_of_entities_that_exist() -> None:
    for platform, entities in branches(read_json("icons.json"), "entity").items():
        named = translations()["entity"].get(platform, {})
        assert set(entities) - set(named) == set(), platform
        for key, icons in entities.items():
            assert icons.keys() <= {"default", "state", "range", "state_attributes"}, key
            assert "default" in icons, key
            states = set(icons.get("state", {}))
            if "state" in named[key]:
                assert states - set(named[key]["state"]) == set(), key


def test_icons_are_of_the_right_set() -> None:
    for path, icon in leaves(read_json("icons.json")):
        assert icon.startswith("mdi:"), path
