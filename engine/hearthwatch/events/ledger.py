"""What is written in one transaction, and told once it is safe."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.events.alert_book import AlertBook
from hearthwatch.events.bus import Topic
from hearthwatch.model.alert import Severity
from hearthwatch.store import Draft, StoredEvent
from hearthwatch.store.events import add_events


class Post(Protocol):
    """Sends what happens to other programs, from what is written together with it."""

    async def add(
        self, session: AsyncSession, stored: StoredEvent, severity: Severity | None
    ) -> None:
        """Write what is to be sent of an event, in the transaction that commits it.

        Args:
            session: the transaction.
            stored: the event.
            severity: how grave it is; None: it does not alert.
        """

    def wake(self) -> None:
        """Look for something to send: a transaction was committed."""


@dataclass(slots=True)
class Ledger:
    """One piece of work's share of a transaction.

    Attributes:
        session: the transaction.
        alerts: those that the transaction is about.
        known: events that were there before, of those that the work asked for, and all that were
            entered since.
        before: what is told before the events of this work, and under which topic.
        after: what is told after them.
        entries: its events in their order, and how grave each is; None: it does not alert.
        stored: the same, once they are written.
    """

    session: AsyncSession
    alerts: AlertBook
    known: set[UUID]
    before: list[tuple[Topic, Any]] = field(default_factory=list)
    after: list[tuple[Topic, Any]] = field(default_factory=list)
    entries: list[tuple[Draft, Severity | None]] = field(default_factory=list)
    stored: list[StoredEvent] = field(default_factory=list)

    def enter(self, draft: Draft, severity: Severity | None = None) -> None:
        """Have an event written, after those that were entered before it.

        Args:
            draft: an event that is not known.
            severity: how grave it is; None: it does not alert.
        """
        self.known.add(draft.event.id)
        self.entries.append((draft, severity))


async def settle(session: AsyncSession, ledgers: Sequence[Ledger], post: Post | None) -> None:
    """Write the events of all ledgers at once, in their order, and what is to be sent of them."""
    entries = [entry for ledger in ledgers for entry in ledger.entries]
    if not entries:
        return
    stored = await add_events(session, [draft for draft, _ in entries])
    by_id = {each.event.id: each for each in stored}
    for ledger in ledgers:
        ledger.stored = [by_id[draft.event.id] for draft, _ in ledger.entries]
    if post is not None:
        for each, (_, severity) in zip(stored, entries, strict=True):
            await post.add(session, each, severity)
