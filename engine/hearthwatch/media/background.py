"""Reading in a thread of its own, so that nobody ever waits for a camera that hangs."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

from hearthwatch.media.errors import ClosedError, NoAnswerError, SourceError, StalledError
from hearthwatch.media.follower import Dropped, Follower
from hearthwatch.media.notice import Notice, NoticeKind, Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.patience import Patience
from hearthwatch.media.source import Stream

_BEHIND: Final = 10.0
"""Seconds by which whoever takes the packets may be late before some are left out."""

_ROOM: Final = 64 << 20
"""Bytes that may wait."""

_KEYLESS: Final = 10.0
"""Seconds without a keyframe after which one may go on anywhere."""

_OPENINGS: Final = 2.5
"""Time-outs that opening may take in all: libav looks names up without any, and connects and
describes with one each."""


class BackgroundStream:
    """Opens and reads another stream in a daemon thread.

    libav cannot be interrupted from outside: not in a name look-up at all, elsewhere only by its
    time-outs. So `close` leaves the thread behind; it ends and frees everything at the latest when
    its time-out has passed. Silence is noticed earlier than that: by what is usual for the camera.

    The thread never waits for whoever takes the packets: a camera would lose pictures then, unseen,
    or hang up. Who is more than 10 s behind finds the oldest left out, in whole groups of pictures,
    and a notice says how many.
    """

    def __init__(
        self,
        stream: Stream,
        name: str,
        *,
        timeout: float,
        patience: Patience | None = None,
        notify: Notify = ignore,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare to read.

        Args:
            stream: to read.
            name: of it, for errors.
            timeout: seconds of silence that are never exceeded.
            patience: knows the camera's habits.
            notify: is told, in the thread that takes packets, of those that were left out.
            clock: seconds that never step back.
        """
        self._stream = stream
        self._name = name
        self._timeout = timeout
        self._patience = patience or Patience()
        self._notify = notify
        self._clock = clock
        self._waiting = Follower(
            (), seconds=_BEHIND, size=_ROOM, catch_up=False, on_close=lambda _: None
        )
        self._info: StreamInfo | None = None
        self._opened = threading.Event()
        self._error: SourceError | None = None
        self._closed = threading.Event()
        self._heard = 0.0
        self._entered: float | None = None
        self._thread = threading.Thread(target=self._run, name=f"read {name}", daemon=True)

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        self._thread.start()
        within = self._timeout * _OPENINGS
        if not self._opened.wait(within):
            self.close()
            raise NoAnswerError(self._name, f"no answer for {within:g} s")
        if self._closed.is_set():
            raise ClosedError(self._name)
        if self._info is None:
            raise self._error or ClosedError(self._name)
        return self._info

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        try:
            while (packet := self._take()) is not None:
                yield packet
        finally:
            self.close()

    def close(self) -> None:
        """See `Stream.close`."""
        self._closed.set()
        self._waiting.close()
        self._opened.set()
        self._stream.close()

    def _take(self) -> Packet | None:
        """Wait for the next packet; None when there is no more."""
        while True:
            match self._waiting.take(self._left()):
                case Packet() as packet:
                    return packet
                case Dropped() as dropped:
                    self._tell(dropped)
                case None if self._waiting.ended:
                    if self._error is not None and not self._closed.is_set():
                        raise self._error from None
                    return None
                case None if not self._left():
                    self._patience.stalled(self._clock())
                    silence = self._clock() - self._heard
                    raise StalledError(self._name, f"no picture for {round(silence):g} s")

    def _left(self) -> float:
        """Return for how many seconds more silence is allowed."""
        allowed = self._patience.silence(self._timeout)
        return max(0.0, self._heard + allowed - self._clock())

    def _tell(self, dropped: Dropped) -> None:
        text = f"the engine was too slow and left out {dropped.packets} packets"
        notice = Notice(NoticeKind.LOST, f"{self._name}: {text}", count=dropped.packets)
        self._notify(notice)

    def _run(self) -> None:
        try:
            self._info = self._stream.open()
            self._heard = self._clock()
            self._patience.begin()
            self._opened.set()
            for packet in self._stream:
                if self._closed.is_set():
                    break
                self._put(packet)
        except SourceError as error:
            self._error = error
        finally:
            self._waiting.end()
            self._opened.set()
            self._stream.close()

    def _put(self, packet: Packet) -> None:
        if not packet.sound:
            self._heard = self._clock()
            self._patience.heard(self._heard)
        # Reading may start with the first, with keyframes, and anywhere where none are marked.
        start = self._entered is None or packet.time - self._entered > _KEYLESS
        if start or (packet.keyframe and not packet.sound):
            self._entered, start = packet.time, True
        self._waiting.put(packet, start=start)
