"""Who is in a camera's picture at the moment, as its events tell it."""

from collections import Counter
from dataclasses import dataclass

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.labels import Group


@dataclass(slots=True)
class _Thing:
    """A thing in shot, and the names of the zones it is in."""

    label: str
    group: str | None
    zones: set[str]


class Presence:
    """The confirmed things in a camera's picture, from when they are told until they have left."""

    def __init__(self) -> None:
        self._things: dict[int, _Thing] = {}

    def take(self, event: Event) -> bool:
        """Take in an event and say whether it was about a thing."""
        data = event.data
        match event.type:
            case EventType.OBJECT_DETECTED:
                zones = set(data["zones"])
                self._things[data["track_id"]] = _Thing(data["object_type"], data["group"], zones)
            case EventType.OBJECT_LEFT:
                self._things.pop(data["track_id"], None)
            case EventType.ZONE_BREACH:
                if thing := self._things.get(data["track_id"]):
                    thing.zones.add(data["zone"])
            case EventType.ZONE_LEFT:
                if thing := self._things.get(data["track_id"]):
                    thing.zones.discard(data["zone"])
            case _:
                return False
        return True

    def clear(self) -> None:
        """Forget everybody: nobody can say any more who is there."""
        self._things.clear()

    def leave_zones(self) -> None:
        """Forget where things are: the zones have changed, and who is in one is told again."""
        for thing in self._things.values():
            thing.zones.clear()

    def has(self, group: Group) -> bool:
        """Tell whether something of a group is there."""
        return any(thing.group == group for thing in self._things.values())

    def has_label(self, label: str) -> bool:
        """Tell whether something with a label is there."""
        return any(thing.label == label for thing in self._things.values())

    def people(self) -> int:
        """Count the people."""
        return sum(thing.group == Group.PERSON for thing in self._things.values())

    def labels(self) -> dict[str, int]:
        """Count all things by label."""
        return dict(sorted(Counter(thing.label for thing in self._things.values()).items()))

    def occupies(self, zone: str) -> bool:
        """Tell whether something is in a zone."""
        return any(zone in thing.zones for thing in self._things.values())
