"""When a camera is recorded, and what becomes of the clips."""

from __future__ import annotations

import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol
from uuid import UUID

import structlog

from hearthwatch.media import (
    ClipError,
    ClipFacts,
    Dropped,
    Notice,
    Packet,
    Place,
    Recording,
    Ring,
    StreamInfo,
    clip_error,
    mend,
    thumbnail,
)
from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import ClipClosed
from hearthwatch.settings import CameraSettings, RecordMode

_log = structlog.get_logger()

_CONFIRMING: Final = 2.0
"""Seconds that may pass between the first sight of something and the decision to record it."""

_SEGMENT: Final = 300.0
"""Seconds after which a clip goes on in another file."""

_AGAIN_AFTER: Final = 10.0
_ALERT_EVERY: Final = 600.0


class RecorderListener(Protocol):
    """Hears of clips, in the threads that write them."""

    def tell(self, kind: EventType, data: dict[str, Any]) -> None:
        """Take an event about a recording."""

    def clip(self, closed: ClipClosed) -> None:
        """Take a clip that can be played."""


class _Take:
    """One recording: what it is for, and what it has to tell."""

    recording: Recording

    def __init__(self, cause: ClipCause, recorder: CameraRecorder) -> None:
        self._cause = cause
        self._recorder = recorder

    def opened(self, path: Path, start: datetime) -> None:  # noqa: ARG002
        self._recorder.opened(path, self._cause)

    def closed(self, facts: ClipFacts) -> None:
        self._recorder.closed(facts, self._cause)

    def lost(self, dropped: Dropped) -> None:
        seconds = dropped.until - dropped.since
        self._recorder.trouble(f"the disk is too slow: {seconds:.1f} s of footage were dropped")

    def failed(self, error: ClipError) -> None:
        self._recorder.failed(error)


