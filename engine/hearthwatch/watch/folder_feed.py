"""Recordings that arrive in a folder, gone through one after the other, each in its own time."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import structlog

from hearthwatch.media import (
    Arrival,
    FileSource,
    FileStream,
    Inbox,
    NotFoundError,
    Notice,
    SourceError,
    Timeline,
)
from hearthwatch.settings import LocalFolderSource
from hearthwatch.watch.feed import FeedListener
from hearthwatch.watch.health import StreamHealth
from hearthwatch.watch.processed import Processed

_LOOK_EVERY: Final = 1.0
_LOOKING: Final = 20.0
"""Times as long as looking took is waited at least: a folder of 100,000 files costs no core."""

_SETTLED: Final = 0.05
"""Seconds after which is asked again whether all is committed."""

_LEFT_FOR: Final = 7 * 86_400.0
"""Seconds after which an upload is deleted that ended the process whenever it was gone through."""

_AGAIN_AFTER: Final = 60.0
_AGAIN_AT_LATEST: Final = 6 * 3600.0
"""Seconds until a recording that could not be read is tried again: each time twice as many."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Unread:
    """A recording that could not be read: how long it is waited, and until when."""

    delay: float = 0.0
    until: float = 0.0


class FolderFeed:
    """Gives what is in a folder's recordings to whoever listens, as fast as that can be taken.

    Packets claim the time at which they were recorded: what its file's name says, by itself or with
    its folders, or when the file was written minus how long it is.
    """

    def __init__(
        self,
        source: LocalFolderSource,
        *,
        name: str,
        listeners: Sequence[FeedListener],
        health: StreamHealth,
        memory: Path,
        sound: bool = False,
        consume: bool = False,
        owes: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare to read.

        Args:
            source: from the camera's settings.
            name: of the camera, for logs.
            listeners: hear what comes, in this order.
            health: hears it before them.
            memory: file in which is remembered what has been gone through.
            sound: take the sound as well.
            consume: delete what has been gone through. Nothing is amiss then while there is no
                such folder: it comes with the first upload.
            owes: tells whether what was found is not committed yet; until it is, a recording does
                not count as gone through.
        """
        self._folder = source.path
        self._backlog = source.backlog
        self._name = name
        self._listeners = listeners
        self._health = health
        self._sound = sound
        self._consume = consume
        self._owes = owes
        self._left: set[str] = set()
        self._unread: dict[str, _Unread] = {}
        self._inbox = Inbox(source.path, settle=source.settle)
        self._memory = memory
        self._timeline = Timeline()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._stream: FileStream | None = None
        self._thread = threading.Thread(target=self._run, name=f"camera {name}")

    def start(self) -> None:
        """Begin to look into the folder."""
        self._thread.start()

    def stop(self) -> None:
        """Leave the recording that is being read; `join` waits until that is done."""
        with self._lock:
            self._stopped.set()
            if self._stream is not None:
                self._stream.close()

    def join(self) -> None:
        """Wait for the end of the feed's thread."""
        self._thread.join()

    def _run(self) -> None:
        processed = Processed(self._memory)
        if self._backlog:
            processed.start_from_beginning()
        gone, looked = False, 0.0
        while not self._stopped.is_set():
            began = time.monotonic()
            try:
                arrivals = self._inbox.finished()
            except SourceError as error:
                if not gone and not self._consume:
                    self._offline(error.detail)
                gone = True
            else:
                gone = False
                looked = time.monotonic() - began
                self._place(processed)
                self._go_through(arrivals, processed)
            self._stopped.wait(max(_LOOK_EVERY, _LOOKING * looked))

    def _place(self, processed: Processed) -> None:
        """Decide about what was there before, and forget what is there no more."""
        there = self._inbox.keys
        if not self._backlog:
            processed.start_from_now(self._folder, there)
        processed.keep(there)
        self._unread = {key: unread for key, unread in self._unread.items() if key in there}

    def _go_through(self, arrivals: Sequence[Arrival], processed: Processed) -> None:
        for arrival in arrivals:
            if self._stopped.is_set():
                return
            if arrival.key in processed:
                self._clear(arrival, processed)
            elif time.monotonic() >= self._unread.get(arrival.key, _Unread()).until:
                self._take(arrival, processed)

    def _take(self, arrival: Arrival, processed: Processed) -> None:
        processed.begin(arrival.key)
        read = self._is_read(arrival)
        while self._owes() and not self._stopped.wait(_SETTLED):
            pass
        if self._stopped.is_set() or not read:
            processed.leave(arrival.key)
        else:
            processed.done(arrival.key)
            self._clear(arrival, processed)

    def _is_read(self, arrival: Arrival) -> bool:
        """Play a recording; False: its disk or share does not give it now."""
        try:
            self._play(arrival)
        except NotFoundError as error:
            _log.warning("recording_not_read", camera=self._name, reason=str(error))
            before = self._unread.get(arrival.key, _Unread()).delay
            delay = min(max(_AGAIN_AFTER, 2 * before), _AGAIN_AT_LATEST)
            self._unread[arrival.key] = _Unread(delay, time.monotonic() + delay)
            return False
        except SourceError as error:
            _log.warning("recording_unusable", camera=self._name, reason=str(error))
        self._unread.pop(arrival.key, None)
        return True

    def _clear(self, arrival: Arrival, processed: Processed) -> None:
        """Delete a recording that is needed no more, where that is wanted."""
        if not self._consume:
            return
        if processed.is_done(arrival.key) or time.time() - arrival.written > _LEFT_FOR:
            try:
                arrival.path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("upload_not_deleted", camera=self._name, reason=error.strerror)
            else:
                processed.forget(arrival.key)
        elif arrival.key not in self._left:
            self._left.add(arrival.key)
            _log.warning("upload_left_alone", camera=self._name, file=arrival.path.name)

    def _play(self, arrival: Arrival) -> None:
        source = FileSource(arrival.path, sound=self._sound)
        with self._lock:
            if self._stopped.is_set():
                return
            stream = self._stream = source.stream(self._timeline, self._notice)
        try:
            info = stream.open()
            start = arrival.begun
            if start is None:
                start = arrival.written - (info.duration or 0.0)
            # A camera's clock may be ahead; nothing has been recorded that is still to come.
            start = min(start, time.time() - (info.duration or 0.0))
            offset: float | None = None
            for listener in self._listeners:
                listener.online(info)
            for packet in stream:
                if offset is None:
                    offset = start - packet.time
                dated = replace(packet, captured=offset + packet.time)
                self._health.packet(dated)
                for listener in self._listeners:
                    listener.packet(dated)
        finally:
            stream.close()
            for listener in self._listeners:
                listener.over()

    def _notice(self, notice: Notice) -> None:
        self._health.notice(notice)
        _log.info("stream_notice", camera=self._name, kind=notice.kind.value, text=notice.text)

    def _offline(self, reason: str) -> None:
        self._health.offline(reason)
        for listener in self._listeners:
            listener.offline(reason)
