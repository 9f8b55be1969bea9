"""Secrets in the settings: which values they are, how they are hidden, and how they come back.

A value is secret when the tree writes it otherwise for people (see `REVEAL`). People send back what
they were shown, so what was shown stands for what it hides; and what they send anew goes into
`secrets.yaml`, with a reference in its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml.comments import CommentedMap, CommentedSeq, TaggedScalar

from hearthwatch.model.addresses import redacted
from hearthwatch.settings.branch import REVEAL
from hearthwatch.settings.document import Path, render
from hearthwatch.settings.tree import Settings

type Home = tuple[str | int, ...]
"""A path on which the things in lists are named by their ids, where they have one."""

_LOGIN: Final = re.compile(r"(?<=://)(?:[^\s\"']*|.*)@")
"""User and password of an address in a line of text."""

_HIDDEN: Final = re.compile(r"://(?:.*[:=])?\*{3,}(?:$|(?=[@&#;]))|^\*{10}$")


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret value.

    Attributes:
        shown: what people see of it.
        whole: what it is.
    """

    shown: str
    whole: str


def shown_tree(settings: Settings) -> dict[str, Any]:
    """Return the tree as JSON values, without secrets."""
    return settings.model_dump(mode="json", by_alias=True)


def whole_tree(settings: Settings) -> dict[str, Any]:
    """Return the tree as JSON values, secrets and all."""
    return settings.model_dump(mode="json", by_alias=True, context=REVEAL)


def secrets_of(settings: Settings) -> dict[Path, Secret]:
    """Find the secret values of a tree."""
    shown = dict(_leaves(shown_tree(settings)))
    return {
        path: Secret(str(shown[path]), str(whole))
        for path, whole in _leaves(whole_tree(settings))
        if whole != shown[path]
    }


def looks_hidden(value: str) -> bool:
    """Tell whether a value is what people see of a secret, and so of no use by itself.

    >>> looks_hidden("rtsp://***@192.0.2.10/main"), looks_hidden("rtsp://me:pa***s@192.0.2.10/")
    (True, False)
    >>> looks_hidden("***")
    False
    """
    return bool(_HIDDEN.search(value))


def hidden_in(settings: Settings, known: Settings) -> list[Path]:
    """Find what is no secret but what people see of one, and was not there before.

    Args:
        settings: in which to look.
        known: those before.
    """
    before = {value for _, value in _leaves(whole_tree(known))}
    return [
        path
        for path, value in _leaves(whole_tree(settings))
        if isinstance(value, str) and looks_hidden(value) and value not in before
    ]


def filled_in(tree: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """Return a tree that people have sent with the secrets that they were shown in it.

    Args:
        tree: as JSON values; where it says what was shown of a secret, that secret is meant.
        settings: what they were shown.
    """
    before = shown_tree(settings)
    known = {_home(before, path): secret for path, secret in secrets_of(settings).items()}

    def visit(node: Any, path: Path) -> Any:
        if isinstance(node, Mapping):
            return {key: visit(value, (*path, key)) for key, value in node.items()}
        if isinstance(node, list):
            return [visit(value, (*path, place)) for place, value in enumerate(node)]
        if isinstance(node, str) and looks_hidden(node):
            return _meant(node, _home(tree, path), known)
        return node

    filled: dict[str, Any] = visit(tree, ())
    return filled


def conceal(
    document: CommentedMap, settings: Settings, secrets: Mapping[str, str], open_before: set[str]
) -> dict[str, str]:
    """Put references in the place of secrets that stand in a document.

    Args:
        document: is changed.
        settings: that it says.
        secrets: that can be referred to already.
        open_before: secrets that the owner had written into the file; they are left there.

    Returns:
        The secrets that must be added, by name.
    """
    names = {value: name for name, value in secrets.items()}
    fresh: dict[str, str] = {}
    for path, secret in secrets_of(settings).items():
        node = _at(document, path[:-1])
        if isinstance(node[path[-1]], TaggedScalar) or secret.whole in open_before:
            continue
        if secret.whole not in names:
            name = _free_name(settings, path, {*secrets, *fresh})
            names[secret.whole], fresh[name] = name, secret.whole
        node[path[-1]] = TaggedScalar(value=names[secret.whole], tag="!secret")
    return fresh


def open_secrets(document: CommentedMap, settings: Settings) -> set[str]:
    """Return the secrets that stand in a document itself."""
    return {
        secret.whole
        for path, secret in secrets_of(settings).items()
        if not isinstance(_at(document, path), TaggedScalar)
    }


def redacted_text(document: CommentedMap, settings: Settings | None) -> str:
    """Write a document for people: without secrets, also in its comments.

    Args:
        document: is changed.
        settings: that it says; None when they are not valid: all addresses are redacted then, too.
    """
    known = secrets_of(settings) if settings else {}

    def hide(node: Any, path: Path) -> None:
        places = node.items() if isinstance(node, CommentedMap) else enumerate(node)
        for key, value in list(places):
            if isinstance(value, CommentedMap | CommentedSeq):
                hide(value, (*path, key))
            elif isinstance(value, str) and (secret := known.get((*path, key))):
                node[key] = secret.shown
            elif isinstance(value, str) and "://" in value:
                node[key] = redacted(value)

    hide(document, ())
    return _LOGIN.sub("***@", render(document))


def _leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _leaves(value, (*path, place))
    else:
        yield path, node


def _meant(value: str, home: Home, known: Mapping[Home, Secret]) -> str:
    """Return the secret of which people were shown this; the value itself if it is not clear."""
    here = known.get(home)
    if here is not None and here.shown == value:
        return here.whole
    alike = [(place, secret.whole) for place, secret in known.items() if secret.shown == value]
    near = {whole for place, whole in alike if place[:2] == home[:2]}
    for found in (near, {whole for _, whole in alike}):
        if len(found) == 1:
            return found.pop()
    return value


def _home(tree: Any, path: Path) -> Home:
    home: list[str | int] = []
    node = tree
    for key in path:
        node = node[key]
        name = node.get("id") if isinstance(node, Mapping) and isinstance(key, int) else None
        home.append(name if isinstance(name, str) else key)
    return tuple(home)


def _at(document: Any, path: Path) -> Any:
    for key in path:
        document = document[key]
    return document


def _free_name(settings: Settings, path: Path, taken: set[str]) -> str:
    """Make a name after the camera that a path lies in."""
    match path:
        case ("cameras", int(place), *_):
            slug = settings.cameras[place].slug
        case ("archive", int(place), *_):
            slug = settings.archive[place].camera.slug
        case _:
            slug = "secret"
    number = 1
    while f"{slug}_{number}" in taken:
        number += 1
    return f"{slug}_{number}"
