"""What the broker is to keep for us, topic by topic, and how it gets there."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

import structlog

from hearthwatch.outputs.pace import Pace

_AT_ONCE: Final = 200
"""Messages between two pauses: brokers often give the last answers of each round 40 ms late."""

_NOTHING: Final = b""
_LARGE: Final = 50_000
"""Bytes beyond which a broker may hang up on a message rather than keep it."""

_MOST_BLAMED: Final = 2

ANNOUNCED: Final = "/config"
"""How the topics of announcements end."""

LET_GO: Final = 2.0
"""Seconds that others get to let go of what is announced no longer, or otherwise."""

_log = structlog.get_logger(__name__)

type Publish = Callable[[str, bytes], Awaitable[None]]
"""Has a message kept by the broker, and returns once it is there."""


class Board:
    """The newest of everything that is retained.

    What changes while it waits is sent once, as it is in the end; so is what changes faster than
    the limit. A connection that begins gets everything anew: the broker may have forgotten it.
    Something large with which connections end twice is given up, until it is something else.
    """

    def __init__(
        self, rate: float | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with nothing on it.

        Args:
            rate: messages a second on one topic; None: as many as there are.
            clock: returns seconds that never step.
        """
        self.rate = rate
        self._clock = clock
        self._wanted: dict[str, bytes] = {}
        self._there: dict[str, bytes] = {}
        self._due: dict[str, None] = {}
        self._paces: dict[str, Pace] = {}
        self._held: dict[str, float] = {}
        self._blamed: dict[str, tuple[bytes, int]] = {}
        self._awake = asyncio.Event()
        self._idle = asyncio.Event()

    def get(self, topic: str) -> bytes | None:
        """Return what a topic is to say; None: nothing."""
        return self._wanted.get(topic) or None

    def topics(self, start: str = "") -> list[str]:
        """Return the topics that begin so and say something."""
        return [t for t, payload in self._wanted.items() if payload and t.startswith(start)]

    def put(self, topic: str, payload: bytes) -> None:
        """Have a topic say something; saying nothing means to forget it."""
        if self._wanted.get(topic, _NOTHING) == payload and topic not in self._due:
            return
        if not self._wanted.get(topic):
            self._held.pop(topic, None)
        self._wanted[topic] = payload
        self._due[topic] = None
        self._idle.clear()
        self._awake.set()

    def forget(self, topic: str, after: float = 0.0) -> None:
        """Have the broker forget a topic, also one that it knows from before.

        Args:
            topic: that says nothing from now on.
            after: seconds for which it still says what it did.
        """
        self._wanted[topic] = _NOTHING
        self._due[topic] = None
        if after:
            self._held[topic] = self._clock() + after
        self._idle.clear()
        self._awake.set()

    def replace(self, wanted: Mapping[str, bytes]) -> None:
        """Have exactly this said.

        What is no longer said goes a little later than what is no longer announced: whoever learned
        of a topic by an announcement must have time to stop listening.
        """
        for topic in self.topics():
            if topic not in wanted:
                self.forget(topic, 0.0 if topic.endswith(ANNOUNCED) else LET_GO)
        for topic, payload in wanted.items():
            self.put(topic, payload)

    def begin(self) -> None:
        """Count on nothing that was sent over an earlier connection."""
        self._there.clear()
        self._held.clear()
        self._paces.clear()
        self._due = dict.fromkeys(self._wanted)
        self._idle.clear()
        self._awake.set()

    async def run(self, publish: Publish) -> None:
        """Send until cancelled, or until that fails."""
        while True:
            self._awake.clear()
            batch = self._take()
            if batch:
                async with asyncio.TaskGroup() as sending:
                    for topic, payload in batch:
                        sending.create_task(self._send(publish, topic, payload))
            elif not self._due:
                self._idle.set()
                await self._awake.wait()
            else:
                pause = max(0.0, min(self._held.values()) - self._clock())
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._awake.wait()

    async def flushed(self) -> None:
        """Return once everything is there."""
        await self._idle.wait()

    async def _send(self, publish: Publish, topic: str, payload: bytes) -> None:
        try:
            await publish(topic, payload)
        except BaseException:
            if len(payload) > _LARGE:
                self._blame(topic, payload)
            raise
        self._blamed.pop(topic, None)
        self._there[topic] = payload
        if not payload and not self._wanted.get(topic):
            for known in (self._wanted, self._there, self._paces):
                known.pop(topic, None)

    def _blame(self, topic: str, payload: bytes) -> None:
        """Note that a connection ended with something large under way."""
        before, count = self._blamed.get(topic, (payload, 0))
        self._blamed[topic] = payload, count + 1 if before == payload else 1
        if self._given_up(topic):
            _log.warning("message_given_up", topic=topic, bytes=len(payload))

    def _given_up(self, topic: str) -> bool:
        """Tell whether a broker that hangs up on what a topic says would do so for ever."""
        payload, count = self._blamed.get(topic, (_NOTHING, 0))
        return count >= _MOST_BLAMED and self._wanted.get(topic) == payload

    def _take(self) -> list[tuple[str, bytes]]:
        """Take what may be sent now off what is due."""
        batch: list[tuple[str, bytes]] = []
        now = self._clock()
        for topic in list(self._due):
            payload = self._wanted[topic]
            if self._there.get(topic) == payload or self._given_up(topic):
                del self._due[topic]
            elif self._may_go(topic, now):
                del self._due[topic]
                batch.append((topic, payload))
                if len(batch) == _AT_ONCE:
                    break
        return batch

    def _may_go(self, topic: str, now: float) -> bool:
        """Tell whether a topic's turn has come; if not, it is noted when it will."""
        if (until := self._held.get(topic)) is not None:
            if until > now:
                return False
            del self._held[topic]
            return True
        pace = self._paces.get(topic)
        if pace is None:
            pace = self._paces[topic] = Pace(self.rate, clock=self._clock)
        if wait := pace.take():
            self._held[topic] = now + wait
        return not wait
