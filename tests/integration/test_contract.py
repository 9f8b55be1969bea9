"""The integration and the fake engine of these tests, beside what the real engine says of itself.

The engine is asked by its own Python: the one at `.venv` of the repository, or another one that
`HEARTHWATCH_ENGINE_PYTHON` names.
"""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from custom_components.hearthwatch import (
    binary_sensor,
    button,
    camera,
    event,
    image,
    number,
    select,
    sensor,
    switch,
)
from custom_components.hearthwatch.client import EntitySpec
from homeassistant.helpers.entity import EntityDescription
from jsonschema import Draft202012Validator

from .fake_engine import CAMERA, CLIP, KEY, PICTURED, FakeEngine, answer, running
from .package import LANGUAGES, read_yaml, translations

ROOT = Path(__file__).parents[2]
KINDS = {
    "binary_sensor": binary_sensor,
    "button": button,
    "camera": camera,
    "event": event,
    "image": image,
    "number": number,
    "select": select,
    "sensor": sensor,
    "switch": switch,
}
TRANSLATIONS = ROOT / "custom_components" / "hearthwatch" / "translations"
ASKED: tuple[tuple[str, str, Any], ...] = (
    ("GET", "health", None),
    ("GET", "entities", None),
    ("GET", "cameras", None),
    ("GET", "cameras/sources", None),
    ("GET", "labels", None),
    ("GET", "models", None),
    ("GET", "events", None),
    ("GET", "clips", None),
    ("GET", "alerts", None),
    ("GET", "storage", None),
    ("GET", "auth/session", None),
    ("POST", "cameras/test", {"type": "file", "path": "walk.mp4"}),
    ("GET", "system", None),
    ("PUT", "mode", {"mode": "away"}),
    ("PATCH", f"cameras/{CAMERA}", {"motion": {"enabled": False}}),
    ("GET", f"cameras/{CAMERA}/snapshot", None),
    ("POST", f"cameras/{CAMERA}/snapshot", None),
    ("POST", f"cameras/{CAMERA}/restart", None),
    ("GET", f"cameras/{CAMERA}/live/urls", None),
    ("POST", f"cameras/{CAMERA}/webrtc", {"type": "offer", "sdp": "v=0", "stream": "auto"}),
    ("DELETE", f"cameras/{CAMERA}/webrtc/a-call", None),
    ("GET", f"events/{PICTURED}/picture", None),
    ("GET", "timeline", None),
    ("GET", f"clips/{CLIP}", None),
    ("PATCH", f"clips/{CLIP}", {"starred": True}),
    ("POST", "clips/delete", {"ids": [CLIP]}),
    ("POST", "clips/restore", {"ids": [CLIP]}),
    ("GET", f"events/{PICTURED}", None),
    ("DELETE", f"cameras/{CAMERA}", None),
)
"""What the fake answers by itself, with a body as the integration sends it."""


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    """Return what the engine beside this integration says of itself."""
    python = os.environ.get("HEARTHWATCH_ENGINE_PYTHON", str(ROOT / ".venv" / "bin" / "python"))
    answered = subprocess.run(
        [python, str(Path(__file__).with_name("engine_contract.py"))],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "engine")},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert answered.returncode == 0, answered.stderr
    return json.loads(answered.stdout)


def _entities(contract: dict[str, Any]) -> list[dict[str, Any]]:
    return [entity for table in contract["table"].values() for entity in table]


def _described(entity: dict[str, Any]) -> EntityDescription | None:
    module = KINDS[entity["kind"]]
    if module is not binary_sensor:
        return module.DESCRIPTIONS.get(entity["key"])
    return binary_sensor.describe(
        EntitySpec(key=entity["key"], unique_id="", kind=entity["kind"], name=entity["name"])
    )


def _ours(kind: str, description: EntityDescription, units: dict[str, Any]) -> dict[str, Any]:
    said = units.get(kind, {}).get(description.translation_key, {}).get("unit_of_measurement")
    options = getattr(description, "options", None) or getattr(description, "event_types", None)
    least, most = (getattr(description, f"native_{end}_value", None) for end in ("min", "max"))
    return {
        "key": description.key,
        "kind": kind,
        "device_class": description.device_class,
        "state_class": getattr(description, "state_class", None),
        "unit": getattr(description, "native_unit_of_measurement", None) or said,
        "category": description.entity_category,
        "enabled": description.entity_registry_enabled_default,
        "options": list(options or []),
        "bounds": None
        if least is None
        else {"minimum": least, "maximum": most, "step": description.native_step},
    }


