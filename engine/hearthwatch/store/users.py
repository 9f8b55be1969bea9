"""Users: people who sign in with a password where Home Assistant does not do it for them."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from hearthwatch.store.database import Database
from hearthwatch.store.errors import NameTakenError, TooManyError
from hearthwatch.store.rows import RefreshRow, SessionRow, UserRow
from hearthwatch.store.scopes import Scope, read_cameras, written_cameras

_MOST_USERS: Final = 500
_NAME: Final = re.compile(r"[^\x00-\x1f\x7f@]{1,100}")
_EMAIL: Final = re.compile(r"[^@\s\x00-\x1f\x7f]{1,64}@[^@\s\x00-\x1f\x7f]{1,189}")


class Role(StrEnum):
    """What somebody is in this house."""

    VIEWER = "viewer"
    ADMIN = "admin"

    @property
    def scope(self) -> Scope:
        """What that allows."""
        return Scope.ADMIN if self is Role.ADMIN else Scope.READ


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs in with a password.

    Attributes:
        email: another name to sign in with.
        cameras: those that may be seen; None: all.
        disabled: may not come in for now.
    """

    id: UUID
    name: str
    role: Role
    created: float
    email: str | None = None
    cameras: frozenset[UUID] | None = None
    disabled: bool = False


class LastAdminError(Exception):
    """Nobody would be left who can look after the others."""


class Users:
    """All users of a database. Names and addresses are compared without regard to case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, user: User, password: str) -> None:
        """Keep a new user.

        Args:
            user: who it is.
            password: its argon2id hash.

        Raises:
            ValueError: the name or address is unfit.
            NameTakenError: somebody else has that name or address.
            TooManyError: there are 500.
            StoreError: the database is locked or full.
        """
        _check_fit(user)
        async with self._database.writing() as session:
            await _check_free(session, user)
            if (
                await session.scalar(select(func.count()).select_from(UserRow)) or 0
            ) >= _MOST_USERS:
                raise TooManyError
            row = UserRow(id=user.id, password=password)
            _write(row, user)
            session.add(row)

    async def get(self, user_id: UUID) -> User | None:
        """Return one user, or None."""
        async with self._database.reading() as session:
            row = await session.get(UserRow, user_id)
        return None if row is None else _user(row)

    async def all(self) -> list[User]:
        """Return all users by name."""
        async with self._database.reading() as session:
            rows = await session.scalars(select(UserRow).order_by(UserRow.login))
            return [_user(row) for row in rows]

    async def named(self, login: str) -> tuple[User, str] | None:
        """Return the user of a name or e-mail address with the password's hash, or None."""
        login = folded(login)
        if "\0" in login:  # Some databases refuse to compare with that.
            return None
        async with self._database.reading() as session:
            same = or_(UserRow.login == login, UserRow.email == login)
            row = await session.scalar(select(UserRow).where(same))
        return None if row is None else (_user(row), row.password)

    async def signed_in(self, user_id: UUID, family: UUID, *, now: float) -> User | None:
        """Return a user, if still allowed in and the family of tokens has not ended."""
        alive = _of_family(family, now)
        found = select(UserRow).where(UserRow.id == user_id, ~UserRow.disabled, alive)
        async with self._database.reading() as session:
            row = await session.scalar(found)
        return None if row is None else _user(row)

    async def change(
        self, user_id: UUID, edit: Callable[[User], User], *, password: str | None = None
    ) -> User | None:
        """Change a user; one with a new password, or none any more, is signed out everywhere.

        Args:
            user_id: whom to change.
            edit: returns how the user is to be.
            password: the hash of a new one.

        Returns:
            How the user is now; None: there is none of that id.

        Raises:
            ValueError: the name or address is unfit.
            NameTakenError: somebody else has that name or address.
            LastAdminError: nobody would be left who can look after the others.
            StoreError: the database is locked or full; nothing was changed.
        """
        async with self._database.writing() as session:
            row = await session.get(UserRow, user_id)
            if row is None:
                return None
            before = _user(row)
            after = edit(before)
            _check_fit(after)
            await _check_free(session, after)
            _write(row, after)
            if password is not None:
                row.password = password
            await session.flush()
            await _check_admin(session, before)
            if password is not None or after.disabled:
                await _sign_out(session, user_id)
        return after

    async def delete(self, user_id: UUID) -> User | None:
        """Delete a user, who is signed out everywhere, and return who it was.

        Raises:
            LastAdminError: nobody would be left who can look after the others.
            StoreError: the database is locked or full; nothing was changed.
        """
        async with self._database.writing() as session:
            row = await session.get(UserRow, user_id)
            if row is None:
                return None
            await session.delete(row)
            await session.flush()
            await _check_admin(session, _user(row))
            await _sign_out(session, user_id)
        return _user(row)


def folded(login: str) -> str:
    """Return a name or address as it is compared.

    >>> folded(" Zoë ") == folded("ZOE\N{COMBINING DIAERESIS}")
    True
    """
    return unicodedata.normalize("NFKC", login.strip()).casefold()


def _check_fit(user: User) -> None:
    if not _NAME.fullmatch(user.name) or not 0 < len(folded(user.name)) <= 100:
        raise ValueError("a name has 1 to 100 characters, neither '@' nor control characters")
    if user.email is not None and not _EMAIL.fullmatch(folded(user.email)):
        raise ValueError("this is no e-mail address")
    if user.role is Role.ADMIN and user.cameras is not None:
        raise ValueError("who administrates sees all cameras")


async def _check_free(session: AsyncSession, user: User) -> None:
    same: ColumnElement[bool] = UserRow.login == folded(user.name)
    if user.email is not None:
        same = or_(same, UserRow.email == folded(user.email))
    if await session.scalar(select(UserRow.id).where(same, UserRow.id != user.id).limit(1)):
        raise NameTakenError(user.name)


async def _check_admin(session: AsyncSession, before: User) -> None:
    """Refuse to leave people without an administrator.

    Ingress, keys and the command line would still work, but not for whoever comes with a browser
    and a password. Nobody needs one once no user may come in any more.
    """
    if before.role is not Role.ADMIN or before.disabled:
        return
    roles = set(await session.scalars(select(UserRow.role).where(~UserRow.disabled)))
    if roles and Role.ADMIN.value not in roles:
        raise LastAdminError


async def _sign_out(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(SessionRow).where(SessionRow.user_id == user_id))
    await session.execute(delete(RefreshRow).where(RefreshRow.user_id == user_id))


def _of_family(family: UUID, now: float) -> ColumnElement[bool]:
    living = (RefreshRow.family == family, RefreshRow.user_id == UserRow.id)
    return exists().where(*living, RefreshRow.expires > now)


def _write(row: UserRow, user: User) -> None:
    row.name = user.name
    row.login = folded(user.name)
    row.email = None if user.email is None else folded(user.email)
    row.role = user.role.value
    row.cameras = written_cameras(user.cameras)
    row.created = user.created
    row.disabled = user.disabled


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        created=row.created,
        email=row.email,
        cameras=read_cameras(row.cameras),
        disabled=row.disabled,
    )
