"""What the engine answers, as values. What it says beyond them is left aside."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mashumaro.mixins.orjson import DataClassORJSONMixin

type Value = bool | int | float | str | None
"""What an entity shows; None while nothing is known."""


@dataclass(frozen=True, kw_only=True)
class Health(DataClassORJSONMixin):
    """How the engine is; strangers learn status, version and contract only."""

    status: str
    version: str
    api: int = 1
    instance: str | None = None
    problems: list[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Caller(DataClassORJSONMixin):
    """Who is asking, and what they may do: ``read``, ``write``, ``admin``."""

    name: str
    scopes: list[str]


@dataclass(frozen=True, kw_only=True)
class EntitySpec(DataClassORJSONMixin):
    """Something that a device shows or lets people set.

    Attributes:
        key: names it on its device; final.
        setting: where its value is in the settings of the camera (of the whole, for the hub).
        off: for a switch on a setting with words: the word for off.
        on: the word that switches it on.
        command: for a button: what to POST to, below the API's root.
        holds: its value is true while the camera is away as well.
    """

    key: str
    unique_id: str
    kind: str
    name: str
    device_class: str | None = None
    unit: str | None = None
    enabled_by_default: bool = True
    options: list[str] = field(default_factory=list)
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    setting: str | None = None
    off: str | None = None
    on: str | None = None
    command: str | None = None
    holds: bool = False
    value: Value = None
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Device(DataClassORJSONMixin):
    """The installation itself (kind ``hub``) or a camera, with all that it shows."""

    id: str
    kind: str
    slug: str
    name: str
    available: bool
    entities: list[EntitySpec]


@dataclass(frozen=True, kw_only=True)
class EntityTable(DataClassORJSONMixin):
    """Every entity of every device, the hub first."""

    instance: str
    devices: list[Device]


@dataclass(frozen=True, kw_only=True)
class StatesChange(DataClassORJSONMixin):
    """What entities of one device show since now; ``whole`` when it is all of them."""

    device: str
    available: bool
    whole: bool
    values: dict[str, Value]
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Event(DataClassORJSONMixin):
    """A fact at an instant. `data` differs by type: label, score, zone, line and so on."""

    id: str
    type: str
    timestamp: datetime
    camera_id: str | None = None
    camera: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    trace: dict[str, str | None] = field(default_factory=dict)
    picture: str | None = None
    clip_id: str | None = None
    alert_id: str | None = None
    decision: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class EventPage(DataClassORJSONMixin):
    """Events, the newest first."""

    events: list[Event]
    total: int
    total_is_lower_bound: bool = False
    next_cursor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Clip(DataClassORJSONMixin):
    """A recording. Duration in seconds, size in bytes."""

    clip_id: str
    camera_id: str
    camera: str
    camera_name: str
    start: datetime
    duration: float
    size: int
    codec: str
    cause: str
    starred: bool = False
    thumbnail: str | None = None
    width: int = 0
    height: int = 0
    has_audio: bool = False
    deleted_at: str | None = None
    filter_result: dict[str, Any] | None = None
    sprite: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MovedClips(DataClassORJSONMixin):
    """Clips that were put into the trash, or taken out of it."""

    clip_ids: list[str]


@dataclass(frozen=True, kw_only=True)
class ClipPage(DataClassORJSONMixin):
    """Clips, the newest first."""

    clips: list[Clip]
    total: int
    next_cursor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Alert(DataClassORJSONMixin):
    """Something that passed a camera's policy."""

    id: str
    title: str
    summary: str
    severity: str
    status: str
    opened: datetime
    updated: datetime
    camera_id: str | None = None
    camera: str | None = None
    group: str | None = None
    label: str | None = None
    zones: list[str] = field(default_factory=list)
    event_id: str | None = None
    newest_event_id: str | None = None
    event_count: int = 0


@dataclass(frozen=True, kw_only=True)
class AlertPage(DataClassORJSONMixin):
    """Alerts, the newest first."""

    data: list[Alert]
    total: int
    next_cursor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Camera(DataClassORJSONMixin):
    """A configured camera; `config` is its settings without secrets."""

    id: str
    slug: str
    name: str
    type: str
    enabled: bool
    healthy: bool
    status: dict[str, Any]
    config: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Drawn(DataClassORJSONMixin):
    """What is drawn on a camera's picture; `tag` is of the settings that it was read from."""

    zones: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    tag: str | None


