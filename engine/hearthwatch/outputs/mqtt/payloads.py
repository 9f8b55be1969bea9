"""How things are written in messages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearthwatch.events import Values
from hearthwatch.model.entities import HUB, Entity, Value, unique_id
from hearthwatch.settings import CameraSettings

UNKNOWN = "None"
"""What Home Assistant reads as unknown."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something that is told once."""

    topic: str
    payload: bytes
    retain: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """The hub or a camera, and what it shows.

    Attributes:
        camera: its settings; None: the hub.
    """

    camera: CameraSettings | None
    entities: tuple[Entity, ...]
    values: Values

    @property
    def slug(self) -> str | None:
        """By which topics call it; None: the hub."""
        return None if self.camera is None else self.camera.slug

    def identifier(self, instance: UUID) -> str:
        """Return what it is known by, whatever it is called."""
        return f"{instance}_{HUB if self.camera is None else self.camera.id}"

    def unique_id(self, instance: UUID, key: str) -> str:
        """Return what one of its entities is known by."""
        return unique_id(instance, None if self.camera is None else self.camera.id, key)


def written(value: Value) -> bytes:
    """Write a value down.

    >>> written(True), written(None), written(0.5), written("away")
    (b'ON', b'None', b'0.5', b'away')
    """
    match value:
        case None:
            text = UNKNOWN
        case bool():
            text = "ON" if value else "OFF"
        case _:
            text = str(value)
    return text.encode()


def as_json(content: Any) -> bytes:
    """Write JSON as briefly as it can be."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def first[T](things: Iterable[T]) -> T | None:
    """Return the first of some things, if there is one."""
    return next(iter(things), None)
