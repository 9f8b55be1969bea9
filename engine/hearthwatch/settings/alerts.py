"""What the owner is alerted to, and how loudly."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from hearthwatch.model.alert import Severity
from hearthwatch.model.event import EventType
from hearthwatch.settings.branch import Branch, Name, Seconds, Share
from hearthwatch.settings.labels import Label

_DAY: Final = 24 * 60

MAY_ALERT: Final = (
    EventType.MOTION_DETECTED,
    EventType.OBJECT_DETECTED,
    EventType.ZONE_BREACH,
    EventType.LINE_CROSSED,
    EventType.LOITERING,
    EventType.PARKED,
    EventType.FACE_DETECTED,
    EventType.AUDIO_DETECTED,
    EventType.DOORBELL_PRESSED,
    EventType.CAMERA_OFFLINE,
)
"""The types of events that can alert; the others say that something is over, or of no camera."""


def _alerting_type(kind: EventType) -> EventType:
    if kind not in MAY_ALERT:
        raise ValueError(f"{kind} never alerts; these can: {', '.join(MAY_ALERT)}")
    return kind


type Mode = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,32}$")]
type TimeOfDay = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
type AlertingType = Annotated[EventType, AfterValidator(_alerting_type)]
type Labels = Annotated[tuple[Label, ...], Field(max_length=100)]
type Places = Annotated[tuple[Name, ...], Field(max_length=100)]
type Modes = Annotated[tuple[Mode, ...], Field(max_length=50)]


class Weekday(StrEnum):
    """The days of the week, from Monday as in `datetime.weekday`."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class HoursSettings(Branch):
    """A part of the day, by the clock on the wall.

    Attributes:
        start: the first minute, like ``22:30``.
        end: the minute with which it is over. Before the first it is one of the next day, the same
            as the first a whole day later.
        days: on which it begins; empty: every day.
    """

    start: TimeOfDay = Field(alias="from")
    end: TimeOfDay = Field(alias="to")
    days: Annotated[tuple[Weekday, ...], Field(max_length=7)] = ()

    def include(self, local: datetime) -> bool:
        """Tell whether a moment, as a clock on the wall shows it, lies within."""
        since = (local.hour * 60 + local.minute - _minutes(self.start)) % _DAY
        length = (_minutes(self.end) - _minutes(self.start)) % _DAY or _DAY
        if since >= length:
            return False
        began_yesterday = local.hour * 60 + local.minute < _minutes(self.start)
        return not self.days or [*Weekday][local.weekday() - began_yesterday] in self.days

    def __str__(self) -> str:
        days = f" ({', '.join(self.days)})" if self.days else ""
        return f"{self.start}-{self.end}{days}"


class RaiseSettings(Branch):
    """When something is graver than usual. Whatever is given must hold; what is not, may be any.

    Attributes:
        severity: that it then has at least.
        labels: labels or groups.
        zones: names of zones or lines.
        types: of the event, like ``loitering``.
        modes: of the house.
        hours: part of the day: the night, for instance.
    """

    severity: Severity
    labels: Labels = ()
    zones: Places = ()
    types: Annotated[tuple[AlertingType, ...], Field(max_length=len(MAY_ALERT))] = ()
    modes: Modes = ()
    hours: HoursSettings | None = None

    @model_validator(mode="after")
    def _has_a_condition(self) -> Self:
        if not (self.labels or self.zones or self.types or self.modes or self.hours):
            raise ValueError("it holds always: set the severity of the alerts itself")
        return self


class AlertSettings(Branch):
    """Which events alert. By default a person does, wherever and whenever one is confirmed.

    Attributes:
        enabled: False: this camera never alerts; its events are kept and told as before.
        labels: things that alert, by label or group; empty: all that the camera tells.
        zones: names of zones or lines in which things must be; empty: anywhere.
        types: of events that alert. Whatever they tell of one visit becomes one alert.
        severity: of an alert, unless something raises it.
        raises: what makes an alert graver.
        min_severity: what is less grave than this does not alert.
        cooldown: seconds. Things of the same kind that come within so many of the newest event of
            an alert belong to it; once it is closed, nothing like it alerts for as long.
        modes: of the house in which the camera alerts; empty: in every one.
        quiet: parts of the day in which it does not.
        moved: how far a thing must have moved since it was first seen, as a share of the picture's
            diagonal.
        min_score: how sure it must be that it is what it seems.
        close_after: seconds without anything new, once the things have left, after which an alert
            is closed by itself.
    """

    enabled: bool = True
    labels: Labels = ("person",)
    zones: Places = ()
    types: Annotated[tuple[AlertingType, ...], Field(max_length=len(MAY_ALERT))] = (
        EventType.OBJECT_DETECTED,
        EventType.ZONE_BREACH,
        EventType.LINE_CROSSED,
        EventType.LOITERING,
        EventType.DOORBELL_PRESSED,
    )
    severity: Severity = Severity.MEDIUM
    raises: Annotated[tuple[RaiseSettings, ...], Field(max_length=50)] = Field((), alias="raise")
    min_severity: Severity = Severity.LOW
    cooldown: Annotated[float, Field(ge=0, le=86_400)] = 60
    modes: Modes = ()
    quiet: Annotated[tuple[HoursSettings, ...], Field(max_length=20)] = ()
    moved: Share = 0
    min_score: Share = 0
    close_after: Seconds = 600

    @property
    def places(self) -> set[str]:
        """All zones and lines that are named."""
        return {*self.zones, *(place for rule in self.raises for place in rule.zones)}


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
