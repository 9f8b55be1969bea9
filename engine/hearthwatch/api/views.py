"""The shapes of the API's answers."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import BaseModel, Field, WithJsonSchema

from hearthwatch.api.identity import Identity, IdentityKind
from hearthwatch.events import Explanation
from hearthwatch.model.alert import Decision, Outcome, Severity
from hearthwatch.model.camera import (
    AttentionMode,
    AttentionStatus,
    CameraState,
    CameraStatus,
    Problem,
    ProblemKind,
)
from hearthwatch.model.event import EventType, envelope
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.look import LookRecord
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.model.track import TrackState, TrackView
from hearthwatch.store import Scope, StoredEvent

type Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""RFC 3339 in UTC."""

_SHARE: Final = "A share of the picture, 0..1."
_OF_A_CLIP: Final = {
    EventType.RECORDING_STARTED,
    EventType.RECORDING_STOPPED,
    EventType.CLIP_READY,
}


class CameraHealthView(BaseModel):
    """Whether one camera delivers."""

    name: str
    camera: str
    state: CameraState
    healthy: bool
    problems: list[str] = Field(description="What is wrong with it, in sentences.")


class CountView(BaseModel):
    """How many of all."""

    total: int
    healthy: int


class DatabaseHealthView(BaseModel):
    """How the database answers."""

    latency: float = Field(description="Seconds that it took to answer just now.")


class DiskHealthView(BaseModel):
    """Room on a disk, in bytes."""

    total: int
    free: int


class HealthView(BaseModel):
    """That the service is there; the rest is for those who show credentials."""

    status: str = Field(description="`ok`, or `degraded` when something needs the owner.")
    version: str
    instance: UUID | None = None
    uptime: float | None = Field(None, description="Seconds since the service began.")
    cameras: CountView | None = Field(None, description="Those that are switched on.")
    sources: list[CameraHealthView] | None = None
    database: DatabaseHealthView | None = None
    disks: dict[str, DiskHealthView] | None = Field(None, description="`data` and `media`.")
    problems: list[str] | None = Field(None, description="What needs the owner, in sentences.")


class SessionView(BaseModel):
    """Who is asking."""

    name: str
    kind: IdentityKind
    scopes: list[Scope]
    expires: Moment | None
    cameras: list[UUID] | None = Field(
        None, description="Ids of the only cameras that may be seen; null: all."
    )

    @classmethod
    def of(cls, identity: Identity) -> "SessionView":
        """Show an identity."""
        return cls(
            name=identity.name,
            kind=identity.kind,
            scopes=[scope for scope in Scope if identity.scope.includes(scope)],
            expires=_moment(identity.expires),
            cameras=None if identity.cameras is None else sorted(identity.cameras),
        )


class ProblemView(BaseModel):
    """Something that is wrong with a camera although it delivers."""

    kind: ProblemKind
    since: Moment
    text: str

    @classmethod
    def of(cls, problem: Problem) -> "ProblemView":
        """Show a problem."""
        return cls(kind=problem.kind, since=to_rfc3339(problem.since), text=problem.text)


class AttentionView(BaseModel):
    """Which frames of a camera are decoded, and why."""

    mode: AttentionMode
    reason: str
    pinned: bool = Field(description="The owner has chosen the mode.")
    awake: bool = Field(description="Every frame is decoded at the moment.")
    recall: float | None = Field(
        description="Share of movements that the gate probably notices, once measured."
    )
    cost: float = Field(description="Share of one core that decoding and motion took lately.")

    @classmethod
    def of(cls, attention: AttentionStatus) -> "AttentionView":
        """Show how closely a camera is watched."""
        return cls(**asdict(attention))


class StatusView(BaseModel):
    """What a camera is doing."""

    state: CameraState
    since: Moment
    reason: str | None = Field(description="Why it is not online.")
    width: int
    height: int
    codec: str | None
    frame_rate: float = Field(description="Pictures per second that arrive.")
    look_rate: float = Field(description="Looks per second that motion detection makes.")
    detector_rate: float = Field(description="Inferences per second spent on this camera.")
    dropped: int = Field(description="Looks given up because the detector was late.")
    last_frame: Moment | None
    motion: float = Field(description=_SHARE)
    motion_enabled: bool = Field(description="Motion is told when there is some.")
    recording: bool = Field(description="A clip is being written.")
    problems: list[ProblemView] = Field(description="What is wrong although it delivers.")
    lost: int = Field(description="Compressed pictures that the engine was too slow to take.")
    decoder: str = Field(description="What decodes its pictures: `software` or a device.")
    decoder_reason: str | None = Field(description="Why it is that.")
    attention: AttentionView | None = Field(
        description="Which frames are decoded; null while nothing is looked at."
    )

    @classmethod
    def of(cls, status: CameraStatus) -> "StatusView":
        """Show a camera's status."""
        return cls(
            state=status.state,
            since=to_rfc3339(status.since),
            reason=status.reason,
            width=status.width,
            height=status.height,
            codec=status.codec,
            frame_rate=status.frame_rate,
            look_rate=status.look_rate,
            detector_rate=status.detector_rate,
            dropped=status.dropped,
            last_frame=_moment(status.last_frame),
            motion=status.motion,
            motion_enabled=status.motion_enabled,
            recording=status.recording,
            problems=[ProblemView.of(problem) for problem in status.problems],
            lost=status.lost,
            decoder=status.decoder,
            decoder_reason=status.decoder_reason,
            attention=AttentionView.of(status.attention) if status.attention else None,
        )


