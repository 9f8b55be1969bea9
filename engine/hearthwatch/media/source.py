"""The two protocols that every kind of video source follows."""

from collections.abc import Iterator
from typing import Protocol

from hearthwatch.media.notice import Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo
from hearthwatch.media.timeline import Timeline


class Stream(Protocol):
    """One attempt to read a source: open it, take packets, close it. It cannot be opened again."""

    def open(self) -> StreamInfo:
        """Connect and learn what the stream is.

        Raises:
            SourceError: it cannot be played; the type says why.
        """

    def __iter__(self) -> Iterator[Packet]:
        """Give packets as they come; stop at the end of a file or after `close`.

        Raises:
            SourceError: a live stream ended or stalled, or reading failed.
        """

    def close(self) -> None:
        """End it, at any moment and from any thread; whoever waits in it returns at once."""


class Source(Protocol):
    """How to reach some video. A plain value: it holds nothing open."""

    @property
    def name(self) -> str:
        """The source as people may read it: no password."""

    @property
    def endless(self) -> bool:
        """Whether its end is a fault after which to connect again."""

    def stream(self, timeline: Timeline | None = None, notify: Notify = ignore) -> Stream:
        """Prepare to read it.

        Args:
            timeline: the clock to continue on; a new one, beginning at 0, unless given.
            notify: is told of faults that were repaired.
        """
