"""Compare trackers on the same detections: ours, and norfair (the extra ``bench``).

Sources: K. Bernardin and R. Stiefelhagen, "Evaluating Multiple Object Tracking Performance: The
CLEAR MOT Metrics", 2008 (MOTA); E. Ristani et al., "Performance Measures and a Data Set for
Multi-Target, Multi-Camera Tracking", 2016 (IDF1).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import lap
import numpy as np
from numpy.typing import NDArray

from hearthwatch.media import Sampler
from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.studies.footage import Footage
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.tracking import Sighting, Tracker, TrackerParameters, boxes_at

_MATCH: Final = 0.5
_FORBIDDEN: Final = 1e6
_SIDE: Final = 512

type Matrix = NDArray[np.float64]
type Trail = Mapping[int, Sequence[Sighting]]
"""Track ids with their sightings in the order of time."""


@dataclass(frozen=True, slots=True)
class Look:
    """The detections of one looked-at frame, of one label."""

    time: float
    detections: tuple[Detection, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Something in a frame: the id of a track or of a labelled person, and its pixel box."""

    identity: int
    box: Box


type Frames = Mapping[int, Sequence[Placed]]
"""What is in each frame, frames counted from 1."""


@dataclass(frozen=True, slots=True)
class TrackingScore:
    """How well tracks agree with labelled footage.

    Attributes:
        mota: 1 less missed, false and switched boxes per labelled box.
        idf1: share of boxes that carry the right identity throughout.
    """

    mota: float
    idf1: float
    missed: int
    false: int
    switches: int


@dataclass(frozen=True, slots=True)
class TrackingCounts:
    """What can be said without labels: many short tracks mean lost identities."""

    tracks: int
    gaps: int
    median_seconds: float


def follow(looks: Iterable[Look], aspect: float) -> Trail:
    """Run our tracker and return its confirmed tracks."""
    tracker = Tracker(TrackerParameters(aspect=aspect))
    ended = [end for look in looks for end in tracker.update(look.detections, look.time).ended]
    ended += tracker.close()
    return {end.track.id: end.history for end in ended if end.track.confirmed_at is not None}


def follow_with_norfair(
    looks: Iterable[Look], *, min_score: float = 0.5, patience: float = 2.0
) -> Trail:
    """Run norfair with the distance of its examples for boxes.

    Args:
        looks: as for our own tracker.
        min_score: detections below are not shown to it: it has no second stage for weak ones.
        patience: seconds for which it keeps what it does not see.

    Raises:
        ImportError: the extra ``bench`` is not installed.
    """
    import norfair  # noqa: PLC0415  (an optional extra)

    looks = list(looks)
    step = float(np.median(np.diff([look.time for look in looks]))) if len(looks) > 1 else 1.0
    tracker = norfair.Tracker(
        distance_function="iou",
        distance_threshold=0.7,
        hit_counter_max=max(2, round(patience / step)),
        initialization_delay=2,
    )
    trail: dict[int, list[Sighting]] = defaultdict(list)
    for look in looks:
        found = [
            _as_norfair(norfair.Detection, detection)
            for detection in look.detections
            if detection.score >= min_score
        ]
        for thing in tracker.update(found):
            if thing.id is not None and thing.last_detection in found:
                (left, top), (right, bottom) = thing.last_detection.points
                box = Box.from_corners(float(left), float(top), float(right), float(bottom))
                score = float(thing.last_detection.scores[0])
                trail[thing.id].append(Sighting(look.time, box, score))
    return trail


def placed(trail: Trail, times: Sequence[float], size: tuple[int, int]) -> Frames:
    """Return the boxes of tracks in every frame, interpolated between sightings.

    Args:
        trail: the tracks.
        times: of all frames, in seconds.
        size: width and height of the picture in pixels.
    """
    width, height = size
    frames: dict[int, list[Placed]] = defaultdict(list)
    for identity, history in trail.items():
        for number, sighting in enumerate(boxes_at(history, times), 1):
            if sighting is not None:
                box = sighting.box
                pixels = Box(box.x * width, box.y * height, box.width * width, box.height * height)
                frames[number].append(Placed(identity, pixels))
    return frames


def read_truth(path: Path) -> Frames:
    """Read labelled boxes in the MOTChallenge format.

    Raises:
        ValueError: a line has too few columns or no numbers; it names the line.
    """
    frames: dict[int, list[Placed]] = defaultdict(list)
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            frame, identity, *box = (float(value) for value in line.split(",")[:6])
            frames[int(frame)].append(Placed(int(identity), Box(*box)))
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path.name}, line {number}: not frame,id,x,y,w,h") from error
    return frames


