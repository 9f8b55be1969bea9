"""The shapes of explanations."""

from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.event_views import DecisionView, EventView
from hearthwatch.api.look_views import LookView
from hearthwatch.api.moments import Moment
from hearthwatch.events import Explanation
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.store import StoredEvent


class ExplanationView(BaseModel):
    """Why something was, or was not, said: a record, or the reason why there is none."""

    camera_id: UUID
    camera: str
    timestamp: Moment
    record: LookView | None
    reason: str | None
    sentences: list[str] = Field(description="The same for people.")
    events: list[EventView] = Field(description="What was said around that moment.")

    @classmethod
    def of(
        cls, explanation: Explanation, *, camera: str, events: list[EventView]
    ) -> "ExplanationView":
        """Show an explanation."""
        record = explanation.record
        return cls(
            camera_id=explanation.camera_id,
            camera=camera,
            timestamp=to_rfc3339(explanation.timestamp),
            record=None if record is None else LookView.of(record),
            reason=explanation.reason,
            sentences=_sentences(explanation),
            events=events,
        )


class EventExplanationView(BaseModel):
    """Why an event was told, and why it did or did not alert."""

    event_id: UUID
    decision: DecisionView | None = Field(
        description="Whether it alerted, and why; null where nobody had to decide."
    )
    look: ExplanationView | None = Field(
        description="What the camera saw then, for an hour; null for events of no camera."
    )
    sentences: list[str] = Field(description="The decision for people.")

    @classmethod
    def of(cls, stored: StoredEvent, look: ExplanationView | None) -> "EventExplanationView":
        """Explain an event."""
        decision = stored.decision
        return cls(
            event_id=stored.event.id,
            decision=None if decision is None else DecisionView.of(decision),
            look=look,
            sentences=[] if decision is None else [check.text for check in decision.checks],
        )


def _sentences(explanation: Explanation) -> list[str]:
    record = explanation.record
    if record is None:
        return [explanation.reason] if explanation.reason else []
    about_tracks = (
        f"{track.label} {track.id}: {check.text}"
        for track in record.tracks
        for check in track.checks
    )
    return [*(check.text for check in record.checks), *about_tracks]
