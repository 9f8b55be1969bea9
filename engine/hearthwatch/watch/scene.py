"""What is followed in a camera's picture: from one look to what happened in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from hearthwatch.media import Frame
from hearthwatch.model.detection import Detection
from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackView
from hearthwatch.settings import CameraSettings
from hearthwatch.vision.detector import Detector, Picture
from hearthwatch.vision.looks import LookParameters, LookPlan, LookPlanner, merge
from hearthwatch.vision.motion import Motion
from hearthwatch.vision.tracking import EndedTrack, Track, Tracker, TrackerParameters, TrackerUpdate
from hearthwatch.watch.moments import BestMoments
from hearthwatch.watch.rules import Happening, Rules, box_data, labels_of

_SIDE: Final = 512
"""Longer side, in pixels, of what the detector is shown."""

_REFUSALS_TOLD: Final = 10
_UNWANTED_FROM: Final = 0.4
"""Fainter sights of things that nobody looks for are not worth a word."""

type At = Callable[[float], float]
"""Gives the moment, in seconds since 1970 UTC, of a time on the stream's clock."""


@dataclass(frozen=True, slots=True)
class SceneLook:
    """What one look found and decided.

    Attributes:
        detected: when the detector had looked, as the scene's clock has it.
        happenings: what is to be told, each with the JPEG of its track's best moment.
        views: every living track with its gates.
        checks: the gates of the frame itself and of detections that came to nothing.
        inferences: crops that the detector was shown.
        ended: tracks that are followed no longer.
    """

    happenings: tuple[tuple[Happening, bytes | None], ...] = ()
    views: tuple[TrackView, ...] = ()
    checks: tuple[Check, ...] = ()
    inferences: int = 0
    ended: tuple[EndedTrack, ...] = ()
    detected: float = 0.0


class Scene:
    """Plans looks, detects, tracks and judges, for as long as the picture keeps its size."""

    def __init__(
        self,
        camera: CameraSettings,
        *,
        size: tuple[int, int],
        detector: Detector,
        history_limit: int | None,
        first_id: int,
    ) -> None:
        aspect = size[0] / size[1]
        self.size = size
        self._detector = detector
        self._planner = LookPlanner(
            LookParameters(
                picture=size,
                detector=_canvas(aspect),
                min_share=camera.motion.threshold,
            )
        )
        self._tracker = Tracker(
            TrackerParameters(
                aspect=aspect,
                min_scores=_min_scores(camera),
                history_limit=history_limit,
            ),
            first_id=first_id,
        )
        self._tracks: tuple[Track, ...] = ()
        self._rules = Rules(camera, aspect)
        self._moments = BestMoments()

    @property
    def next_id(self) -> int:
        """The id of the next new track."""
        return self._tracker.next_id

    def apply(self, camera: CameraSettings) -> None:
        """Follow new settings from the next look on."""
        self._rules.apply(camera)
        self._tracker.require(_min_scores(camera))

    def look(self, frame: Frame, motion: Motion, at: At, now: Callable[[], float]) -> SceneLook:
        """Look at a frame as closely as is called for."""
        plan = self._planner.plan(
            time=frame.time,
            share=motion.share,
            regions=motion.regions,
            learned=motion.learned,
            tracks=self._tracks,
        )
        picture = frame.bgr() if plan.crops else None
        found = self._detect(picture, plan)
        detected = now()
        wanted = [detection for detection in found if self._rules.wanted(detection.label)]
        update = self._tracker.update(wanted, frame.time, plan.seen, picture)
        refused = [*_not_wanted(found, wanted), *(refusal.check for refusal in update.refused)]
        checks = (*motion.checks, plan.check, *refused[:_REFUSALS_TOLD])
        judged = self._judge(frame, update, at)
        return replace(judged, checks=checks, inferences=len(plan.crops), detected=detected)

    def close(self, frame: Frame, at: At) -> SceneLook:
        """End every track; `frame` is the newest."""
        update = TrackerUpdate(tracks=(), ended=self._tracker.close())
        return self._judge(frame, update, at)

    def _detect(self, picture: Picture | None, plan: LookPlan) -> Sequence[Detection]:
        if picture is None:
            return ()
        crops = [_cut(picture, crop.box) for crop in plan.crops]
        return merge(plan.crops, self._detector.detect(crops, side=_SIDE))

    def _judge(self, frame: Frame, update: TrackerUpdate, at: At) -> SceneLook:
        self._tracks = update.tracks
        self._moments.update(frame, update.tracks)
        happenings, views = self._rules.update(update, frame.time, at)
        told = tuple(map(self._pictured, happenings))
        for ended in update.ended:
            self._moments.forget(ended.track.id)
        return SceneLook(happenings=told, views=tuple(views), ended=update.ended)

    def _pictured(self, happening: Happening) -> tuple[Happening, bytes | None]:
        """Add the best picture so far, and where in it the thing is: it may have moved since."""
        best = self._moments.of(happening.track_id)
        if best is None:
            return happening, None
        data = {**happening.data, "picture_box": box_data(best.box)}
        return replace(happening, data=data), best.jpeg


def _min_scores(camera: CameraSettings) -> dict[str, float]:
    found = ((label, camera.detect.limits_of(label)) for label in labels_of(camera))
    return {label: limits.min_score for label, limits in found if limits}


def _canvas(aspect: float) -> tuple[int, int]:
    return (_SIDE, round(_SIDE / aspect)) if aspect >= 1 else (round(_SIDE * aspect), _SIDE)


def _not_wanted(found: Iterable[Detection], wanted: Iterable[Detection]) -> list[Check]:
    kept = {id(detection) for detection in wanted}
    return [
        Check(
            Gate.LABEL,
            passed=False,
            text=f"{detection.label} {detection.score:.2f} is not looked for",
            value=detection.score,
        )
        for detection in found
        if id(detection) not in kept and detection.score >= _UNWANTED_FROM
    ]


def _cut(picture: Picture, box: Box) -> Picture:
    height, width = picture.shape[:2]
    left, top = round(box.x * width), round(box.y * height)
    right, bottom = round(box.right * width), round(box.bottom * height)
    return np.ascontiguousarray(picture[top : max(bottom, top + 1), left : max(right, left + 1)])
