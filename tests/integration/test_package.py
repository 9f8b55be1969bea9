"""What Home Assistant's hassfest, which is in no wheel, and the Marketplace want of a package."""

import ast
import json
import re
import struct
from pathlib import Path

import homeassistant.components
import pytest
from awesomeversion import AwesomeVersion
from homeassistant.const import Platform

from .package import LANGUAGES, PACKAGE, ROOT, nodes, read_json, read_yaml

CORE = Path(homeassistant.components.__file__).parent
FILES = (
    "__init__.py",
    "brand/icon.png",
    "brand/icon@2x.png",
    "brand/logo.png",
    "config_flow.py",
    "diagnostics.py",
    "icons.json",
    "manifest.json",
    "py.typed",
    "quality_scale.yaml",
    "repairs.py",
    "services.yaml",
    *(f"translations/{language}.json" for language in LANGUAGES),
)
MANIFEST = {
    "after_dependencies",
    "categories",
    "codeowners",
    "config_flow",
    "connectivity",
    "dependencies",
    "documentation",
    "domain",
    "integration_type",
    "iot_class",
    "issue_tracker",
    "loggers",
    "name",
    "quality_scale",
    "requirements",
    "single_config_entry",
    "version",
    "zeroconf",
}
DEPENDENCIES = ("dependencies", "after_dependencies")
OPTIONAL = {"after_dependencies", "loggers", "single_config_entry", "zeroconf"}
ALWAYS_THERE = {
    *Platform,
    "automation",
    "conversation",
    "device_automation",
    "frontend",
    "homeassistant",
    "http",
    "media_source",
    "persistent_notification",
    "person",
    "script",
    "stream",
    "system_health",
    "webhook",
    "websocket_api",
    "zone",
}
"""What hassfest lets one import without saying so in the manifest."""


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_missing(name: str) -> None:
    assert (PACKAGE / name).is_file()


def test_the_manifest_has_the_keys_it_may_have_in_order() -> None:
    keys = list(read_json("manifest.json"))
    assert keys[:2] == ["domain", "name"]
    assert keys[2:] == sorted(keys[2:])
    assert MANIFEST - OPTIONAL <= set(keys) <= MANIFEST


def test_the_manifest_says_what_it_must() -> None:
    manifest = read_json("manifest.json")
    assert manifest["domain"] == PACKAGE.name
    assert manifest["codeowners"] == ["@hearthwatch"]
    assert manifest["config_flow"] is True
    assert manifest["integration_type"] == "hub"
    assert manifest["iot_class"] == "local_push"
    assert manifest["quality_scale"] == "platinum"
    for link in (manifest["documentation"], manifest["issue_tracker"]):
        assert link.startswith("https://github.com/hearthwatch/hearthwatch")
    assert AwesomeVersion(manifest["version"]).valid
    assert all(re.fullmatch(r"_[a-z]+\._tcp\.local\.", kind) for kind in manifest["zeroconf"])


def test_what_is_imported_is_a_dependency() -> None:
    """Of a dependency that may be missing only the file of its name makes use."""
    manifest = read_json("manifest.json")
    declared = {PACKAGE.name}.union(*(manifest.get(k, ()) for k in DEPENDENCIES))
    assert [name for name in declared - {PACKAGE.name} if not (CORE / name).is_dir()] == []
    undeclared = {
        f"{path}: {name}"
        for path, node in nodes(ast.ImportFrom)
        for name in _components(node)
        if name not in declared | ALWAYS_THERE | {path.stem}
    }
    assert undeclared == set()


def _components(node: ast.ImportFrom) -> list[str]:
    """List the integrations of Home Assistant's own that an import names."""
    if node.module == "homeassistant.components":
        return [alias.name for alias in node.names]
    found = re.match(r"homeassistant\.components\.(\w+)", node.module or "")
    return [found[1]] if found else []


def test_all_rules_of_the_quality_scale_are_kept() -> None:
    """Which there are, one of Home Assistant's own that keeps them all tells."""
    model = (CORE / "peblar/quality_scale.yaml").read_text()
    rules = read_yaml("quality_scale.yaml").get("rules", {})
    assert sorted(rules) == sorted(re.findall(r"^  ([a-z-]+):", model, re.MULTILINE))
    for name, rule in rules.items():
        if rule != "done":
            assert rule["status"] in {"done", "exempt"}, name
            assert len(rule["comment"].split()) > 3, f"{name}: why?"


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("icon.png", 256),
        ("icon@2x.png", 512),
        ("dark_icon.png", 256),
        ("dark_icon@2x.png", 512),
        ("logo.png", range(128, 257)),
        ("logo@2x.png", range(256, 513)),
        ("dark_logo.png", range(128, 257)),
        ("dark_logo@2x.png", range(256, 513)),
    ],
)
def test_brand_images_have_their_sizes(name: str, shorter: int | range) -> None:
    path = PACKAGE / "brand" / name
    if not path.exists():
        assert name == "logo@2x.png" or name.startswith("dark_"), "this one is a must"
        return
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert data[25] in {4, 6}, "icons and logos are transparent"
    if isinstance(shorter, int):
        assert (width, height) == (shorter, shorter)
    else:
        assert min(width, height) in shorter


def test_the_marketplace_takes_it() -> None:
    """It wants hacs.json at the top, and the first folder in custom_components to be ours."""
    hacs = json.loads((ROOT / "hacs.json").read_text())
    assert hacs["name"] == read_json("manifest.json")["name"]
    assert AwesomeVersion(hacs["homeassistant"]) >= AwesomeVersion("2026.11.0")
    folders = [path.name for path in PACKAGE.parent.iterdir() if not path.name.startswith("__")]
    assert folders == [PACKAGE.name]
