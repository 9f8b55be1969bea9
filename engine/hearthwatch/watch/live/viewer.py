"""One who watches a camera live, at a pace of its own."""

import asyncio
import struct
from collections import deque
from typing import Final

from msgspec.structs import replace

from hearthwatch.model.live import LiveForm, LiveTrouble
from hearthwatch.model.messages import Live, LiveAway, LiveBegun, LiveData, LiveFailed

_QUEUE: Final = 8 << 20
_BEHIND: Final = 5.0
"""Seconds after which what waits for a viewer is no longer live."""

_CLOCK: Final = struct.Struct(">Q")


class Viewer:
    """Takes what is shown and gives it to one who watches. Nobody waits for it.

    What is not taken in time is left out, up to the newest keyframe; a transport stream, which
    cannot tell of it, ends instead. After each `LiveBegun` the viewer's clock begins at 0 with the
    first picture, however long others have been watching; where something was left out there is a
    hole in it.
    """

    def __init__(self, form: LiveForm) -> None:
        self._form = form
        self._waiting: deque[tuple[float, Live]] = deque()
        self._size = 0
        self._news = asyncio.Event()
        self._clock = asyncio.get_running_loop().time
        self._synced = False
        self._lost: LiveData | None = None
        self._begun: LiveBegun | None = None
        self._zero: LiveData | None = None
        self._ended = False

    async def next(self) -> Live:
        """Wait for what comes next; nothing comes after `LiveFailed`.

        The first data after each `LiveBegun`, and data after a gap, begin with a keyframe.
        """
        while True:
            while not self._waiting:
                self._news.clear()
                await self._news.wait()
            if (item := self._pop()) is not None:
                return item

    def ready(self, size: int) -> bytes:
        """Return what waits and can be joined to the data before, up to the next gap.

        Args:
            size: in bytes; the last part may go beyond.
        """
        parts: list[bytes] = []
        while size > 0 and self._waiting:
            first = self._waiting[0][1]
            if not isinstance(first, LiveData) or first.gap:
                break
            if isinstance(item := self._pop(), LiveData):
                parts.append(item.data)
                size -= len(item.data)
        return b"".join(parts)

    def put(self, item: Live) -> None:
        """Take what is shown next; never waits."""
        match item:
            case _ if self._ended:
                return
            case LiveData():
                self._put_data(item)
            case LiveBegun():
                self._synced, self._lost = False, None
                self._add(item)
            case LiveAway() | LiveFailed():
                self._ended = isinstance(item, LiveFailed)
                self._add(item)
        self._news.set()

    def _put_data(self, item: LiveData) -> None:
        if not (self._synced or item.keyframe):
            return
        if self._lost is not None:
            item, self._lost = _after(item, self._lost), None
        self._synced = True
        self._add(item)
        if self._size > _QUEUE or self._clock() - self._waiting[0][0] > _BEHIND:
            self._shorten(item.view)

    def _add(self, item: Live) -> None:
        self._waiting.append((self._clock(), item))
        if isinstance(item, LiveData):
            self._size += len(item.data)

    def _shorten(self, view: int) -> None:
        """Leave out all data up to the newest keyframe, or all there is."""
        if self._form is LiveForm.TS:
            self._ended = True
            self._waiting.clear()
            reason = "The stream is not read fast enough."
            failed = LiveFailed(view=view, trouble=LiveTrouble.TOO_SLOW, reason=reason)
            self._waiting.append((self._clock(), failed))
            return
        waiting, self._waiting, self._size = self._waiting, deque(), 0
        starts = [n for n, (_, item) in enumerate(waiting) if _is_start(item)]
        newest = starts[-1] if starts else len(waiting)
        first: LiveData | None = None
        for number, (since, item) in enumerate(waiting):
            if not isinstance(item, LiveData):
                self._waiting.append((since, item))
                first = first if isinstance(item, LiveAway) else None
            elif number < newest:
                first = first or item
            else:
                kept = item
                if first is not None:
                    kept, first = _after(item, first), None
                self._waiting.append((self._clock(), kept))
                self._size += len(item.data)
        self._lost, self._synced = first, first is None

    def _pop(self) -> Live | None:
        """Return the next item; None where there is nothing to say yet."""
        since, item = self._waiting.popleft()
        if not isinstance(item, LiveData):
            self._begun = item if isinstance(item, LiveBegun) else None
            return None if self._begun else item
        if self._begun is not None:
            begun, self._begun, self._zero = self._begun, None, item
            self._waiting.appendleft((since, replace(item, gap=0.0)))
            return replace(begun, start=begun.start + _seconds(item))
        self._size -= len(item.data)
        return self._moved(item)

    def _moved(self, item: LiveData) -> LiveData | None:
        """Put data on the viewer's own clock; None for what was before its 0."""
        zero = self._zero
        if zero is None or zero.clock == 0 or item.place == 0:
            return item
        clock = item.clock - round(zero.clock * item.rate / zero.rate)
        if clock < 0:
            return None
        data = bytearray(item.data)
        _CLOCK.pack_into(data, item.place, clock)
        return replace(item, data=bytes(data), clock=clock)


def _is_start(item: Live) -> bool:
    return isinstance(item, LiveData) and item.keyframe


def _seconds(item: LiveData) -> float:
    return item.clock / item.rate


def _after(item: LiveData, lost: LiveData) -> LiveData:
    """Say before data what is missing since the first that was lost, and what was before that."""
    return replace(item, gap=_seconds(item) - _seconds(lost) + lost.gap)
