"""The newest packets of a stream, for whoever wants to know what was just before."""

import threading
from bisect import bisect_right
from collections import deque
from itertools import islice
from typing import Final

from hearthwatch.media.follower import Follower
from hearthwatch.media.notice import Notice, NoticeKind, Notify, ignore
from hearthwatch.media.packet import Packet, StreamInfo

_KEYLESS: Final = 60.0
"""Seconds without a keyframe after which a stream is taken not to mark them: no camera's groups of
pictures are that long."""

_OVERHEAD: Final = 600
"""Bytes of memory that a packet takes beside its data, so that a flood of tiny ones is bounded."""

_STRIDE: Final = 1.0
"""Seconds between the places where a stream without keyframes may be entered all the same."""


class Ring:
    """Keeps the last seconds of a stream in memory, always from a keyframe on.

    One thread appends; any thread may read. Readers never hold the writer up: they share the
    packets, which are never copied, and take them from queues of their own.

    A group of pictures is kept whole, so there is usually more in it than was asked for: with a
    keyframe every 30 s up to 30 s more. Where one group alone is larger than `size` allows, it is
    let go and the ring begins again at the next keyframe; a notice says so. A stream that marks no
    keyframes may be entered anywhere after a minute, and a notice says that too.
    """

    def __init__(
        self,
        name: str,
        *,
        seconds: float = 10.0,
        size: int = 64 << 20,
        notify: Notify = ignore,
    ) -> None:
        """Begin empty.

        Args:
            name: of the stream, for notices.
            seconds: that are kept at least; this is the longest pre-roll.
            size: bytes of memory that are never exceeded, even if that leaves less than `seconds`.
            notify: is told, in the writer's thread, when the bounds could not be met.
        """
        self._name = name
        self._seconds = seconds
        self._limit = size
        self._notify = notify
        self._lock = threading.Lock()
        self._packets: deque[Packet] = deque()
        self._starts: deque[tuple[int, float]] = deque()
        self._first = 0
        self._size = 0
        self._key_time: float | None = None
        self._keyless = False
        self._info: StreamInfo | None = None
        self._lost = False
        self._told: set[NoticeKind] = set()
        self._notices: list[Notice] = []
        self._followers: list[Follower] = []
        self._closed = False

    @property
    def oldest(self) -> float | None:
        """Stream time of the first packet in it; None while it is empty."""
        with self._lock:
            return self._packets[0].time if self._packets else None

    @property
    def newest(self) -> float | None:
        """Stream time of the last packet in it; None while it is empty."""
        with self._lock:
            return self._packets[-1].time if self._packets else None

    @property
    def size(self) -> int:
        """Bytes of memory that it takes."""
        return self._size

    def __len__(self) -> int:
        """Count the packets in it."""
        return len(self._packets)

    def keep(self, seconds: float) -> None:
        """Keep another number of seconds from now on."""
        with self._lock:
            self._seconds = seconds

    def append(self, packet: Packet) -> None:
        """Add the newest packet, let old ones go, and hand it to all followers; never waits."""
        with self._lock:
            start = self._is_start(packet)
            if self._is_loose(packet, start=start):
                return
            if start:
                self._starts.append((self._first + len(self._packets), packet.time))
            if self._starts:
                self._packets.append(packet)
                self._size += packet.size + _OVERHEAD
                self._evict(packet.time)
            for follower in self._followers:
                follower.put(packet, start=start)
            notices, self._notices = self._notices, []
        for notice in notices:
            self._notify(notice)

    def packets(self, since: float | None = None) -> tuple[Packet, ...]:
        """Return the packets from the last keyframe at or before a moment to the newest.

        Args:
            since: in stream time; None for the newest keyframe. What has been let go cannot be
                returned: then it begins with the oldest keyframe there is.
        """
        with self._lock:
            return self._since(since)

    def follow(
        self,
        since: float | None = None,
        *,
        seconds: float = 30.0,
        size: int = 64 << 20,
        catch_up: bool = False,
    ) -> Follower:
        """Return what gives the packets since a moment and then all that come, without a gap.

        Args:
            since: see `packets`.
            seconds: by which the follower may fall behind before packets are left out for it.
            size: bytes that may wait for it.
            catch_up: leave out all up to the newest keyframe then, for who wants to be live;
                otherwise as little as possible.
        """
        with self._lock:
            follower = Follower(
                self._since(since),
                seconds=seconds,
                size=size,
                catch_up=catch_up,
                on_close=self._forget,
            )
            if self._closed:
                follower.end()
            else:
                self._followers.append(follower)
            return follower

    def clear(self) -> None:
        """Let all packets go: what comes next has nothing to do with them."""
        with self._lock:
            self._starts.clear()
            self._drop_until(self._first + len(self._packets))

    def close(self) -> None:
        """End all followers, once they have taken what waits for them."""
        with self._lock:
            self._closed = True
            followers, self._followers = self._followers, []
        for follower in followers:
            follower.end()

    def _since(self, since: float | None) -> tuple[Packet, ...]:
        if not self._starts:
            return ()
        times = [time for _, time in self._starts]
        at = len(times) if since is None else bisect_right(times, since)
        begin = self._starts[max(0, at - 1)][0] - self._first
        return tuple(islice(self._packets, begin, None))

    def _is_loose(self, packet: Packet, *, start: bool) -> bool:
        """Say whether a packet continues nothing: after a reconnection, up to the next keyframe."""
        if packet.info is not self._info:
            self._lost = self._info is not None
            self._info = packet.info
        self._lost = self._lost and not start
        return self._lost

    def _is_start(self, packet: Packet) -> bool:
        """Say whether reading may start with this packet."""
        if packet.sound:
            return False
        if packet.keyframe:
            self._key_time, self._keyless = packet.time, False
            return True
        if self._key_time is None:
            self._key_time = packet.time
        if not self._keyless and packet.time - self._key_time > _KEYLESS:
            self._keyless = True
            self._tell(NoticeKind.KEYLESS, "no keyframe for a minute; clips may begin blurred")
        last = self._starts[-1][1] if self._starts else self._key_time
        return self._keyless and packet.time - last >= _STRIDE

    def _evict(self, now: float) -> None:
        """Let whole groups of pictures go until the bounds are met."""
        while len(self._starts) > 1 and (
            self._starts[1][1] <= now - self._seconds or self._size > self._limit
        ):
            self._starts.popleft()
            self._drop_until(self._starts[0][0])
        if self._size > self._limit:
            self._starts.clear()
            self._drop_until(self._first + len(self._packets))
            text = f"{self._limit / 1e6:.0f} MB do not hold one group of pictures; there is no past"
            self._tell(NoticeKind.RING_FULL, text)

    def _drop_until(self, number: int) -> None:
        while self._first < number:
            self._size -= self._packets.popleft().size + _OVERHEAD
            self._first += 1

    def _forget(self, follower: Follower) -> None:
        with self._lock:
            if follower in self._followers:
                self._followers.remove(follower)

    def _tell(self, kind: NoticeKind, text: str) -> None:
        if kind not in self._told:
            self._told.add(kind)
            self._notices.append(Notice(kind, f"{self._name}: {text}"))
