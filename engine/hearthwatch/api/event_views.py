"""The shapes of what is said of events."""

from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.look_views import CheckView
from hearthwatch.api.moments import Moment
from hearthwatch.model.alert import Decision, Outcome, Severity
from hearthwatch.model.event import EventType, envelope
from hearthwatch.store import StoredEvent

_OF_A_CLIP: Final = {
    EventType.RECORDING_STARTED,
    EventType.RECORDING_STOPPED,
    EventType.CLIP_READY,
}


class TraceView(BaseModel):
    """When each step on the way to an event was done."""

    captured: Moment | None
    decoded: Moment | None
    detected: Moment | None
    confirmed: Moment | None
    published: Moment | None


class DecisionView(BaseModel):
    """Whether an event alerted: the gates that it went through, and the one that decided."""

    alerting: bool
    outcome: Outcome
    severity: Severity | None = Field(description="Of an event that alerted.")
    reason: str = Field(description="What the gate says that decided.")
    checks: list[CheckView] = Field(description="In the order in which they were asked.")

    @classmethod
    def of(cls, decision: Decision) -> "DecisionView":
        """Show a decision."""
        return cls(
            alerting=decision.alerting,
            outcome=decision.outcome,
            severity=decision.severity,
            reason=decision.checks[-1].text,
            checks=[CheckView.of(check) for check in decision.checks],
        )


class EventView(BaseModel):
    """An event. `event_type` and `event_data` repeat `type` and `data` for older clients."""

    id: UUID
    type: EventType
    camera_id: UUID | None
    camera: str | None
    timestamp: Moment
    data: dict[str, Any]
    trace: TraceView
    picture: str | None = Field(description="Address of its JPEG, relative to `/api/v1/`.")
    clip_id: UUID | None = Field(
        None, description="The clip that shows it, or that it is about, once there is one."
    )
    decision: DecisionView | None = Field(
        description="Whether it alerted, and why; null where nobody had to decide."
    )
    alert_id: UUID | None = Field(description="The alert to which it belongs.")
    event_type: EventType
    event_data: dict[str, Any]

    @classmethod
    def of(cls, stored: StoredEvent) -> "EventView":
        """Show an event."""
        fields = envelope(stored.event)
        decision = stored.decision
        named = fields["data"].get("clip_id") if stored.event.type in _OF_A_CLIP else None
        return cls.model_validate(
            fields
            | {
                "clip_id": named or stored.clip_id,
                "picture": picture_address(stored.event.id) if stored.picture else None,
                "decision": None if decision is None else DecisionView.of(decision),
                "alert_id": stored.alert_id,
                "event_type": fields["type"],
                "event_data": fields["data"],
            }
        )


def picture_address(event_id: UUID) -> str:
    """Return where the JPEG of an event is, relative to ``/api/v1/``."""
    return f"events/{event_id}/picture"


class EventList(BaseModel):
    """A page of events, newest first."""

    events: list[EventView]
    total: int = Field(description="Of all pages; counted up to 10,000.")
    total_is_lower_bound: bool
    page: int | None = Field(description="Its number; null when it was asked for by cursor.")
    page_size: int
    next_cursor: str | None = Field(description="Pass as `cursor` for the next page.")
