"""Recorded footage as a source."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import av

from hearthwatch.media.errors import (
    NotFoundError,
    NotVideoError,
    NoVideoError,
    SourceError,
    TruncatedError,
)
from hearthwatch.media.libav import Demuxer, Opening
from hearthwatch.media.notice import Notice, NoticeKind, Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.timeline import Timeline

_SIGNATURES: Final = ((4, b"ftyp"), (0, b"RIFF"), (0, b"\x1a\x45\xdf\xa3"), (0, b"FLV"))
"""How containers begin that cannot be played at all when their index is missing."""

_COMPLETE: Final = 0.98
"""Share of the frames in its index that a file must hold; some recorders miscount a little."""

_BLOCK: Final = 1 << 20

_REFUSALS: Final[tuple[tuple[type[av.FFmpegError], type[SourceError], str], ...]] = (
    (av.error.FileNotFoundError, NotFoundError, "there is no such file"),
    (av.error.PermissionError, NotFoundError, "the file may not be read"),
    (av.error.IsADirectoryError, NotVideoError, "this is a folder, not a file"),
)
"""What libav says when it gets no file at all."""

type Wait = Callable[[float], object]
"""Waits that many seconds, or until the stream is closed."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A video file in any container.

    Attributes:
        realtime: give packets at the pace of a camera instead of as fast as they are taken.
        loop: begin again at the end, for ever; stream time goes on.
        sound: give the file's sound as well.
        clock: seconds that never step back, for the pace.
        wait: how to wait for a packet's time; by default so that `Stream.close` interrupts it.
    """

    path: Path
    realtime: bool = False
    loop: bool = False
    sound: bool = False
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    wait: Wait | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The file's path."""
        return str(self.path)

    @property
    def endless(self) -> bool:
        """A looping file plays a camera; any other simply ends."""
        return self.loop

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> "FileStream":
        """Prepare to read the file from its beginning."""
        return FileStream(self, timeline or Timeline(), notify)


class FileStream:
    """One pass, or endless passes, through a file."""

    def __init__(self, source: FileSource, timeline: Timeline, notify: Notify) -> None:
        self._source = source
        self._timeline = timeline
        self._notify = notify
        self._closed = threading.Event()
        self._wait = source.wait or self._closed.wait
        self._demuxer = self._demux()

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        return self._demuxer.open()

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        passes = self._passes()
        return self._pace(passes) if self._source.realtime else passes

    def close(self) -> None:
        """See `Stream.close`."""
        self._closed.set()
        self._demuxer.close()

    def _demux(self) -> Demuxer:
        source = self._source
        opening = Opening(
            name=source.name,
            url=f"file:{source.path}",
            options={"protocol_whitelist": "file"},
            timeouts=None,
            live=False,
            translate=partial(_translate, source.path),
            sound=source.sound,
        )
        return Demuxer(opening, self._timeline, self._notify)

    def _passes(self) -> Iterator[Packet]:
        """Go through the file once, or again and again."""
        while True:
            yield from self._pass()
            if not self._source.loop or self._closed.is_set():
                return
            self._demuxer = self._demux()
            self._demuxer.open()

    def _pass(self) -> Iterator[Packet]:
        count = expected = 0
        for packet in self._demuxer:
            count += not packet.sound
            expected = packet.info.frames
            yield packet
            if self._closed.is_set():
                return
        if self._closed.is_set():
            return
        if not count:
            raise NoVideoError(self._source.name, "there is not one picture in it")
        if count < expected * _COMPLETE:
            self._notify(
                Notice(
                    NoticeKind.CUT_OFF,
                    f"{self._source.name}: the file is cut off: {count} of {expected} frames",
                )
            )

    def _pace(self, packets: Iterator[Packet]) -> Iterator[Packet]:
        """Hold every packet back until its time has come."""
        start: float | None = None
        for packet in packets:
            now = self._source.clock()
            if start is None:
                start = now - packet.time
            if (early := start + packet.time - now) > 0:
                self._wait(early)
                if self._closed.is_set():
                    return
            yield replace(packet, captured=time.time())


def _translate(path: Path, error: av.FFmpegError, *, opened: bool) -> SourceError:
    for known, kind, text in _REFUSALS:
        if isinstance(error, known):
            return kind(str(path), text)
    try:
        if isinstance(error, OSError):
            _read_through(path)
        if opened:
            return TruncatedError(str(path), "the rest of the file cannot be read")
        return _doubt(path)
    except OSError as failure:
        return NotFoundError(str(path), f"the file cannot be read now ({failure.strerror})")


def _read_through(path: Path) -> None:
    """Raise `OSError` if it is the disk that fails; libav says the same of some broken files."""
    with path.open("rb") as file:
        while file.read(_BLOCK):
            pass


def _doubt(path: Path) -> SourceError:
    """Say what is wrong with a file that is there but cannot be played.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(16)
    if not head:
        return NotVideoError(str(path), "the file is empty")
    if any(head.startswith(mark, at) for at, mark in _SIGNATURES):
        return TruncatedError(str(path), "the file is cut off or damaged; nothing can be played")
    return NotVideoError(str(path), "the file is no video")
