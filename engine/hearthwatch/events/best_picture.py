"""The best picture of the newest thing of a group, as events bring it."""

from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from hearthwatch.model.event import EventType
from hearthwatch.model.labels import Group
from hearthwatch.model.subject import Subject
from hearthwatch.store import StoredEvent


@dataclass(frozen=True, slots=True)
class BestPicture:
    """A picture of a thing.

    Attributes:
        event_id: of the event that it belongs to.
        timestamp: of that event, in seconds since 1970 UTC.
        track_id: under which the thing is followed.
        begins: with this event the thing was told of for the first time.
        score: how sure it is, 0..1.
        zone: in which the thing was then, if in any.
    """

    group: Group
    event_id: UUID
    timestamp: float
    track_id: int
    begins: bool
    label: str | None
    score: float
    zone: str | None

    @classmethod
    def of(cls, stored: StoredEvent) -> Self | None:
        """Return the picture of an event; None: it has none, or is about no thing of a group."""
        event, about = stored.event, Subject.of(stored.event)
        if not stored.picture or about.group is None or about.track_id is None:
            return None
        zones = [] if event.type is EventType.LINE_CROSSED else about.places
        return cls(
            group=about.group,
            event_id=event.id,
            timestamp=event.timestamp,
            track_id=about.track_id,
            begins=event.type is EventType.OBJECT_DETECTED,
            label=about.label,
            score=about.score or 0.0,
            zone=next(iter(zones), None),
        )

    def replaces(self, known: "BestPicture | None") -> bool:
        """Tell whether this is to be shown instead of one that came before it.

        It is if it shows something newer, or the same thing at least as surely. Something else that
        was there before the newest is no news.
        """
        if known is None or self.begins:
            return True
        return self.track_id == known.track_id and self.score >= known.score

    def attributes(self) -> dict[str, Any]:
        """Return it for other programs."""
        return {
            "event_id": str(self.event_id),
            "label": self.label,
            "score": self.score,
            "zone": self.zone,
            "picture": picture_path(self.event_id),
        }


def picture_path(event_id: UUID) -> str:
    """Return where the picture of an event is, below ``/api/v1/``."""
    return f"events/{event_id}/picture"
