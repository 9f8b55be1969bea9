"""All that people read is translated, and nothing is translated that nobody reads."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from custom_components.hearthwatch.labels import LABELS
from homeassistant.const import Platform

from .package import (
    LANGUAGES,
    branches,
    called,
    given,
    leaves,
    modules,
    nodes,
    read_yaml,
    strings,
    translations,
)

PARTS = {
    "common",
    "conditions",
    "config",
    "config_subentries",
    "device",
    "device_automation",
    "entity",
    "exceptions",
    "issues",
    "options",
    "selector",
    "services",
    "system_health",
    "title",
    "triggers",
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ISSUES = {"async_create_issue", "create_issue"}
FLOWS = ("config", "options")
OF_HOME_ASSISTANT = {
    "already_configured",
    "already_in_progress",
    "reauth_successful",
    "reconfigure_successful",
    "unique_id_mismatch",
}
"""Reasons that Home Assistant's own code gives."""


def placeholders(tree: Any) -> set[str]:
    """Collect what is filled in, in a text or in all texts of a tree."""
    return {name for _, text in leaves(tree) for name in PLACEHOLDER.findall(text)}


def flows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through what is said in flows, by the flow's name."""
    english = translations()
    for name in FLOWS:
        yield name, english.get(name, {})
    yield from english.get("config_subentries", {}).items()


def has_domain(call: ast.Call) -> bool:
    """Tell whether a call says whose translation it means, as an exception must."""
    return any(word.arg == "translation_domain" for word in call.keywords)


def exceptions() -> Iterator[tuple[str, ast.Call]]:
    """Go through translated calls that are no issues, with the key that is written out in each."""
    for _, call in nodes(ast.Call):
        key = given(call, "translation_key")
        if key and has_domain(call) and called(call) not in ISSUES:
            yield key, call


def issues() -> Iterator[str]:
    """Go through the keys of issues that are written out."""
    for _, call in nodes(ast.Call):
        if called(call) in ISSUES and (key := given(call, "translation_key")):
            yield key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    english, other = dict(leaves(translations())), dict(leaves(translations(language)))
    assert sorted(other) == sorted(english)
    for path, text in other.items():
        assert text.strip() == text != "", path
        assert placeholders(text) == placeholders(english[path]), path
        assert "[%key:" not in text, f"{path}: a custom integration's texts are not built"
        assert not re.search(r"<[a-z/]|https?://", text), f"{path}: an address is a placeholder"


def test_only_known_parts() -> None:
    assert set(translations()) <= PARTS


def test_entities_have_names() -> None:
    english = translations()
    platforms = set(Platform)
    missing = {
        f"{path}: {key}"
        for path, call in nodes(ast.Call)
        if path.stem in platforms
        and (key := given(call, "translation_key"))
        and not has_domain(call)
        and called(call) != "SelectSelectorConfig"
        and key not in branches(english, "entity", path.stem)
    }
    assert missing == set()


def test_names_have_entities() -> None:
    labels = {f"label_{label}" for label in LABELS}
    for platform, entities in branches(translations(), "entity").items():
        assert platform in set(Platform)
        assert set(entities) - strings() - labels == set(), platform


def test_exceptions_are_translated() -> None:
    english = branches(translations(), "exceptions")
    for key, call in exceptions():
        assert key in english, f"line {call.lineno}: {key}"
        written_out = given(call, "translation_placeholders")
        if written_out is not None or placeholders(english[key]) == set():
            assert placeholders(english[key]) <= (written_out or set()), key
    assert set(english) - strings() == set()


def test_nothing_is_raised_untranslated() -> None:
    """What Home Assistant shows to people needs a key."""
    shown = {
        "ConfigEntryAuthFailed",
        "ConfigEntryError",
        "ConfigEntryNotReady",
        "HomeAssistantError",
        "ServiceValidationError",
        "UpdateFailed",
    }
    bare = [
        f"{path}:{call.lineno}"
        for path, call in nodes(ast.Call)
        if called(call) in shown
        and not any(word.arg in {"translation_key", None} for word in call.keywords)
    ]
    assert bare == []


def test_issues_are_translated() -> None:
    english = branches(translations(), "issues")
    assert set(issues()) - set(english) == set()
    assert set(english) - strings() == set()
    for key, issue in english.items():
        assert "title" in issue, key
        assert ("description" in issue) != ("fix_flow" in issue), key


def test_every_field_of_a_form_is_explained() -> None:
    for flow, said in flows():
        for name, step in said.get("step", {}).items():
            parts = [step, *step.get("sections", {}).values()]
            for part in parts:
                fields, explained = part.get("data", {}), part.get("data_description", {})
                assert fields.keys() == explained.keys(), f"{flow}: {name}"


def test_every_step_is_there() -> None:
    """A step of a translation has a method, and a step that a form or menu names has a text."""
    methods = {
        node.name.removeprefix("async_step_")
        for _, node in nodes(ast.AsyncFunctionDef)
        if node.name.startswith("async_step_")
    }
    said = set(chain.from_iterable(flow.get("step", {}) for _, flow in flows()))
    shown = {
        step
        for path, call in nodes(ast.Call)
        if called(call) in {"async_show_form", "async_show_menu"}
        and path.stem != "repairs"
        and (step := given(call, "step_id"))
    }
    assert said - methods == set()
    assert shown - said == set()


def test_every_reason_and_error_of_a_flow_is_given() -> None:
    known = strings()
    reasons = {
        reason
        for path, call in nodes(ast.Call)
        if called(call) == "async_abort"
        and path.stem != "repairs"
        and (reason := given(call, "reason"))
    }
    said = set(chain.from_iterable(flow.get("abort", {}) for _, flow in flows()))
    assert reasons - said - OF_HOME_ASSISTANT == set()
    assert said - known - OF_HOME_ASSISTANT == set()
    errors = set(chain.from_iterable(flow.get("error", {}) for _, flow in flows()))
    assert errors - known == set()


def test_every_kind_of_subentry_can_be_added() -> None:
    for kind, said in branches(translations(), "config_subentries").items():
        assert kind in strings()
        assert {"entry_type", "initiate_flow", "step"} <= said.keys(), kind


def test_choices_are_translated() -> None:
    """Selectors name what they offer, in code and in the descriptions of actions and triggers."""
    english = branches(translations(), "selector")
    in_code = {
        key
        for _, call in nodes(ast.Call)
        if called(call) == "SelectSelectorConfig" and (key := given(call, "translation_key"))
    }
    described = [
        (path, value)
        for name in ("services", "triggers", "conditions")
        for path, value in leaves(read_yaml(f"{name}.yaml"))
    ]
    in_files = {value for path, value in described if path[-1:] == ("translation_key",)}
    assert (in_code | in_files) - set(english) == set()
    assert set(english) - in_files - strings() == set()


def test_device_automations_are_translated() -> None:
    automations = branches(translations(), "device_automation")
    for kind, said in automations.items():
        if kind.startswith("extra_fields"):
            continue
        name = f"device_{kind.partition('_')[0]}"
        assert name in {path.stem for path in modules()}, kind
        assert set(said) - strings() == set(), kind


def test_keys_are_what_home_assistant_can_look_up() -> None:
    for path, _ in leaves(translations()):
        for key in path:
            assert re.fullmatch(r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?", key), path
