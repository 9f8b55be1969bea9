"""Every entity has a name in both languages, its words have theirs, and there is an icon."""

import json
from pathlib import Path
from typing import Any

import pytest

from .test_contract import KINDS, TRANSLATIONS

LANGUAGES = ("en", "de")
ICONS = json.loads((Path(TRANSLATIONS).parent / "icons.json").read_text())["entity"]
NAMED_BY_DEVICE_CLASS = {"motion", "problem", "sound"}


def _entities(language: str) -> dict[str, Any]:
    return json.loads((TRANSLATIONS / f"{language}.json").read_text())["entity"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "camera"])
def test_names_and_words(language: str, kind: str) -> None:
    words = _entities(language)[kind]
    for key, description in KINDS[kind].DESCRIPTIONS.items():
        if key in NAMED_BY_DEVICE_CLASS and kind == "binary_sensor":
            continue
        said = words[description.translation_key]
        assert said["name"]
        types = said.get("state_attributes", {}).get("event_type", {}).get("state", {})
        assert set(getattr(description, "event_types", None) or []) == set(types)
        options = set(getattr(description, "options", None) or [])
        assert options == set(said.get("state", {}))
        assert description.translation_key in ICONS[kind]


def _keys(words: Any, path: str = "") -> set[str]:
    if not isinstance(words, dict):
        return {path}
    return {key for name, inner in words.items() for key in _keys(inner, f"{path}/{name}")}


def test_both_languages_say_the_same() -> None:
    for kind in KINDS.keys() - {"camera"}:
        assert _keys(_entities("en")[kind]) == _keys(_entities("de")[kind])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_that_is_known_has_a_name(language: str) -> None:
    labels = KINDS["binary_sensor"].LABELS
    named = _entities(language)["binary_sensor"]
    assert {f"label_{label}" for label in labels} == {
        key for key in named if key.startswith("label_")
    }
