"""The values of one device's entities, and which of them have changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hearthwatch.model.entities import Value


@dataclass(frozen=True, slots=True)
class StatesChange:
    """What is different about a device.

    Attributes:
        camera_id: of the device; None: the hub.
        available: the camera delivers, so that entities which do not hold without it can be
            believed.
        values: of the entities that have changed, by key.
        attributes: of those among them that have any; they replace what was there.
        whole: these are all values there are.
    """

    camera_id: UUID | None
    available: bool
    values: Mapping[str, Value]
    attributes: Mapping[str, Mapping[str, Any]]
    whole: bool = False


class Values:
    """What a device shows.

    Attributes:
        camera_id: of the device; None: the hub.
        available: see `StatesChange.available`.
    """

    def __init__(self, camera_id: UUID | None) -> None:
        self.camera_id = camera_id
        self.available = True
        self._values: dict[str, Value] = {}
        self._attributes: dict[str, Mapping[str, Any]] = {}
        self._changed: set[str] = set()
        self._told_available: bool | None = None

    def get(self, key: str) -> Value:
        """Return a value; None while it is unknown."""
        return self._values.get(key)

    def attributes(self, key: str) -> Mapping[str, Any]:
        """Return what is known beside a value."""
        return self._attributes.get(key, {})

    def put(self, key: str, value: Value, attributes: Mapping[str, Any] | None = None) -> None:
        """Set a value with its attributes; None leaves those as they are."""
        if key not in self._values or self._values[key] != value:
            self._values[key] = value
            self._changed.add(key)
        if attributes is not None and self._attributes.get(key) != attributes:
            self._attributes[key] = attributes
            self._changed.add(key)

    def drop(self, key: str) -> None:
        """Forget a value of an entity that is no more."""
        self._values.pop(key, None)
        self._attributes.pop(key, None)
        self._changed.discard(key)

    def count(self, key: str) -> None:
        """Add one."""
        before = self._values.get(key)
        self.put(key, before + 1 if isinstance(before, int) else 1)

    def whole(self) -> StatesChange:
        """Return all that is known."""
        return StatesChange(
            self.camera_id, self.available, dict(self._values), dict(self._attributes), whole=True
        )

    def change(self) -> StatesChange | None:
        """Return what has changed since the last call; None: nothing."""
        if not self._changed and self._told_available == self.available:
            return None
        keys, self._changed, self._told_available = self._changed, set(), self.available
        return StatesChange(
            self.camera_id,
            self.available,
            {key: self._values[key] for key in sorted(keys)},
            {key: self._attributes[key] for key in sorted(keys) if key in self._attributes},
        )
