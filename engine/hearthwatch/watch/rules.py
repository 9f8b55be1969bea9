"""What tracks mean on one camera: who is told, where they stand, what they do."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from hearthwatch.model.event import EventType
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.labels import COCO, GROUPED, Group, group_of
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.model.track import TrackView
from hearthwatch.settings import CameraSettings, LimitSettings
from hearthwatch.vision.filters import Filter, distance
from hearthwatch.vision.lines import Line, LineWatch
from hearthwatch.vision.places import Change, PlaceLook, Transition
from hearthwatch.vision.tracking import EndedTrack, Track, TrackerUpdate
from hearthwatch.vision.zones import Zone, ZoneWatch

_EVENT_OF: Final = {
    Change.ENTERED: EventType.ZONE_BREACH,
    Change.LEFT: EventType.ZONE_LEFT,
    Change.LOITERED: EventType.LOITERING,
    Change.CROSSED: EventType.LINE_CROSSED,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something to tell about a track: an event without its envelope."""

    type: EventType
    track_id: int
    data: Mapping[str, Any]


@dataclass(slots=True)
class _Story:
    """What is known about a track beyond the tracker.

    Attributes:
        first: its box when it was first seen.
        told: whether `object_detected` was told; before that nothing else is.
        pending: what happened to it until then.
    """

    first: Box
    told: bool = False
    parked: bool = False
    zones: tuple[str, ...] = ()
    pending: list[Transition] = field(default_factory=list)
    checks: tuple[Check, ...] = ()


