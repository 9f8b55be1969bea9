"""One running camera: its connection, its decoder and its pipeline, on a thread of its own."""

import threading
import time
from dataclasses import replace
from typing import Any, Final, Protocol

import structlog

from hearthwatch.media import (
    Connecting,
    Connection,
    Decoder,
    FileSource,
    Frame,
    Notice,
    Offline,
    Online,
    RtspSource,
    Sampler,
    Source,
    SourceError,
    State,
)
from hearthwatch.model import messages
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.look import LookRecord
from hearthwatch.settings import CameraSettings
from hearthwatch.settings import FileSource as FileSettings
from hearthwatch.vision.detector import Detector
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import WallClock
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.records import RecordKeeper
from hearthwatch.watch.schedule import Schedule

_log = structlog.get_logger()

_GONE_AFTER: Final = 10.0
_FILE_AGAIN: Final = 30.0


class Voice(Protocol):
    """How a camera speaks to the service."""

    def tell(self, made: messages.EventMade) -> None:
        """Send an event, again and again until it is committed."""

    def offer(self, message: messages.Up) -> None:
        """Send something that may be lost when the service is behind."""


class Camera:
    """Keeps a camera connected and watched until it is stopped.

    Attributes:
        id: of its settings.
        watched: whether somebody looks on, so that every look's boxes are sent.
    """

    def __init__(
        self, settings: CameraSettings, *, detector: Detector, schedule: Schedule, voice: Voice
    ) -> None:
        self.id = settings.id
        self.watched = False
        self._settings = settings
        self._voice = voice
        self._records = RecordKeeper()
        self._records_lock = threading.Lock()
        self._status = CameraStatus(state=CameraState.CONNECTING, since=time.time())
        self._newest: Frame | None = None
        self._told_online: bool | None = None
        self._rates = _Rates()
        self._pipeline = Pipeline(
            settings,
            detector=detector,
            clock=WallClock(),
            schedule=schedule,
            ids=random_id,
            listener=self,
        )
        self._stopped = threading.Event()
        self._connection = Connection(
            _source(settings), on_state=self._on_state, notify=self._on_notice
        )
        self._thread = threading.Thread(target=self._run, name=f"camera {settings.slug}")

    @property
    def settings(self) -> CameraSettings:
        """The settings in force."""
        return self._settings

    def start(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def apply(self, settings: CameraSettings) -> None:
        """Follow new settings that leave the source as it is."""
        self._settings = settings
        self._pipeline.apply(settings)

    def stop(self) -> None:
        """Hang up; `join` waits until that is done."""
        self._stopped.set()
        self._connection.stop()

    def join(self) -> None:
        """Wait for the end of the camera's thread."""
        self._thread.join()

    def snapshot(self, width: int) -> tuple[float, bytes | None]:
        """Return the newest picture with its moment.

        Args:
            width: in pixels at most; 0 for the picture as it comes.
        """
        frame = self._newest
        if frame is None:
            return time.time(), None
        return frame.captured, frame.jpeg(width or None)

    def report(self) -> None:
        """Send the status and what was recorded since the last report."""
        self._rates.measure(self._pipeline)
        status = replace(
            self._status,
            frame_rate=self._rates.frames,
            look_rate=self._rates.looks,
            detector_rate=self._rates.inferences,
            dropped=self._pipeline.dropped,
            last_frame=self._newest.captured if self._newest else None,
            motion=self._pipeline.share,
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
        """Keep the record of a look and show its boxes to whoever looks on."""
        with self._records_lock:
            self._records.add(record)
        if self.watched:
            tracks = messages.Tracks(
                camera_id=self.id, timestamp=record.start, tracks=record.tracks
            )
            self._voice.offer(tracks)

    def ended(self, track: EndedTrack) -> None:
        """Let a track go; only replays want its history."""

    def _run(self) -> None:
        while not self._stopped.is_set():
            again_after: float | None = None
            try:
                self._watch()
                if not self._stopped.is_set():
                    self._lost("the file has been played to its end")
            except SourceError as error:
                _log.warning("camera_failed", camera=self._settings.slug, reason=str(error))
                again_after = _FILE_AGAIN
            self._pipeline.close()
            self._stopped.wait(again_after)

    def _watch(self) -> None:
        """Look at what the connection brings, until it is over."""
        decoder = Decoder(notify=self._on_notice)
        sampler = Sampler(self._settings.detect.fps)
        for packet in self._connection:
            for frame in decoder.decode(packet):
                self._see(frame, sampler)
        for frame in decoder.flush():
            self._see(frame, sampler)

    def _see(self, frame: Frame, sampler: Sampler) -> None:
        self._newest = frame
        self._rates.count += 1
        if sampler.take(frame.time):
            self._first_frame(frame)
            self._pipeline.see(frame)

    def _first_frame(self, frame: Frame) -> None:
        """Say that the camera is there once a picture of it is."""
        size = (frame.width, frame.height)
        if self._told_online and size == (self._status.width, self._status.height):
            return
        self._status = replace(self._status, width=frame.width, height=frame.height)
        if not self._told_online:
            self._told_online = True
            self._change(CameraState.ONLINE)
            data = {
                "width": frame.width,
                "height": frame.height,
                "codec": self._status.codec,
                "frame_rate": self._status.frame_rate or None,
            }
            trace = Trace(captured=frame.captured, decoded=frame.decoded)
            self._tell(EventType.CAMERA_ONLINE, data, trace)

    def _on_state(self, state: State) -> None:
        match state:
            case Online(info=info):
                self._status = replace(
                    self._status, codec=info.codec, frame_rate=info.frame_rate or 0.0
                )
            case Offline(reason=reason):
                self._lost(str(reason))
                if self._newest and time.time() - self._newest.captured > _GONE_AFTER:
                    self._pipeline.close()  # Nobody can tell any more what became of it.
            case Connecting():
                pass

    def _lost(self, reason: str) -> None:
        self._change(CameraState.OFFLINE, reason=reason)
        if self._told_online is not False:
            self._told_online = False
            self._tell(EventType.CAMERA_OFFLINE, {"reason": reason}, Trace(captured=time.time()))

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

    def _tell(self, kind: EventType, data: dict[str, Any], trace: Trace) -> None:
        now = time.time()
        event = Event(
            id=random_id(now),
            type=kind,
            timestamp=now,
            camera_id=self.id,
            camera=self._settings.slug,
            data=data,
            trace=replace(trace, confirmed=now),
        )
        self._voice.tell(messages.EventMade(event=event))


class _Rates:
    """What a camera does per second, from counters that only grow."""

    def __init__(self) -> None:
        self.count = 0
        self.frames = self.looks = self.inferences = 0.0
        self._before: tuple[float, int, int, int] | None = None

    def measure(self, pipeline: Pipeline) -> None:
        """Compare with the last call."""
        now = (time.monotonic(), self.count, pipeline.looks, pipeline.inferences)
        if self._before and (seconds := now[0] - self._before[0]) > 0:
            self.frames, self.looks, self.inferences = (
                round((new - old) / seconds, 2)
                for new, old in zip(now[1:], self._before[1:], strict=True)
            )
        self._before = now


def _source(settings: CameraSettings) -> Source:
    source = settings.detect_source
    if isinstance(source, FileSettings):
        return FileSource(source.path, realtime=True, loop=source.loop)
    return RtspSource(
        source.url.get_secret_value(), transport=source.transport, timeout=source.timeout
    )
