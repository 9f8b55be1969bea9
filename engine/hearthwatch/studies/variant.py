"""One of the settings that are tried, on its way through a clip."""

from dataclasses import replace

from hearthwatch.media import Frame, Packet, Sampler
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings
from hearthwatch.studies.errand import ClipFile, Found
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import FootageClock
from hearthwatch.watch.hearing import Hearing
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.records import RecordKeeper
from hearthwatch.watch.schedule import AtOnce
from hearthwatch.watch.sound_models import SoundModels


class Variant:
    """Watches a clip as a live camera with these settings would, and keeps what it says.

    Attributes:
        found: the events, in the order in which they were told.
    """

    def __init__(
        self,
        camera: CameraSettings,
        detector: Detector,
        clip: ClipFile,
        first: float,
        sound_models: SoundModels,
    ) -> None:
        """Begin with a clip.

        Args:
            camera: the settings.
            detector: may be shared with others.
            clip: which one.
            first: time of its first picture.
            sound_models: may be shared with others, too.
        """
        self.found: list[Found] = []
        self._clip = clip
        self._sampler = Sampler(camera.detect.fps)
        self._records = RecordKeeper()
        self._offset = clip.start - first
        self._pipeline: Pipeline | None = None
        self._hearing: Hearing | None = None
        ids = counted_ids()
        if camera.enabled and camera.sound.enabled:
            self._hearing = Hearing(
                camera, models=sound_models, ids=ids, listener=self, start=self._offset
            )
        if camera.enabled and camera.detect.enabled:
            self._pipeline = Pipeline(
                camera,
                detector=detector,
                clock=FootageClock(self._offset),
                schedule=AtOnce(),
                ids=ids,
                listener=self,
            )

    def hear(self, packet: Packet) -> None:
        """Listen to a packet, if anybody does."""
        if self._hearing is None:
            return
        self._hearing.packet(packet)
        if self._pipeline is None and (checks := self._hearing.take_checks()):
            moment = packet.time + self._offset
            self._records.add(LookRecord(moment, moment, 0, 0.0, 0, checks))

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

    def heard(self, made: EventMade) -> None:
        """Keep an event about a sound."""
        self.event(made)

    def looked(self, record: LookRecord) -> None:
        """Keep what a look decided, and what was heard since the last one."""
        if self._hearing is not None:
            record = replace(record, checks=(*record.checks, *self._hearing.take_checks()))
        self._records.add(record)

    def ended(self, track: EndedTrack) -> None:
        """Let a track go; its events have told all that is compared."""