def score(truth: Frames, found: Frames) -> TrackingScore:
    """Compare tracks with labels, boxes agreeing from an overlap of 0.5."""
    last: dict[int, int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    missed = false = switches = 0
    for number in sorted({*truth, *found}):
        wanted, seen = truth.get(number, ()), found.get(number, ())
        fit = _overlaps(wanted, seen)
        for row, column in np.argwhere(fit >= _MATCH):
            shared[wanted[row].identity, seen[column].identity] += 1
        pairs = _pairs(wanted, seen, fit, last)
        missed += len(wanted) - len(pairs)
        false += len(seen) - len(pairs)
        for person, track in pairs:
            switches += last.get(person, track) != track
            last[person] = track
    total = sum(map(len, truth.values()))
    mota = 1 - (missed + false + switches) / max(total, 1)
    return TrackingScore(mota, _idf1(truth, found, shared), missed, false, switches)


def count(trail: Trail, gap: float = 0.5) -> TrackingCounts:
    """Count tracks and their gaps of more than some seconds."""
    lengths = [history[-1].time - history[0].time for history in trail.values()]
    gaps = sum(
        after.time - before.time > gap
        for history in trail.values()
        for before, after in pairwise(history)
    )
    return TrackingCounts(len(lengths), gaps, float(np.median(lengths)) if lengths else 0.0)


def compare_on(
    video: Path, detector: Detector, *, label: str = "person", truth: Path | None = None
) -> Mapping[str, TrackingScore | TrackingCounts]:
    """Run both trackers over a video, five looks a second at the whole picture.

    Args:
        video: the file.
        detector: to look with.
        label: of the things to follow.
        truth: labelled boxes in the MOTChallenge format.

    Raises:
        SourceError: the video cannot be played.
        ImportError: the extra ``bench`` is not installed.
        ValueError: the truth is in another format.
    """
    labelled = read_truth(truth) if truth else None
    sampler = Sampler(5.0)
    looks: list[Look] = []
    times: list[float] = []
    size = (0, 0)
    for frame in Footage(video):
        times.append(frame.time)
        size = (frame.width, frame.height)
        if sampler.take(frame.time):
            (found,) = detector.detect([frame.bgr()], side=_SIDE)
            looks.append(Look(frame.time, tuple(d for d in found if d.label == label)))
    return compare(looks, times, size, labelled)


def compare(
    looks: Sequence[Look],
    times: Sequence[float],
    size: tuple[int, int],
    truth: Frames | None = None,
) -> dict[str, TrackingScore | TrackingCounts]:
    """Run both trackers; return scores where there are labels, else counts."""
    aspect = size[0] / size[1]
    trails = {
        "hearthwatch": follow(looks, aspect),
        "norfair": follow_with_norfair(looks),
    }
    if truth is None:
        return {name: count(trail) for name, trail in trails.items()}
    return {name: score(truth, placed(trail, times, size)) for name, trail in trails.items()}


def _as_norfair(kind: type, detection: Detection) -> object:
    box = detection.box
    points = np.array([[box.x, box.y], [box.right, box.bottom]])
    return kind(points, scores=np.full(2, detection.score), label=detection.label)


def _overlaps(first: Sequence[Placed], second: Sequence[Placed]) -> Matrix:
    fit = [[a.box.iou(b.box) for b in second] for a in first]
    return np.array(fit).reshape(len(first), len(second))


def _pairs(
    wanted: Sequence[Placed], seen: Sequence[Placed], fit: Matrix, last: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Match a frame: who was matched before stays matched, the rest is assigned."""
    kept: dict[int, int] = {}
    for row, person in enumerate(wanted):
        for column, track in enumerate(seen):
            held = last.get(person.identity) == track.identity and fit[row, column] >= _MATCH
            if held and column not in kept.values():
                kept[row] = column
    rows = [row for row in range(len(wanted)) if row not in kept]
    columns = [column for column in range(len(seen)) if column not in kept.values()]
    kept |= {rows[a]: columns[b] for a, b in _assigned(fit[np.ix_(rows, columns)])}
    return [(wanted[row].identity, seen[column].identity) for row, column in kept.items()]


def _assigned(fit: Matrix) -> list[tuple[int, int]]:
    if not fit.size:
        return []
    costs = np.where(fit >= _MATCH, 1 - fit, _FORBIDDEN)
    _, columns, _ = lap.lapjv(costs, extend_cost=True, cost_limit=_FORBIDDEN / 2)
    return [(row, int(column)) for row, column in enumerate(columns) if column >= 0]


def _idf1(truth: Frames, found: Frames, shared: Mapping[tuple[int, int], int]) -> float:
    people, tracks = _lengths(truth), _lengths(found)
    total = people.total() + tracks.total()
    if not people or not tracks:
        return 0.0
    gains = np.array([[-float(shared.get((p, t), 0)) for t in tracks] for p in people])
    _, columns, _ = lap.lapjv(gains, extend_cost=True)
    right = -sum(gains[row, column] for row, column in enumerate(columns) if column >= 0)
    return float(2 * right / total)


def _lengths(frames: Frames) -> Counter[int]:
    return Counter(placed.identity for boxes in frames.values() for placed in boxes)
