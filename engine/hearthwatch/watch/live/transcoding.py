"""Streams that browsers do not play, made playable once for all who watch."""

import contextlib
import threading
from collections.abc import Iterator
from typing import Final

import structlog

from hearthwatch.media import Notice, Packet, Ring, StreamInfo, Transcoder

_log = structlog.get_logger()

_RING: Final = 8 << 20
_BEHIND: Final = 2.0
_LOOK_UP: Final = 0.25


class Transcodings:
    """The running transcoders of a camera, one for each stream that somebody watches so."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._running: dict[Ring, tuple[_Transcoding, int]] = {}

    def includes(self, ring: Ring) -> bool:
        """Tell whether a stream is being transcoded."""
        with self._lock:
            return ring in self._running

    @contextlib.contextmanager
    def of(self, ring: Ring, gone: StreamInfo | None) -> Iterator[Ring]:
        """Give a ring of transcoded packets; the work ends when the last one leaves.

        Args:
            ring: of the stream.
            gone: packets of this stream are no longer live.
        """
        with self._lock:
            transcoding, users = self._running.get(ring) or (self._begin(ring, gone), 0)
            self._running[ring] = (transcoding, users + 1)
        try:
            yield transcoding.ring
        finally:
            with self._lock:
                transcoding, users = self._running.pop(ring)
                if users > 1:
                    self._running[ring] = (transcoding, users - 1)
            if users == 1:
                transcoding.end()

    def _begin(self, ring: Ring, gone: StreamInfo | None) -> "_Transcoding":
        transcoding = _Transcoding(self._name, ring, gone)
        transcoding.start()
        return transcoding


class _Transcoding:
    """A transcoder on a thread of its own; where it is too slow, it goes on with a keyframe."""

    def __init__(self, name: str, source: Ring, gone: StreamInfo | None) -> None:
        self.ring = Ring(name, seconds=0.0, size=_RING, notify=self._notice)
        self._name = name
        self._source = source
        self._gone = gone
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"transcode {name}")

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        _log.info("transcoding_begins", camera=self._name)
        transcoder = Transcoder(notify=self._notice)
        follower = self._source.follow(seconds=_BEHIND, catch_up=True)
        while not (self._ended.is_set() or follower.ended):
            item = follower.take(_LOOK_UP)
            if isinstance(item, Packet) and item.info is not self._gone:
                for packet in transcoder.feed(item):
                    self.ring.append(packet)
        follower.close()
        self.ring.close()
        _log.info("transcoding_ended", camera=self._name)

    def _notice(self, notice: Notice) -> None:
        _log.info("transcoding_notice", camera=self._name, text=notice.text)
