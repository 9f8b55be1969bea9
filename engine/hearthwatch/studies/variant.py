"""One of the settings that are tried, on its way through a clip."""

from hearthwatch.media import Frame, Sampler
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings
from hearthwatch.studies.errand import ClipFile, Found
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import FootageClock
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.records import RecordKeeper
from hearthwatch.watch.schedule import AtOnce


class Variant:
    """Watches a clip as a live camera with these settings would, and keeps what it says.

    Attributes:
        found: the events, in the order in which they were told.
    """

    def __init__(
        self, camera: CameraSettings, detector: Detector, clip: ClipFile, first: float
    ) -> None:
        """Begin with a clip.

        Args:
            camera: the settings.
            detector: may be shared with others.
            clip: which one.
            first: time of its first frame.
        """
        self.found: list[Found] = []
        self._clip = clip
        self._sampler = Sampler(camera.detect.fps)
        self._records = RecordKeeper()
        self._pipeline: Pipeline | None = None
        if camera.enabled and camera.detect.enabled:
            self._pipeline = Pipeline(
                camera,
                detector=detector,
                clock=FootageClock(clip.start - first),
                schedule=AtOnce(),
                ids=counted_ids(),
                listener=self,
            )

    def see(self, frame: Frame) -> None:
        """Look at a frame, if one is due."""
        if self._pipeline is not None and self._sampler.take(frame.time):
            self._pipeline.see(frame)

    def end(self) -> tuple[LookRecord, ...]:
        """End what is followed, and return what was decided at each look."""
        if self._pipeline is not None:
            self._pipeline.close()
        return self._records.take()

    def event(self, made: EventMade) -> None:
        """Keep an event."""
        event = made.event
        offset = max(0.0, event.timestamp - self._clip.start)
        found = Found(
            event.type,
            event.timestamp,
            self._clip.clip_id,
            round(offset, 3),
            dict(event.data),
        )
        self.found.append(found)

    def looked(self, record: LookRecord) -> None:
        """Keep what a look decided."""
        self._records.add(record)

    def ended(self, track: EndedTrack) -> None:
        """Let a track go; its events have told all that is compared."""
