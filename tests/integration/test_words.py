"""Everything of triggers, conditions and actions has its words and its icon, in each language."""

import json
from pathlib import Path
from typing import Any

import custom_components.hearthwatch as integration
import pytest
from custom_components.hearthwatch.condition import CONDITIONS
from custom_components.hearthwatch.device_trigger import KEYS
from custom_components.hearthwatch.trigger import TRIGGERS
from homeassistant.core import HomeAssistant
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.util.yaml import load_yaml_dict
from pytest_homeassistant_custom_component.common import MockConfigEntry

FOLDER = Path(integration.__file__).parent
KINDS = {"triggers": "trigger", "conditions": "condition", "services": "service"}


def described(kind: str) -> dict[str, Any]:
    found = load_yaml_dict(str(FOLDER / f"{kind}.yaml"))
    return {name: about for name, about in found.items() if not name.startswith(".")}


def words(language: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "translations" / f"{language}.json").read_text())
    return found


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_words(kind: str, language: str) -> None:
    there, said = described(kind), words(language)
    assert there.keys() == said[kind].keys()
    for name, about in there.items():
        fields = about.get("fields", {})
        assert fields.keys() == said[kind][name].get("fields", {}).keys(), name
        for text in (said[kind][name], *said[kind][name].get("fields", {}).values()):
            assert text["name"]
            assert text["description"].endswith("."), text
        for field in fields.values():
            select = field["selector"].get("select") or {}
            if key := select.get("translation_key"):
                options = said["selector"][key]["options"]
                assert options.keys() >= {*select["options"]}, key


@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_an_icon(kind: str) -> None:
    icons = json.loads((FOLDER / "icons.json").read_text())[kind]
    assert icons.keys() == described(kind).keys()
    assert all(icon[KINDS[kind]].startswith("mdi:") for icon in icons.values())


@pytest.mark.parametrize("language", ["en", "de"])
def test_device_triggers_have_words(language: str) -> None:
    said = words(language)["device_automation"]
    assert said["trigger_type"].keys() == KEYS.keys()


def test_both_languages_say_the_same_things() -> None:
    mine = ("conditions", "device_automation", "services", "triggers")

    def keys(found: Any, path: str = "") -> set[str]:
        if not isinstance(found, dict):
            return {path}
        return {each for key, value in found.items() for each in keys(value, f"{path}.{key}")}

    english, german = words("en"), words("de")
    for section in mine:
        assert keys(english[section]) == keys(german[section])


async def test_descriptions_and_code_agree(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    assert described("triggers").keys() == TRIGGERS.keys()
    assert described("conditions").keys() == CONDITIONS.keys()
    actions = hass.services.async_services_for_domain("hearthwatch")
    assert described("services").keys() == actions.keys()
    for name, about in described("services").items():
        schema = actions[name].schema
        inner = getattr(schema, "validators", [schema])[0].schema
        assert about["fields"].keys() == {str(marker) for marker in inner}, name
    assert (await async_get_all_descriptions(hass))["hearthwatch"].keys() == actions.keys()
