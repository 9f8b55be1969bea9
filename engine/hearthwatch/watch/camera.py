"""One running camera: its streams, what is seen in them, and what is kept of them."""

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import structlog

from hearthwatch.media import Frame, Notice, Packet, StreamInfo
from hearthwatch.model import messages
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.look import LookRecord
from hearthwatch.model.track import TrackState
from hearthwatch.settings import CameraSettings
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import WallClock
from hearthwatch.watch.feed import Feed, FeedListener
from hearthwatch.watch.looker import Looker
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.recorder import CameraRecorder
from hearthwatch.watch.records import RecordKeeper
from hearthwatch.watch.schedule import Schedule

_log = structlog.get_logger()


class Voice(Protocol):
    """How a camera speaks to the service."""

    def tell(self, message: messages.EventMade | messages.ClipClosed) -> None:
        """Send what must not be lost, again and again until it is committed."""

    def offer(self, message: messages.Up) -> None:
        """Send something that may be lost when the service is behind."""


class Camera:
    """Keeps a camera connected, watched and recorded until it is stopped.

    Attributes:
        id: of its settings.
        watched: whether somebody looks on, so that every look's boxes are sent.
        recorder: takes commands to record.
    """

    def __init__(
        self,
        settings: CameraSettings,
        *,
        media: Path,
        detector: Detector,
        schedule: Schedule,
        voice: Voice,
    ) -> None:
        self.id = settings.id
        self.watched = False
        self.recorder = CameraRecorder(settings, media, self)
        self._settings = settings
        self._voice = voice
        self._records = RecordKeeper()
        self._records_lock = threading.Lock()
        self._status = CameraStatus(state=CameraState.CONNECTING, since=time.time())
        self._told_online: bool | None = None
        self._pipeline = Pipeline(
            settings,
            detector=detector,
            clock=WallClock(),
            schedule=schedule,
            ids=random_id,
            listener=self,
        )
        self._looker = Looker(
            self._pipeline,
            fps=settings.detect.fps,
            notify=self._on_notice,
            on_look=self._on_look,
        )
        self._rates = _Rates(self._looker, self._pipeline)
        self._feeds = self._make_feeds()

    @property
    def settings(self) -> CameraSettings:
        """The settings in force."""
        return self._settings

    def start(self) -> None:
        """Begin to connect."""
        for feed in self._feeds:
            feed.start()

    def apply(self, settings: CameraSettings) -> None:
        """Follow new settings that leave the sources as they are."""
        self._settings = settings
        self._pipeline.apply(settings)
        self.recorder.apply(settings)

    def stop(self) -> None:
        """Hang up; `join` waits until that is done."""
        for feed in self._feeds:
            feed.stop()

    def join(self) -> None:
        """Wait for the end of the camera's threads and for its clips."""
        for feed in self._feeds:
            feed.join()
        self.recorder.close()

    def snapshot(self, width: int) -> tuple[float, bytes | None]:
        """Return the newest picture with its moment.

        Args:
            width: in pixels at most; 0 for the picture as it comes.
        """
        frame = self._looker.newest
        if frame is None:
            return time.time(), None
        return frame.captured, frame.jpeg(width or None)

    def report(self) -> None:
        """Send the status and what was recorded since the last report."""
        self._rates.measure()
        newest = self._looker.newest
        status = replace(
            self._status,
            frame_rate=self._rates.frames,
            look_rate=self._rates.looks,
            detector_rate=self._rates.inferences,
            dropped=self._pipeline.dropped,
            last_frame=newest.captured if newest else None,
            motion=self._pipeline.share,
            recording=self.recorder.recording,
        )
        self._voice.offer(messages.Stats(camera_id=self.id, status=status))
        with self._records_lock:
            records = self._records.take()
        if records:
            self._voice.offer(messages.Looks(camera_id=self.id, records=records))

    def event(self, made: messages.EventMade) -> None:
        """Pass on an event of the pipeline."""
        self._voice.tell(made)

    def looked(self, record: LookRecord) -> None:
        """Keep the record of a look, and record while what was told moves about."""
        with self._records_lock:
            self._records.add(record)
        if any(track.told and track.state is TrackState.CONFIRMED for track in record.tracks):
            self.recorder.seen(record.end)
        if self.watched:
            tracks = messages.Tracks(
                camera_id=self.id, timestamp=record.start, tracks=record.tracks
            )
            self._voice.offer(tracks)

    def ended(self, track: EndedTrack) -> None:
        """Let a track go; only replays want its history."""

    def tell(self, kind: EventType, data: dict[str, Any], trace: Trace | None = None) -> None:
        """Send an event of this moment."""
        now = time.time()
        event = Event(
            id=random_id(now),
            type=kind,
            timestamp=now,
            camera_id=self.id,
            camera=self._settings.slug,
            data=data,
            trace=replace(trace or Trace(captured=now), confirmed=now),
        )
        self._voice.tell(messages.EventMade(event=event))

    def clip(self, closed: messages.ClipClosed) -> None:
        """Pass on a clip that can be played."""
        self._voice.tell(closed)

    def online(self, info: StreamInfo) -> None:
        """Hear that the main feed brings packets."""
        self._status = replace(self._status, codec=info.codec, frame_rate=info.frame_rate or 0.0)
        if not self._settings.detect.enabled:
            self._come_online(info.width, info.height, Trace(captured=time.time()))

    def packet(self, packet: Packet) -> None:
        """Leave packets to those who look at them and keep them."""

    def offline(self, reason: str) -> None:
        """Hear that the main feed brings nothing."""
        self._change(CameraState.OFFLINE, reason=reason)
        if self._told_online is not False:
            self._told_online = False
            self.tell(EventType.CAMERA_OFFLINE, {"reason": reason})

    def over(self) -> None:
        """Hear that the main feed has ended."""

    def _make_feeds(self) -> list[Feed]:
        """Connect once where one stream does everything, else once for each purpose."""
        settings = self._settings
        seen = settings.detect_source if settings.detect.enabled else None
        kept = settings.record_source
        if seen and kept and seen != kept:
            return [
                Feed(seen, name=settings.slug, listeners=[self, self._looker]),
                Feed(kept, name=settings.slug, listeners=[self.recorder], sound=True),
            ]
        listeners: list[FeedListener] = [self]
        listeners += [self._looker] if seen else []
        listeners += [self.recorder] if kept else []
        sources = [source for source in (seen or kept,) if source]
        return [
            Feed(source, name=settings.slug, listeners=listeners, sound=kept is not None)
            for source in sources
        ]

    def _on_look(self, frame: Frame) -> None:
        """Say that the camera is there once a picture of it is."""
        size = (frame.width, frame.height)
        if not self._told_online or size != (self._status.width, self._status.height):
            trace = Trace(captured=frame.captured, decoded=frame.decoded)
            self._come_online(*size, trace)

    def _come_online(self, width: int, height: int, trace: Trace) -> None:
        self._status = replace(self._status, width=width, height=height)
        if self._told_online:
            return
        self._told_online = True
        self._change(CameraState.ONLINE)
        data = {
            "width": width,
            "height": height,
            "codec": self._status.codec,
            "frame_rate": self._status.frame_rate or None,
        }
        self.tell(EventType.CAMERA_ONLINE, data, trace)

    def _on_notice(self, notice: Notice) -> None:
        _log.info(
            "stream_notice", camera=self._settings.slug, kind=notice.kind.value, text=notice.text
        )

    def _change(self, state: CameraState, reason: str | None = None) -> None:
        if (state, reason) == (self._status.state, self._status.reason):
            return
        since = self._status.since if state is self._status.state else time.time()
        self._status = replace(self._status, state=state, since=since, reason=reason)
        self._voice.offer(messages.Stats(camera_id=self.id, status=self._status))


class _Rates:
    """What a camera does per second, from counters that only grow."""

    def __init__(self, looker: Looker, pipeline: Pipeline) -> None:
        self.frames = self.looks = self.inferences = 0.0
        self._looker = looker
        self._pipeline = pipeline
        self._before: tuple[float, int, int, int] | None = None

    def measure(self) -> None:
        """Compare with the last call."""
        pipeline = self._pipeline
        now = (time.monotonic(), self._looker.frames, pipeline.looks, pipeline.inferences)
        if self._before and (seconds := now[0] - self._before[0]) > 0:
            self.frames, self.looks, self.inferences = (
                round((new - old) / seconds, 2)
                for new, old in zip(now[1:], self._before[1:], strict=True)
            )
        self._before = now
