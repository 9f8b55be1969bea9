"""What has to be asked about a source, for programs that let people add a camera.

It is read from the schema of the settings, so a type of source that is new there is here as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from hearthwatch.settings.describe import settings_schema

_PREFIX: Final = "#/$defs/"


class FieldKind(StrEnum):
    """How a field is asked for."""

    TEXT = "text"
    SECRET = "secret"  # noqa: S105 - a kind of field
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class SourceField:
    """One field of a source.

    Attributes:
        name: in the settings.
        title: what people read beside it.
        description: the rest of what they should know.
        required: there is no default.
        choices: all values of a choice.
        minimum: of a number.
        maximum: of a number.
    """

    name: str
    title: str
    description: str
    kind: FieldKind
    required: bool
    default: str | float | bool | None
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class SourceForm:
    """A type of source and what has to be asked about it.

    Attributes:
        type: in the settings.
    """

    type: str
    title: str
    description: str
    fields: tuple[SourceField, ...]


@cache
def source_forms() -> tuple[SourceForm, ...]:
    """Return all types of sources, what asks least of people first."""
    parts = settings_schema()["$defs"]
    source = parts["Source"]
    types = {reference: kind for kind, reference in source["discriminator"]["mapping"].items()}
    return tuple(
        _form(types[one["$ref"]], parts[one["$ref"].removeprefix(_PREFIX)], parts)
        for one in source["oneOf"]
    )


def _form(kind: str, schema: Mapping[str, Any], parts: Mapping[str, Any]) -> SourceForm:
    needed = schema.get("required", ())
    fields = tuple(
        field
        for name, described in schema["properties"].items()
        for field in _fields(name, described, parts, required=name in needed)
    )
    asked_first = sorted(fields, key=lambda field: not field.required)
    return SourceForm(kind, schema["title"], schema["description"], tuple(asked_first))


def _fields(
    name: str, schema: Mapping[str, Any], parts: Mapping[str, Any], *, required: bool
) -> Iterator[SourceField]:
    """Give the field, unless it is one that no simple form can ask for, or that is given."""
    shape = _shape(schema, parts)
    kind = _kind(shape)
    if kind is None or "const" in shape:
        return
    description = schema.get("description", "")
    yield SourceField(
        name=name,
        title=schema["title"],
        description=description[:1].upper() + description[1:],
        kind=kind,
        required=required,
        default=schema.get("default"),
        choices=tuple(shape.get("enum", ())),
        minimum=shape.get("minimum", shape.get("exclusiveMinimum")),
        maximum=shape.get("maximum", shape.get("exclusiveMaximum")),
    )


def _shape(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a value has to be like, whatever stands in its place when there is none."""
    for one in schema.get("anyOf", ()):
        if one.get("type") != "null":
            return _shape(one, parts)
    if reference := schema.get("$ref"):
        return _shape(parts[reference.removeprefix(_PREFIX)], parts)
    return schema


def _kind(shape: Mapping[str, Any]) -> FieldKind | None:
    if "enum" in shape:
        return FieldKind.CHOICE
    match shape.get("type"):
        case "string":
            return FieldKind.SECRET if shape.get("format") == "password" else FieldKind.TEXT
        case "number" | "integer":
            return FieldKind.NUMBER
        case "boolean":
            return FieldKind.BOOLEAN
        case _:
            return None
