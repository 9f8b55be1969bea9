"""Refresh tokens: each is exchanged once, and showing one twice ends its whole family."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.ids import random_id
from hearthwatch.store.database import Database
from hearthwatch.store.rows import RefreshRow, UserRow
from hearthwatch.store.scopes import Scope
from hearthwatch.store.users import Role

_MOST: Final = 1000
"""Of one user; the oldest go."""


@dataclass(frozen=True, slots=True)
class Family:
    """What began with one sign-in and goes on with every exchange.

    Attributes:
        scope: what the next access token allows, as far as the user may do that.
    """

    id: UUID
    user_id: UUID
    name: str
    scope: Scope


class ReusedError(Exception):
    """A token was shown that had been exchanged before: one of two holders has stolen it.

    Attributes:
        family: it has ended.
    """

    def __init__(self, family: Family) -> None:
        super().__init__(f"a refresh token of {family.name!r} was used twice")
        self.family = family


class RefreshTokens:
    """All refresh tokens of a database, known by digest alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self, user_id: UUID, scope: Scope, digest: bytes, *, expires: float, now: float
    ) -> UUID:
        """Keep the first token of a family and return the family's id.

        Raises:
            StoreError: the database is locked or full.
        """
        family = random_id(now)
        row = RefreshRow(
            digest=digest,
            family=family,
            user_id=user_id,
            scope=scope.value,
            created=now,
            expires=expires,
        )
        async with self._database.writing() as session:
            await _make_room(session, user_id, now)
            session.add(row)
        return family

    async def exchange(
        self,
        digest: bytes,
        fresh: bytes,
        *,
        narrow: Callable[[Scope], Scope],
        expires: float,
        now: float,
    ) -> Family | None:
        """Put a fresh token in the place of one, in one step.

        Args:
            digest: of the one that is shown.
            fresh: digest of the next one.
            narrow: returns what is wanted of what is allowed; what it raises changes nothing.
            expires: when the next one does.
            now: the present.

        Returns:
            The family; None when the token is unknown or expired, or its user may not come in.

        Raises:
            ReusedError: it was exchanged before; the family has ended.
            StoreError: the database is locked or full; nothing was changed.
        """
        async with self._database.writing() as session:
            row = await session.get(RefreshRow, digest)
            user = None if row is None else await session.get(UserRow, row.user_id)
            if row is None or user is None or user.disabled or row.expires <= now:
                return None
            scope = min(Scope(row.scope), Role(user.role).scope, key=list(Scope).index)
            family = Family(row.family, user.id, user.name, scope)
            reused = row.used is not None
            if reused:
                await session.execute(delete(RefreshRow).where(RefreshRow.family == row.family))
            else:
                family = replace(family, scope=narrow(scope))
                row.used = now
                await _make_room(session, user.id, now)
                session.add(_next(row, fresh, expires, now))
        if reused:
            raise ReusedError(family)
        return family

    async def end(self, family: UUID) -> None:
        """End a family: none of its tokens opens anything any more."""
        async with self._database.writing() as session:
            await session.execute(delete(RefreshRow).where(RefreshRow.family == family))


def _next(row: RefreshRow, digest: bytes, expires: float, now: float) -> RefreshRow:
    return RefreshRow(
        digest=digest,
        family=row.family,
        user_id=row.user_id,
        scope=row.scope,
        created=now,
        expires=expires,
    )


async def _make_room(session: AsyncSession, user_id: UUID, now: float) -> None:
    await session.execute(delete(RefreshRow).where(RefreshRow.expires <= now))
    newest = select(RefreshRow.digest).where(RefreshRow.user_id == user_id)
    surplus = newest.order_by(RefreshRow.created.desc()).offset(_MOST - 1)
    gone = list(await session.scalars(surplus))
    await session.execute(delete(RefreshRow).where(RefreshRow.digest.in_(gone)))
