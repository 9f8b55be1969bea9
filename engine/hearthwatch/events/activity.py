"""What was noticed on a camera last, in the words that older programs know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from hearthwatch.model.event import Event, EventType
from hearthwatch.model.timestamps import to_rfc3339

_LONGEST: Final = 255
"""Characters that a state in Home Assistant may have."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Somebody or something that was noticed.

    Attributes:
        type: what it is: a group of labels, ``face``, ``sound``, ``doorbell`` or ``other``.
        summary: what happened, as a sentence.
        event_id: of the event that told of it.
        timestamp: in seconds since 1970 UTC.
        severity: of the alert that it led to, if it did.
        clip_id: of a clip that shows it, once there is one.
    """

    type: str
    summary: str
    event_id: str
    timestamp: float
    label: str | None = None
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
            "event_id": self.event_id,
            "label": self.label,
        }


def activity_of(event: Event) -> Activity | None:
    """Return what an event says was noticed; None: it is about something else."""
    if event.type is EventType.ALERT_OPENED:
        return _alerted(event)
    sentence = _SENTENCES.get(event.type)
    if sentence is None:
        return None
    label = event.data.get("object_type")
    kind = _KINDS.get(event.type) or event.data.get("group") or "other"
    return Activity(
        type=kind,
        summary=sentence(event.data)[:_LONGEST],
        event_id=str(event.id),
        timestamp=event.timestamp,
        label=label,
    )


def _alerted(event: Event) -> Activity:
    return Activity(
        type=event.data["group"] or "other",
        summary=event.data["title"][:_LONGEST],
        event_id=event.data["event_id"],
        timestamp=event.timestamp,
        label=event.data["label"],
        severity=event.data["severity"],
    )


def _thing(data: Mapping[str, Any]) -> str:
    return str(data["object_type"]).capitalize()


_KINDS: Final[Mapping[EventType, str]] = {
    EventType.FACE_DETECTED: "face",
    EventType.AUDIO_DETECTED: "sound",
    EventType.DOORBELL_PRESSED: "doorbell",
}
_SENTENCES: Final[Mapping[EventType, Callable[[Mapping[str, Any]], str]]] = {
    EventType.OBJECT_DETECTED: lambda data: f"{_thing(data)} seen.",
    EventType.ZONE_BREACH: lambda data: f"{_thing(data)} entered {data['zone']}.",
    EventType.LINE_CROSSED: lambda data: f"{_thing(data)} crossed {data['line']}.",
    EventType.LOITERING: lambda data: (
        f"{_thing(data)} has stayed in {data['zone']} for {data['duration']:.0f} s."
    ),
    EventType.PARKED: lambda data: f"{_thing(data)} parked.",
    EventType.FACE_DETECTED: lambda data: f"{data['name']} recognised.",
    EventType.AUDIO_DETECTED: lambda data: f"{data['label'] or 'A sound'} heard.",
    EventType.DOORBELL_PRESSED: lambda _: "Somebody rang.",
}
