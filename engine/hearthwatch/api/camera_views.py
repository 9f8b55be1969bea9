"""The shapes of what is said of cameras."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.look_views import SHARE
from hearthwatch.api.moments import Moment, moment_text
from hearthwatch.model.camera import (
    AttentionMode,
    AttentionStatus,
    CameraState,
    CameraStatus,
    Problem,
    ProblemKind,
)
from hearthwatch.model.timestamps import to_rfc3339


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
    motion: float = Field(description=SHARE)
    motion_enabled: bool = Field(description="Motion is told when there is some.")
    recording: bool = Field(description="A clip is being written.")
    problems: list[ProblemView] = Field(description="What is wrong although it delivers.")
    lost: int = Field(description="Compressed pictures that the engine was too slow to take.")
    decoder: str = Field(description="What decodes its pictures: `software` or a device.")
    decoder_reason: str | None = Field(description="Why it is that.")
    detector: str | None = Field(
        description="The model that looks, and what computes it; null while it is being loaded."
    )
    detector_reason: str | None = Field(description="Why it is that.")
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
            last_frame=moment_text(status.last_frame),
            motion=status.motion,
            motion_enabled=status.motion_enabled,
            recording=status.recording,
            problems=[ProblemView.of(problem) for problem in status.problems],
            lost=status.lost,
            decoder=status.decoder,
            decoder_reason=status.decoder_reason,
            detector=status.detector,
            detector_reason=status.detector_reason,
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
    last_upload: Moment | None = Field(
        None, description="When the last recording was uploaded, by a camera that does that."
    )
    stats: StatusView


class LiveUrlsView(BaseModel):
    """Addresses that show a camera, relative to `/api/v1/`. They work without credentials."""

    snapshot: str = Field(description="Its newest picture; takes `width` and `height` as well.")
    live: str = Field(description="WebSocket with fragmented MP4; takes `stream` and `sound`.")
    ts: str = Field(description="MPEG transport stream; takes `stream` and `sound`.")
    expires: Moment = Field(description="Until when they can be opened.")


class RecordView(BaseModel):
    """What was asked of a camera; a clip follows when it is done."""

    camera_id: UUID
    camera: str
    seconds: float
    until: Moment


class SnapshotView(BaseModel):
    """A picture that was taken and kept."""

    camera_id: UUID
    camera: str
    timestamp: Moment = Field(description="When it was taken.")
    picture: str = Field(description="Where its JPEG is, relative to `/api/v1/`.")


class RestartView(BaseModel):
    """A camera whose streams are opened anew."""

    camera_id: UUID
    camera: str


def status_update(camera_id: UUID, camera: str | None, status: CameraStatus) -> Mapping[str, Any]:
    """Return what listeners are told of a camera's status, as JSON values."""
    view = StatusView.of(status).model_dump(mode="json")
    return {"camera_id": str(camera_id), "camera": camera, "status": view}