class Rules:
    """Turns what the tracker says into what is told, and explains what is not."""

    def __init__(self, camera: CameraSettings, aspect: float) -> None:
        self._aspect = aspect
        self._stories: dict[int, _Story] = {}
        self.apply(camera)

    def apply(self, camera: CameraSettings) -> None:
        """Follow new settings from the next look on.

        Tracks keep their stories; where zones or lines changed, tracks stand to them as if they
        had just appeared.
        """
        self._limits = {label: _limits(camera, label) for label in labels_of(camera)}
        self._zones = ZoneWatch(
            (
                Zone(
                    name=zone.name,
                    points=zone.points,
                    labels=frozenset(zone.labels),
                    loiter=zone.loiter,
                    filters={label: _filter(limits) for label, limits in zone.labels.items()},
                )
                for zone in camera.zones
            ),
            aspect=self._aspect,
        )
        self._lines = LineWatch(
            Line(line.name, line.start, line.end, frozenset(line.labels)) for line in camera.lines
        )

    def wanted(self, label: str) -> bool:
        """Tell whether things with a label are of interest to the tracker.

        All of a group are as soon as one of it is: what is a car in most looks is a truck in some.
        """
        group = group_of(label)
        return self._limits.get(label) is not None or (
            group is not None
            and any(limit and group_of(other) is group for other, limit in self._limits.items())
        )

    def update(
        self, update: TrackerUpdate, time: float, at: Callable[[float], float]
    ) -> tuple[list[Happening], list[TrackView]]:
        """Take in one look.

        Args:
            update: what the tracker made of it.
            time: of the look on the stream's clock.
            at: gives the moment (seconds since 1970 UTC) of a time on the stream's clock.

        Returns:
            What is to be told, in order, and every living track with its gates.
        """
        happenings = [h for track in update.tracks for h in self._look(track, time, at)]
        for ended in update.ended:
            happenings.extend(self._end(ended, time, at))
        return happenings, [self._view(track) for track in update.tracks]

    def _look(self, track: Track, time: float, at: Callable[[float], float]) -> Iterator[Happening]:
        story = self._stories.setdefault(track.id, _Story(track.box))
        story.checks = self._gates(track, story)
        if track.confirmed_at is None or not track.seen:
            return
        places = self._places(track, story, time)
        if not story.told and all(check.passed for check in story.checks):
            story.told = True
            yield Happening(EventType.OBJECT_DETECTED, track.id, self._seen(track, story, at))
        if story.told:
            for transition in story.pending:
                yield self._transition(track, story, transition)
            story.pending.clear()
            yield from self._parking(track, story, at)
        story.checks += places.checks

    def _places(self, track: Track, story: _Story, time: float) -> PlaceLook:
        zones = self._zones.update(track, time)
        lines = self._lines.update(track, time)
        story.zones = zones.zones
        story.pending += zones.transitions + lines.transitions
        if not story.told:
            story.pending = [t for t in story.pending if _still_news(t, story)]
        return PlaceLook(zones.zones, (), zones.checks + lines.checks)

    def _gates(self, track: Track, story: _Story) -> tuple[Check, ...]:
        limits = self._limits[track.label]
        if limits is None:
            return (Check(Gate.LABEL, passed=False, text=f"{track.label} is not looked for"),)
        if story.told:
            return story.checks[:0]
        return limits.checks(
            box=track.box, score=track.score, first=story.first, aspect=self._aspect
        )

    def _parking(
        self, track: Track, story: _Story, at: Callable[[float], float]
    ) -> Iterator[Happening]:
        still = track.stationary_since
        if still is None:
            story.parked = False
        elif not story.parked and group_of(track.label) is Group.VEHICLE:
            story.parked = True
            data = {
                **self._object(track, story),
                "zones": list(story.zones),
                "since": to_rfc3339(at(still)),
            }
            yield Happening(EventType.PARKED, track.id, data)

    def _end(
        self, ended: EndedTrack, time: float, at: Callable[[float], float]
    ) -> Iterator[Happening]:
        track = ended.track
        story = self._stories.pop(track.id, None)
        left = self._zones.end(track.id, time)
        self._lines.end(track.id)
        if story is None or not story.told:
            return
        for transition in left:
            yield self._transition(track, story, transition)
        data = {
            **self._seen(track, story, at),
            "duration": round(track.last_seen - track.first_seen, 3),
            "reason": ended.reason.value,
        }
        yield Happening(EventType.OBJECT_LEFT, track.id, data)

    def _seen(self, track: Track, story: _Story, at: Callable[[float], float]) -> dict[str, Any]:
        return {
            **self._object(track, story),
            "zones": list(story.zones),
            "looks": track.looks,
            "first_seen": to_rfc3339(at(track.first_seen)),
        }

    def _transition(self, track: Track, story: _Story, transition: Transition) -> Happening:
        data = self._object(track, story)
        if transition.direction:
            data |= {"line": transition.place, "direction": transition.direction.value}
        else:
            data["zone"] = transition.place
        if transition.stay is not None:
            data["duration"] = round(transition.stay, 3)
        return Happening(_EVENT_OF[transition.change], track.id, data)

    def _object(self, track: Track, story: _Story) -> dict[str, Any]:
        return {
            "object_type": track.label,
            "group": group_of(track.label),
            "confidence": round(track.score, 3),
            "track_id": track.id,
            "box": box_data(track.box),
            "moved": round(distance(story.first, track.box, self._aspect), 4),
        }

    def _view(self, track: Track) -> TrackView:
        story = self._stories[track.id]
        return track.view(told=story.told, zones=story.zones, checks=story.checks)


def _still_news(transition: Transition, story: _Story) -> bool:
    """Tell whether something that happened to a thing is worth telling together with the thing."""
    if transition.change is Change.ENTERED:
        return transition.place in story.zones
    return transition.change is Change.CROSSED


def box_data(box: Box) -> dict[str, float]:
    """Return a box as events have it."""
    return {name: round(side, 4) for name, side in asdict(box.clipped()).items()}


def labels_of(camera: CameraSettings) -> Iterable[str]:
    """Return all labels that a detector may give of which the camera may want to hear."""
    return dict.fromkeys((*COCO, *GROUPED, *camera.detect.labels))


def _limits(camera: CameraSettings, label: str) -> Filter | None:
    """Return what a label's things must be like to be told; the tracker has asked their score."""
    limits = camera.detect.limits_of(label)
    if limits is None:
        return None
    return replace(_filter(limits), min_score=0.0, moved=limits.moved_for(label))


def _filter(limits: LimitSettings) -> Filter:
    return Filter(
        min_score=limits.min_score,
        min_area=limits.min_area,
        max_area=limits.max_area,
        min_ratio=limits.min_ratio,
        max_ratio=math.inf if limits.max_ratio is None else limits.max_ratio,
    )
