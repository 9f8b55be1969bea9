"""One running camera: its streams, what is seen in them, and what is kept of them."""

import threading
import time
from dataclasses import replace
from typing import Any, Final

import structlog

from hearthwatch.media import Frame, Hardware, Notice, Packet, StreamInfo
from hearthwatch.model import messages
from hearthwatch.model.camera import AttentionStatus
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.live import LiveStream
from hearthwatch.model.look import LookRecord
from hearthwatch.model.track import TrackState
from hearthwatch.settings import CameraSettings, FtpSource, LocalFolderSource
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.attention import Attention
from hearthwatch.watch.clock import WallClock
from hearthwatch.watch.detectors import Seat
from hearthwatch.watch.device_events import DeviceEvents
from hearthwatch.watch.device_pictures import DevicePictures
from hearthwatch.watch.feed import FeedListener
from hearthwatch.watch.feeds import AnyFeed, Feeds
from hearthwatch.watch.health import CameraHealth
from hearthwatch.watch.hearing import Hearing
from hearthwatch.watch.live.streams import LiveStreams
from hearthwatch.watch.live.views import LiveViews
from hearthwatch.watch.looker import Looker
from hearthwatch.watch.pipeline import Pipeline, look_size
from hearthwatch.watch.rates import Rates
from hearthwatch.watch.recordable import Recordable
from hearthwatch.watch.recording.gate import MediaGate
from hearthwatch.watch.recording.recorder import CameraRecorder
from hearthwatch.watch.records import RecordKeeper
from hearthwatch.watch.schedule import AtOnce
from hearthwatch.watch.sound_models import SoundModels
from hearthwatch.watch.standing import Standing
from hearthwatch.watch.voice import Voice

_log = structlog.get_logger()

_PICTURE_WIDTH: Final = 1280
"""Of the picture that goes with a sound or a ring, in pixels at most."""

_FRESH: Final = 1.0
"""Seconds by which a picture of now may be old."""

_RING_WAITS: Final = 0.2
"""Seconds for which a ring waits for a picture: whoever is at home hears the bell at once."""

_LIVELY: Final = frozenset({TrackState.TENTATIVE, TrackState.CONFIRMED})
"""What is followed and may move on at any moment; what has come to rest does so with motion."""


