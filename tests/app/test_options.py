"""What the Supervisor lets through is what the engine reads, and each option is explained."""

import re
from pathlib import Path
from typing import Any

import pytest
from sources import APP, load

from hearthwatch.service.supervised.options import (
    AppLogLevel,
    AppOptions,
    OptionsError,
    read_options,
)

LANGUAGES = ("en", "de")

VALUES = {
    "log_level": (["debug", "error"], ["loud", ""]),
    "mqtt_discovery": (["true", "false"], ["perhaps"]),
    "config_path": (
        ["/config/hearthwatch.yaml", "/config/houses/one.yml"],
        ["/data/hearthwatch.yaml", "/config/", "/config/../data/x.yaml", "/config/hearthwatch.txt"],
    ),
    "storage_path": (
        ["/media/hearthwatch", "/media/My NAS/cameras"],
        ["/media", "/media/", "/etc", "/media/../etc", "media/hearthwatch"],
    ),
}
"""Of each option, values that are good and values that are not."""


def taken(element: str, value: str) -> bool:
    """Tell whether the Supervisor takes a value for an element of the schema."""
    if element.startswith("list("):
        return value in element.rstrip("?")[len("list(") : -1].split("|")
    if element.startswith("match("):
        return re.match(element.rstrip("?")[len("match(") : -1], value) is not None
    assert element.rstrip("?") == "bool"
    return value in {"true", "false"}


def test_the_engine_reads_just_these(manifest: dict[str, Any]) -> None:
    assert manifest["schema"].keys() == AppOptions.model_fields.keys() == VALUES.keys()


def test_what_is_set_at_first_is_the_engines_default(manifest: dict[str, Any]) -> None:
    defaults = AppOptions().model_dump(mode="json")
    assert manifest["options"] == {name: defaults[name] for name in manifest["options"]}


def test_an_option_is_set_or_optional(manifest: dict[str, Any]) -> None:
    optional = {name for name, element in manifest["schema"].items() if element.endswith("?")}
    assert optional == manifest["schema"].keys() - manifest["options"].keys()


def test_levels_are_the_engines(manifest: dict[str, Any]) -> None:
    assert manifest["schema"]["log_level"] == f"list({'|'.join(AppLogLevel)})"


@pytest.mark.parametrize("option", VALUES)
def test_both_agree_on_what_is_good(manifest: dict[str, Any], tmp_path, option: str) -> None:
    good, bad = VALUES[option]
    element = manifest["schema"][option]
    file = tmp_path / "options.json"
    assert [value for value in good if not taken(element, value)] == []
    assert [value for value in bad if taken(element, value)] == []
    for value in good:
        file.write_text(f'{{"{option}": "{value}"}}')
        options, ignored = read_options(file)
        assert not ignored
        assert str(getattr(options, option)).lower() == value.lower()
    for value in filter(None, bad):  # an empty value is one that was not said
        file.write_text(f'{{"{option}": "{value}"}}')
        assert option in complaint(file)


def complaint(file: Path) -> str:
    """Return what the engine finds wrong with options."""
    try:
        _, ignored = read_options(file)
    except OptionsError as error:
        return str(error)
    return " ".join(one.option for one in ignored)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_and_port_is_explained(manifest: dict[str, Any], language: str) -> None:
    words = load(APP / f"translations/{language}.yaml")
    assert words.keys() == {"configuration", "network"}
    assert list(words["configuration"]) == list(manifest["schema"])
    for name, option in words["configuration"].items():
        assert option.keys() == {"name", "description"}, name
        assert option["name"][0].isupper()
        assert option["description"].rstrip().endswith("."), name
    assert words["network"].keys() == manifest["ports"].keys()


def test_languages_are_those_of_the_integration(root) -> None:
    ours = {path.stem for path in (APP / "translations").glob("*.yaml")}
    theirs = (root / "custom_components/hearthwatch/translations").glob("*.json")
    assert ours == {path.stem for path in theirs} == set(LANGUAGES)


def test_the_manual_explains_every_option(manifest: dict[str, Any]) -> None:
    manual = (APP / "DOCS.md").read_text()
    names = load(APP / "translations/en.yaml")["configuration"]
    for option in manifest["schema"]:
        assert f"**{names[option]['name']}**" in manual, option