class LastActivityView(BaseModel):
    """What was noticed on a camera last."""

    activity_type: str = Field(description="A group of labels, `face`, `sound`, `doorbell`, …")
    risk_level: str | None = Field(description="The severity of the alert it belongs to.")
    summary: str
    clip_id: UUID | None = Field(description="A clip that shows it, once there is one.")
    view_url: str | None = Field(
        description="Address of that clip, relative to `/api/v1/`. It works without credentials,"
        " for an hour."
    )
    timestamp: Moment


class TodayView(BaseModel):
    """What the day has brought, where the engine is."""

    clips_today: int
    alerts_today: int


class CameraView(BaseModel):
    """A configured camera."""

    id: UUID
    slug: str
    name: str
    type: str = Field(description="The kind of source that is looked at.")
    enabled: bool
    healthy: bool
    last_heartbeat: Moment | None = Field(description="When its newest picture was taken.")
    status: StatusView
    motion_detected: bool = Field(description="Something moves in its picture now.")
    person_detected: bool = Field(description="Somebody is in its picture now.")
    last_activity: LastActivityView | None
    stats: TodayView
    config: dict[str, Any] = Field(description="Its settings, without passwords.")
    alert_policy: dict[str, Any] = Field(description="What of it alerts; `alerts` of its settings.")


class CameraList(BaseModel):
    """All configured cameras."""

    cameras: list[CameraView]
    total: int


class CameraStatusView(BaseModel):
    """How a camera fares."""

    name: str
    healthy: bool
    last_heartbeat: Moment | None
    last_heartbeat_age_s: float | None
    stats: StatusView


class LiveUrlsView(BaseModel):
    """Addresses that show a camera, relative to `/api/v1/`. They work without credentials."""

    snapshot: str = Field(description="Its newest picture; takes `width` and `height` as well.")
    live: str = Field(description="WebSocket with fragmented MP4; takes `stream` and `sound`.")
    ts: str = Field(description="MPEG transport stream; takes `stream` and `sound`.")
    expires: Moment = Field(description="Until when they can be opened.")


class TraceView(BaseModel):
    """When each step on the way to an event was done."""

    captured: Moment | None
    decoded: Moment | None
    detected: Moment | None
    confirmed: Moment | None
    published: Moment | None


class CheckView(BaseModel):
    """One gate, with the number that was compared."""

    gate: Gate
    passed: bool
    text: str
    value: float | None
    limit: float | None

    @classmethod
    def of(cls, check: Check) -> "CheckView":
        """Show a gate."""
        return cls(
            gate=check.gate,
            passed=check.passed,
            text=check.text,
            value=check.value,
            limit=check.limit,
        )


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
                "picture": f"events/{stored.event.id}/picture" if stored.picture else None,
                "decision": None if decision is None else DecisionView.of(decision),
                "alert_id": stored.alert_id,
                "event_type": fields["type"],
                "event_data": fields["data"],
            }
        )


class RecordView(BaseModel):
    """What was asked of a camera; a clip follows when it is done."""

    camera_id: UUID
    camera: str
    seconds: float
    until: Moment


class EventList(BaseModel):
    """A page of events, newest first."""

    events: list[EventView]
    total: int = Field(description="Of all pages; counted up to 10,000.")
    total_is_lower_bound: bool
    page: int | None = Field(description="Its number; null when it was asked for by cursor.")
    page_size: int
    next_cursor: str | None = Field(description="Pass as `cursor` for the next page.")


class BoxView(BaseModel):
    """A rectangle in shares of the picture, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def of(cls, box: Box) -> "BoxView":
        """Show a box."""
        return cls(x=box.x, y=box.y, width=box.width, height=box.height)


class FollowedView(BaseModel):
    """A followed thing at one moment."""

    id: int
    label: str
    score: float
    box: BoxView
    state: TrackState
    zones: list[str]
    speed: float
    checks: list[CheckView]

    @classmethod
    def of(cls, track: TrackView) -> "FollowedView":
        """Show a track."""
        return cls(
            id=track.id,
            label=track.label,
            score=track.score,
            box=BoxView.of(track.box),
            state=track.state,
            zones=list(track.zones),
            speed=track.speed,
            checks=[CheckView.of(check) for check in track.checks],
        )


class LookView(BaseModel):
    """What one look, or an unbroken run of equal quiet looks, saw and decided."""

    start: Moment
    end: Moment
    looks: int
    share: float = Field(description=_SHARE)
    inferences: int
    checks: list[CheckView]
    tracks: list[FollowedView]

    @classmethod
    def of(cls, record: LookRecord) -> "LookView":
        """Show a look."""
        return cls(
            start=to_rfc3339(record.start),
            end=to_rfc3339(record.end),
            looks=record.looks,
            share=record.share,
            inferences=record.inferences,
            checks=[CheckView.of(check) for check in record.checks],
            tracks=[FollowedView.of(track) for track in record.tracks],
        )


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


def status_update(camera_id: UUID, camera: str | None, status: CameraStatus) -> Mapping[str, Any]:
    """Return what listeners are told of a camera's status, as JSON values."""
    view = StatusView.of(status).model_dump(mode="json")
    return {"camera_id": str(camera_id), "camera": camera, "status": view}


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


def _moment(timestamp: float | None) -> str | None:
    return None if timestamp is None else to_rfc3339(timestamp)
