"""The settings tree, with every default and every bound."""

import math
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ByteSize,
    ConfigDict,
    Field,
    FieldSerializationInfo,
    SecretStr,
    field_serializer,
    field_validator,
    model_validator,
)

from hearthwatch.model.addresses import redacted
from hearthwatch.model.geometry import MAX_POINTS, Point, polygon_problem, segment_problem
from hearthwatch.model.labels import COCO, Group, group_of

REVEAL: Final = object()
"""Serialisation context that writes secrets out; anything else redacts them."""

type Share = Annotated[float, Field(ge=0, le=1)]
type Seconds = Annotated[float, Field(gt=0, le=86_400)]
type Name = Annotated[str, Field(min_length=1, max_length=100)]


def slugify(name: str) -> str:
    """Return the slug of a name: a-z, 0-9 and underscores.

    >>> slugify("Front door (left)")
    'front_door_left'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:64]


def _known_label(label: str) -> str:
    if label not in COCO and label not in Group:
        raise ValueError(f"{label!r} is no label that the detector knows, nor a group of them")
    return label


def _named(labels: Any) -> Any:
    """Let ``[person, car]`` and ``{person:}`` stand for labels with the default limits."""
    if isinstance(labels, list | tuple):
        return {name: {} for name in labels}
    if isinstance(labels, dict):
        return {name: {} if value is None else value for name, value in labels.items()}
    return labels


def _simple_polygon(points: tuple[Point, ...]) -> tuple[Point, ...]:
    if problem := polygon_problem(points):
        raise ValueError(problem)
    return points


type Label = Annotated[str, AfterValidator(_known_label)]
type Polygon = Annotated[
    tuple[tuple[Share, Share], ...], Field(max_length=MAX_POINTS), AfterValidator(_simple_polygon)
]


class _Branch(BaseModel):
    """A part of the tree; keys that it does not know are mistakes, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class SourceRole(StrEnum):
    """What a camera's stream is used for."""

    DETECT = "detect"
    RECORD = "record"


class _Source(_Branch):
    roles: tuple[SourceRole, ...] = (SourceRole.DETECT, SourceRole.RECORD)


class RtspSource(_Source):
    """A stream of an IP camera.

    Attributes:
        url: may hold a user and a password; it is never shown or logged whole.
        transport: TCP loses no packet; UDP is for cameras that speak nothing else.
        timeout: seconds without an answer or a packet after which the connection is made anew.
    """

    type: Literal["rtsp"] = "rtsp"
    url: SecretStr
    transport: Literal["tcp", "udp"] = "tcp"
    timeout: Annotated[float, Field(ge=1, le=120)] = 10

    @field_validator("url")
    @classmethod
    def _is_rtsp(cls, url: SecretStr) -> SecretStr:
        try:
            parts = urlsplit(url.get_secret_value())
            valid = parts.scheme in {"rtsp", "rtsps"} and bool(parts.hostname)
            _ = parts.port
        except ValueError:
            valid = False
        if not valid:
            raise ValueError("an address like rtsp://user:password@192.0.2.10/stream is needed")
        return url

    @field_serializer("url")
    def _shown(self, url: SecretStr, info: FieldSerializationInfo) -> str:
        whole = url.get_secret_value()
        return whole if info.context is REVEAL else redacted(whole)


class FileSource(_Source):
    """A video file played as if it were a camera.

    Attributes:
        loop: start over at its end, for ever.
    """

    type: Literal["file"] = "file"
    path: Path
    loop: bool = True


type Source = Annotated[RtspSource | FileSource, Field(discriminator="type")]


class LimitSettings(_Branch):
    """What a thing must look like to count.

    Attributes:
        min_score: median score over the looks that saw it. Higher: fewer mistakes, more misses.
        min_area: share of the picture that its box covers at least.
        max_area: and at most.
        min_ratio: width over height of its box in pixels at least.
        max_ratio: and at most; None: any.
    """

    min_score: Share = 0
    min_area: Share = 0
    max_area: Share = 1
    min_ratio: Annotated[float, Field(ge=0)] = 0
    max_ratio: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        widest = math.inf if self.max_ratio is None else self.max_ratio
        if self.min_area >= self.max_area or self.min_ratio >= widest:
            raise ValueError("a minimum is not below its maximum: nothing could ever pass")
        return self


