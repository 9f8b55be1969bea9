"""A camera whose stream may be in one of several places."""

import threading
from collections.abc import Iterator, Sequence

from hearthwatch.media.background import BackgroundStream
from hearthwatch.media.errors import ClosedError, NotFoundError, RefusedError
from hearthwatch.media.libav import Demuxer
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.rtsp import RtspSource
from hearthwatch.media.timeline import Timeline


class Alternatives:
    """Tries places one after the other as long as the camera says that there is nothing.

    Anything else that goes wrong, such as a wrong password, is the same in all of them.
    """

    def __init__(self, name: str, places: Sequence[RtspSource]) -> None:
        """Prepare to read.

        Args:
            name: of the source, as people may read it.
            places: likeliest first, at least one.
        """
        self._name = name
        self._places = tuple(places)

    @property
    def name(self) -> str:
        """See `Source.name`."""
        return self._name

    @property
    def endless(self) -> bool:
        """A camera is never meant to end."""
        return True

    def is_there(self) -> bool:
        """Try whether the camera has the stream in one of the places.

        Raises:
            SourceError: it does not say.
        """
        stream = self.stream()
        try:
            stream.open()
        except NotFoundError:
            return False
        finally:
            stream.close()
        return True

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> BackgroundStream:
        """Prepare to try the places."""
        timeline = timeline or Timeline()
        demuxers = [place.demuxer(timeline, notify) for place in self._places]
        return BackgroundStream(
            _FirstFound(self._name, demuxers),
            self._name,
            timeout=self._places[0].timeout,
            patience=timeline.patience,
            notify=notify,
        )


class _FirstFound:
    """Opens the first stream that is there."""

    def __init__(self, name: str, streams: Sequence[Demuxer]) -> None:
        self._name = name
        self._streams = streams
        self._lock = threading.Lock()
        self._closed = False
        self._found: Demuxer | None = None

    def open(self) -> StreamInfo:
        """See `Stream.open`."""
        for stream in self._streams:
            with self._lock:
                if self._closed:
                    raise ClosedError(self._name)
                self._found = stream
            last = stream is self._streams[-1]
            try:
                return stream.open()
            except (NotFoundError, RefusedError):
                if last:
                    raise
        raise ClosedError(self._name)

    def __iter__(self) -> Iterator[Packet]:
        """See `Stream.__iter__`."""
        return iter(self._found or ())

    def close(self) -> None:
        """See `Stream.close`."""
        with self._lock:
            self._closed = True
            if self._found is not None:
                self._found.close()
