"""How grave something is, and what becomes of what the owner was alerted to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from hearthwatch.model.event import EventType
from hearthwatch.model.explanation import Check
from hearthwatch.model.labels import Group


class Severity(StrEnum):
    """How grave something is, from least to most."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Its place, from 0."""
        return list(Severity).index(self)

    def reaches(self, other: "Severity") -> bool:
        """Tell whether this is as grave as another one, or graver.

        >>> Severity.HIGH.reaches(Severity.MEDIUM), Severity.LOW.reaches(Severity.HIGH)
        (True, False)
        """
        return self.rank >= other.rank

    def or_graver(self, other: "Severity") -> "Severity":
        """Return the graver of two.

        >>> Severity.HIGH.or_graver(Severity.MEDIUM)
        <Severity.HIGH: 'high'>
        """
        return self if self.reaches(other) else other


class AlertStatus(StrEnum):
    """The life of an alert, in order."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


LEADS_TO: Final[Mapping[AlertStatus, tuple[AlertStatus, ...]]] = {
    AlertStatus.OPEN: (AlertStatus.ACKNOWLEDGED, AlertStatus.CLOSED),
    AlertStatus.ACKNOWLEDGED: (AlertStatus.OPEN, AlertStatus.CLOSED),
    AlertStatus.CLOSED: (AlertStatus.OPEN,),
}
"""What an alert can become next."""


class AlertSource(StrEnum):
    """Who opened an alert."""

    POLICY = "policy"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something the owner was alerted to.

    Attributes:
        camera: the camera's slug when it was opened.
        title: what people read first.
        summary: what happened last, or what a program has to say, in a sentence.
        type: of the event that opened it; None when a program did.
        group: what kind of thing it is about; None: of no kind.
        label: of the thing with which it began.
        zones: all zones and lines that things of it came to.
        track_id: of the thing with which it began.
        tracks: things of it that are still there.
        first_event: that opened it; None when a program did.
        newest_event: that belongs to it.
        events: how many do.
        picture: the newest event that has one; it comes with the best picture of its thing so far.
        opened: moments are seconds since 1970 UTC.
        updated: when its newest event happened.
        acknowledged_by: who did, by name.
        closed_by: likewise; `BY_ITSELF` when it was over.
    """

    id: UUID
    title: str
    summary: str
    severity: Severity
    opened: float
    updated: float
    status: AlertStatus = AlertStatus.OPEN
    source: AlertSource = AlertSource.POLICY
    camera_id: UUID | None = None
    camera: str | None = None
    type: EventType | None = None
    group: Group | None = None
    label: str | None = None
    zones: tuple[str, ...] = ()
    track_id: int | None = None
    tracks: tuple[int, ...] = ()
    first_event: UUID | None = None
    newest_event: UUID | None = None
    events: int = 0
    picture: UUID | None = None
    acknowledged: float | None = None
    acknowledged_by: str | None = None
    closed: float | None = None
    closed_by: str | None = None


BY_ITSELF: Final = "Hearthwatch"
"""Who closes alerts that are over."""


class Outcome(StrEnum):
    """What an event did."""

    OPENED = "opened"
    JOINED = "joined"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an event alerted, and why.

    Attributes:
        checks: the gates in the order in which they were asked; the last one decided.
        severity: of an event that alerted.
        alert_id: that it opened or joined.
    """

    outcome: Outcome
    checks: tuple[Check, ...]
    severity: Severity | None = None
    alert_id: UUID | None = None

    @property
    def alerting(self) -> bool:
        """Whether it alerted."""
        return self.outcome is not Outcome.SILENT
