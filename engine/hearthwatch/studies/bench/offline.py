"""Measurements on clips, without a camera: motion detection and the detector."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hearthwatch.model.event import EventType
from hearthwatch.settings import CameraSettings, DetectorSettings
from hearthwatch.studies.bench.engine import Watched
from hearthwatch.studies.bench.motion import Mixture, Ours, Verdict, judge
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table
from hearthwatch.studies.bench.stages import mask_of
from hearthwatch.studies.bench.studio import Clip
from hearthwatch.studies.replay import replay
from hearthwatch.vision.detector import Detector
from hearthwatch.watch.models import load_detector

_NOWHERE: Final = "rtsp://127.0.0.1/none"

_MOTION: Final = Table(
    "motion",
    "Motion detection",
    "Offline, 5 looks a second at 320x180, the first 10 s of each clip left out. Recall: looks"
    " at somebody with a box on them; false: looks at nobody with a box anywhere.",
    (
        Column("clips", "clips"),
        Column("finder", "finder"),
        Column("recall", "recall", 3),
        Column("false", "false", 3),
        Column("idle looks", "idle_looks"),
        Column("visits", "visits"),
        Column("missed", "missed"),
        Column("delay p50, s", "delay_seconds", 2),
    ),
)
_DETECTOR: Final = Table(
    "detector",
    "Detector calls",
    "Clips replayed through the live path.",
    (
        Column("clip", "clip"),
        Column("visits", "visits"),
        Column("objects told", "events"),
        Column("looks", "looks"),
        Column("calls", "calls"),
        Column("calls per look", "calls_per_look", 2),
        Column("calls per object", "calls_per_event", 1),
        Column("times real time", "speed", 1),
    ),
)


def motion_table(kinds: Mapping[str, Sequence[Clip]], progress: Progress) -> Iterator[Table]:
    """Judge motion detection on clips, kind by kind, ours beside a reference."""

    def judged(kind: str, clips: Sequence[Clip]) -> list[Row]:
        progress(kind)
        return [(kind, *_figures(judge(clips, finder))) for finder in (Ours, Mixture)]

    return _MOTION.growing(judged(kind, clips) for kind, clips in kinds.items())


def detector_table(clips: Sequence[Clip], progress: Progress) -> Iterator[Table]:
    """Replay clips and count what the detector was asked and what came of it."""
    detector = load_detector(DetectorSettings())

    def counted(clip: Clip) -> list[Row]:
        progress(clip.name)
        return [_replayed(clip, detector)]

    return _DETECTOR.growing(counted(clip) for clip in clips)


def _figures(verdict: Verdict) -> Row:
    return (
        verdict.finder,
        verdict.recall,
        verdict.false_rate,
        verdict.idle,
        verdict.visits,
        verdict.visits - len(verdict.delays),
        verdict.delay,
    )


def _replayed(clip: Clip, detector: Detector) -> Row:
    camera = Watched("camera", _NOWHERE, mask=mask_of(clip.encoding)).settings()
    result = replay(clip.path, CameraSettings.model_validate(camera), detector)
    events = sum(event.type is EventType.OBJECT_DETECTED for event in result.events)
    return (
        clip.name,
        len(clip.truth.spans()),
        events,
        result.looks,
        result.inferences,
        result.inferences / result.looks if result.looks else None,
        result.inferences / events if events else None,
        result.footage / result.seconds,
    )
