"""One running camera: its streams, what is seen in them, and what is kept of them."""

import threading
import time
from dataclasses import replace
from typing import Any, Final, Protocol
from uuid import UUID

import structlog

from hearthwatch.media import Frame, Hardware, Notice, Packet, StreamInfo
from hearthwatch.model import messages
from hearthwatch.model.camera import AttentionStatus, CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.live import LiveStream
from hearthwatch.model.look import LookRecord
from hearthwatch.model.media import upload_folder
from hearthwatch.model.track import TrackState
from hearthwatch.settings import (
    CameraSettings,
    FtpSource,
    LocalFolderSource,
    OnvifSource,
    Source,
)
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.attention import Attention
from hearthwatch.watch.clock import WallClock
from hearthwatch.watch.detectors import Seat
from hearthwatch.watch.device_events import DeviceEvents
from hearthwatch.watch.feed import Feed, FeedListener
from hearthwatch.watch.folder_feed import FolderFeed
from hearthwatch.watch.health import CameraHealth, StreamHealth
from hearthwatch.watch.hearing import Hearing
from hearthwatch.watch.live.streams import LiveStreams
from hearthwatch.watch.live.views import LiveViews
from hearthwatch.watch.looker import Looker
from hearthwatch.watch.pipeline import Pipeline, look_size
from hearthwatch.watch.recordable import Recordable
from hearthwatch.watch.recording.gate import MediaGate
from hearthwatch.watch.recording.recorder import CameraRecorder
from hearthwatch.watch.records import RecordKeeper
from hearthwatch.watch.schedule import AtOnce
from hearthwatch.watch.sound_models import SoundModels

_log = structlog.get_logger()

_PICTURE_WIDTH: Final = 1280
"""Of the picture that goes with a sound, in pixels at most."""

_COST_OVER: Final = 10.0
"""Seconds over which the cost is a mean: asleep, all of it falls on the moment of a keyframe."""

_RENAMED_WITHIN: Final = 2.0
"""Seconds for which an upload lies before it is gone through: some cameras still rename it."""

_LIVELY: Final = frozenset({TrackState.TENTATIVE, TrackState.CONFIRMED})
"""What is followed and may move on at any moment; what has come to rest does so with motion."""