class LabelSettings(LimitSettings):
    """What a thing must be like to be told.

    Attributes:
        moved: how far its middle must have gone from where it was first seen, as a share of the
            picture's diagonal. None: 0.05 for vehicles, so that a parked car is no news; 0.02 for
            animals, so that a stone is no dog; else 0.
    """

    min_score: Share = 0.5
    moved: Share | None = None

    def moved_for(self, label: str) -> float:
        """Return `moved` with the default for that label filled in."""
        if self.moved is not None:
            return self.moved
        match group_of(label):
            case Group.VEHICLE:
                return 0.05
            case Group.ANIMAL:
                return 0.02
            case _:
                return 0.0


def _default_labels() -> dict[str, LabelSettings]:
    names = ("person", "bicycle", "car", "motorcycle", "bus", "truck", "cat", "dog")
    return {name: LabelSettings() for name in names}


class DetectSettings(_Branch):
    """What is looked for.

    Attributes:
        enabled: False stops decoding, motion and objects on this camera.
        fps: looks per second. More finds faster things and costs in proportion.
        labels: what to tell, by label or group; things with other labels are ignored. The limits
            of a label go before those of its group.
    """

    enabled: bool = True
    fps: Annotated[float, Field(ge=0.5, le=30)] = 5
    labels: Annotated[dict[Label, LabelSettings], BeforeValidator(_named)] = Field(
        default_factory=_default_labels
    )

    def limits_of(self, label: str) -> LabelSettings | None:
        """Return what a thing must be like: by its label, else its group; None: not told."""
        return self.labels.get(label) or self.labels.get(group_of(label) or "")


class MotionSettings(_Branch):
    """When pixels count as moving.

    Attributes:
        threshold: share of the picture that must change.
        masks: polygons in which nothing counts: a road, a flag, the camera's clock.
        hold: seconds of calm after which `motion_ended` is told.
    """

    threshold: Annotated[float, Field(gt=0, le=0.5)] = 0.005
    masks: tuple[Polygon, ...] = ()
    hold: Seconds = 10


class RecordMode(StrEnum):
    """When a camera is recorded; a command records in every mode."""

    OFF = "off"
    EVENTS = "events"
    CONTINUOUS = "continuous"


class RecordSettings(_Branch):
    """What is kept as footage.

    Attributes:
        mode: `events` records while something that was told is there.
        pre: seconds before it was first seen.
        post: seconds after it was last seen.
    """

    mode: RecordMode = RecordMode.EVENTS
    pre: Annotated[float, Field(ge=0, le=60)] = 5
    post: Annotated[float, Field(ge=0, le=600)] = 8


class ZoneSettings(_Branch):
    """A named part of the picture.

    Attributes:
        labels: things that count in it, by label or group, with limits of their own; empty: all
            that the camera tells.
        loiter: seconds after which staying in it is told; None: never.
    """

    name: Name
    points: Polygon
    labels: Annotated[dict[Label, LimitSettings], BeforeValidator(_named)] = Field(
        default_factory=dict
    )
    loiter: Seconds | None = None


class LineSettings(_Branch):
    """A named line across which things are counted, with a direction from `start` to `end`."""

    name: Name
    start: tuple[Share, Share] = Field(alias="from")
    end: tuple[Share, Share] = Field(alias="to")
    labels: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if problem := segment_problem(self.start, self.end):
            raise ValueError(problem)
        return self


