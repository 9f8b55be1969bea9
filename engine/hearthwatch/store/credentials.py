"""Who may come in: API keys, one-time codes and browser sessions, known by digest alone."""

import hmac
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, select

from hearthwatch.store.database import Database
from hearthwatch.store.rows import ApiKeyRow, CodeRow, SessionRow

_MOST_SESSIONS: Final = 200


class Scope(StrEnum):
    """What a credential allows; each includes the ones before it."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"

    def includes(self, other: "Scope") -> bool:
        """Tell whether this scope allows what another one does.

        >>> Scope.WRITE.includes(Scope.READ), Scope.READ.includes(Scope.ADMIN)
        (True, False)
        """
        order = list(Scope)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it may be shown: everything but the key."""

    name: str
    scope: Scope
    created: float


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that signed in."""

    name: str
    scope: Scope
    expires: float


class NameTakenError(Exception):
    """There is an API key of that name already."""


class Credentials:
    """All credentials of a database. Digests are SHA-256 of random tokens of 256 bits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_key(self, key: ApiKey, digest: bytes) -> None:
        """Keep a new API key.

        Raises:
            NameTakenError: the name is in use.
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            same = select(ApiKeyRow.name).where(ApiKeyRow.name == key.name)
            if await session.scalar(same) is not None:
                raise NameTakenError(key.name)
            session.add(
                ApiKeyRow(digest=digest, name=key.name, scope=key.scope.value, created=key.created)
            )

    async def key(self, digest: bytes) -> ApiKey | None:
        """Return the API key of a digest, or None."""
        async with self._database.reading() as session:
            row = await session.get(ApiKeyRow, digest)
        if row is None or not hmac.compare_digest(row.digest, digest):
            return None
        return ApiKey(row.name, Scope(row.scope), row.created)

    async def keys(self) -> list[ApiKey]:
        """Return all API keys by name."""
        async with self._database.reading() as session:
            rows = await session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.name))
            return [ApiKey(row.name, Scope(row.scope), row.created) for row in rows]

    async def delete_key(self, name: str) -> bool:
        """Withdraw an API key at once; return whether there was one."""
        async with self._database.writing() as session:
            row = await session.scalar(select(ApiKeyRow).where(ApiKeyRow.name == name))
            if row is not None:
                await session.delete(row)
        return row is not None

    async def add_code(self, digest: bytes, scope: Scope, *, expires: float, now: float) -> None:
        """Keep a one-time code; those that have expired are forgotten."""
        async with self._database.writing() as session:
            await session.execute(delete(CodeRow).where(CodeRow.expires <= now))
            session.add(CodeRow(digest=digest, scope=scope.value, expires=expires))

    async def exchange_code(
        self, code: bytes, session_digest: bytes, *, name: str, expires: float, now: float
    ) -> Session | None:
        """Turn a one-time code into a session, in one step: it never works twice.

        Returns:
            None when the code is unknown, used or expired.
        """
        async with self._database.writing() as session:
            row = await session.get(CodeRow, code)
            if row is None or not hmac.compare_digest(row.digest, code):
                return None
            await session.delete(row)
            if row.expires <= now:
                return None
            await session.execute(delete(SessionRow).where(SessionRow.expires <= now))
            newest = select(SessionRow.digest).order_by(SessionRow.created.desc())
            surplus = list(await session.scalars(newest.offset(_MOST_SESSIONS - 1)))
            await session.execute(delete(SessionRow).where(SessionRow.digest.in_(surplus)))
            session.add(
                SessionRow(
                    digest=session_digest, name=name, scope=row.scope, created=now, expires=expires
                )
            )
        return Session(name, Scope(row.scope), expires)

    async def session(self, digest: bytes, *, now: float) -> Session | None:
        """Return the session of a digest, or None when there is none or it has expired."""
        async with self._database.reading() as session:
            row = await session.get(SessionRow, digest)
        if row is None or row.expires <= now or not hmac.compare_digest(row.digest, digest):
            return None
        return Session(row.name, Scope(row.scope), row.expires)

    async def delete_session(self, digest: bytes) -> None:
        """Sign a browser out."""
        async with self._database.writing() as session:
            await session.execute(delete(SessionRow).where(SessionRow.digest == digest))
