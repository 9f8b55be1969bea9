"""The integration's files, as the tests of its package read them."""

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "custom_components/hearthwatch"
LANGUAGES = ("en", "de")


def read_json(name: str) -> dict[str, Any]:
    """Read a JSON file of the integration; one that is not there says nothing."""
    path = PACKAGE / name
    return json.loads(path.read_text()) if path.exists() else {}


def read_yaml(name: str) -> dict[str, Any]:
    """Read a YAML file of the integration; one that is not there says nothing.

    What begins with a point only holds what others repeat.
    """
    path = PACKAGE / name
    found = (yaml.safe_load(path.read_text()) or {}) if path.exists() else {}
    return {key: value for key, value in found.items() if not key.startswith(".")}


def translations(language: str = "en") -> dict[str, Any]:
    """Read what the integration says in a language."""
    return read_json(f"translations/{language}.json")


def leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Go through all that is not a mapping itself, each with the keys that lead to it."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*path, key))
    else:
        yield path, tree


def branches(tree: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Follow keys into a tree; nothing is there where one is missing."""
    for key in keys:
        tree = tree.get(key, {})
    return tree


@cache
def modules() -> dict[Path, ast.Module]:
    """Parse all modules of the integration, by their paths in it."""
    return {
        path.relative_to(PACKAGE): ast.parse(path.read_text(), str(path))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def nodes[Node: ast.AST](kind: type[Node]) -> Iterator[tuple[Path, Node]]:
    """Go through what is of a kind in all modules."""
    for path, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, kind):
                yield path, node


def strings() -> set[str]:
    """Collect the texts that stand in the code; what is put together of parts is none of them."""
    return {node.value for _, node in nodes(ast.Constant) if isinstance(node.value, str)}


def called(call: ast.Call) -> str:
    """Return the last word of what is called."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def given(call: ast.Call, argument: str) -> Any:
    """Return a keyword argument that is written out; of a mapping's keys those that are.

    None: it is not given, or is worked out when the code runs.
    """
    for keyword in call.keywords:
        if keyword.arg == argument:
            value = keyword.value
            if isinstance(value, ast.Constant):
                return value.value
            if isinstance(value, ast.Dict):
                return {key.value for key in value.keys if isinstance(key, ast.Constant)}
    return None
