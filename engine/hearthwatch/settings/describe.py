"""The settings described for programs: a JSON schema that says what each field means."""

import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, Final

from hearthwatch.settings.branch import Branch
from hearthwatch.settings.tree import Settings

_ENTRY: Final = re.compile(r"    (\w+): (.*)")


@cache
def settings_schema() -> dict[str, Any]:
    """Return the JSON schema (2020-12) of the whole tree, with the words of the docstrings.

    Treat it as read-only.
    """
    schema = Settings.model_json_schema()
    known = {kind.__name__: kind for kind in (*_kinds(Branch), *_choices())}
    for name, definition in [("Settings", schema), *schema["$defs"].items()]:
        if kind := known.get(name):
            _describe(definition, kind)
    return schema


def _describe(definition: dict[str, Any], kind: type) -> None:
    definition["description"], meanings = _said(kind)
    if issubclass(kind, Enum):
        words = [f"`{member.value}`: {meanings[name]}" for name, member in _members(kind, meanings)]
        definition["description"] = " ".join([definition["description"], *words])
        return
    for base in kind.__mro__[1:]:
        if issubclass(base, Branch):
            meanings = _said(base)[1] | meanings
    names = _attributes(kind)
    for key, described in definition.get("properties", {}).items():
        if meaning := meanings.get(names.get(key, key)):
            described["description"] = meaning


def _said(kind: type) -> tuple[str, dict[str, str]]:
    """Return what a docstring says of a class as a whole, and of each attribute."""
    head, _, rest = inspect.cleandoc(kind.__doc__ or "").partition("\nAttributes:\n")
    meanings: dict[str, str] = {}
    name = ""
    for line in rest.splitlines():
        if entry := _ENTRY.fullmatch(line):
            name = entry[1]
            meanings[name] = entry[2]
        elif name and line.strip():
            meanings[name] += " " + line.strip()
    return " ".join(head.split()), meanings


def _attributes(kind: type) -> dict[str, str]:
    """Return the attributes of fields that are called otherwise in the file."""
    fields = kind.model_fields if issubclass(kind, Branch) else {}
    return {field.alias: name for name, field in fields.items() if field.alias}


def _members(kind: type[Enum], meanings: dict[str, str]) -> Iterator[tuple[str, Enum]]:
    return ((name, member) for name, member in kind.__members__.items() if name in meanings)


def _kinds(base: type[Branch]) -> Iterator[type[Branch]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _choices() -> Iterator[type[Enum]]:
    """Find the enumerations that stand beside branches."""
    for module in {sys.modules[kind.__module__] for kind in _kinds(Branch)}:
        for kind in vars(module).values():
            if inspect.isclass(kind) and issubclass(kind, Enum):
                yield kind
