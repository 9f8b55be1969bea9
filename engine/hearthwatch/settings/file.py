"""The settings file: read and validated whole, written atomically, old versions kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from ruamel.yaml.comments import CommentedMap

from hearthwatch.settings.archive import Edit
from hearthwatch.settings.atomic import replace_file
from hearthwatch.settings.changes import Change, changes
from hearthwatch.settings.document import DocumentError, parse, render
from hearthwatch.settings.draft import Alter, Draft, Drafter, complete
from hearthwatch.settings.mistakes import (
    BrokenFileError,
    Problem,
    SettingsError,
    StaleError,
    validated,
)
from hearthwatch.settings.secrecy import redacted_text
from hearthwatch.settings.tree import Settings
from hearthwatch.settings.versions import Versions

_NO_IDS: Final[Mapping[str, UUID]] = {}


@dataclass(frozen=True, slots=True)
class Described:
    """What a kept version holds.

    Attributes:
        text: without secrets; None when it is no YAML.
        changes: what restoring it would change.
        problems: why it cannot be restored; empty: it can.
    """

    text: str | None
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


class SettingsFile:
    """One YAML file with the secrets that it refers to.

    Attributes:
        path: of the file.
        secrets: the path of what ``!secret`` refers to.
        versions: what the file was before.
    """

    def __init__(self, path: Path, secrets: Path) -> None:
        self.path = path
        self.secrets = secrets
        self.versions = Versions(path)

    def read(self) -> bytes:
        """Return the file as it is; a missing one is empty.

        Raises:
            SettingsError: it cannot be read.
        """
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            problem = Problem("", f"cannot be read: {error.strerror}")
            raise SettingsError(self.path, (problem,)) from error

    def load(self) -> Settings:
        """Read and validate the file; a missing one means the defaults.

        Raises:
            SettingsError: with every mistake that was found.
        """
        return validated(self.path, self._parsed(self.read()), self._read_secrets())

    def load_complete(self, known: Mapping[str, UUID] = _NO_IDS) -> Settings:
        """Read the file and write the ids of cameras that have none yet into it.

        Args:
            known: the ids of cameras that were there before, by slug: they keep them.

        Raises:
            SettingsError: with every mistake that was found; nothing is written then.
            OSError: what was missing cannot be written.
        """
        base = self.read()
        settings, text = self._completed(base, known)
        if text != base:
            self._replace(text)
        return settings

    def write(self, text: str) -> None:
        """Replace the file in one step; the version before it is kept beside it.

        Raises:
            SettingsError: the text is not valid; the file stays as it was.
            OSError: it cannot be written; the file stays as it was.
        """
        validated(self.path, self._parsed(text.encode()), self._read_secrets())
        self._replace(text.encode())

    def edited(self, edit: Edit) -> Draft:
        """Make a change of the document, without writing it.

        Raises:
            BrokenFileError: the file has mistakes already.
            SettingsError: the change makes some.
        """
        return self._drafter().edited(edit)

    def altered(self, alter: Alter) -> Draft:
        """Make a change of the tree, without writing it.

        Where the tree says what was shown of a secret, the secret stays. What is secret in it and
        new will be kept apart from the file.

        Raises:
            BrokenFileError: the file has mistakes already.
            SettingsError: the change makes some.
        """
        return self._drafter().altered(alter)

    def restored(self, version_id: str, good: Settings) -> Draft:
        """Make an earlier version the file again, without writing it.

        Args:
            version_id: of the version.
            good: the last good settings, should the file have mistakes. Their cameras keep their
                ids, also where the version has none.

        Raises:
            KeyError: there is no such version.
            SettingsError: it is not valid any more.
        """
        base = self.read()
        known = {camera.slug: camera.id for camera in good.cameras}
        after, text = self._completed(self.versions.read(version_id), known)
        try:
            before = validated(self.path, self._parsed(base), self._read_secrets())
        except SettingsError:
            before = good
        return Draft(base, text, {}, before, after)

    def commit(self, draft: Draft) -> None:
        """Write a change that was made.

        Raises:
            StaleError: somebody else has changed the file since.
            OSError: it cannot be written; the file stays as it was.
        """
        if self.read() != draft.base:
            raise StaleError(self.path.name)
        if draft.secrets:
            self._add_secrets(draft.secrets)
        self._replace(draft.text)

    def described_version(self, version_id: str, now: Settings) -> Described:
        """Say what a version holds, and what would change if it were restored.

        Raises:
            KeyError: there is no such version.
        """
        data = self.versions.read(version_id)
        known = {camera.slug: camera.id for camera in now.cameras}
        try:
            document = self._parsed(data)
        except SettingsError as error:
            return Described(None, (), error.problems)
        try:
            settings, _ = self._completed(data, known)
        except SettingsError as error:
            return Described(redacted_text(document, None), (), error.problems)
        return Described(redacted_text(document, settings), changes(now, settings), ())

    def _drafter(self) -> Drafter:
        base = self.read()
        try:
            document, secrets = self._parsed(base), self._read_secrets()
            settings = validated(self.path, document, secrets)
        except SettingsError as error:
            raise BrokenFileError(self.path, error.problems) from error
        return Drafter(self.path, base, document, secrets, settings)

    def _completed(self, data: bytes, known: Mapping[str, UUID]) -> tuple[Settings, bytes]:
        """Return what a file says and the file with all ids in it."""
        document, secrets = self._parsed(data), self._read_secrets()
        settings = validated(self.path, document, secrets)
        if not complete(document, settings, known):
            return settings, data
        return validated(self.path, document, secrets), render(document).encode()

    def _replace(self, data: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.versions.keep()
        replace_file(self.path, data)

    def _add_secrets(self, fresh: Mapping[str, str]) -> None:
        try:
            document = parse(self.secrets.read_text(encoding="utf-8"))
        except FileNotFoundError:
            document = CommentedMap()
        if any(str(document.get(name, value)) != value for name, value in fresh.items()):
            raise StaleError(self.secrets.name)
        document.update(fresh)
        replace_file(self.secrets, render(document).encode())

    def _parsed(self, data: bytes) -> CommentedMap:
        try:
            return parse(data.decode())
        except UnicodeDecodeError as error:
            raise SettingsError(self.path, (Problem("", "not UTF-8 text"),)) from error
        except DocumentError as error:
            raise SettingsError(self.path, (Problem("", str(error), error.line),)) from error

    def _read_secrets(self) -> Mapping[str, str]:
        try:
            document = parse(self.secrets.read_text(encoding="utf-8"))
            self.secrets.chmod(0o600)
        except FileNotFoundError:
            return {}
        except (DocumentError, UnicodeDecodeError, OSError):
            # The parser's own words may quote a secret.
            problem = Problem("", "cannot be read as 'name: value' lines")
            raise SettingsError(self.secrets, (problem,)) from None
        return {str(name): str(value) for name, value in document.items()}
