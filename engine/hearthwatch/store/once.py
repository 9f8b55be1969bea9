"""Requests that are done once: what was answered to each, for a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import delete, update

from hearthwatch.store.database import Database
from hearthwatch.store.rows import OnceRow

_KEPT: Final = 86_400.0
_UNDER_WAY: Final = 60.0
"""Seconds after which a request that was begun counts as lost: the engine was killed over it."""


@dataclass(frozen=True, slots=True)
class OnceAnswer:
    """What was answered to a request.

    Attributes:
        body: None where it is not kept.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class OnceState:
    """A request that came before.

    Attributes:
        fingerprint: of what it said.
        answer: None while it is under way.
    """

    fingerprint: bytes
    answer: OnceAnswer | None


class OnceStore:
    """The requests of a database that are not to be done twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, name: bytes, fingerprint: bytes, *, now: float) -> OnceState | None:
        """Take a request on, unless it came before.

        Args:
            name: SHA-256 of what it is known by.
            fingerprint: SHA-256 of what it says.
            now: in seconds since 1970 UTC.

        Returns:
            The one that came before; None: it is to be done now.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing(durable=False) as session:
            await session.execute(delete(OnceRow).where(OnceRow.expires <= now))
            known = await session.get(OnceRow, name)
            if known is not None:
                return _state(known)
            expires = now + _UNDER_WAY
            session.add(OnceRow(name=name, fingerprint=fingerprint, headers={}, expires=expires))
        return None

    async def finish(self, name: bytes, answer: OnceAnswer, *, now: float) -> None:
        """Keep what was answered.

        Raises:
            StoreError: the database is locked or full.
        """
        change = update(OnceRow).where(OnceRow.name == name)
        kept = change.values(
            status=answer.status,
            headers=dict(answer.headers),
            body=answer.body,
            expires=now + _KEPT,
        )
        async with self._database.writing() as session:
            await session.execute(kept)

    async def forget(self, name: bytes) -> None:
        """Let a request that was not done be sent again.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing(durable=False) as session:
            await session.execute(delete(OnceRow).where(OnceRow.name == name))


def _state(row: OnceRow) -> OnceState:
    if row.status is None:
        return OnceState(row.fingerprint, None)
    return OnceState(row.fingerprint, OnceAnswer(row.status, row.headers, row.body))
