"""A stream that is only known once somebody has been asked."""

import threading
from collections.abc import Callable, Iterator

from hearthwatch.media.errors import ClosedError
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.source import Stream


class LateStream:
    """Finds a stream in the thread that then opens it; may be closed meanwhile."""

    def __init__(self, name: str, find: Callable[[], Stream]) -> None:
        """Prepare.

        Args:
            name: of the source, for errors.
            find: asks for the stream, or raises `SourceError`; blocks.
        """
        self._name = name
        self._find = find
        self._lock = threading.Lock()
        self._closed = False
        self._stream: Stream | None = None

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        stream = self._find()
        with self._lock:
            if self._closed:
                raise ClosedError(self._name)
            self._stream = stream
        return stream.open()

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        return iter(self._stream or ())

    def close(self) -> None:
        """See `Stream.close`."""
        with self._lock:
            self._closed = True
            if self._stream is not None:
                self._stream.close()
