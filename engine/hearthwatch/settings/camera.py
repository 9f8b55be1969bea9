"""What is set for each camera."""

import re
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from hearthwatch.model.geometry import MAX_POINTS, Point, polygon_problem, segment_problem
from hearthwatch.model.labels import group_of
from hearthwatch.settings.alerts import AlertSettings
from hearthwatch.settings.branch import Branch, Name, Seconds, Share, first_repeated
from hearthwatch.settings.labels import Label, LabelSettings, LimitSettings, default_labels, named
from hearthwatch.settings.sound import SoundSettings
from hearthwatch.settings.sources import (
    FtpSource,
    LocalFolderSource,
    MakerSource,
    OnvifSource,
    Source,
    SourceRole,
)


def slugify(name: str) -> str:
    """Return the slug of a name: a-z, 0-9 and underscores.

    >>> slugify("Front door (left)")
    'front_door_left'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:64]


def _simple_polygon(points: tuple[Point, ...]) -> tuple[Point, ...]:
    if problem := polygon_problem(points):
        raise ValueError(problem)
    return points


type Polygon = Annotated[
    tuple[tuple[Share, Share], ...], Field(max_length=MAX_POINTS), AfterValidator(_simple_polygon)
]


class AttentionChoice(StrEnum):
    """Which frames of a camera to decode.

    Attributes:
        AUTO: as few as is safe for this camera; the engine finds out.
        FULL: all.
        GATE: keyframes, and everything once packets hint at movement, proved or not.
        ECO: keyframes. What happens is told late, by up to the time between two of them.
    """

    AUTO = "auto"
    FULL = "full"
    GATE = "gate"
    ECO = "eco"


class DetectSettings(Branch):
    """What is looked for.

    Attributes:
        enabled: False stops decoding, motion and objects on this camera.
        fps: looks per second. More finds faster things and costs in proportion.
        attention: which frames are decoded for that; anything but `auto` is the owner's word.
        labels: what to tell, by label or group; things with other labels are ignored. The limits
            of a label go before those of its group.
        model: which of the detector's models looks; None: the one for all cameras.
    """

    enabled: bool = True
    fps: Annotated[float, Field(ge=0.5, le=30)] = 5
    attention: AttentionChoice = AttentionChoice.AUTO
    labels: Annotated[dict[Label, LabelSettings], BeforeValidator(named)] = Field(
        default_factory=default_labels
    )
    model: Annotated[str, Field(min_length=1, max_length=4096)] | None = None

    def limits_of(self, label: str) -> LabelSettings | None:
        """Return what a thing must be like: by its label, else its group; None: not told."""
        return self.labels.get(label) or self.labels.get(group_of(label) or "")


class MotionSettings(Branch):
    """When pixels count as moving.

    Attributes:
        enabled: False tells neither `motion_detected` nor `motion_ended`. Things are still looked
            for where pixels move; `detect.enabled` ends that, too.
        threshold: share of the picture that must change.
        masks: polygons in which nothing counts: a road, a flag, the camera's clock.
        hold: seconds of calm after which `motion_ended` is told.
    """

    enabled: bool = True
    threshold: Annotated[float, Field(gt=0, le=0.5)] = 0.005
    masks: tuple[Polygon, ...] = ()
    hold: Seconds = 10


class RecordMode(StrEnum):
    """When a camera is recorded; a command records in every mode."""

    OFF = "off"
    EVENTS = "events"
    CONTINUOUS = "continuous"


class RecordSettings(Branch):
    """What is kept as footage.

    Attributes:
        mode: `events` records while something that was told is there.
        pre: seconds before it was first seen.
        post: seconds after it was last seen.
    """

    mode: RecordMode = RecordMode.EVENTS
    pre: Annotated[float, Field(ge=0, le=60)] = 5
    post: Annotated[float, Field(ge=0, le=600)] = 8


class ZoneSettings(Branch):
    """A named part of the picture.

    Attributes:
        name: what people read, and what alerts and automations name it by.
        points: its corners, as shares of the picture from its top left corner.
        labels: things that count in it, by label or group, with limits of their own; empty: all
            that the camera tells.
        loiter: seconds after which staying in it is told; None: never.
    """

    name: Name
    points: Polygon
    labels: Annotated[dict[Label, LimitSettings], BeforeValidator(named)] = Field(
        default_factory=dict
    )
    loiter: Seconds | None = None


class LineSettings(Branch):
    """A named line across which things are counted, with a direction.

    Attributes:
        name: what people read, and what alerts and automations name it by.
        start: where it begins, as shares of the picture from its top left corner.
        end: where it ends; who crosses it from left to right, seen along it, goes forward.
        labels: things that are counted, by label or group; empty: all that the camera tells.
    """

    name: Name
    start: tuple[Share, Share] = Field(alias="from")
    end: tuple[Share, Share] = Field(alias="to")
    labels: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _has_length(self) -> Self:
        if problem := segment_problem(self.start, self.end):
            raise ValueError(problem)
        return self


class CameraSettings(Branch):
    """One camera.

    Attributes:
        id: never changes, whatever the camera is called; written into the file when it is missing.
        name: what people read.
        slug: its name in topics and addresses; made from the name unless given.
        enabled: False: nothing is fetched from the camera.
        sources: its streams. One has the role `detect`, the smallest that shows enough.
        detect: what is looked for.
        motion: when pixels count as moving.
        zones: named parts of the picture.
        lines: named lines across which things are counted.
        record: what is kept as footage.
        alerts: what the owner is alerted to.
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
    sound: SoundSettings = SoundSettings()
    alerts: AlertSettings = AlertSettings()

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
            if twice := first_repeated(names):
                raise ValueError(f"two {kind}s are called {twice!r}")
        places = {zone.name for zone in self.zones} | {line.name for line in self.lines}
        if unknown := sorted(self.alerts.places - places):
            raise ValueError(f"alerts: no zone or line is called {unknown[0]!r}")
        if not any(SourceRole.DETECT in source.roles for source in self.sources):
            raise ValueError("no source has the role 'detect'")
        if sum(isinstance(source, FtpSource | LocalFolderSource) for source in self.sources) > 1:
            raise ValueError("a camera's recordings arrive in one folder, or as one user, only")
        return self

    @property
    def uploads(self) -> FtpSource | None:
        """The source to which it uploads recordings; None: it does not."""
        return next((s for s in self.sources if isinstance(s, FtpSource)), None)

    @property
    def takes_sound(self) -> bool:
        """Whether the sound of its stream is of use: it is recorded or listened to."""
        return self.record_source is not None or self.sound.enabled

    @property
    def record_source(self) -> Source | None:
        """The stream that is recorded: the first that has the role."""
        return self._used_for(SourceRole.RECORD)

    @property
    def detect_source(self) -> Source:
        """The stream that is looked at: the first that has the role."""
        source = self._used_for(SourceRole.DETECT)
        if source is None:  # Not in settings that are valid.
            raise ValueError("no source has the role 'detect'")
        return source

    @property
    def onvif(self) -> OnvifSource | None:
        """The device that tells what it notices and gives pictures of now, played or not."""
        return next((s for s in self.sources if isinstance(s, OnvifSource)), None)

    @property
    def asked_for_smaller(self) -> OnvifSource | MakerSource | None:
        """The device, as it is looked at, that alone knows whether it has a smaller stream."""
        first = self._first(SourceRole.DETECT)
        if not isinstance(first, OnvifSource | MakerSource) or first.stream != "auto":
            return None
        kept = self._first(SourceRole.RECORD)
        return first.used_for(SourceRole.DETECT) if kept is first else None

    def _first(self, role: SourceRole) -> Source | None:
        return next((source for source in self.sources if role in source.roles), None)

    def _used_for(self, role: SourceRole) -> Source | None:
        source = self._first(role)
        return source.used_for(role) if isinstance(source, OnvifSource | MakerSource) else source