class Voice(Protocol):
    """How a camera speaks to the service."""

    def tell(self, message: messages.EventMade | messages.ClipClosed) -> None:
        """Send what must not be lost, again and again until it is committed."""

    def owes(self, camera_id: UUID) -> bool:
        """Tell whether what a camera has told is not committed yet."""

    def offer(self, message: messages.Up) -> None:
        """Send something that may be lost when the service is behind."""

    def stream(self, message: messages.Live) -> None:
        """Send live pictures, waiting for room; they let everything else go first."""


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
        self._status = CameraStatus(state=CameraState.CONNECTING, since=time.time(), reason=waits)
        self._reported = self._status
        self._told_online: bool | None = None
        recorded = settings.detect_source
        self._pipeline = Pipeline(
            settings,
            detector=seat.detector,
            clock=WallClock(),
            # Of recordings that come at once nothing is late, and nothing is left out.
            schedule=AtOnce()
            if isinstance(recorded, LocalFolderSource | FtpSource)
            else seat.schedule,
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
        self._rates = _Rates(self._looker, self._pipeline)
        self._memory = gate.media / "inbox" / f"{settings.id}.jsonl"
        self._uploads = upload_folder(gate.media, settings.id)
        self._feeds = self._make_feeds()
        self._device = self._make_device_events()

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
        for feed in self._feeds:
            feed.stop()

    def join(self) -> None:
        """Wait for the end of the camera's threads and for its clips."""
        for feed in self._feeds:
            feed.join()
        self.recorder.close()
        self._streams.close()
        self.live.join()

    def snapshot(self, width: int = 0, height: int = 0) -> tuple[float, bytes | None]:
        """Return the newest picture with its moment.

        Args:
            width: in pixels at most; 0 for the picture as it comes.
            height: likewise.
        """
        frame = self._looker.fresh()
        if frame is None:
            return time.time(), None
        return frame.captured, frame.jpeg(width, height)

    def report(self) -> None:
        """Send the status and what was recorded since the last report."""
        self._rates.measure()
        newest = self._looker.newest
        detector, detector_reason = self._detector.now
        status = replace(
            self._status,
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
            decoder=self._hardware.decoder if self._hardware else self._status.decoder,
            decoder_reason=self._hardware.reason if self._hardware else None,
            sound=self._hearing.status(),
            detector=detector if self._settings.detect.enabled else None,
            detector_reason=detector_reason if self._settings.detect.enabled else None,
        )
        self._reported = status
        self._voice.offer(messages.Stats(camera_id=self.id, status=status))
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
        if sound := self._reported.sound:
            now = tuple(sorted(self._hearing.now))
            status = replace(self._reported, sound=replace(sound, listening=True, heard=now))
            self._voice.offer(messages.Stats(camera_id=self.id, status=status))

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
        picture = self.snapshot(_PICTURE_WIDTH)[1]
        self._voice.tell(messages.EventMade(event=event, picture=picture))
        self.recorder.seen(event.timestamp)

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

    def _make_feeds(self) -> list[Feed | FolderFeed]:
        """Connect once where one stream does everything, else once for each purpose."""
        settings = self._settings
        seen = settings.detect_source if settings.detect.enabled else None
        kept = settings.record_source
        ring = self.recorder.ring if kept else None
        main = self._streams.add(LiveStream.MAIN, ring)
        if seen and kept and seen != kept:
            sub = self._streams.add(LiveStream.SUB)
            kept_by: list[FeedListener] = [self._kept(self.recorder, main), self._hearing]
            recorded = self._health.recorded_stream()
            return [
                self._feed(seen, [self, sub, self._looker], self._seen),
                self._feed(kept, kept_by, recorded, sound=True),
            ]
        listeners: list[FeedListener] = [self]
        listeners += [self._looker] if seen else []
        listeners += [self._kept(self.recorder, main)] if kept else [main]
        listeners += [self._hearing]
        sources = [source for source in (seen or kept,) if source]
        return [
            self._feed(source, listeners, self._seen, sound=settings.takes_sound)
            for source in sources
        ]

    def _feed(
        self,
        source: Source,
        listeners: list[FeedListener],
        health: StreamHealth,
        *,
        sound: bool = False,
    ) -> Feed | FolderFeed:
        name = self._settings.slug
        uploaded = isinstance(source, FtpSource)
        if uploaded:
            source = LocalFolderSource(path=self._uploads, settle=_RENAMED_WITHIN)
        if isinstance(source, LocalFolderSource):
            return FolderFeed(
                source,
                name=name,
                listeners=listeners,
                health=health,
                memory=self._memory,
                sound=sound,
                consume=uploaded,
                owes=lambda: self._voice.owes(self.id),
            )
        return Feed(source, name=name, listeners=listeners, health=health, sound=sound)

    def _kept(self, *listeners: FeedListener) -> Recordable:
        return Recordable(listeners, self._on_notice)

    def _make_device_events(self) -> DeviceEvents | None:
        """Listen to the camera's own sensors where it has some and the owner wants that."""
        device = next((s for s in self._settings.sources if isinstance(s, OnvifSource)), None)
        if device is None or not device.events:
            return None
        return DeviceEvents(device, name=self._settings.slug, listener=self)

    def _on_look(self, frame: Frame) -> None:
        """Say that the camera is there once a picture of it is, and what is wrong with it."""
        self._seen.look(frame, frame.luma(*look_size(frame)))
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

    def _attention_status(self) -> AttentionStatus | None:
        if not self._settings.detect.enabled:
            return None
        return self.attention.status(round(self._rates.cost, 4))

    def _on_notice(self, notice: Notice) -> None:
        self._seen.notice(notice)
        _log.info(
            "stream_notice", camera=self._settings.slug, kind=notice.kind.value, text=notice.text
        )

    def _change(self, state: CameraState, reason: str | None = None) -> None:
        if (state, reason) == (self._status.state, self._status.reason):
            return
        since = self._status.since if state is self._status.state else time.time()
        self._status = replace(self._status, state=state, since=since, reason=reason)
        # What is measured goes on as it was last reported, rather than as nothing for a second.
        self._reported = replace(
            self._reported,
            state=state,
            since=since,
            reason=reason,
            codec=self._status.codec,
            width=self._status.width,
            height=self._status.height,
        )
        self._voice.offer(messages.Stats(camera_id=self.id, status=self._reported))


class _Rates:
    """What a camera does per second, from counters that only grow; its cost a bit smoothed."""

    def __init__(self, looker: Looker, pipeline: Pipeline) -> None:
        self.frames = self.looks = self.inferences = self.cost = 0.0
        self._looker = looker
        self._pipeline = pipeline
        self._before: tuple[float, float, int, int, int] | None = None

    def measure(self) -> None:
        """Compare with the last call."""
        looker, pipeline = self._looker, self._pipeline
        counters = (looker.cpu, looker.packets, pipeline.looks, pipeline.inferences)
        now = (time.monotonic(), *counters)
        if self._before and (seconds := now[0] - self._before[0]) > 0:
            cost, self.frames, self.looks, self.inferences = (
                round((new - old) / seconds, 4)
                for new, old in zip(now[1:], self._before[1:], strict=True)
            )
            self.cost += (cost - self.cost) * min(seconds / _COST_OVER, 1.0)
        self._before = now
