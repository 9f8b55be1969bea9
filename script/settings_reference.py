"""Write the reference of all settings from their schema: what script/build-docs runs."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hearthwatch.settings import settings_schema

PAGE = Path(__file__).parents[1] / "docs/settings-reference.md"
HEAD = """\
# All settings

What `hearthwatch.yaml` may say, with every default; [settings](settings.md) tells how the file is
read and changed. This page is made from the engine's own schema by `script/build-docs`.

Shares go from 0 to 1: of the picture, its sides or its diagonal, or of certainty. Times are seconds
unless the name says otherwise, and sizes are bytes or written like `5GiB`. Lists are written
`[one, another]`, points `[x, y]`. Labels are `person`, `car`, `dog` and the like, or the groups
`person`, `vehicle`, `animal`, and `package` with a [model](models.md) that knows it; with limits
they are written `{person: {min_score: 0.6}, car: {}}`. [Alerts](alerts.md) names the types of
events that can alert.
"""
PREFIX = "#/$defs/"
WORDS = {
    "Share": "share",
    "Polygon": "list of points",
    "Label": "label",
    "TimeOfDay": "time of day",
    "AlertingType": "type of event",
    "Port": "port",
}
MANY = {
    "text": "texts",
    "see below": "these",
    "label": "labels",
    "list of points": "lists of points",
    "type of event": "types of events",
}
GIB = 1 << 30
MADE = {"id", "slug"}
"""What the engine makes where it is missing."""

type Schema = Mapping[str, Any]


class Reference:
    """The schema as a page."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._parts: Schema = schema["$defs"]

    def page(self) -> str:
        """Return the page."""
        return HEAD + "".join(self._chapter("", self._schema))

    def _chapter(self, path: str, node: Schema) -> Iterator[str]:
        """Give the table of one part of the tree, then those of the parts in it."""
        yield f"\n## {f'`{path}`' if path else 'The whole file'}\n\n"
        if path:
            yield f"{_sentence(node.get('description', ''))}\n\n"
        yield "| key | takes | default | meaning |\n| --- | --- | --- | --- |\n"
        for key, value in node["properties"].items():
            meaning = _sentence(value.get("description", "")).replace("|", "\\|")
            needed = key in node.get("required", ()) and key not in MADE
            default = "needed" if needed else _default(value)
            yield f"| `{key}` | {self._takes(value)} | {default} | {meaning} |\n"
        for key, value in node["properties"].items():
            if key != "archive":
                for place, part in self._inside(f"{path}.{key}".removeprefix("."), value):
                    yield from self._chapter(place, part)

    def _inside(self, path: str, node: Schema) -> Iterator[tuple[str, Schema]]:
        """Give the parts of the tree that a value consists of, with their paths."""
        shape = self._shape(node)
        if "properties" in shape:
            yield path, shape
        elif "oneOf" in shape:
            for kind, one in shape["discriminator"]["mapping"].items():
                yield f"{path}: {kind}", self._shape({"$ref": one})
        elif "items" in shape:
            yield from self._inside(f"{path}[]", shape["items"])
        elif isinstance(inner := shape.get("additionalProperties"), dict):
            yield from self._inside(f"{path}.LABEL", inner)

    def _shape(self, node: Schema) -> Schema:
        """Follow references, past what stands for nothing."""
        if reference := node.get("$ref"):
            return self._shape(self._parts[reference.removeprefix(PREFIX)])
        for one in node.get("anyOf", ()):
            if one.get("type") != "null":
                return self._shape(one)
        return node

    def _takes(self, node: Schema) -> str:
        """Say in words what a value may be."""
        shape = self._shape(node)
        if word := self._word(node):
            return word
        if choices := shape.get("enum", [shape["const"]] if "const" in shape else []):
            return ", ".join(f"`{choice}`" for choice in choices)
        kind = shape.get("type", "object")
        if kind in {"number", "integer"}:
            return _number(shape)
        if kind == "array":
            return self._tuple(shape) or f"list of {self._many(shape['items'])}"
        if kind == "object" and "properties" not in shape and "oneOf" not in shape:
            return "labels with limits"
        return {"boolean": "`true`, `false`", "string": "text"}.get(kind, "see below")

    def _tuple(self, shape: Schema) -> str | None:
        """Return what a list of a known length takes."""
        items = shape.get("prefixItems", ())
        if not items:
            return None
        word = self._word(items[0])
        return f"two {word}s" if word == "port" else "point"

    def _word(self, node: Schema) -> str | None:
        """Return our word for a kind of value, where we have one."""
        kinds = [node, *node.get("anyOf", ())]
        if {"string", "integer"} <= {kind.get("type") for kind in kinds}:
            return "size"
        names = [kind.get("$ref", "").removeprefix(PREFIX) for kind in kinds]
        return next((WORDS[name] for name in names if name in WORDS), None)

    def _many(self, node: Schema) -> str:
        return MANY.get(one := self._takes(node), one)


def _number(shape: Schema) -> str:
    low = shape.get("minimum", shape.get("exclusiveMinimum"))
    high = shape.get("maximum", shape.get("exclusiveMaximum"))
    above = "more than " if "exclusiveMinimum" in shape else ""
    if low is None:
        return "number"
    if high is not None:
        return f"{above}{low:g} to {high:,}"
    return f"{above}{low:g}" if above else f"{low:g} or more"


def _default(node: Schema) -> str:
    match node.get("default"):
        case bool(value):
            return f"`{str(value).lower()}`"
        case int(value) if value >= GIB:
            return f"`{value // GIB}GiB`"
        case list(values) if values:
            return f"`[{', '.join(str(value) for value in values)}]`"
        case None | list() | dict():
            return ""
        case value:
            return f"`{value}`"


def _sentence(text: str) -> str:
    text = text.replace("``", "`").replace("None:", "not given:")
    text = text.replace(". not", ". Not").replace("False", "`false`")
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


if __name__ == "__main__":
    PAGE.write_text(Reference(settings_schema()).page())
