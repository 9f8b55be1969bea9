"""Run recorded footage through the live path as fast as the machine can.

The same footage, settings and start give the same events, byte for byte: the clock is the
footage, ids are counted, and the schedule waits instead of dropping looks.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hearthwatch.media import Sampler
from hearthwatch.model.event import Event
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings
from hearthwatch.studies.footage import Footage
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import FootageClock
from hearthwatch.watch.hearing import Hearing
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.schedule import InOrder
from hearthwatch.watch.sound_models import SoundModels

type Progress = Callable[[float, float | None], None]
"""Hears the seconds of footage done, and those there are (None: the file does not say)."""


@dataclass(slots=True)
class ReplayResult:
    """What a replay found.

    Attributes:
        size: of the first frame in pixels.
        times: stream time of every frame, in order.
        tracks: all that were followed, confirmed or not, in the order of their ends.
        looks: frames that were looked at.
        inferences: crops that the detector was shown.
        seconds: that it took.
    """

    size: tuple[int, int] = (0, 0)
    times: list[float] = field(default_factory=list)
    tracks: list[EndedTrack] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    looks: int = 0
    inferences: int = 0
    seconds: float = 0.0

    @property
    def footage(self) -> float:
        """Length of the footage in seconds."""
        if len(self.times) < 2:
            return 0.0
        return (self.times[-1] - self.times[0]) * len(self.times) / (len(self.times) - 1)

    def event(self, made: EventMade) -> None:
        """Keep an event."""
        self.events.append(made.event)

    def heard(self, made: EventMade) -> None:
        """Keep an event about a sound."""
        self.events.append(made.event)

    def looked(self, record: LookRecord) -> None:
        """Let the record of a look go; explanations are for live cameras."""

    def ended(self, track: EndedTrack) -> None:
        """Keep a track."""
        self.tracks.append(track)


def replay(
    video: Path,
    camera: CameraSettings,
    detector: Detector,
    *,
    start: float = 0.0,
    progress: Progress | None = None,
    sound_models: SoundModels | None = None,
) -> ReplayResult:
    """Replay a file as if a camera had just sent it.

    Args:
        video: the file.
        camera: whose settings hold; its sources are not touched.
        detector: to look with.
        start: moment of the first frame, in seconds since 1970 UTC.
        progress: is told how far it is, at every look.
        sound_models: to listen with; None: the packaged ones.

    Raises:
        SourceError: the file cannot be played.
    """
    began = time.perf_counter()
    result = ReplayResult()
    schedule, ids = InOrder(), counted_ids()
    pipeline = Pipeline(
        camera,
        detector=detector,
        clock=FootageClock(start),
        schedule=schedule,
        ids=ids,
        listener=result,
        history_limit=None,
    )
    models = sound_models or SoundModels(patient=True)
    hearing = Hearing(camera, models=models, ids=ids, listener=result, start=start)
    footage = Footage(video, hear=hearing.packet if camera.sound.enabled else None)
    sampler = Sampler(camera.detect.fps)
    try:
        for frame in footage:
            result.size = result.size if result.times else (frame.width, frame.height)
            result.times.append(frame.time)
            if sampler.take(frame.time):
                pipeline.see(frame)
                if progress:
                    progress(frame.time, footage.duration)
    finally:
        schedule.close()
    pipeline.close()
    result.looks, result.inferences = pipeline.looks, pipeline.inferences
    result.seconds = time.perf_counter() - began
    return result
