"""The shapes of what a look saw and decided."""

from typing import Final

from pydantic import BaseModel, Field

from hearthwatch.api.moments import Moment
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.look import LookRecord
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.model.track import TrackState, TrackView

SHARE: Final = "A share of the picture, 0..1."


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
    share: float = Field(description=SHARE)
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
