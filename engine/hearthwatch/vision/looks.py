"""Decide what the detector is shown in one look, and join what it found.

A detector's input is small: in a large picture a distant person shrinks to a few pixels. So where
a crop would show things clearly larger than the whole picture does, the places that move and the
things that are followed are shown as crops; else the whole picture is shown. Where nothing moves
and nothing is due, nothing is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hearthwatch.model.detection import Detection
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.labels import group_of
from hearthwatch.model.track import TrackState
from hearthwatch.vision.tracking import Track

WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookParameters:
    """When and how closely to look.

    Attributes:
        picture: width and height of the frame in pixels.
        detector: width and height of the detector's input in pixels.
        min_share: share of the picture that must move before motion alone is a reason to look.
        full_interval: seconds between looks at the whole picture while something is going on.
            Shorter: what does not move is noticed sooner, at more cost.
        idle_interval: the same while nothing is going on.
        still_interval: seconds between looks at a track that stands still.
        margin: share of its own size by which a place is widened in its crop, so that what moves
            on is still inside.
        min_gain: how many times larger than in the whole picture a crop must show things to be
            worth it.
        max_crops: shown in one look; when more are needed, the whole picture is shown instead.
    """

    picture: tuple[int, int]
    detector: tuple[int, int]
    min_share: float = 0.0
    full_interval: float = 2.0
    idle_interval: float = 30.0
    still_interval: float = 5.0
    margin: float = 0.5
    min_gain: float = 1.4
    max_crops: int = 2


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of the picture to show, and why."""

    box: Box
    reason: str


@dataclass(frozen=True, slots=True)
class LookPlan:
    """What to show the detector; no crops when it need not be asked.

    Attributes:
        check: the gate `look`: passed when something is shown, with the reason.
    """

    crops: tuple[Crop, ...]
    check: Check

    @property
    def seen(self) -> tuple[Box, ...]:
        """The parts of the picture that are looked at, as `Tracker.update` wants them."""
        return tuple(crop.box for crop in self.crops)


class LookPlanner:
    """Plans the looks of one camera. It keeps no clock: times are arguments."""

    def __init__(self, parameters: LookParameters) -> None:
        self._parameters = parameters
        self._full_at: float | None = None
        self._looked_at: dict[int, float] = {}

    def plan(
        self,
        *,
        time: float,
        share: float,
        regions: Sequence[Box],
        learned: bool,
        tracks: Sequence[Track] = (),
    ) -> LookPlan:
        """Decide what to show for one frame.

        Args:
            time: of the frame, in seconds; must not run backwards.
            share: of the picture that moves.
            regions: where it moves.
            learned: whether the background is known, so that no motion means nothing new.
            tracks: what is followed, as the last `TrackerUpdate` has it.
        """
        if not learned:
            return self._whole(time, "the background is not learned yet")
        moving = list(regions) if share >= self._parameters.min_share else []
        due = self._due(time, tracks)
        busy = bool(moving or due)
        interval = self._parameters.full_interval if busy else self._parameters.idle_interval
        if self._full_at is None or time - self._full_at >= interval - 1e-6:
            return self._whole(time, f"no full look for {interval:g} s")
        if not busy:
            return LookPlan((), Check(Gate.LOOK, False, "nothing moves and nothing is due"))
        places = moving + [track.box for track in due]
        reason = _because(len(moving), len(due))
        crops = self._crops(places)
        if crops is None:
            return self._whole(time, reason)
        self._remember(time, crops, tracks)
        return _shown([Crop(crop, reason) for crop in crops])

    def _due(self, time: float, tracks: Sequence[Track]) -> list[Track]:
        """Return the tracks that must be looked at: moving ones always, still ones slowly."""
        self._looked_at = {
            track.id: self._looked_at.get(track.id, track.last_seen) for track in tracks
        }
        return [
            track
            for track in tracks
            if track.state is not TrackState.STATIONARY
            or time - max(self._looked_at[track.id], track.last_seen)
            >= self._parameters.still_interval - 1e-6
        ]

    def _whole(self, time: float, reason: str) -> LookPlan:
        self._full_at = time
        self._looked_at = dict.fromkeys(self._looked_at, time)
        return _shown([Crop(WHOLE, reason)])

    def _remember(self, time: float, crops: Sequence[Box], tracks: Sequence[Track]) -> None:
        for track in tracks:
            if any(crop.intersection(track.box) >= 0.9 * track.box.area for crop in crops):
                self._looked_at[track.id] = time

    def _crops(self, places: Sequence[Box]) -> list[Box] | None:
        """Cluster places into crops; None when the whole picture serves as well."""
        clusters = [place.expanded(self._parameters.margin).clipped() for place in places]
        crops = [self._fitted(cluster) for cluster in clusters]
        while (pair := self._touching(crops)) is not None:
            first, second = pair
            clusters[first] = _union(clusters[first], clusters[second])
            crops[first] = self._fitted(clusters[first])
            del clusters[second], crops[second]
        worth = all(crop.width * self._parameters.min_gain <= self._whole_width for crop in crops)
        return crops if worth and len(crops) <= self._parameters.max_crops else None

    def _touching(self, crops: Sequence[Box]) -> tuple[int, int] | None:
        for second in range(1, len(crops)):
            for first in range(second):
                if crops[first].intersection(crops[second]) > 0:
                    return first, second
        return None

    @property
    def _whole_width(self) -> float:
        """Width of the detector's view when it shows the whole picture, in picture widths."""
        width, height = self._parameters.picture
        across, down = self._parameters.detector
        return max(1.0, (height / width) * (across / down))

    def _fitted(self, box: Box) -> Box:
        """Return the smallest crop around a box that has the shape of the detector's input.

        It is never smaller than the input, pixel for pixel, and lies inside the picture.
        """
        width, height = self._parameters.picture
        across, down = self._parameters.detector
        scale = max(box.width * width / across, box.height * height / down, 1.0)
        w, h = min(scale * across / width, 1.0), min(scale * down / height, 1.0)
        x, y = box.centre
        return Box(min(max(x - w / 2, 0.0), 1.0 - w), min(max(y - h / 2, 0.0), 1.0 - h), w, h)


