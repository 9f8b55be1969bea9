"""A camera's streams as those who watch it live see them."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

import structlog

from hearthwatch.media import Notice, Packet, Ring, StreamInfo
from hearthwatch.model.live import LiveForm, LiveStream, LiveTrouble
from hearthwatch.model.messages import Live, Show
from hearthwatch.watch.live.forms import PLAYABLE
from hearthwatch.watch.live.transcoding import Transcodings

_log = structlog.get_logger()

_RING: Final = 8 << 20
_CHEAPEST_FIRST: Final = (LiveStream.SUB, LiveStream.MAIN)


class Screen(Protocol):
    """Takes what is to be shown."""

    def stream(self, message: Live) -> None:
        """Send it up, waiting for room."""


class CannotShowError(Exception):
    """A wish can never be fulfilled, as the camera is."""

    def __init__(self, trouble: LiveTrouble, reason: str) -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.reason = reason


class LiveSource:
    """One stream of a camera as it can be watched: it listens to a feed.

    Attributes:
        ring: from which views take packets. A stream that is recorded has one already; of any
            other the last group of pictures is kept, whether somebody watches or not: a view then
            begins with a picture at once, for some 100 kB of a usual sub stream, 8 MB at most.
        info: of the stream; None while nothing comes.
        reason: why nothing comes; None while nobody knows yet.
        gone: the stream that ended last; what is left of it is no longer live.
    """

    def __init__(self, name: str, changed: threading.Condition, ring: Ring | None = None) -> None:
        """Begin without a stream.

        Args:
            name: of the camera, for logs.
            changed: is notified when the stream comes or goes.
            ring: that somebody else fills; None makes one.
        """
        self.info: StreamInfo | None = None
        self.reason: str | None = None
        self.gone: StreamInfo | None = None
        fresh = Ring(name, seconds=0.0, size=_RING, notify=_notice)
        self.ring = fresh if ring is None else ring
        self._fills = ring is None
        self._newest: StreamInfo | None = None
        self._changed = changed

    def online(self, info: StreamInfo) -> None:
        """Hear that packets begin to come."""
        with self._changed:
            self.info, self.reason = info, None
            self._changed.notify_all()

    def packet(self, packet: Packet) -> None:
        """Keep a packet, unless somebody else does."""
        self._newest = packet.info
        if self._fills:
            self.ring.append(packet)

    def offline(self, reason: str) -> None:
        """Hear that none come."""
        with self._changed:
            self.info, self.reason, self.gone = None, reason, self._newest
            self._changed.notify_all()

    def over(self) -> None:
        """Hear that no more will come for a while."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A stream that is there and fulfils a wish.

    Attributes:
        info: of the stream when it was chosen.
        transcoded: its pictures must be made into others first.
    """

    stream: LiveStream
    source: LiveSource = field(repr=False)
    info: StreamInfo = field(repr=False)
    transcoded: bool

    @property
    def holds(self) -> bool:
        """Whether the stream is still there."""
        return self.source.info is self.info


class LiveStreams:
    """What there is to watch of one camera.

    Attributes:
        changed: is notified when a stream comes or goes.
        transcodings: of its streams, while they are watched.
    """

    def __init__(self, name: str) -> None:
        self.changed = threading.Condition()
        self.transcodings = Transcodings(name)
        self._name = name
        self._sources: dict[LiveStream, LiveSource] = {}

    def add(self, stream: LiveStream, ring: Ring | None = None) -> LiveSource:
        """Add a stream and return what must listen to its feed; see `LiveSource`."""
        source = self._sources[stream] = LiveSource(self._name, self.changed, ring)
        return source

    def close(self) -> None:
        """End all views of them."""
        for source in self._sources.values():
            source.ring.close()

    def choose(self, wish: Show, *, patient: bool) -> Choice | str | None:
        """Return what is shown of a wish; else why nothing is there; None while that is unknown.

        Args:
            wish: for a stream, or for the cheapest that can be played as it is.
            patient: wait for a cheaper stream that is still connecting.

        Raises:
            CannotShowError: there is no such stream, or none that goes into the wish's form.
        """
        sources = self._wanted(wish.stream)
        with self.changed:
            there = [
                Choice(stream, source, source.info, source.info.codec not in PLAYABLE[wish.form])
                for stream, source in sources.items()
                if source.info is not None
            ]
            waiting = any(s.info is None and s.reason is None for s in sources.values())
            reason = next((s.reason for s in sources.values() if s.reason is not None), None)
        if waiting and patient:
            return next(
                (c for c in there[:1] if _is_cheapest(c, sources) and not c.transcoded), None
            )
        if found := next((choice for choice in there if not choice.transcoded), None):
            return found
        if there and wish.form is LiveForm.MP4:
            return self._transcoded(there)
        if len(there) == len(sources):
            codecs = " and ".join(sorted({choice.info.codec for choice in there}))
            takes = " or ".join(sorted(PLAYABLE[wish.form]))
            text = f"This way of watching takes {takes}, and the camera sends {codecs}."
            raise CannotShowError(LiveTrouble.UNFIT, text)
        return reason

    def _wanted(self, stream: LiveStream) -> Mapping[LiveStream, LiveSource]:
        wanted = _CHEAPEST_FIRST if stream is LiveStream.AUTO else (stream,)
        found = {name: self._sources[name] for name in wanted if name in self._sources}
        if not found:
            text = f"The camera has no {stream} stream that is being read."
            raise CannotShowError(LiveTrouble.NO_STREAM, text)
        return found

    def _transcoded(self, there: list[Choice]) -> Choice:
        """Return what is being transcoded already, else the cheapest."""
        running = (c for c in there if self.transcodings.includes(c.source.ring))
        return next(running, there[0])


def _is_cheapest(choice: Choice, sources: Mapping[LiveStream, LiveSource]) -> bool:
    return choice.stream is next(iter(sources))


def _notice(notice: Notice) -> None:
    _log.info("live_notice", kind=notice.kind.value, text=notice.text)
