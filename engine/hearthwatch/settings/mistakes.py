"""What is wrong with settings, and where, in words for whoever wrote them."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.comments import CommentedMap

from hearthwatch.settings.document import DocumentError, line_at, plain
from hearthwatch.settings.document import Path as TreePath
from hearthwatch.settings.tree import KNOWN_VERSION, Settings


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the settings.

    Attributes:
        path: the bad field, like ``cameras[0].detect.fps``; empty when it is the whole file.
        line: where it stands, counted from 1.
    """

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = ", ".join(filter(None, (f"line {self.line}" if self.line else "", self.path)))
        return f"{where}: {self.message}" if where else self.message


class SettingsError(Exception):
    """The settings cannot be used; `problems` names every mistake in them."""

    def __init__(self, file: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{file.name}: {problem}" for problem in problems))
        self.problems = problems


class BrokenFileError(SettingsError):
    """The file has mistakes already, so that nothing can be changed in it."""


class StaleError(Exception):
    """The file is no longer the one that a change was made for."""


class NotWrittenError(Exception):
    """A change could not be written; nothing has changed."""


def validated(file: Path, document: CommentedMap, secrets: Mapping[str, str]) -> Settings:
    """Return the settings that a document says.

    Raises:
        SettingsError: with every mistake that was found; of a file that a newer Hearthwatch has
            written with that alone, for the rest may be right there.
    """
    version = document.get("version")
    if isinstance(version, int) and version > KNOWN_VERSION:
        told = f"a newer Hearthwatch wrote this (it knows version {version}, this one"
        told += f" {KNOWN_VERSION}); the file was left as it is. Install that Hearthwatch again"
        raise SettingsError(file, (Problem("version", told, line_at(document, ("version",))),))
    try:
        return Settings.model_validate(plain(document, secrets))
    except DocumentError as error:
        raise SettingsError(file, (Problem("", str(error), error.line),)) from error
    except ValidationError as error:
        raise SettingsError(file, tuple(_problems(document, error))) from error


def validated_tree(file: Path, tree: dict[str, Any]) -> Settings:
    """Return the settings that a tree of plain values says.

    Raises:
        SettingsError: with every mistake that was found.
    """
    try:
        return Settings.model_validate(tree)
    except ValidationError as error:
        raise SettingsError(file, tuple(_problems(tree, error))) from error


def spoken_path(path: TreePath) -> str:
    """Write a path as people do.

    >>> spoken_path(("cameras", 0, "name"))
    'cameras[0].name'
    """
    parts = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return "".join(parts).removeprefix(".")


def _problems(document: Mapping[str, Any], error: ValidationError) -> Iterator[Problem]:
    details = error.errors(include_input=False, include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and any(
            other["loc"][: len(detail["loc"])] == detail["loc"] and other is not detail
            for other in details
        ):
            continue  # It is short because its items are wrong, which is said already.
        path = _own_path(document, detail["loc"])
        yield Problem(spoken_path(path), _message(detail), line_at(document, path))


def _own_path(document: Any, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Drop what pydantic adds to a location: the tag of a union's branch and ``[key]``."""
    path: list[str | int] = []
    node = document
    for index, key in enumerate(location):
        last = index == len(location) - 1
        missing = isinstance(node, Mapping) and key not in node
        if key == "[key]" or (missing and not last and key == node.get("type")):
            continue
        path.append(key)
        try:
            node = node[key]
        except (KeyError, IndexError, TypeError):
            node = None
    return tuple(path)


def _message(detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        key = str(detail["loc"][-1])
        near = difflib.get_close_matches(key, _all_keys() - {key}, n=1)
        return f"unknown key {key!r}" + (f"; is {near[0]!r} meant?" if near else "")
    if detail["type"] == "missing":
        return "is needed"
    return detail["msg"].removeprefix("Value error, ").removeprefix("Input ")


@cache
def _all_keys() -> set[str]:
    schema = Settings.model_json_schema()
    definitions = (schema, *schema["$defs"].values())
    return {key for definition in definitions for key in definition.get("properties", ())}
