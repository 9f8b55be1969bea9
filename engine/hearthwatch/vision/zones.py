"""Zones: who stands in which named part of the picture, since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Point, contains, polygon_problem
from hearthwatch.vision.filters import Filter, counts, filter_for
from hearthwatch.vision.places import Change, PlaceLook, Seen, Transition, foot_in_picture


@dataclass(frozen=True, slots=True)
class Zone:
    """A named polygon.

    Attributes:
        points: its corners, in the order of drawing; it closes itself.
        labels: labels or groups that count in it; empty: all.
        loiter: seconds of stay after which loitering is told, once a stay; None: never.
        inertia: looks in a row that must find the foot on the other side of the border before
            a track has entered or left. 1 tells every tremble of a box on the border; 3 (at five
            looks a second) tells it 0.4 s late and does not see what is through in two looks.
        filters: limits by label or group that hold in this zone only.

    Raises:
        ValueError: the points are no polygon, a time is negative or the inertia is below 1; the
            text names the zone and what is wrong.
    """

    name: str
    points: tuple[Point, ...]
    labels: frozenset[str] = frozenset()
    loiter: float | None = None
    inertia: int = 3
    filters: Mapping[str, Filter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problem = polygon_problem(self.points)
        if problem:
            raise ValueError(f"zone {self.name!r} {problem}")
        if self.loiter is not None and not self.loiter >= 0:
            raise ValueError(f"zone {self.name!r} has a loiter time of {self.loiter:g} s, below 0")
        if self.inertia < 1:
            raise ValueError(f"zone {self.name!r} has an inertia of {self.inertia}, below 1 look")


@dataclass(slots=True)
class _Stay:
    """How one track stands to one zone."""

    inside: bool
    since: float
    contrary: int = 0
    contrary_since: float = 0.0
    loitered: bool = False


class ZoneWatch:
    """Follow tracks in and out of a camera's zones.

    Give it confirmed tracks, in looks that saw them: a predicted box walks into zones on its own.
    A track that is first shown inside a zone has entered it at once, for its confirmation was
    evidence enough; after that a change needs the zone's inertia.

    >>> from hearthwatch.model.geometry import Box
    >>> from hearthwatch.model.track import TrackState, TrackView
    >>> watch = ZoneWatch([Zone("Porch", ((0.1, 0.5), (0.5, 0.5), (0.5, 1), (0.1, 1)), loiter=20)])
    >>> person = TrackView(1, "person", 0.8, Box(0.2, 0.4, 0.1, 0.4), TrackState.CONFIRMED)
    >>> watch.update(person, 0.0).transitions[0].change.value
    'entered'
    >>> watch.update(person, 3.2).checks[0].text
    'in Porch for 3.2 s < 20 s loiter'
    """

    def __init__(self, zones: Iterable[Zone], *, aspect: float = 16 / 9) -> None:
        """Watch zones.

        Args:
            zones: in the order in which they are to be told.
            aspect: width over height of the picture in pixels, for filters by ratio.
        """
        self._zones = tuple(zones)
        self._aspect = aspect
        self._stays: dict[tuple[int, str], _Stay] = {}

    def update(self, track: Seen, time: float) -> PlaceLook:
        """Say where a track stands now and what happened with it.

        Args:
            track: as this look saw it.
            time: of the look in seconds; never before that of the look before.
        """
        transitions: list[Transition] = []
        checks: list[Check] = []
        names: list[str] = []
        for zone in self._zones:
            failed = self._refusal(zone, track)
            stay = self._follow(zone, track, time, transitions, allowed=failed is None)
            if stay.inside:
                names.append(zone.name)
                checks.append(_stay_check(zone, stay, time))
            elif failed:
                checks.append(failed)
        if self._zones and not names and not checks:
            checks.append(Check(Gate.ZONE, passed=False, text="outside all zones"))
        return PlaceLook(tuple(names), tuple(transitions), tuple(checks))

    def end(self, track_id: int, time: float) -> tuple[Transition, ...]:
        """Forget a track that has ended, and return the zones it leaves by that."""
        transitions: list[Transition] = []
        for zone in self._zones:
            stay = self._stays.pop((track_id, zone.name), None)
            if stay and stay.inside:
                stay.contrary_since = time
                transitions.append(_turn(zone, track_id, stay, time))
        return tuple(transitions)

    def _refusal(self, zone: Zone, track: Seen) -> Check | None:
        if not counts(zone.labels, track.label):
            wanted = ", ".join(sorted(zone.labels))
            text = f"{zone.name} wants {wanted}, not {track.label}"
            return Check(Gate.LABEL, passed=False, text=text)
        limits = filter_for(zone.filters, track.label)
        if limits is None:
            return None
        checks = limits.checks(box=track.box, score=track.score, aspect=self._aspect)
        return next((check for check in checks if not check.passed), None)

    def _follow(
        self, zone: Zone, track: Seen, time: float, out: list[Transition], *, allowed: bool
    ) -> _Stay:
        inside = allowed and contains(zone.points, foot_in_picture(track.box))
        key = (track.id, zone.name)
        stay = self._stays.get(key)
        if stay is None:
            stay = self._stays[key] = _Stay(inside, time)
            if inside:
                out.append(Transition(Change.ENTERED, zone.name, track.id, time, time))
        elif inside == stay.inside:
            stay.contrary = 0
        else:
            stay.contrary += 1
            if stay.contrary == 1:
                stay.contrary_since = time
            if stay.contrary >= zone.inertia:
                out.append(_turn(zone, track.id, stay, time))
                stay = self._stays[key] = _Stay(inside, stay.contrary_since)
        if stay.inside and not stay.loitered and zone.loiter is not None:
            stay.loitered = time - stay.since >= zone.loiter
            if stay.loitered:
                out.append(_loitering(zone, track.id, stay, time))
        return stay


def _turn(zone: Zone, track_id: int, stay: _Stay, time: float) -> Transition:
    since = stay.contrary_since
    if stay.inside:
        return Transition(Change.LEFT, zone.name, track_id, time, since, stay=since - stay.since)
    return Transition(Change.ENTERED, zone.name, track_id, time, since)


def _loitering(zone: Zone, track_id: int, stay: _Stay, time: float) -> Transition:
    lasted = time - stay.since
    return Transition(Change.LOITERED, zone.name, track_id, time, stay.since, stay=lasted)


def _stay_check(zone: Zone, stay: _Stay, time: float) -> Check:
    lasted = time - stay.since
    text = f"in {zone.name} for {lasted:.1f} s"
    if zone.loiter is None:
        return Check(Gate.ZONE, passed=True, text=text, value=lasted)
    sign = "≥" if lasted >= zone.loiter else "<"
    text = f"{text} {sign} {zone.loiter:g} s loiter"
    return Check(Gate.ZONE, passed=True, text=text, value=lasted, limit=zone.loiter)
