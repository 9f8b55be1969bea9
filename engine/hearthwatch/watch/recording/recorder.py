"""When a camera is recorded, and what becomes of the clips."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

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
)
from hearthwatch.model.clip import ClipCause
from hearthwatch.model.event import EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.media import Thrift
from hearthwatch.model.messages import ClipClosed
from hearthwatch.settings import CameraSettings, RecordMode
from hearthwatch.watch.recording.closed import closed_clip
from hearthwatch.watch.recording.gate import MediaGate

_log = structlog.get_logger()

_CONFIRMING: Final = 2.0
"""Seconds that may pass between the first sight of something and the decision to record it."""

_SEGMENT: Final = 300.0
"""Seconds after which a clip goes on in another file."""

_AGAIN_AFTER: Final = 10.0
_ALERT_EVERY: Final = 600.0
_REMIND_EVERY: Final = 86_400.0

_MOST_AT_ONCE: Final = 4
"""Recordings under way at which no other is begun: the disk is stuck, and each holds footage."""


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
        self.cause = cause
        self._recorder = recorder

    def opened(self, path: Path, start: datetime) -> None:  # noqa: ARG002
        self._recorder.opened(path, self.cause)

    def closed(self, facts: ClipFacts) -> None:
        self._recorder.closed(facts)

    def lost(self, dropped: Dropped) -> None:
        seconds = dropped.until - dropped.since
        self._recorder.trouble(f"the disk is too slow: {seconds:.1f} s of footage were dropped")

    def failed(self, error: ClipError) -> None:
        self._recorder.failed(error, self)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be recorded as soon as that can be begun, in seconds since 1970 UTC."""

    begin: float
    end: float
    cause: ClipCause