def test_descriptions_are_the_engine_s_table(contract: dict[str, Any]) -> None:
    units = json.loads((TRANSLATIONS / "en.json").read_text())["entity"]
    for entity in _entities(contract):
        description = _described(entity)
        assert description is not None, f"{entity['kind']} {entity['key']} is not described"
        expected = {key: entity[key] for key in _ours("sensor", description, units)}
        if entity["kind"] == "camera":
            expected["options"] = []
        assert _ours(entity["kind"], description, units) == expected


def test_nothing_is_described_that_the_engine_has_not(contract: dict[str, Any]) -> None:
    table = {(entity["kind"], entity["key"]) for entity in _entities(contract)}
    ours = {(kind, key) for kind, module in KINDS.items() for key in module.DESCRIPTIONS}
    assert ours - table == set()


def test_every_label_of_the_engine_is_known(contract: dict[str, Any]) -> None:
    assert {f"label_{label}" for label in binary_sensor.LABELS} == set(contract["labels"])


def test_types_of_sources_are_the_engine_s(contract: dict[str, Any]) -> None:
    """In its order, which is what the dialog offers: the easiest first."""
    offered = read_yaml("services.yaml")["add_camera"]["fields"]["type"]["selector"]["select"]
    assert offered["options"] == contract["sources"]
    assert [each["type"] for each in answer("sources")["sources"]] == contract["sources"]
    for language in LANGUAGES:
        named = translations(language)["selector"][offered["translation_key"]]["options"]
        assert named.keys() == set(contract["sources"])


def test_kinds_of_things_are_the_engine_s(contract: dict[str, Any]) -> None:
    actions = read_yaml("services.yaml")
    for action, field in (("set_alert_policy", "activity_types"), ("search_events", "label")):
        offered = actions[action]["fields"][field]["selector"]["select"]["options"]
        assert contract["groups"] == offered[: len(contract["groups"])]


def _operation(contract: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    """Return what the engine says of a request; a path without braces is the closest."""
    found = sorted(
        (
            (template.count("{"), template)
            for template, operations in contract["api"]["paths"].items()
            if method.lower() in operations
            and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), f"/api/v1/{path}")
        ),
    )
    assert found, f"the engine has no {method} {path}"
    return contract["api"]["paths"][found[0][1]][method.lower()]


def _check(contract: dict[str, Any], schema: dict[str, Any], instance: Any) -> None:
    whole = {**schema, "components": contract["api"]["components"]}
    faults = [
        f"{fault.json_path}: {fault.message}"
        for fault in Draft202012Validator(whole).iter_errors(instance)
    ]
    assert faults == []


@pytest.mark.parametrize(("method", "path", "body"), ASKED)
async def test_the_fake_answers_as_the_engine_would(
    contract: dict[str, Any], method: str, path: str, body: Any
) -> None:
    operation = _operation(contract, method, path)
    async with running(FakeEngine()) as fake, ClientSession() as session:
        answer = await session.request(
            method,
            f"http://127.0.0.1:{fake.port}/api/v1/{path}",
            headers={"Authorization": f"Bearer {KEY}"},
            json=body,
        )
        said = operation["responses"][str(answer.status)].get("content", {})
        if answer.content_type in said and answer.content_type == "application/json":
            _check(contract, said[answer.content_type]["schema"], await answer.json())
        else:
            content = await answer.read()
            assert (answer.content_type in said) if content else not said
    if body is not None:
        _check(contract, operation["requestBody"]["content"]["application/json"]["schema"], body)


async def test_the_fake_refuses_as_the_engine_would(contract: dict[str, Any]) -> None:
    problem = {"$ref": "#/components/schemas/Problem"}
    health = _operation(contract, "GET", "health")["responses"]["200"]["content"]
    async with running(FakeEngine()) as fake, ClientSession() as session:
        root = f"http://127.0.0.1:{fake.port}/api/v1"
        async with session.get(f"{root}/cameras") as refused:
            assert (refused.status, refused.content_type) == (401, "application/problem+json")
            _check(contract, problem, await refused.json())
        async with session.get(f"{root}/health") as answer:
            _check(contract, health["application/json"]["schema"], await answer.json())


def test_the_fake_s_table_has_the_engine_s_entities(contract: dict[str, Any]) -> None:
    for device in FakeEngine().table["devices"]:
        table = {entity["key"]: entity for entity in contract["table"][device["kind"]]}
        assert {entity["key"] for entity in device["entities"]} == set(table)
        for entity in device["entities"]:
            real = table[entity["key"]]
            same = ("kind", "device_class", "unit", "setting", "off", "on", "command", "holds")
            assert {name: entity.get(name) for name in same} == {name: real[name] for name in same}