@dataclass(frozen=True, kw_only=True)
class CameraList(DataClassORJSONMixin):
    """All cameras."""

    cameras: list[Camera]
    total: int


@dataclass(frozen=True, kw_only=True)
class Upload(DataClassORJSONMixin):
    """Where a camera uploads; no host means the machine around the engine's container."""

    port: int
    username: str
    host: str | None = None
    last_upload: str | None = None


@dataclass(frozen=True, kw_only=True)
class TriedStream(DataClassORJSONMixin):
    """One stream of a camera that was tried; chosen says which of a device's it is, and why."""

    chosen: str | None = None
    upload: Upload | None = None


@dataclass(frozen=True, kw_only=True)
class Trial(DataClassORJSONMixin):
    """What came of trying a source: for people, with a small picture if one was to be had."""

    success: bool
    message: str
    codec: str | None = None
    width: int | None = None
    height: int | None = None
    frame_rate: float | None = None
    advice: list[Any] = field(default_factory=list)
    picture: str | None = None
    streams: list[TriedStream] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Suggestion(DataClassORJSONMixin):
    """A value that a field may have, and what people read for it."""

    value: str
    title: str


@dataclass(frozen=True, kw_only=True)
class SourceField(DataClassORJSONMixin):
    """What a source of some type wants to know; kind is text, secret, number, boolean, choice."""

    name: str
    title: str
    kind: str
    description: str = ""
    required: bool = False
    default: Value = None
    choices: list[str] = field(default_factory=list)
    minimum: float | None = None
    maximum: float | None = None
    suggestions: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class SourceType(DataClassORJSONMixin):
    """A way in which a camera's video can come, as the engine offers it."""

    type: str
    title: str
    description: str = ""
    fields: list[SourceField] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class SourceTypes(DataClassORJSONMixin):
    """All the ways there are."""

    sources: list[SourceType]


@dataclass(frozen=True, kw_only=True)
class Label(DataClassORJSONMixin):
    """What the engine's model can tell apart."""

    label: str
    group: str | None = None
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class Labels(DataClassORJSONMixin):
    """All that it can tell apart."""

    labels: list[Label]


@dataclass(frozen=True, kw_only=True)
class Model(DataClassORJSONMixin):
    """A network that can look at pictures."""

    name: str
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class Models(DataClassORJSONMixin):
    """All that a camera may choose."""

    models: list[Model]


@dataclass(frozen=True, kw_only=True)
class LiveAddresses(DataClassORJSONMixin):
    """Signed addresses of a camera's live pictures, below the API's root."""

    snapshot: str
    live: str
    ts: str
    expires: datetime


@dataclass(frozen=True, kw_only=True)
class Answer(DataClassORJSONMixin):
    """The engine's side of a WebRTC call."""

    sdp: str
    session: str
    type: str = "answer"


@dataclass(frozen=True, kw_only=True)
class Recording(DataClassORJSONMixin):
    """A recording that was asked for."""

    camera_id: str
    seconds: float
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Snapshot(DataClassORJSONMixin):
    """A picture that was asked for; `picture` is its path below the API's root."""

    camera_id: str
    timestamp: datetime
    picture: str


@dataclass(frozen=True, kw_only=True)
class Explanation(DataClassORJSONMixin):
    """Why an event, or nothing, was told: in sentences."""

    sentences: list[str]


@dataclass(frozen=True, kw_only=True)
class Job(DataClassORJSONMixin):
    """Work in the background; progress from 0 to 1."""

    id: str
    state: str
    progress: float = 0.0
    text: str = ""
    result: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Study(DataClassORJSONMixin):
    """A what-if over recorded footage, which has begun."""

    job: Job
    clips: int
    footage_seconds: float
    expected_seconds: float | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Storage(DataClassORJSONMixin):
    """Room on the media disk, in bytes."""

    total: int
    free: int
    min_free: int
    count: int = 0
    bytes: int = 0
    problem: str | None = None
    shortage: str | None = None
