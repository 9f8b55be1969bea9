"""Changed settings written into a document: what stays keeps its place, form and comments."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from pydantic import SecretStr
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings.branch import Branch
from hearthwatch.settings.camera import CameraSettings


def write_changes(node: CommentedMap, before: Branch, after: Branch) -> None:
    """Write into a mapping that says `before` what is different in `after`."""
    if isinstance(after, CameraSettings) and "slug" not in node:
        node.insert(min(2, len(node)), "slug", after.slug)
    for name, field in type(after).model_fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            key = name if name in node else field.alias or name
            node[key] = _changed(node.get(key), old, new)


def write_whole(node: CommentedMap, after: Branch) -> None:
    """Write every value of a branch anew into a mapping, whatever it says."""
    fresh = written(after)
    for key in [key for key in node if key not in fresh]:
        del node[key]
    node.update(fresh)


def written(value: Any) -> Any:
    """Return a value as YAML has it; of a branch, what is not as by default."""
    match value:
        case Branch():
            return CommentedMap(_own_values(value))
        case Mapping():
            return CommentedMap((written(key), written(item)) for key, item in value.items())
        case tuple():
            return _sequence(value)
    return _scalar(value)


def _scalar(value: Any) -> Any:
    match value:
        case Enum():
            value = value.value
        case SecretStr():
            value = value.get_secret_value()
        case datetime():
            value = to_rfc3339(value.timestamp())
        case float() if value.is_integer():
            value = int(value)
        case bool() | float() | None:
            return value
    return int(value) if isinstance(value, int) else str(value)


def _own_values(branch: Branch) -> list[tuple[str, Any]]:
    return [
        (field.alias or name, written(getattr(branch, name)))
        for name, field in type(branch).model_fields.items()
        if name == "type" or getattr(branch, name) != field.get_default(call_default_factory=True)
    ]


def _sequence(values: Sequence[Any]) -> CommentedSeq:
    nodes = CommentedSeq(written(value) for value in values)
    if not any(isinstance(node, CommentedMap) for node in nodes):
        nodes.fa.set_flow_style()
    return nodes


def _changed(node: Any, old: Any, new: Any) -> Any:
    """Return the node of a value that has changed; the same node where that can be."""
    if isinstance(new, Branch) and type(old) is type(new):
        kept = node if isinstance(node, CommentedMap) else CommentedMap()
        write_changes(kept, old, new)
        return kept
    if isinstance(new, Mapping) and isinstance(node, CommentedMap):
        return _changed_map(node, old, new)
    if isinstance(new, tuple) and isinstance(node, CommentedSeq) and len(node) == len(old):
        return _changed_list(node, old, new)
    return written(new)


def _changed_map(node: CommentedMap, old: Mapping[str, Any], new: Mapping[str, Any]) -> Any:
    for key in [key for key in node if key not in new]:
        del node[key]
    for key, value in new.items():
        if key not in node:
            node[key] = written(value)
        elif old.get(key) != value:
            node[key] = _changed(node[key], old.get(key), value)
    return node


def _changed_list(node: CommentedSeq, old: Sequence[Any], new: Sequence[Any]) -> Any:
    places = _places(old, new)
    kept = [place for place in places if place is not None]
    if kept != sorted(kept):
        return CommentedSeq(_item(node, old, new[n], place) for n, place in enumerate(places))
    items = [_item(node, old, new[n], place) for n, place in enumerate(places)]
    for place in reversed(range(len(old))):
        if place not in kept:
            del node[place]
    for number, (item, was) in enumerate(zip(items, places, strict=True)):
        if was is None:
            node.insert(number, item)
        else:
            node[number] = item
    return node


def _item(node: CommentedSeq, old: Sequence[Any], value: Any, place: int | None) -> Any:
    if place is None:
        return written(value)
    return node[place] if old[place] == value else _changed(node[place], old[place], value)


def _places(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Tell for each thing of a list which one it was: an equal one, or that of its id or name."""
    free = dict(enumerate(old))
    places: list[int | None] = [None] * len(new)
    for alike in (_equal, _of_one_name, _of_one_kind):
        for number, value in enumerate(new):
            if places[number] is None:
                found = (n for n, other in free.items() if alike((number, value), (n, other)))
                if (place := next(found, None)) is not None:
                    places[number] = place
                    del free[place]
    return places


def _equal(one: tuple[int, Any], other: tuple[int, Any]) -> bool:
    return bool(one[1] == other[1])


def _of_one_name(one: tuple[int, Any], other: tuple[int, Any]) -> bool:
    return any(
        getattr(one[1], key, None) is not None
        and getattr(one[1], key) == getattr(other[1], key, None)
        for key in ("id", "name")
    )


def _of_one_kind(one: tuple[int, Any], other: tuple[int, Any]) -> bool:
    """Tell whether nameless things of one kind stand at one place."""
    named = any(hasattr(one[1], key) for key in ("id", "name"))
    return (
        one[0] == other[0]
        and not named
        and isinstance(one[1], Branch)
        and type(one[1]) is type(other[1])
    )
