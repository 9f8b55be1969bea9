"""What was noticed on a camera last, in the words that older programs know."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from hearthwatch.events.sentences import summary_of
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.subject import Subject
from hearthwatch.model.timestamps import to_rfc3339

_LONGEST: Final = 255
"""Characters that a state in Home Assistant may have."""

_KINDS: Final = {
    EventType.OBJECT_DETECTED: None,
    EventType.ZONE_BREACH: None,
    EventType.LINE_CROSSED: None,
    EventType.LOITERING: None,
    EventType.PARKED: None,
    EventType.ALERT_OPENED: None,
    EventType.FACE_DETECTED: "face",
    EventType.AUDIO_DETECTED: "sound",
    EventType.DOORBELL_PRESSED: "doorbell",
}
"""Events that somebody or something is noticed with, and what that is; None: its group."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Somebody or something that was noticed.

    Attributes:
        type: what it is: a group of labels, ``face``, ``sound``, ``doorbell`` or ``other``.
        summary: what happened, as a sentence.
        event_id: of the event that told of it.
        timestamp: in seconds since 1970 UTC.
        zones: names of the zones it was in, or of the line it crossed.
        score: how sure that is, 0..1.
        severity: of the alert that it belongs to, if there is one.
        clip_id: of a clip that shows it, once there is one.
    """

    type: str
    summary: str
    event_id: UUID
    timestamp: float
    label: str | None = None
    zones: tuple[str, ...] = ()
    score: float | None = None
    severity: str | None = None
    clip_id: UUID | None = None

    def attributes(self) -> dict[str, Any]:
        """Return it for other programs."""
        return {
            "activity_type": self.type,
            "summary": self.summary,
            "risk_level": self.severity,
            "timestamp": to_rfc3339(self.timestamp),
            "clip_id": None if self.clip_id is None else str(self.clip_id),
            "event_id": str(self.event_id),
            "label": self.label,
            "zones": list(self.zones),
            "score": self.score,
        }


def activity_of(event: Event, camera: str) -> Activity | None:
    """Return what an event says was noticed; None: it is about something else.

    Args:
        event: whose data have been checked.
        camera: its camera's name.
    """
    if event.type not in _KINDS:
        return None
    about, data = Subject.of(event), event.data
    opened = event.type is EventType.ALERT_OPENED
    summary = (data["summary"] or data["title"]) if opened else summary_of(event, camera)
    return Activity(
        type=_KINDS[event.type] or about.group or "other",
        summary=summary[:_LONGEST],
        event_id=UUID(data["event_id"]) if opened and data["event_id"] else event.id,
        timestamp=event.timestamp,
        label=about.label,
        zones=about.places,
        score=about.score,
        severity=data["severity"] if opened else None,
    )
