"""Users, made beside a running service or without one."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

from hearthwatch.api import Access, check_password
from hearthwatch.model.ids import random_id
from hearthwatch.service.keys import access_at
from hearthwatch.service.places import Places, StartError
from hearthwatch.store import LastAdminError, NameTakenError, Role, TooManyError, User


async def create_user(
    places: Places,
    name: str,
    password: str,
    *,
    role: str,
    email: str | None = None,
    cameras: frozenset[UUID] | None = None,
) -> None:
    """Let somebody sign in with a password.

    Args:
        places: where the database is.
        name: of the user.
        password: of the user.
        role: ``viewer`` or ``admin``.
        email: another name to sign in with.
        cameras: those that may be seen; None: all.

    Raises:
        StartError: the name or the password is unfit, or the database cannot be used.
    """
    now = time.time()
    user = User(random_id(now), name.strip(), Role(role), now, email, cameras)
    async with _access(places) as access:
        await access.users.add(user, await _hashed(access, user, password))


async def list_users(places: Places) -> list[User]:
    """Return all users.

    Raises:
        StartError: the database cannot be used.
    """
    async with access_at(places) as access:
        return await access.users.all()


async def set_password(places: Places, name: str, password: str) -> None:
    """Give a user a new password, and let a disabled one in again; others are signed out.

    Raises:
        StartError: there is no such user, the password is unfit, or the database cannot be used.
    """
    async with _access(places) as access:
        user = await _user(access, name)
        kept = await _hashed(access, user, password)
        await access.users.change(
            user.id, lambda found: replace(found, disabled=False), password=kept
        )


async def delete_user(places: Places, name: str) -> None:
    """Delete a user, who is signed out everywhere.

    Raises:
        StartError: there is no such user, others need this one, or the database cannot be used.
    """
    async with _access(places) as access:
        await access.users.delete((await _user(access, name)).id)


async def _user(access: Access, name: str) -> User:
    user, _ = await access.users.named(name) or (None, None)
    if user is None:
        raise StartError(f"there is no user called {name!r}")
    return user


async def _hashed(access: Access, user: User, password: str) -> str:
    check_password(password, user.name, user.email)
    return await access.grants.passwords.hash(password)


@asynccontextmanager
async def _access(places: Places) -> AsyncIterator[Access]:
    async with access_at(places) as access:
        try:
            yield access
        except NameTakenError as error:
            raise StartError("somebody has this name or e-mail address already") from error
        except TooManyError as error:
            raise StartError("there can be no more users") from error
        except LastAdminError as error:
            raise StartError("nobody would be left who can look after the other users") from error
        except ValueError as error:
            raise StartError(str(error)) from error