class CameraSettings(_Branch):
    """One camera.

    Attributes:
        id: never changes, whatever the camera is called; written into the file when it is missing.
        slug: its name in topics and addresses; made from the name unless given.
    """

    id: UUID
    name: Name
    slug: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,64}$")]
    enabled: bool = True
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=8)]
    detect: DetectSettings = DetectSettings()
    motion: MotionSettings = MotionSettings()
    zones: Annotated[tuple[ZoneSettings, ...], Field(max_length=50)] = ()
    lines: Annotated[tuple[LineSettings, ...], Field(max_length=50)] = ()
    record: RecordSettings = RecordSettings()

    @model_validator(mode="before")
    @classmethod
    def _identified(cls, data: Any) -> Any:
        """Make the slug from the name, and the id from the slug until the file has a real one."""
        if not isinstance(data, dict):
            return data
        slug = data.get("slug", slugify(str(data.get("name", ""))) or "camera")
        return {"slug": slug, "id": str(uuid5(NAMESPACE_URL, f"hearthwatch:{slug}")), **data}

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        for kind, names in (
            ("zone", [zone.name for zone in self.zones]),
            ("line", [line.name for line in self.lines]),
        ):
            if twice := _first_repeated(names):
                raise ValueError(f"two {kind}s are called {twice!r}")
        if not any(SourceRole.DETECT in source.roles for source in self.sources):
            raise ValueError("no source has the role 'detect'")
        return self

    @property
    def record_source(self) -> RtspSource | FileSource | None:
        """The stream that is recorded: the first that has the role."""
        return next((s for s in self.sources if SourceRole.RECORD in s.roles), None)

    @property
    def detect_source(self) -> RtspSource | FileSource:
        """The stream that is looked at: the first that has the role."""
        return next(s for s in self.sources if SourceRole.DETECT in s.roles)


class DetectorSettings(_Branch):
    """The neural network that all cameras share.

    Attributes:
        backend: what computes it; `auto` takes the fastest that the machine offers.
        model: `nanodet-g`, which comes along, or the path of an ONNX file with the same layout.
        threads: processor threads for one inference; 0: as many as there are cores, at most 2.
    """

    backend: Literal["auto", "onnxruntime"] = "auto"
    model: Annotated[str, Field(min_length=1)] = "nanodet-g"
    threads: Annotated[int, Field(ge=0, le=64)] = 0


class StorageSettings(_Branch):
    """How long things are kept.

    Attributes:
        events_days: events and their pictures older than this are deleted.
        clips_days: and clips older than this, unless they are starred.
        clips_size: bytes of clips at most; None: as much as `min_free` leaves.
        min_free: bytes of the disk that clips leave free; the oldest go first.
    """

    events_days: Annotated[float, Field(gt=0, le=3650)] = 30
    clips_days: Annotated[float, Field(gt=0, le=3650)] = 14
    clips_size: Annotated[ByteSize, Field(gt=0)] | None = None
    min_free: ByteSize = ByteSize(5 << 30)


class ApiSettings(_Branch):
    """Where the API and the page are served.

    Attributes:
        host: the address to listen on. The default is reached from this machine alone.
        hosts: further names under which browsers may reach it (guards against DNS rebinding).
        cors_origins: other web sites that may call it, like ``https://example.org``.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8099
    hosts: tuple[str, ...] = ()
    cors_origins: tuple[Annotated[str, Field(pattern=r"^https?://[^/*]+$")], ...] = ()


class Settings(_Branch):
    """The whole tree."""

    version: Literal[1] = 1
    cameras: Annotated[tuple[CameraSettings, ...], Field(max_length=256)] = ()
    detector: DetectorSettings = DetectorSettings()
    storage: StorageSettings = StorageSettings()
    api: ApiSettings = ApiSettings()

    @field_validator("cameras")
    @classmethod
    def _distinct(cls, cameras: tuple[CameraSettings, ...]) -> tuple[CameraSettings, ...]:
        if slug := _first_repeated([camera.slug for camera in cameras]):
            raise ValueError(f"two cameras have the slug {slug!r}")
        if camera_id := _first_repeated([str(camera.id) for camera in cameras]):
            raise ValueError(f"two cameras have the id {camera_id}")
        return cameras

    def revealed(self) -> bytes:
        """Write the tree as JSON with its secrets, for a worker and nobody else."""
        return self.model_dump_json(context=REVEAL).encode()

    def camera(self, slug_or_id: str) -> CameraSettings:
        """Find a camera.

        Raises:
            KeyError: there is none of that slug or id.
        """
        for camera in self.cameras:
            if slug_or_id in {camera.slug, str(camera.id)}:
                return camera
        raise KeyError(slug_or_id)


def _first_repeated(names: list[str]) -> str | None:
    return next((name for i, name in enumerate(names) if name in names[:i]), None)
