"""YAML in and out: comments and `!secret` references survive, lines are known for messages."""

import io
from collections.abc import Mapping
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq, TaggedScalar
from ruamel.yaml.error import MarkedYAMLError, YAMLError

type Path = tuple[str | int, ...]

_LARGEST: Final = 1 << 20
_MOST_NODES: Final = 100_000
_TOO_DEEP: Final = "nested too deeply"


class DocumentError(Exception):
    """The text is no YAML that settings can be read from.

    Attributes:
        line: where, counted from 1; None when it is not about one place.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def parse(text: str) -> CommentedMap:
    """Read YAML text whose top is a mapping; empty text is an empty mapping.

    Raises:
        DocumentError: it is too large, no YAML, or something else than a mapping.
    """
    if len(text) > _LARGEST:
        raise DocumentError("more than 1 MiB is no settings file")
    try:
        document = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or "not YAML"
        raise DocumentError(message, mark.line + 1 if mark else None) from error
    except YAMLError as error:
        raise DocumentError(str(error)) from error
    except RecursionError:
        raise DocumentError(_TOO_DEEP) from None
    except AttributeError:  # So the parser fails on keys that are merged into themselves.
        raise DocumentError("an anchor is merged into itself") from None
    if document is None:
        return CommentedMap()
    if not isinstance(document, CommentedMap):
        raise DocumentError("the file must hold keys with values, like 'cameras: …'", 1)
    return document


def render(document: CommentedMap) -> str:
    """Write a document as it was read, comments included."""
    yaml = YAML(typ="rt")
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()


def plain(document: CommentedMap, secrets: Mapping[str, str]) -> dict[str, Any]:
    """Return the document as plain values with every ``!secret name`` filled in.

    Raises:
        DocumentError: a secret is missing, a tag is unknown, or aliases expand without end.
    """
    budget = _MOST_NODES

    def visit(node: Any, line: int | None) -> Any:
        nonlocal budget
        budget -= 1
        if budget < 0:
            raise DocumentError("more than 100,000 values are no settings file")
        if isinstance(node, CommentedMap):
            return {str(k): visit(v, _line_of(node, k)) for k, v in node.items()}
        if isinstance(node, CommentedSeq):
            return [visit(v, _line_of(node, i)) for i, v in enumerate(node)]
        if isinstance(node, TaggedScalar):
            return _secret(node, secrets, line)
        return node

    try:
        return {str(key): visit(value, _line_of(document, key)) for key, value in document.items()}
    except RecursionError:
        raise DocumentError(_TOO_DEEP) from None


def line_at(document: Mapping[str, Any], path: Path) -> int | None:
    """Return the line of the value at a path, or of the nearest thing above it that exists."""
    node: Any = document
    line = None
    for key in path:
        try:
            line = _line_of(node, key) or line
            node = node[key]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line


def _secret(node: TaggedScalar, secrets: Mapping[str, str], line: int | None) -> str:
    if node.tag.value != "!secret":
        raise DocumentError(f"the tag {node.tag.value} is not known; only !secret is", line)
    if node.value not in secrets:
        raise DocumentError(f"the secret {node.value!r} is not in secrets.yaml", line)
    return secrets[node.value]


def _line_of(node: CommentedMap | CommentedSeq, key: str | int) -> int | None:
    position = node.lc.data.get(key) if node.lc.data else None
    return position[0] + 1 if position else None
