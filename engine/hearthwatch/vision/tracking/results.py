"""What the tracker answers after each look."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.model.detection import Detection
from hearthwatch.model.explanation import Check
from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState, TrackView


class EndReason(StrEnum):
    """Why a track is no longer followed."""

    LEFT_PICTURE = "left_picture"
    LOST = "lost"
    UNCONFIRMED = "unconfirmed"
    FOUND_AGAIN = "found_again"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A track's place in one look that saw it.

    Attributes:
        time: of the frame, in seconds.
        box: the measured box, steadied by the motion model and cut at the picture's edges.
        score: the detector's score in that look.
    """

    time: float
    box: Box
    score: float


@dataclass(frozen=True, slots=True)
class Track:
    """One thing that is followed, as it stands after a look.

    Attributes:
        id: counts up from 1 in the order of first sightings; it is never used again.
        label: the label with the most score over all looks (a car that is a truck in some looks
            stays one thing with one label).
        score: median of the detector's scores over the looks that saw it.
        box: where it is now: measured when it was seen in this look, else predicted.
        state: tentative until the evidence suffices; lost while a confirmed one is not seen.
        first_seen: time of its first sighting.
        last_seen: time of its newest sighting.
        looks: how many looks saw it.
        seen: whether this look saw it.
        speed: of its centre, in box heights per second.
        confirmed_at: when the evidence sufficed; None while tentative.
        stationary_since: since when it has been standing still; None while it moves.
        checks: the gates it passed or failed, with the numbers.
    """

    id: int
    label: str
    score: float
    box: Box
    state: TrackState
    first_seen: float
    last_seen: float
    looks: int
    seen: bool
    speed: float
    confirmed_at: float | None = None
    stationary_since: float | None = None
    checks: tuple[Check, ...] = ()

    def view(self, *, told: bool, zones: tuple[str, ...], checks: tuple[Check, ...]) -> TrackView:
        """Return the track as the rest of the house sees it, with what others know of it."""
        return TrackView(
            id=self.id,
            label=self.label,
            score=self.score,
            box=self.box,
            state=self.state,
            told=told,
            zones=zones,
            speed=self.speed,
            checks=self.checks + checks,
        )


@dataclass(frozen=True, slots=True)
class EndedTrack:
    """A track that is no longer followed.

    Attributes:
        track: as it stood in the end; its box is that of the last sighting.
        text: the reason as a sentence with its numbers.
        history: every sighting in the order of time, as far as `history_limit` keeps them.
    """

    track: Track
    reason: EndReason
    text: str
    history: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A detection that neither belongs to a track nor began one, and why."""

    detection: Detection
    check: Check


@dataclass(frozen=True, slots=True)
class TrackerUpdate:
    """What one look changed.

    Attributes:
        tracks: every track that is alive, by id.
        confirmed: those of them that became sure in this look.
        ended: those that are followed no longer; they are not among `tracks`.
        refused: detections that were not used.
    """

    tracks: tuple[Track, ...]
    confirmed: tuple[Track, ...] = ()
    ended: tuple[EndedTrack, ...] = ()
    refused: tuple[Refusal, ...] = ()
