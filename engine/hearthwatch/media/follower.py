"""One reader of a ring, with a queue of its own."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from hearthwatch.media.packet import Packet


@dataclass(frozen=True, slots=True)
class Dropped:
    """Packets that a follower was too slow to take.

    Attributes:
        packets: how many.
        size: their bytes.
        since: stream time of the first.
        until: stream time of the last.
    """

    packets: int
    size: int
    since: float
    until: float


class Follower:
    """Gives packets in order, and says so where some are missing.

    It begins with a keyframe and goes on with one after packets were left out, so whatever it gives
    between two `Dropped` can be decoded. It belongs to one reading thread; `close` may be called
    in any.

    Attributes:
        dropped: packets left out so far.
    """

    def __init__(
        self,
        packets: Iterable[Packet],
        *,
        seconds: float,
        size: int,
        catch_up: bool,
        on_close: Callable[["Follower"], None],
    ) -> None:
        """Begin with packets, of which the first is a start; see `Ring.follow`."""
        self.dropped = 0
        self._queue: deque[tuple[Packet, bool]] = deque()
        self._size = 0
        for number, packet in enumerate(packets):
            self._queue.append((packet, packet.keyframe or not number))
            self._size += packet.size
        self._seconds = seconds
        # What the ring held at the beginning is bounded by the ring; it must not count as a lag.
        self._limit = size + self._size
        self._free_until = self._queue[-1][0].time if self._queue else 0.0
        self._catch_up = catch_up
        self._on_close = on_close
        self._waiting = not self._queue
        self._gap: Dropped | None = None
        self._ended = False
        self._changed = threading.Condition()

    def put(self, packet: Packet, *, start: bool) -> None:
        """Add a packet; only the ring calls this.

        Args:
            packet: the newest.
            start: reading may start with it.
        """
        with self._changed:
            if self._ended:
                return
            if self._waiting and not start:
                if self._gap is not None:
                    self._leave_out(packet)
                return
            self._waiting = False
            self._queue.append((packet, start))
            self._size += packet.size
            if self._is_behind(packet.time):
                self._shorten(packet.time)
            self._changed.notify()

    def take(self, timeout: float | None = None) -> Packet | Dropped | None:
        """Return the next packet or gap; None at the end, or when the time is over.

        Args:
            timeout: seconds to wait; None waits until there is something or the end.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._ended, timeout)
            if self._gap is not None and (self._queue or self._ended):
                gap, self._gap = self._gap, None
                return gap
            if not self._queue:
                return None
            packet, _ = self._queue.popleft()
            self._size -= packet.size
            return packet

    @property
    def ended(self) -> bool:
        """There is nothing left and nothing will come."""
        with self._changed:
            return self._ended and not self._queue and self._gap is None

    def __iter__(self) -> Iterator[Packet | Dropped]:
        """Give everything until the ring is closed or this is."""
        while not self.ended:
            if (item := self.take()) is not None:
                yield item

    def end(self) -> None:
        """Add nothing more; what waits can still be taken."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def close(self) -> None:
        """Leave the ring; nothing more is given."""
        self._on_close(self)
        with self._changed:
            self._queue.clear()
            self._gap = None
            self._ended = True
            self._changed.notify_all()

    def _is_behind(self, now: float) -> bool:
        first = max(self._queue[0][0].time, self._free_until)
        return self._size > self._limit or now - first > self._seconds

    def _shorten(self, now: float) -> None:
        """Leave out whole groups of pictures; all of it, if there is only one."""
        while self._queue and self._is_behind(now):
            self._leave_out_group()
        while self._catch_up and any(start for _, start in islice(self._queue, 1, None)):
            self._leave_out_group()
        self._waiting = not self._queue

    def _leave_out_group(self) -> None:
        while self._queue:
            packet, _ = self._queue.popleft()
            self._size -= packet.size
            self._leave_out(packet)
            if self._queue and self._queue[0][1]:
                return

    def _leave_out(self, packet: Packet) -> None:
        self.dropped += 1
        before = self._gap or Dropped(0, 0, packet.time, packet.time)
        self._gap = Dropped(
            before.packets + 1, before.size + packet.size, before.since, packet.time
        )