def merge(
    crops: Sequence[Crop],
    found: Sequence[Sequence[Detection]],
    *,
    max_overlap: float = 0.5,
    cut: float = 0.01,
) -> list[Detection]:
    """Join what was found in several crops, in coordinates of the picture.

    Boxes that an inner edge of a crop cuts are dropped (the whole thing is seen in a neighbour,
    or by a later look), then of boxes of one group that overlap the best is kept.

    Args:
        crops: what was shown.
        found: for each crop its detections, normalised to the crop.
        max_overlap: intersection over union from which two boxes are one thing.
        cut: a box this close to an edge is cut by it, as a share of the crop.
    """
    placed = [
        Detection(detection.label, detection.score, _placed(crop.box, detection.box))
        for crop, detections in zip(crops, found, strict=True)
        for detection in detections
        if not _is_cut(crop.box, detection.box, cut)
    ]
    if len(crops) == 1:
        return placed
    kept: list[Detection] = []
    for detection in sorted(placed, key=lambda d: -d.score):
        rivals = (other for other in kept if _same_kind(other, detection))
        if all(other.box.iou(detection.box) < max_overlap for other in rivals):
            kept.append(detection)
    return kept


def _same_kind(first: Detection, second: Detection) -> bool:
    return (group_of(first.label) or first.label) == (group_of(second.label) or second.label)


def _placed(crop: Box, box: Box) -> Box:
    return Box(
        crop.x + box.x * crop.width,
        crop.y + box.y * crop.height,
        box.width * crop.width,
        box.height * crop.height,
    )


def _is_cut(crop: Box, box: Box, cut: float) -> bool:
    return (
        (box.x < cut and crop.x > 1e-6)
        or (box.y < cut and crop.y > 1e-6)
        or (box.right > 1 - cut and crop.right < 1 - 1e-6)
        or (box.bottom > 1 - cut and crop.bottom < 1 - 1e-6)
    )


def _union(first: Box, second: Box) -> Box:
    return Box.from_corners(
        min(first.x, second.x),
        min(first.y, second.y),
        max(first.right, second.right),
        max(first.bottom, second.bottom),
    )


def _because(moving: int, due: int) -> str:
    parts = []
    if moving:
        parts.append(f"{moving} moving region{'s' if moving != 1 else ''}")
    if due:
        parts.append(f"{due} track{'s' if due != 1 else ''} due")
    return " and ".join(parts)


def _shown(crops: Sequence[Crop]) -> LookPlan:
    whole = len(crops) == 1 and crops[0].box == WHOLE
    what = "the whole picture" if whole else f"{len(crops)} crops"
    text = f"showed {what}: {crops[0].reason}"
    return LookPlan(tuple(crops), Check(Gate.LOOK, True, text, float(len(crops))))
