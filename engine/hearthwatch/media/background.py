"""Reading in a thread of its own, so that nobody ever waits for a camera that hangs."""

import threading
from collections.abc import Iterator
from queue import Queue, ShutDown
from typing import Final

from hearthwatch.media.errors import ClosedError, SourceError
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.source import Stream

_ROOM: Final = 256
"""Packets that may wait; when it is full the reader waits too, and the camera's socket fills."""


class BackgroundStream:
    """Opens and reads another stream in a daemon thread.

    libav cannot be interrupted from outside: not in a name look-up at all, elsewhere only by its
    time-outs. So `close` leaves the thread behind; it ends and frees everything at the latest when
    its time-out has passed.
    """

    def __init__(self, stream: Stream, name: str) -> None:
        self._stream = stream
        self._name = name
        self._queue: Queue[StreamInfo | Packet] = Queue(_ROOM)
        self._error: SourceError | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"read {name}", daemon=True)

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        self._thread.start()
        item = self._take()
        if isinstance(item, StreamInfo):
            return item
        raise ClosedError(self._name)

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        try:
            while isinstance(item := self._take(), Packet):
                yield item
        finally:
            self.close()

    def close(self) -> None:
        """See `Stream.close`."""
        self._closed = True
        self._queue.shutdown(immediate=True)
        self._stream.close()

    def _take(self) -> StreamInfo | Packet | None:
        """Wait for what the reader gives next; None when there is no more."""
        try:
            return self._queue.get()
        except ShutDown:
            if self._error is not None and not self._closed:
                raise self._error from None
            return None

    def _run(self) -> None:
        try:
            self._queue.put(self._stream.open())
            for packet in self._stream:
                self._queue.put(packet)
        except ShutDown:
            self._stream.close()
        except SourceError as error:
            self._error = error
        finally:
            self._queue.shutdown()
