"""A source kept connected."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearthwatch.media.backoff import Backoff
from hearthwatch.media.errors import EndedError, SourceError
from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.source import Source, Stream
from hearthwatch.media.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Connecting:
    """An attempt begins; they are counted from 1 since the last time pictures came."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Online:
    """The first picture has come."""

    info: StreamInfo


@dataclass(frozen=True, slots=True)
class Offline:
    """No pictures come.

    Attributes:
        reason: why; its text is safe to show.
        retry_in: seconds until the next attempt; None when there will be none.
    """

    reason: SourceError
    retry_in: float | None


type State = Connecting | Online | Offline


def _disregard(state: State) -> None:
    """Take a state and do nothing with it."""


class Connection:
    """Gives the packets of a source and connects again whenever it fails, until stopped.

    Iterate over it in one thread; `stop` may be called in any. Packet times keep growing over
    reconnections. A source that is not endless, such as a file, is read once.
    """

    def __init__(
        self,
        source: Source,
        *,
        on_state: Callable[[State], None] = _disregard,
        notify: Notify = ignore,
        backoff: Backoff | None = None,
        wait: Callable[[float], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare to connect.

        Args:
            source: what to read.
            on_state: is told of every change, in the iterating thread, before the packet that
                caused it is given.
            notify: is told of faults that were repaired.
            backoff: pauses between attempts.
            wait: how to let a pause pass; by default so that `stop` ends it at once.
            clock: seconds that never step back.
        """
        self._source = source
        self._on_state = on_state
        self._notify = notify
        self._backoff = backoff or Backoff(seed=source.name)
        self._stopped = threading.Event()
        self._wait = wait or self._stopped.wait
        self._clock = clock
        self._timeline = Timeline(clock)
        self._lock = threading.Lock()
        self._stream: Stream | None = None
        self._attempt = 0
        self._online_since: float | None = None

    def __iter__(self) -> Iterator[Packet]:
        """Give packets; end after `stop`, and at the end of a source that is not endless.

        Raises:
            SourceError: a source that is not endless cannot be read.
        """
        while (stream := self._renew()) is not None:
            try:
                yield from self._read(stream)
                fault: SourceError = EndedError(self._source.name, "the stream ended")
                if not self._source.endless:
                    return
            except SourceError as error:
                fault = error
            finally:
                stream.close()
            if not self._stopped.is_set():
                self._rest(fault)

    def stop(self) -> None:
        """End it, at any moment and from any thread; the iteration ends at once."""
        self._stopped.set()
        with self._lock:
            if self._stream is not None:
                self._stream.close()

    def _renew(self) -> Stream | None:
        """Make the next attempt's stream, unless stopped meanwhile."""
        with self._lock:
            if self._stopped.is_set():
                return None
            self._stream = self._source.stream(self._timeline, self._notify)
            return self._stream

    def _read(self, stream: Stream) -> Iterator[Packet]:
        self._attempt += 1
        self._online_since = None
        self._on_state(Connecting(self._attempt))
        info = stream.open()
        for packet in stream:
            if self._online_since is None:
                self._online_since = self._clock()
                self._attempt = 0
                self._on_state(Online(info))
            yield packet

    def _rest(self, fault: SourceError) -> None:
        """Report a fault and wait as long as is good for the camera.

        Raises:
            SourceError: the fault, when the source is not to be tried again.
        """
        if not self._source.endless:
            self._on_state(Offline(fault, None))
            raise fault
        lasted = 0.0 if self._online_since is None else self._clock() - self._online_since
        pause = self._backoff.pause(lasted, fault.patience)
        self._on_state(Offline(fault, pause))
        self._wait(pause)
