"""The shapes of what is said of alerts, and of what programs say."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from hearthwatch.api.event_views import EventView, picture_address
from hearthwatch.api.list_queries import CameraWord, Words
from hearthwatch.api.moments import Moment
from hearthwatch.api.parameters import AskedMoment
from hearthwatch.model.alert import Alert, AlertSource, AlertStatus, Severity
from hearthwatch.model.event import EventType
from hearthwatch.model.labels import Group
from hearthwatch.model.timestamps import to_rfc3339


class AlertView(BaseModel):
    """An alert. `description` repeats `summary`, and `device_id` the camera's id."""

    id: UUID
    title: str
    summary: str = Field(description="What happened last, or what a program has to say.")
    description: str
    severity: Severity
    status: AlertStatus
    source: AlertSource
    device_id: UUID | None
    camera_id: UUID | None
    camera: str | None
    group: Group | None
    label: str | None
    zones: list[str]
    event_type: EventType | None = Field(description="Of the event that opened it.")
    track_id: int | None = Field(description="Of the thing with which it began.")
    event_id: UUID | None = Field(description="The event that opened it.")
    newest_event_id: UUID | None
    event_count: int
    picture: str | None = Field(
        description="Address of the JPEG of its newest event that has one, relative to `/api/v1/`:"
        " the best of the thing that it shows."
    )
    opened: Moment
    updated: Moment = Field(description="When its newest event happened.")
    acknowledged: Moment | None
    acknowledged_by: str | None
    closed: Moment | None
    closed_by: str | None

    @classmethod
    def of(cls, alert: Alert) -> "AlertView":
        """Show an alert."""
        return cls.model_validate(_fields(alert))


class AlertDetailView(AlertView):
    """An alert with all that is known of it."""

    events: list[EventView] = Field(description="Its events, the oldest first; at most 200.")
    clip_id: UUID | None = Field(description="The first clip that shows it, once there is one.")
    view_url: str | None = Field(
        description="Address of that clip's MP4, relative to `/api/v1/`. It works without"
        " credentials, for an hour."
    )


class AlertList(BaseModel):
    """A page of alerts, those opened last first."""

    data: list[AlertView]
    total: int = Field(description="Of all pages; counted up to 10,000.")
    total_is_lower_bound: bool
    page: int | None = Field(description="Its number; null when it was asked for by cursor.")
    per_page: int
    page_size: int
    next_cursor: str | None = Field(description="Pass as `cursor` for the next page.")


class AcknowledgedView(BaseModel):
    """How many alerts were acknowledged."""

    acknowledged: int


class AlertBody(BaseModel):
    """An alert that a program opens."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
    severity: Severity = Severity.MEDIUM
    camera: CameraWord | None = Field(None, description="A camera's id or slug.")
    device_id: CameraWord | None = Field(
        None, description="The same in another word; the installation's id stands for no camera."
    )
    description: (
        Annotated[str, Field(min_length=1, max_length=1000, pattern=r"^[^\x00]+$")] | None
    ) = None


class AlertChoice(BaseModel):
    """Which open alerts are meant; whatever is given must hold."""

    model_config = ConfigDict(extra="forbid")

    severity: Annotated[list[Severity], Field(max_length=len(Severity))] = []
    camera: CameraWord | None = Field(None, description="A camera's id or slug.")
    label: Words | None = None
    since: AskedMoment | None = Field(None, description="When it was opened, at the earliest.")
    until: AskedMoment | None = Field(None, description="The moment before which it was opened.")


def detail_view(alert: Alert, events: list[EventView], view_url: str | None) -> AlertDetailView:
    """Show an alert with its events."""
    found = {
        "events": events,
        "clip_id": next((event.clip_id for event in events if event.clip_id), None),
        "view_url": view_url,
    }
    return AlertDetailView.model_validate(_fields(alert) | found)


def _fields(alert: Alert) -> dict[str, object]:
    moments = {
        name: None if moment is None else to_rfc3339(moment)
        for name, moment in (
            ("opened", alert.opened),
            ("updated", alert.updated),
            ("acknowledged", alert.acknowledged),
            ("closed", alert.closed),
        )
    }
    return moments | {
        "id": alert.id,
        "title": alert.title,
        "summary": alert.summary,
        "description": alert.summary,
        "severity": alert.severity,
        "status": alert.status,
        "source": alert.source,
        "device_id": alert.camera_id,
        "camera_id": alert.camera_id,
        "camera": alert.camera,
        "group": alert.group,
        "label": alert.label,
        "zones": list(alert.zones),
        "event_type": alert.type,
        "track_id": alert.track_id,
        "event_id": alert.first_event,
        "newest_event_id": alert.newest_event,
        "event_count": alert.events,
        "picture": None if alert.picture is None else picture_address(alert.picture),
        "acknowledged_by": alert.acknowledged_by,
        "closed_by": alert.closed_by,
    }
