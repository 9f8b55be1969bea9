"""The settings file: read and validated whole, written atomically, old versions kept."""

import difflib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.comments import CommentedMap

from hearthwatch.model.ids import random_id
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings.document import DocumentError, line_at, parse, plain, render
from hearthwatch.settings.tree import Settings

_VERSIONS_KEPT: Final = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in the file.

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
    """The file cannot be used; `problems` names every mistake in it."""

    def __init__(self, file: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{file.name}: {problem}" for problem in problems))
        self.problems = problems


class SettingsFile:
    """One YAML file with the secrets that it refers to."""

    def __init__(self, path: Path, secrets: Path) -> None:
        self.path = path
        self._secrets = secrets

    def load(self) -> Settings:
        """Read and validate the file; a missing one means the defaults.

        Raises:
            SettingsError: with every mistake that was found.
        """
        return self._validated(self._document())

    def load_complete(self) -> Settings:
        """Read the file and write the ids of cameras that have none yet into it.

        Raises:
            SettingsError: with every mistake that was found; nothing is written then.
        """
        document = self._document()
        settings = self._validated(document)
        fresh = [camera for camera in document.get("cameras", ()) if "id" not in camera]
        if not fresh:
            return settings
        for camera in fresh:
            camera.insert(0, "id", str(random_id()))
        self.write(render(document))
        return self._validated(document)

    def write(self, text: str) -> None:
        """Replace the file in one step; the version before it is kept beside it.

        Raises:
            SettingsError: the text is not valid; the file stays as it was.
        """
        self._validated(self._parsed(text))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._keep_version()
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def _keep_version(self) -> None:
        if not self.path.exists():
            return
        folder = self.path.with_name(f"{self.path.stem}.versions")
        folder.mkdir(mode=0o700, exist_ok=True)
        changed = to_rfc3339(self.path.stat().st_mtime).replace(":", "")
        kept = folder / f"{changed}{self.path.suffix}"
        kept.write_bytes(self.path.read_bytes())
        kept.chmod(0o600)
        for old in sorted(folder.iterdir())[:-_VERSIONS_KEPT]:
            old.unlink()

    def _document(self) -> CommentedMap:
        try:
            return self._parsed(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return CommentedMap()
        except UnicodeDecodeError as error:
            raise SettingsError(self.path, (Problem("", "not UTF-8 text"),)) from error
        except OSError as error:
            problem = Problem("", f"cannot be read: {error.strerror}")
            raise SettingsError(self.path, (problem,)) from error

    def _parsed(self, text: str) -> CommentedMap:
        try:
            return parse(text)
        except DocumentError as error:
            raise SettingsError(self.path, (Problem("", str(error), error.line),)) from error

    def _validated(self, document: CommentedMap) -> Settings:
        try:
            return Settings.model_validate(plain(document, self._read_secrets()))
        except DocumentError as error:
            raise SettingsError(self.path, (Problem("", str(error), error.line),)) from error
        except ValidationError as error:
            problems = tuple(_problems(document, error))
            raise SettingsError(self.path, problems) from error

    def _read_secrets(self) -> Mapping[str, str]:
        try:
            document = parse(self._secrets.read_text(encoding="utf-8"))
            self._secrets.chmod(0o600)
        except FileNotFoundError:
            return {}
        except (DocumentError, UnicodeDecodeError, OSError):
            # The parser's own words may quote a secret.
            problem = Problem("", "cannot be read as 'name: value' lines")
            raise SettingsError(self._secrets, (problem,)) from None
        return {str(name): str(value) for name, value in document.items()}


def _problems(document: CommentedMap, error: ValidationError) -> Iterator[Problem]:
    details = error.errors(include_input=False, include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and any(
            other["loc"][: len(detail["loc"])] == detail["loc"] and other is not detail
            for other in details
        ):
            continue  # It is short because its items are wrong, which is said already.
        path = _own_path(document, detail["loc"])
        yield Problem(_written(path), _message(detail), line_at(document, path))


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


def _written(path: tuple[str | int, ...]) -> str:
    """Write a path as people do.

    >>> _written(("cameras", 0, "name"))
    'cameras[0].name'
    """
    parts = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return "".join(parts).removeprefix(".")


def _message(detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        key = str(detail["loc"][-1])
        near = difflib.get_close_matches(key, _all_keys(), n=1)
        return f"unknown key {key!r}" + (f"; is {near[0]!r} meant?" if near else "")
    if detail["type"] == "missing":
        return "is needed"
    return detail["msg"].removeprefix("Value error, ").removeprefix("Input ")


def _all_keys() -> set[str]:
    schema = Settings.model_json_schema()
    definitions = (schema, *schema["$defs"].values())
    return {key for definition in definitions for key in definition.get("properties", ())}
