"""Who may come in: API keys, one-time codes and browser sessions, known by digest alone."""

import hmac
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.model.ids import random_id
from hearthwatch.store.database import Database
from hearthwatch.store.errors import NameTakenError, TooManyError
from hearthwatch.store.rows import ApiKeyRow, CodeRow, SessionRow, UserRow
from hearthwatch.store.scopes import Scope, read_cameras, written_cameras
from hearthwatch.store.users import Role

_MOST_KEYS: Final = 500
_MOST_SESSIONS: Final = 200


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it may be shown: everything but the key.

    Attributes:
        cameras: those that it shows; None: all.
        expires: when it stops to open anything; None: never.
        last_used: to a minute.
    """

    name: str
    scope: Scope
    created: float
    cameras: frozenset[UUID] | None = None
    expires: float | None = None
    last_used: float | None = None
    id: UUID = field(default_factory=random_id)


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that signed in.

    Attributes:
        cameras: those that it shows; None: all.
        user_id: whose it is; None when a one-time code began it.
    """

    name: str
    scope: Scope
    expires: float
    cameras: frozenset[UUID] | None = None
    user_id: UUID | None = None


class Credentials:
    """All credentials of a database. Digests are SHA-256 of random tokens of 256 bits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_key(self, key: ApiKey, digest: bytes) -> None:
        """Keep a new API key.

        Raises:
            NameTakenError: the name is in use.
            TooManyError: there are 500.
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            same = select(ApiKeyRow.name).where(ApiKeyRow.name == key.name)
            if await session.scalar(same) is not None:
                raise NameTakenError(key.name)
            if (
                await session.scalar(select(func.count()).select_from(ApiKeyRow)) or 0
            ) >= _MOST_KEYS:
                raise TooManyError
            session.add(_key_row(key, digest))

    async def replace_key(self, key: ApiKey, digest: bytes) -> None:
        """Keep an API key in the place of the one of that name, if there is one, in one step.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            await session.execute(delete(ApiKeyRow).where(ApiKeyRow.name == key.name))
            session.add(_key_row(key, digest))

    async def key(self, digest: bytes, *, now: float) -> ApiKey | None:
        """Return the API key of a digest, or None when there is none or it has expired."""
        async with self._database.reading() as session:
            row = await session.get(ApiKeyRow, digest)
        if row is None or not hmac.compare_digest(row.digest, digest):
            return None
        return _living(row, now)

    async def key_of(self, key_id: UUID, *, now: float) -> ApiKey | None:
        """Return the API key of an id, or None when there is none or it has expired."""
        async with self._database.reading() as session:
            row = await session.scalar(select(ApiKeyRow).where(ApiKeyRow.id == key_id))
        return None if row is None else _living(row, now)

    async def keys(self) -> list[ApiKey]:
        """Return all API keys by name, also those that have expired."""
        async with self._database.reading() as session:
            rows = await session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.name))
            return [_key(row) for row in rows]

    async def key_used(self, key_id: UUID, *, now: float) -> None:
        """Note when a key was used, without waiting for the disk."""
        async with self._database.writing(durable=False) as session:
            change = update(ApiKeyRow).where(ApiKeyRow.id == key_id)
            await session.execute(change.values(last_used=now))

    async def delete_key(self, name: str | UUID) -> ApiKey | None:
        """Withdraw an API key, by its name or id, at once; return it if there was one."""
        column = ApiKeyRow.id if isinstance(name, UUID) else ApiKeyRow.name
        async with self._database.writing() as session:
            row = await session.scalar(select(ApiKeyRow).where(column == name))
            if row is not None:
                await session.delete(row)
        return None if row is None else _key(row)

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
            made = Session(name, Scope(row.scope), expires)
            await _keep(session, made, session_digest, now)
        return made

    async def add_session(self, made: Session, digest: bytes, *, now: float) -> None:
        """Keep the session of a user who showed the right password.

        Raises:
            StoreError: the database is locked or full.
        """
        async with self._database.writing() as session:
            await _keep(session, made, digest, now)

    async def session(self, digest: bytes, *, now: float) -> Session | None:
        """Return the session of a digest, or None when there is none or it has expired.

        A user's session allows what the user may do now, and nothing once the user is disabled.
        """
        async with self._database.reading() as session:
            row = await session.get(SessionRow, digest)
            if row is None or row.expires <= now or not hmac.compare_digest(row.digest, digest):
                return None
            if row.user_id is None:
                return Session(row.name, Scope(row.scope), row.expires)
            user = await session.get(UserRow, row.user_id)
        if user is None or user.disabled:
            return None
        scope, cameras = Role(user.role).scope, read_cameras(user.cameras)
        return Session(user.name, scope, row.expires, cameras, user.id)

    async def delete_session(self, digest: bytes) -> None:
        """Sign a browser out."""
        async with self._database.writing() as session:
            await session.execute(delete(SessionRow).where(SessionRow.digest == digest))


async def _keep(session: AsyncSession, made: Session, digest: bytes, now: float) -> None:
    """Add a session; the expired ones go, and the oldest where there are too many."""
    await session.execute(delete(SessionRow).where(SessionRow.expires <= now))
    newest = select(SessionRow.digest).order_by(SessionRow.created.desc())
    surplus = list(await session.scalars(newest.offset(_MOST_SESSIONS - 1)))
    await session.execute(delete(SessionRow).where(SessionRow.digest.in_(surplus)))
    session.add(
        SessionRow(
            digest=digest,
            name=made.name,
            scope=made.scope.value,
            user_id=made.user_id,
            created=now,
            expires=made.expires,
        )
    )


def _key_row(key: ApiKey, digest: bytes) -> ApiKeyRow:
    return ApiKeyRow(
        digest=digest,
        id=key.id,
        name=key.name,
        scope=key.scope.value,
        cameras=written_cameras(key.cameras),
        created=key.created,
        expires=key.expires,
        last_used=key.last_used,
    )


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(
        name=row.name,
        scope=Scope(row.scope),
        created=row.created,
        cameras=read_cameras(row.cameras),
        expires=row.expires,
        last_used=row.last_used,
        id=row.id,
    )


def _living(row: ApiKeyRow, now: float) -> ApiKey | None:
    return None if row.expires is not None and row.expires <= now else _key(row)