class Camera:
    """Keeps a camera connected, watched and recorded until it is stopped.

    Attributes:
        id: of its settings.
        attention: decides which frames are decoded.
        recorder: takes commands to record.
        live: what is shown of it.
    """

    def __init__(
        self,
        settings: CameraSettings,
        *,
        gate: MediaGate,
        seat: Seat,
        voice: Voice,
        hardware: Hardware | None = None,
        sound_models: SoundModels | None = None,
    ) -> None:
        self.id = settings.id
        self.attention = Attention(
            settings.detect.attention,
            sub_stream=settings.record_source not in {None, settings.detect_source},
        )
        self.recorder = CameraRecorder(settings, gate, self)
        self._streams = LiveStreams(settings.slug)
        self.live = LiveViews(self._streams, voice)
        self._settings = settings
        self._detector = seat.detector
        self._voice = voice
        self._records = RecordKeeper()
        self._records_lock = threading.Lock()
        waits = "it waits for the next upload" if settings.uploads else None
        self._standing = Standing(settings.id, voice, self.tell, waits)
        seen = settings.detect_source
        self._pipeline = Pipeline(
            settings,
            detector=seat.detector,
            clock=WallClock(),
            # Of recordings that come at once nothing is late, and nothing is left out.
            schedule=AtOnce() if isinstance(seen, LocalFolderSource | FtpSource) else seat.schedule,
            ids=random_id,
            listener=self,
        )
        self._health = CameraHealth(settings.slug, self.tell)
        self._seen = self._health.stream()
        self._hardware = hardware.user() if hardware else None
        self._looker = Looker(
            self._pipeline,
            fps=settings.detect.fps,
            attention=self.attention,
            notify=self._on_notice,
            on_look=self._on_look,
            hardware=self._hardware,
        )
        self._hearing = Hearing(
            settings, models=sound_models or SoundModels(), ids=random_id, listener=self
        )
        self._rates = Rates(self._looker, self._pipeline)
        self._feeds = self._connect(Feeds(settings, gate.media, lambda: self._voice.owes(self.id)))
        self._device, self._pictures = self._make_device_events(), self._make_device_pictures()

    @property
    def settings(self) -> CameraSettings:
        """The settings in force."""
        return self._settings

    @property
    def watched(self) -> bool:
        """Whether somebody looks on: then all is decoded, and every look's boxes are sent."""
        return self.attention.watched

    @watched.setter
    def watched(self, on: bool) -> None:
        self.attention.watched = on

    def wake(self, reason: str) -> None:
        """Look closely now, for something else has noticed movement; from any thread."""
        self.attention.wake(reason)

    def start(self) -> None:
        """Begin to connect."""
        for feed in self._feeds:
            feed.start()
        if self._device is not None:
            self._device.start()
        if self._pictures is not None:
            self._pictures.prepare()

    def apply(self, settings: CameraSettings) -> None:
        """Follow new settings that leave the sources as they are."""
        self._settings = settings
        self.attention.choose(settings.detect.attention)
        self._pipeline.apply(settings)
        self._hearing.apply(settings)
        self.recorder.apply(settings)

    def stop(self) -> None:
        """Hang up; `join` waits until that is done."""
        self.live.stop()
        if self._device is not None:
            self._device.stop()
        if self._pictures is not None:
            self._pictures.stop()
        for feed in self._feeds:
            feed.stop()

    def join(self) -> None:
        """Wait for the end of the camera's threads and for its clips."""
        for feed in self._feeds:
            feed.join()
        self.recorder.close()
        self._streams.close()
        self.live.join()

    @property
    def may_wait(self) -> bool:
        """Whether a snapshot may have to be waited for."""
        return self._pictures is not None

    def snapshot(
        self, width: int = 0, height: int = 0, *, within: float = 0.0
    ) -> tuple[float, bytes | None]:
        """Return the newest picture with its moment.

        Args:
            width: in pixels at most; 0 for the picture as it comes.
            height: likewise.
            within: seconds to wait for the device, which is asked if the stream shows nothing new.
        """
        frame, now = self._looker.fresh(), time.time()
        if frame is not None and now - frame.captured <= _FRESH:
            return frame.captured, frame.jpeg(width, height)
        if within and self._pictures and (jpeg := self._pictures.take(within, width, height)):
            return now, jpeg
        return (now, None) if frame is None else (frame.captured, frame.jpeg(width, height))

    def report(self) -> None:
        """Send the status and what was recorded since the last report."""
        self._rates.measure()
        newest = self._looker.newest
        detector, detector_reason = self._detector.now
        used = self._hardware
        decoder = {"decoder": used.decoder, "decoder_reason": used.reason} if used else {}
        self._standing.report(
            frame_rate=self._rates.frames,
            look_rate=self._rates.looks,
            detector_rate=self._rates.inferences,
            dropped=self._pipeline.dropped,
            last_frame=newest.captured if newest else None,
            motion=self._pipeline.share,
            motion_enabled=self._settings.motion.enabled,
            recording=self.recorder.recording,
            attention=self._attention_status(),
            problems=self._health.report(self._settings.name, time.monotonic(), time.time()),
            lost=self._health.lost,
            **decoder,
            sound=self._hearing.status(),
            detector=detector if self._settings.detect.enabled else None,
            detector_reason=detector_reason if self._settings.detect.enabled else None,
        )
        if self._hearing.now:
            self.recorder.seen(time.time())
        if not self._settings.detect.enabled and (checks := self._hearing.take_checks()):
            now = time.time()
            self._keep(LookRecord(now, now, 0, 0.0, 0, checks))
        with self._records_lock:
            records = self._records.take()
        if records:
            self._voice.offer(messages.Looks(camera_id=self.id, records=records))

    def event(self, made: messages.EventMade) -> None:
        """Pass on an event of the pipeline."""
        self._voice.tell(made)

    def heard(self, made: messages.EventMade) -> None:
        """Pass on what was heard with a picture of the moment, show it at once, and record it."""
        picture = self.snapshot(_PICTURE_WIDTH)[1]
        self._voice.tell(messages.EventMade(event=made.event, picture=picture))
        self.recorder.seen(made.event.timestamp)
        self._standing.hears(self._hearing.now)

    def looked(self, record: LookRecord) -> None:
        """Keep the record of a look, and record while what was told moves about."""
        self._keep(replace(record, checks=(*record.checks, *self._hearing.take_checks())))
        self.attention.followed = any(track.state in _LIVELY for track in record.tracks)
        if any(track.told and track.state is TrackState.CONFIRMED for track in record.tracks):
            self.recorder.seen(record.end)
        if self.watched:
            tracks = messages.Tracks(
                camera_id=self.id, timestamp=record.start, tracks=record.tracks
            )
            self._voice.offer(tracks)

    def _keep(self, record: LookRecord) -> None:
        with self._records_lock:
            self._records.add(record)

    def ended(self, track: EndedTrack) -> None:
        """Let a track go; only replays want its history."""

    def rung(self, source: str) -> None:
        """Tell that somebody rings, with a picture of the moment, and record it."""
        event = self._event(EventType.DOORBELL_PRESSED, {"source": source})
        self.recorder.seen(event.timestamp)
        picture = self.snapshot(_PICTURE_WIDTH, within=_RING_WAITS)[1]
        self._voice.tell(messages.EventMade(event=event, picture=picture))

    def tell(self, kind: EventType, data: dict[str, Any], trace: Trace | None = None) -> None:
        """Send an event of this moment."""
        self._voice.tell(messages.EventMade(event=self._event(kind, data, trace)))

    def _event(self, kind: EventType, data: dict[str, Any], trace: Trace | None = None) -> Event:
        now = time.time()
        return Event(
            id=random_id(now),
            type=kind,
            timestamp=now,
            camera_id=self.id,
            camera=self._settings.slug,
            data=data,
            trace=replace(trace or Trace(captured=now), confirmed=now),
        )

    def clip(self, closed: messages.ClipClosed) -> None:
        """Pass on a clip that can be played."""
        self._voice.tell(closed)

    def online(self, info: StreamInfo) -> None:
        """Hear that the main feed brings packets."""
        self._standing.connected(info.codec, info.frame_rate or 0.0)
        if not self._settings.detect.enabled:
            self._standing.seen(info.width, info.height, Trace(captured=time.time()))

    def packet(self, packet: Packet) -> None:
        """Leave packets to those who look at them and keep them."""

    def offline(self, reason: str) -> None:
        """Hear that the main feed brings nothing."""
        self._standing.gone(reason)

    def over(self) -> None:
        """Hear that the main feed has ended."""

    def _connect(self, feeds: Feeds) -> list[AnyFeed]:
        """Connect once where one stream does everything, else once for each purpose."""
        settings = self._settings
        seen = settings.detect_source if settings.detect.enabled else None
        kept = settings.record_source
        ring = self.recorder.ring if kept else None
        main = self._streams.add(LiveStream.MAIN, ring)
        if seen and kept and seen != kept:
            sub = self._streams.add(LiveStream.SUB)
            seen_by: list[FeedListener] = [self, sub, self._looker]
            kept_by: list[FeedListener] = [self._kept(self.recorder, main), self._hearing]
            recorded = self._health.recorded_stream()
            if device := settings.asked_for_smaller:
                feed = feeds.device(
                    device,
                    kept,
                    seen_by=seen_by,
                    kept_by=kept_by,
                    healths=(self._seen, recorded),
                    on_alone=self.attention.has_one_stream,
                )
                return [feed]
            return [
                feeds.one(seen, seen_by, self._seen),
                feeds.one(kept, kept_by, recorded, sound=True),
            ]
        listeners: list[FeedListener] = [self]
        listeners += [self._looker] if seen else []
        listeners += [self._kept(self.recorder, main)] if kept else [main]
        listeners += [self._hearing]
        sources = [source for source in (seen or kept,) if source]
        return [
            feeds.one(source, listeners, self._seen, sound=settings.takes_sound)
            for source in sources
        ]

    def _kept(self, *listeners: FeedListener) -> Recordable:
        return Recordable(listeners, self._on_notice)

    def _make_device_events(self) -> DeviceEvents | None:
        """Listen to the camera's own sensors where it has some and the owner wants that."""
        device = self._settings.onvif
        if device is None or not device.events:
            return None
        return DeviceEvents(device, name=self._settings.slug, listener=self)

    def _make_device_pictures(self) -> DevicePictures | None:
        device = self._settings.onvif
        return None if device is None else DevicePictures(device, name=self._settings.slug)

    def _on_look(self, frame: Frame) -> None:
        """Say that the camera is there once a picture of it is, and what is wrong with it."""
        self._seen.look(frame, frame.luma(*look_size(frame)))
        trace = Trace(captured=frame.captured, decoded=frame.decoded)
        self._standing.seen(frame.width, frame.height, trace)

    def _attention_status(self) -> AttentionStatus | None:
        if not self._settings.detect.enabled:
            return None
        return self.attention.status(round(self._rates.cost, 4))

    def _on_notice(self, notice: Notice) -> None:
        self._seen.notice(notice)
        _log.info(
            "stream_notice", camera=self._settings.slug, kind=notice.kind.value, text=notice.text
        )
