"""What an event is about, whatever its type calls that."""

from dataclasses import dataclass
from typing import Self

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.labels import Group


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing or place of an event, as far as it has one.

    Attributes:
        label: what it is or sounds like.
        places: names of the zones it is in, or of the line it crossed.
        score: how sure that is, 0..1.
        track_id: under which it is followed.
        moved: how far it has gone, as a share of the picture's diagonal.
    """

    label: str | None = None
    group: Group | None = None
    places: tuple[str, ...] = ()
    score: float | None = None
    track_id: int | None = None
    moved: float | None = None

    @classmethod
    def of(cls, event: Event) -> Self:
        """Read an event whose data have been checked."""
        data = event.data
        group = data.get("group")
        if event.type is EventType.FACE_DETECTED:
            group = Group.PERSON
        place = data.get("zone") or data.get("line")
        return cls(
            label=data.get("object_type") or data.get("label"),
            group=None if group is None else Group(group),
            places=tuple(data.get("zones", ())) or ((place,) if place else ()),
            score=data.get("confidence"),
            track_id=data.get("track_id"),
            moved=data.get("moved"),
        )
