"""The configuration of another product: read within bounds, with the place of every value."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml.comments import CommentedMap

from hearthwatch.settings import Problem, SettingsError
from hearthwatch.settings.document import DocumentError, line_at, parse, plain
from hearthwatch.settings.document import Path as TreePath
from hearthwatch.settings.mistakes import spoken_path

LARGEST: Final = 1 << 20
"""More bytes than this are no configuration."""

_TRUE: Final = frozenset({"true", "yes", "on", "1", "y", "t"})
_FALSE: Final = frozenset({"false", "no", "off", "0", "n", "f"})


class MigrationError(SettingsError):
    """A configuration cannot be carried over; `problems` says where and why. Nothing is written."""


class MissingVariablesError(MigrationError):
    """Variables have no value; `names` names them, and `problems` says where they are used."""

    def __init__(self, file: Path, uses: Sequence[tuple[str, Problem]]) -> None:
        super().__init__(file, tuple(dict.fromkeys(problem for _, problem in uses)))
        self.names = tuple(dict.fromkeys(name for name, _ in uses))


@dataclass(frozen=True, slots=True)
class Found[T]:
    """A value and where it stands."""

    value: T
    path: TreePath


class Foreign:
    """One configuration file of another product.

    Attributes:
        file: whose name is said in errors.
        tree: its plain values.
    """

    def __init__(self, file: Path, document: CommentedMap) -> None:
        """Take a document apart.

        Raises:
            MigrationError: it refers to what is not there, or unfolds without end.
        """
        self.file = file
        self._document = document
        try:
            self.tree: dict[str, Any] = plain(document, {})
        except DocumentError as error:
            raise MigrationError(file, (Problem("", str(error), error.line),)) from error

    @classmethod
    def parsed(cls, file: Path, text: str) -> "Foreign":
        """Read a configuration from YAML or JSON.

        Raises:
            MigrationError: it is neither, or too large.
        """
        try:
            document = parse(text.removeprefix("\ufeff"))
        except DocumentError as error:
            raise MigrationError(file, (Problem("", str(error), error.line),)) from error
        return cls(file, document)

    def at(self, path: TreePath) -> Any:
        """Return the value at a path; None where there is none.

        Raises:
            MigrationError: something above it holds no keys.
        """
        node: Any = self.tree
        for depth, key in enumerate(path):
            if node is None:
                return None
            if isinstance(key, int):
                node = node[key]
                continue
            if not isinstance(node, dict):
                raise self.wrong(path[:depth], "keys with values are needed")
            node = node.get(key)
        return node

    def line(self, path: TreePath) -> int | None:
        """Return the line of a value, counted from 1."""
        return line_at(self._document, path)

    def missing(self, path: TreePath, name: str) -> tuple[str, Problem]:
        """Say that a variable has no value."""
        message = f"the variable {name} has no value; give it, or a file with it (--env)"
        return name, Problem(spoken_path(path), message, self.line(path))

    def wrong(self, path: TreePath, message: str) -> MigrationError:
        """Make the error that says what is wrong with a value; it does not repeat the value."""
        return MigrationError(self.file, (Problem(spoken_path(path), message, self.line(path)),))


class Section:
    """Some keys of a configuration; where they stand in several places, the first one counts.

    So a camera's own words go before those for all cameras.
    """

    def __init__(self, file: Foreign, *roots: TreePath) -> None:
        self.file = file
        self.roots = roots

    def part(self, *keys: str) -> "Section":
        """Return what lies under some keys."""
        return Section(self.file, *((*root, *keys) for root in self.roots))

    def names(self) -> list[str]:
        """Return all keys, each once."""
        found: dict[str, None] = {}
        for root in self.roots:
            node = self.file.at(root)
            if node is not None and not isinstance(node, dict):
                raise self.file.wrong(root, "keys with values are needed")
            found.update(dict.fromkeys(node or ()))
        return list(found)

    def find(self, key: str) -> Found[Any] | None:
        """Return a value as it is; None where nobody says anything."""
        for root in self.roots:
            path = (*root, key)
            if (value := self.file.at(path)) is not None:
                return Found(value, path)
        return None

    def number(self, key: str, low: float = 0) -> Found[float] | None:
        """Return a number.

        Raises:
            MigrationError: it is none, or below `low`.
        """
        found = self.find(key)
        if found is None:
            return None
        try:
            value = math.nan if isinstance(found.value, bool) else float(found.value)
        except (TypeError, ValueError, OverflowError):
            value = math.nan
        if not low <= value < math.inf:
            raise self.file.wrong(found.path, f"a number from {low:g} on is needed")
        return Found(value, found.path)

    def flag(self, key: str) -> Found[bool] | None:
        """Return yes or no.

        Raises:
            MigrationError: it is neither.
        """
        found = self.find(key)
        if found is None:
            return None
        word = str(found.value).strip().lower()
        if word not in _TRUE | _FALSE:
            raise self.file.wrong(found.path, "true or false is needed")
        return Found(word in _TRUE, found.path)

    def text(self, key: str) -> Found[str] | None:
        """Return a text.

        Raises:
            MigrationError: it is none.
        """
        found = self.find(key)
        if found is not None and isinstance(found.value, dict | list):
            raise self.file.wrong(found.path, "a text is needed")
        return found and Found(str(found.value).strip(), found.path)

    def texts(self, key: str, separator: str | None = None) -> Found[list[str]] | None:
        """Return a list of texts; one text stands for a list of one.

        Args:
            key: of the list.
            separator: at which a text falls into several.

        Raises:
            MigrationError: it is something else.
        """
        found = self.find(key)
        if found is None:
            return None
        values = found.value if isinstance(found.value, list) else [found.value]
        if any(isinstance(value, dict | list) for value in values):
            raise self.file.wrong(found.path, "a list of texts is needed")
        words = [
            word.strip()
            for value in values
            for word in (str(value).split(separator) if separator else [str(value)])
        ]
        return Found([word for word in words if word], found.path)

    def items(self, key: str) -> Iterator["Section"]:
        """Return what lies under each entry of a list.

        Raises:
            MigrationError: it is no list of keys with values.
        """
        found = self.find(key)
        if found is None:
            return
        if not isinstance(found.value, list):
            raise self.file.wrong(found.path, "a list is needed")
        for place, value in enumerate(found.value):
            if not isinstance(value, dict):
                raise self.file.wrong((*found.path, place), "keys with values are needed")
            yield Section(self.file, (*found.path, place))
