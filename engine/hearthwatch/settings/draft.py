"""A change of the settings file: made in memory, complete and valid, before anything is written."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from ruamel.yaml.comments import CommentedMap

from hearthwatch.model.ids import random_id
from hearthwatch.settings.archive import Edit
from hearthwatch.settings.camera import slugify
from hearthwatch.settings.changes import Change, changes
from hearthwatch.settings.document import parse, render
from hearthwatch.settings.mistakes import Problem, SettingsError, spoken_path, validated
from hearthwatch.settings.mistakes import validated_tree as validated_values
from hearthwatch.settings.secrecy import (
    conceal,
    filled_in,
    hidden_in,
    open_secrets,
    shown_tree,
)
from hearthwatch.settings.tree import Settings
from hearthwatch.settings.writing import write_changes, write_whole

type Alter = Callable[[dict[str, Any]], None]
"""Changes the tree, as JSON values without secrets, in place."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a change makes of the file.

    Attributes:
        base: the file that it was made for.
        text: the file that it makes.
        secrets: what has to be added to the secrets, by name.
        before: what the file said.
        after: what it will say.
    """

    base: bytes = field(repr=False)
    text: bytes = field(repr=False)
    secrets: Mapping[str, str] = field(repr=False)
    before: Settings
    after: Settings

    @property
    def idle(self) -> bool:
        """Whether there is nothing to write."""
        return self.text == self.base

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it changes."""
        return changes(self.before, self.after)


def etag_of(data: bytes) -> str:
    """Return a file's entity tag, without quotes."""
    return hashlib.sha256(data).hexdigest()[:32]


def complete(document: CommentedMap, settings: Settings, known: Mapping[str, UUID]) -> bool:
    """Write down the ids of cameras that have none yet, and their slugs with them.

    Args:
        document: is changed.
        settings: that it says.
        known: the ids of cameras that were there before, by slug.

    Returns:
        Whether there were any.
    """
    fresh = [
        (node, camera.slug)
        for node, camera in zip(document.get("cameras") or (), settings.cameras, strict=True)
        if "id" not in node
    ]
    taken = {camera.id for camera in settings.cameras}
    for node, slug in fresh:
        same = known.get(slug)
        node.insert(0, "id", str(random_id() if same is None or same in taken else same))
        if "slug" not in node:
            node.insert(list(node).index("name") + 1, "slug", slug)
    return bool(fresh)


def _give_ids(tree: dict[str, Any], before: Settings) -> None:
    """Give cameras without an id one: that of the camera that had their slug, else a new one."""
    known = {camera.slug: str(camera.id) for camera in before.cameras}
    cameras = tree.get("cameras")
    for camera in cameras if isinstance(cameras, list) else ():
        if isinstance(camera, dict) and "id" not in camera:
            slug = camera.get("slug", slugify(str(camera.get("name", ""))))
            camera["id"] = known.pop(str(slug), None) or str(random_id())


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes one draft for one state of the file.

    Attributes:
        file: whose name is said in errors.
        base: its bytes.
        document: what it says; it is changed.
        secrets: that it may refer to.
        settings: that it says.
    """

    file: Path
    base: bytes = field(repr=False)
    document: CommentedMap = field(repr=False)
    secrets: Mapping[str, str] = field(repr=False)
    settings: Settings

    def edited(self, edit: Edit) -> Draft:
        """Change the document.

        Raises:
            SettingsError: it is not valid afterwards.
        """
        before = self._complete()
        was_open = open_secrets(self.document, before)
        edit(self.document)
        return self._finished(before, was_open)

    def altered(self, alter: Alter) -> Draft:
        """Change the tree, and write into the document what differs.

        Raises:
            SettingsError: it is not valid afterwards.
        """
        before = self._complete()
        was_open = open_secrets(self.document, before)
        tree = shown_tree(before)
        alter(tree)
        _give_ids(tree, before)
        after = validated_values(self.file, filled_in(tree, before))
        if after != before:
            write_changes(self.document, before, after)
            if self._says() != after:  # Its anchors tie together what now differs.
                write_whole(self.document, after)
        return self._finished(before, was_open)

    def _complete(self) -> Settings:
        if complete(self.document, self.settings, {}):
            return validated(self.file, self.document, self.secrets)
        return self.settings

    def _says(self) -> Settings | None:
        try:
            return validated(self.file, self.document, self.secrets)
        except SettingsError:
            return None

    def _finished(self, before: Settings, was_open: set[str]) -> Draft:
        after = validated(self.file, self.document, self.secrets)
        if after == before:
            return Draft(self.base, self.base, {}, before, before)
        self._refuse_hidden(before, after)
        fresh = conceal(self.document, after, self.secrets, was_open)
        text = render(self.document)
        if validated(self.file, parse(text), {**self.secrets, **fresh}) != after:
            raise SettingsError(self.file, (Problem("", "cannot be written as YAML"),))
        return Draft(self.base, text.encode(), fresh, before, after)

    def _refuse_hidden(self, before: Settings, after: Settings) -> None:
        """Let nobody save the stars that stand for a secret.

        Raises:
            SettingsError: somebody would.
        """
        message = "is only what is shown of a secret; give it whole"
        problems = tuple(
            Problem(spoken_path(path), message) for path in hidden_in(after, known=before)
        )
        if problems:
            raise SettingsError(self.file, problems)