class CameraRecorder:
    """Records one camera: while something is going on, on command, or all the time.

    What overlaps becomes one clip: while one is being written, whatever else happens only moves
    its end. Footage is taken from a ring, so a clip begins before its cause.
    """

    def __init__(
        self, settings: CameraSettings, gate: MediaGate, listener: RecorderListener
    ) -> None:
        """Prepare to record.

        Args:
            settings: the camera's; `apply` changes them later.
            gate: says where clips go, and whether they may be written now.
            listener: hears of clips.
        """
        self._settings = settings
        self._gate = gate
        self._listener = listener
        self._ring = Ring(
            settings.slug, seconds=settings.record.pre + _CONFIRMING, notify=self._notice
        )
        self._lock = threading.Lock()
        self._clock_offset: float | None = None
        self._short: _Take | None = None
        self._long: _Take | None = None
        self._takes: list[_Take] = []
        self._wish: _Wish | None = None
        self._failed_at = self._alerted_at = float("-inf")
        self._trouble: str | None = None

    @property
    def ring(self) -> Ring:
        """The newest packets of the stream that is recorded."""
        return self._ring

    @property
    def recording(self) -> bool:
        """Whether a clip is being written."""
        return any(not take.recording.ended for take in self._takes)

    @property
    def files(self) -> set[Path]:
        """The clips that are being written, by the paths that they will have in the end."""
        return {path for take in self._takes if (path := take.recording.path)}

    def online(self, info: StreamInfo) -> None:
        """Let each recording find out by itself what has changed."""

    def packet(self, packet: Packet) -> None:
        """Take a packet of the stream that is recorded."""
        self._ring.append(packet)
        self._clock_offset = packet.captured - packet.time
        self._save_room()
        if self._wish:
            self._fulfil(self._wish, packet)
        if self._settings.record.mode is RecordMode.CONTINUOUS:
            self._keep_on(packet)

    def seen(self, moment: float) -> None:
        """Hear that something worth recording was there at a moment (seconds since 1970 UTC).

        A camera that is recorded all the time is recorded like the others while the disk has no
        room for more.
        """
        record = self._settings.record
        thrifty = self._gate.thrift >= Thrift.CONTINUOUS
        if record.mode is RecordMode.EVENTS or (record.mode is RecordMode.CONTINUOUS and thrifty):
            begin = moment - _CONFIRMING - record.pre
            self._take(begin, moment + record.post, ClipCause.EVENT)

    def command(self, seconds: float) -> None:
        """Record from now on for some seconds; 0 ends it."""
        now = time.time()
        if seconds > 0:
            self._take(now - self._settings.record.pre, now + seconds, ClipCause.COMMAND)
            return
        self._wish = None
        if self._short:
            self._short.recording.end_at(now - (self._clock_offset or 0.0))

    def offline(self, reason: str) -> None:  # noqa: ARG002
        """Close what is being written: the camera is gone."""
        self._stop()

    def over(self) -> None:
        """Close what is being written, and forget the past: what comes next does not continue it.

        What is wanted before that comes is begun with its first packet, which tells the time.
        """
        self._stop()
        self._ring.clear()
        self._clock_offset = None

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

    def _stop(self) -> None:
        for take in self._takes:
            take.recording.stop()

    def _save_room(self) -> None:
        """End what the disk has no room for any more."""
        if self._long and self._gate.thrift >= Thrift.CONTINUOUS:
            self._long.recording.stop()
        if self._short and self._gate.thrift >= Thrift.CLIPS:
            self._short.recording.stop()

    def _take(self, begin: float, end: float, cause: ClipCause) -> None:
        """Record from a moment to another, or longer where more is going on."""
        with self._lock:
            offset = self._clock_offset
            if offset is None:
                self._want(begin, end, cause)
                return
            since, until = begin - offset, end - offset
            now = self._short.recording if self._short else None
            if now and not now.ended and now.until is not None and since <= now.until:
                now.end_at(max(until, now.until))
            elif self._can_begin(Thrift.CLIPS):
                self._short = self._begin(since, cause, until)
            else:
                self._want(begin, end, cause)

    def _want(self, begin: float, end: float, cause: ClipCause) -> None:
        """Keep in mind what is to be recorded as soon as that can be."""
        if self._wish is None:
            self._wish = _Wish(begin, end, cause)
        else:
            self._wish = replace(self._wish, end=max(end, self._wish.end))

    def _fulfil(self, wish: _Wish, packet: Packet) -> None:
        """Begin what could not be begun when it was asked for, unless its time is over."""
        with self._lock:
            if packet.captured > wish.end:
                self._wish = None
            elif self._can_begin(Thrift.CLIPS):
                self._wish = None
                offset = packet.captured - packet.time
                self._short = self._begin(wish.begin - offset, wish.cause, wish.end - offset)

    def _keep_on(self, packet: Packet) -> None:
        """Begin the endless recording, or begin it again after it failed."""
        if self._long is not None and not self._long.recording.ended:
            return
        with self._lock:
            if self._can_begin(Thrift.CONTINUOUS):
                self._long = self._begin(packet.time, ClipCause.CONTINUOUS)

    def _can_begin(self, kind: Thrift) -> bool:
        """Tell whether recordings of a kind are made, as far as that is known without the disk."""
        return (
            self._clock_offset is not None
            and time.monotonic() - self._failed_at >= _AGAIN_AFTER
            and self._gate.problem is None
            and self._gate.thrift < kind
            and sum(not take.recording.ended for take in self._takes) < _MOST_AT_ONCE
        )

    def _begin(self, since: float, cause: ClipCause, until: float | None = None) -> _Take:
        take = _Take(cause, self)
        take.recording = Recording(
            self._ring.follow(since),
            Place(self._settings.id, self._path, cause),
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

    def closed(self, facts: ClipFacts) -> None:
        """Tell that a clip is on disk, and send it to the service, which keeps the index."""
        stopped = {
            "filename": facts.path.name,
            "clip_id": facts.path.stem,
            "duration": round(facts.duration, 3),
        }
        self._listener.tell(EventType.RECORDING_STOPPED, stopped)
        picture = self._gate.thrift < Thrift.THUMBNAILS
        if closed := closed_clip(facts, self._gate.media, picture=picture):
            self._listener.clip(closed)
        if facts.finished:
            self._recovered()

    def failed(self, error: ClipError, take: _Take) -> None:
        """Tell that nothing is recorded for now, and try again later with what is still wanted."""
        self._failed_at = time.monotonic()
        until, offset = take.recording.until, self._clock_offset or 0.0
        if until is not None:
            with self._lock:
                self._wish = self._wish or _Wish(0.0, until + offset, take.cause)
        self.trouble(str(error))

    def trouble(self, text: str) -> None:
        """Tell the owner that footage is missing: once, and again if it lasts for a day."""
        _log.error("recording_trouble", camera=self._settings.slug, reason=text)
        now = time.monotonic()
        if now - self._alerted_at >= (_REMIND_EVERY if self._trouble else _ALERT_EVERY):
            self._alerted_at = now
            self._alert(f"{self._settings.name}: recording has a problem: {text}", "error")
        self._trouble = text

    def _recovered(self) -> None:
        """Tell the owner that a clip could be recorded again."""
        if self._trouble:
            self._trouble = None
            self._alert(f"{self._settings.name}: recording works again.", "info")

    def _alert(self, message: str, level: str) -> None:
        data = {"message": message[:1000], "level": level}
        self._listener.tell(EventType.SYSTEM_ALERT, data)

    def _notice(self, notice: Notice) -> None:
        _log.warning("recording_notice", kind=notice.kind.value, text=notice.text)

    def _path(self, start: datetime) -> Path:
        """Return where a clip goes that begins at a moment; its folder is made."""
        clip_id = random_id(start.timestamp())
        folder = self._gate.media / "clips" / self._settings.slug / f"{start:%Y-%m-%d}"
        path = folder / f"{clip_id}.mp4"
        self._gate.check(path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise clip_error(path, error) from error
        return path
