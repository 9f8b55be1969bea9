"""What the engine says in English is told as the server speaks."""

import re

import pytest
from custom_components.hearthwatch.engine_words import ADVICE, FAULTS
from custom_components.hearthwatch.words import Words, async_words
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import slugify
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .fake_engine import answer
from .package import translations


@pytest.fixture
async def german(hass: HomeAssistant, loaded: MockConfigEntry) -> Words:
    hass.config.language = "de"
    await async_get_translations(hass, "de", "selector", ["hearthwatch"])
    return async_words(hass)


@pytest.mark.parametrize(("said", "told"), answer("german")["faults"].items())
async def test_faults(german: Words, said: str, told: str) -> None:
    assert german.fault(said) == told


@pytest.mark.parametrize(("said", "told"), answer("german")["advice"].items())
async def test_choice_and_advice(german: Words, said: str, told: str) -> None:
    assert german.advice(said) == told


def test_english_is_as_the_engine_says_it() -> None:
    """What has no values is looked up by itself, the rest by its pattern."""
    english = translations()["selector"]
    assert english["trial"]["options"] == ADVICE
    faults = english["fault"]["options"]
    assert {key: text for key, text in faults.items() if "{" in text} == FAULTS
    for key, text in faults.items():
        assert key in FAULTS or key == slugify(text)


@pytest.mark.parametrize("templates", [FAULTS, ADVICE])
def test_values_have_names(templates: dict[str, str]) -> None:
    for text in templates.values():
        names = re.findall(r"\{(\w*)\}", text)
        assert all(names)
        assert len(names) == len(set(names))
