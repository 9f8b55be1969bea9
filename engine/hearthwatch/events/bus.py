"""Tell everybody who listens, without ever waiting for any of them."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from hearthwatch.model.alert import Alert
from hearthwatch.store import StoredClip

_QUEUE: Final = 256


class Topic(StrEnum):
    """What can be listened to, and what is published under it.

    `events`: `hearthwatch.store.StoredEvent`, after its commit. `alerts`: an `AlertChange`.
    `security`: the `StoredEvent` of a security event once more. `clips`: a `ClipChange`. `tracks`:
    `hearthwatch.model.messages.Tracks` of cameras that somebody watches. `cameras`: a
    `hearthwatch.model.messages.Stats` whenever a camera's state changes, or None when the list of
    cameras does. `states`: a `hearthwatch.events.StatesChange` of a device whose entities show
    something else. `metrics`: a `Stats` of each camera once a second. `jobs`: a
    `hearthwatch.events.jobs.Job` whenever one gets on. Those that come first here are heard first
    by whoever is late.
    """

    EVENTS = "events"
    ALERTS = "alerts"
    SECURITY = "security"
    CLIPS = "clips"
    CAMERAS = "cameras"
    STATES = "states"
    JOBS = "jobs"
    TRACKS = "tracks"
    METRICS = "metrics"


class ClipChanged(StrEnum):
    """What happened to a clip.

    Attributes:
        DELETED: it is in the trash, or gone for good.
        RESTORED: it is no longer in the trash.
        PURGED: it was in the trash and is gone for good.
        REPROCESSED: it was looked at again; its outcome has changed.
    """

    READY = "ready"
    STARRED = "starred"
    DELETED = "deleted"
    RESTORED = "restored"
    PURGED = "purged"
    REPROCESSED = "reprocessed"


@dataclass(frozen=True, slots=True)
class ClipChange:
    """Something that happened to a clip, and how it is now, or was before it was deleted."""

    what: ClipChanged
    stored: StoredClip


class AlertChanged(StrEnum):
    """What happened to an alert."""

    OPENED = "opened"
    UPDATED = "updated"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class AlertChange:
    """Something that happened to an alert, and how it is now."""

    what: AlertChanged
    alert: Alert


@dataclass(slots=True)
class Notice:
    """Something that was published.

    Attributes:
        number: counts up with everything that is published on a bus.
        texts: what is said of it outside, each written once by whoever says it first. What holds
            signed addresses is another text for each of those for whom they are signed.
    """

    topic: Topic
    payload: Any
    number: int = field(default=0, compare=False)
    texts: dict[str | None, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """So many notices of a topic, the oldest, were given up because nobody fetched them."""

    topic: Topic
    count: int


@dataclass(slots=True)
class _Queue:
    notices: deque[Notice]
    dropped: int = 0


@dataclass(slots=True, eq=False)
class Subscription:
    """One listener's place. `topics` may be changed at any time.

    Each topic has a queue of its own, so that boxes five times a second never push out an event.
    """

    topics: set[Topic]
    size: int
    where: Callable[[Notice], bool] | None
    _queues: dict[Topic, _Queue] = field(default_factory=dict)
    _filled: asyncio.Event = field(default_factory=asyncio.Event)

    def offer(self, notice: Notice) -> None:
        """Take in a notice if it is wanted; the oldest one goes when there is no room."""
        if notice.topic not in self.topics or (self.where and not self.where(notice)):
            return
        queue = self._queues.setdefault(notice.topic, _Queue(deque(maxlen=self.size)))
        queue.dropped += len(queue.notices) == self.size
        queue.notices.append(notice)
        self._filled.set()

    async def get(self) -> Notice | Dropped:
        """Wait for the next notice; topics come in the order of `Topic`."""
        while True:
            await self._filled.wait()
            for topic in Topic:
                queue = self._queues.get(topic)
                if queue and queue.dropped:
                    count, queue.dropped = queue.dropped, 0
                    return Dropped(topic, count)
                if queue and queue.notices:
                    return queue.notices.popleft()
            self._filled.clear()


class Bus:
    """Carries notices from publishers to listeners. Use it from the event loop's thread."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()
        self._attendants: list[Callable[[Notice], None]] = []
        self.published = 0
        """The number of the newest notice."""

    def publish(self, topic: Topic, payload: Any) -> None:
        """Put a notice into the queue of everybody who wants it; never waits."""
        self.published += 1
        notice = Notice(topic, payload, self.published)
        for attendant in self._attendants:
            attendant(notice)
        for subscription in self._subscriptions:
            subscription.offer(notice)

    def attend(self, attendant: Callable[[Notice], None]) -> None:
        """Have a function called with everything, at once, for as long as the bus lives.

        That is for a part of the house which must miss nothing; it may neither wait nor fail.
        """
        self._attendants.append(attendant)

    @contextmanager
    def subscribe(
        self,
        topics: Collection[Topic] = (),
        *,
        size: int = _QUEUE,
        where: Callable[[Notice], bool] | None = None,
    ) -> Iterator[Subscription]:
        """Listen for the length of the block.

        Args:
            topics: what to listen to.
            size: how many notices of a topic wait at most.
            where: a further condition on each notice.
        """
        subscription = Subscription(set(topics), size, where)
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)