class CameraRecorder:
    """Records one camera: while something is going on, on command, or all the time.

    What overlaps becomes one clip: while one is being written, whatever else happens only moves
    its end. Footage is taken from a ring, so a clip begins before its cause.
    """

    def __init__(self, settings: CameraSettings, media: Path, listener: RecorderListener) -> None:
        self._settings = settings
        self._media = media
        self._listener = listener
        self._ring = Ring(
            settings.slug, seconds=settings.record.pre + _CONFIRMING, notify=self._notice
        )
        self._lock = threading.Lock()
        self._clock_offset: float | None = None
        self._short: _Take | None = None
        self._long: _Take | None = None
        self._takes: list[_Take] = []
        self._failed_at = self._alerted_at = float("-inf")

    @property
    def recording(self) -> bool:
        """Whether a clip is being written."""
        return any(not take.recording.ended for take in self._takes)

    def online(self, info: StreamInfo) -> None:
        """Let each recording find out by itself what has changed."""

    def packet(self, packet: Packet) -> None:
        """Take a packet of the stream that is recorded."""
        self._ring.append(packet)
        self._clock_offset = packet.captured - packet.time
        if self._settings.record.mode is RecordMode.CONTINUOUS:
            self._keep_on(packet)

    def seen(self, moment: float) -> None:
        """Hear that something worth recording was there at a moment (seconds since 1970 UTC)."""
        if self._settings.record.mode is RecordMode.EVENTS:
            record = self._settings.record
            begin = moment - _CONFIRMING - record.pre
            self._take(begin, moment + record.post, ClipCause.EVENT)

    def command(self, seconds: float) -> None:
        """Record from now on for some seconds; 0 ends it."""
        now = time.time()
        if seconds > 0:
            self._take(now - self._settings.record.pre, now + seconds, ClipCause.COMMAND)
        elif self._short:
            self._short.recording.end_at(now - (self._clock_offset or 0.0))

    def offline(self, reason: str) -> None:  # noqa: ARG002
        """Close what is being written: the camera is gone."""
        self.over()

    def over(self) -> None:
        """Close what is being written: nothing more will come."""
        for take in self._takes:
            take.recording.stop()

    def apply(self, settings: CameraSettings) -> None:
        """Follow new settings; a longer pre-roll is there once it has passed."""
        self._settings = settings
        self._ring.keep(settings.record.pre + _CONFIRMING)
        if settings.record.mode is not RecordMode.CONTINUOUS and self._long:
            self._long.recording.stop()

    def close(self) -> None:
        """End all clips with what has come so far, and wait until they are on disk."""
        self.over()
        for take in self._takes:
            take.recording.join(_AGAIN_AFTER)
        self._ring.close()

    def adopt(self, path: Path) -> None:
        """Tell of a clip that is on disk but not known, after putting right what a crash left."""
        try:
            facts = mend(path)
        except ClipError as error:
            _log.warning("clip_not_adopted", reason=str(error))
            return
        if facts:
            self._deliver(facts, ClipCause.EVENT)

    def _take(self, begin: float, end: float, cause: ClipCause) -> None:
        """Record from a moment to another, or longer where more is going on."""
        offset = self._clock_offset
        if offset is None or time.monotonic() - self._failed_at < _AGAIN_AFTER:
            return
        since, until = begin - offset, end - offset
        with self._lock:
            now = self._short.recording if self._short else None
            if now and not now.ended and now.until is not None and since <= now.until:
                now.end_at(max(until, now.until))
            else:
                self._short = self._begin(since, cause, until)

    def _keep_on(self, packet: Packet) -> None:
        """Begin the endless recording, or begin it again after it failed."""
        if self._long is None or self._long.recording.ended:
            if time.monotonic() - self._failed_at < _AGAIN_AFTER:
                return
            self._long = self._begin(packet.time, ClipCause.CONTINUOUS)

    def _begin(self, since: float, cause: ClipCause, until: float | None = None) -> _Take:
        take = _Take(cause, self)
        take.recording = Recording(
            self._ring.follow(since),
            Place(self._settings.id, self._path),
            take,
            until=until,
            segment=_SEGMENT,
        )
        take.recording.start()
        self._takes = [*(t for t in self._takes if not t.recording.ended), take]
        return take

    def opened(self, path: Path, cause: ClipCause) -> None:
        """Tell that a clip is begun."""
        data = {"filename": path.name, "clip_id": path.stem, "cause": cause.value}
        self._listener.tell(EventType.RECORDING_STARTED, data)

    def closed(self, facts: ClipFacts, cause: ClipCause) -> None:
        """Tell that a clip is on disk."""
        stopped = {
            "filename": facts.path.name,
            "clip_id": facts.path.stem,
            "duration": round(facts.duration, 3),
        }
        self._listener.tell(EventType.RECORDING_STOPPED, stopped)
        self._deliver(facts, cause)

    def _deliver(self, facts: ClipFacts, cause: ClipCause) -> None:
        """Send a clip to the service, which keeps the index."""
        path, start = facts.path, facts.start
        if start is None:
            _log.warning("clip_of_unknown_time", path=str(path))
            return
        clip = Clip(
            id=UUID(path.stem),
            camera_id=self._settings.id,
            camera=self._settings.slug,
            path=path.relative_to(self._media).as_posix(),
            start=start.timestamp(),
            duration=facts.duration,
            size=facts.size,
            codec=facts.codec,
            width=facts.width,
            height=facts.height,
            has_audio=facts.sound is not None,
            cause=cause,
        )
        self._listener.clip(ClipClosed(clip=clip, thumbnail=_thumbnail(path)))

    def failed(self, error: ClipError) -> None:
        """Tell that nothing is recorded for now; another attempt follows with the next cause."""
        self._failed_at = time.monotonic()
        self.trouble(str(error))

    def trouble(self, text: str) -> None:
        """Tell the owner that footage is missing, once in a while."""
        _log.error("recording_trouble", camera=self._settings.slug, reason=text)
        now = time.monotonic()
        if now - self._alerted_at >= _ALERT_EVERY:
            self._alerted_at = now
            message = f"{self._settings.name}: recording has a problem: {text}"
            data = {"message": message[:1000], "level": "error"}
            self._listener.tell(EventType.SYSTEM_ALERT, data)

    def _notice(self, notice: Notice) -> None:
        _log.warning("recording_notice", kind=notice.kind.value, text=notice.text)

    def _path(self, start: datetime) -> Path:
        """Return where a clip goes that begins at a moment; its folder is made."""
        clip_id = random_id(start.timestamp())
        folder = self._media / "clips" / self._settings.slug / f"{start:%Y-%m-%d}"
        path = folder / f"{clip_id}.mp4"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise clip_error(path, error) from error
        return path


def _thumbnail(path: Path) -> bytes | None:
    try:
        return thumbnail(path)
    except ClipError as error:
        _log.warning("no_thumbnail", reason=str(error))
        return None
