"""Keys and links, made beside a running service or without one."""

import contextlib
import time
from collections.abc import AsyncIterator
from uuid import UUID

from hearthwatch.api import Access
from hearthwatch.service.addresses import usual_address
from hearthwatch.service.opening import opened
from hearthwatch.service.places import Places, StartError
from hearthwatch.store import (
    ApiKey,
    NameTakenError,
    Scope,
    StoreError,
    TooManyError,
    instance_secret,
)


def link(host: str, port: int, code: str = "") -> str:
    """Return the address of the page, with a one-time code if there is one.

    >>> link("127.0.0.1", 8099, "abc"), link("::1", 8099)
    ('http://127.0.0.1:8099/#code=abc', 'http://[::1]:8099/')
    """
    reachable = usual_address(host)
    name = f"[{reachable}]" if ":" in reachable else reachable
    return f"http://{name}:{port}/" + (f"#code={code}" if code else "")


async def create_key(
    places: Places,
    name: str,
    scope: str,
    *,
    cameras: frozenset[UUID] | None = None,
    days: float | None = None,
) -> str:
    """Make an API key and return it.

    Args:
        places: where the database is.
        name: what it is for.
        scope: what it allows.
        cameras: those that it shows; None: all.
        days: for which it is good; None: until it is withdrawn.

    Raises:
        StartError: the name is taken or unfit, or the database cannot be used.
    """
    expires = None if days is None else time.time() + days * 86_400
    async with access_at(places) as access:
        try:
            return await access.create_key(name, Scope(scope), cameras=cameras, expires=expires)
        except NameTakenError as error:
            raise StartError(f"there is a key called {name!r} already") from error
        except TooManyError as error:
            raise StartError("there can be no more keys") from error
        except ValueError as error:
            raise StartError(str(error)) from error


async def list_keys(places: Places) -> list[ApiKey]:
    """Return all API keys, without the keys themselves.

    Raises:
        StartError: the database cannot be used.
    """
    async with access_at(places) as access:
        return await access.credentials.keys()


async def rotate_key(places: Places, name: str) -> str:
    """Put a new API key in the place of one, and return it.

    Raises:
        StartError: there is none of that name, or the database cannot be used.
    """
    async with access_at(places) as access:
        rotated = await access.rotate_key(name)
    if rotated is None:
        raise StartError(f"there is no key called {name!r}")
    return rotated[0]


async def revoke_key(places: Places, name: str) -> None:
    """Withdraw an API key.

    Raises:
        StartError: there is none of that name, or the database cannot be used.
    """
    async with access_at(places) as access:
        if not await access.credentials.delete_key(name):
            raise StartError(f"there is no key called {name!r}")


async def create_code(places: Places) -> str:
    """Return a new one-time code.

    Raises:
        StartError: the database cannot be used.
    """
    async with access_at(places) as access:
        return await access.new_code()


@contextlib.asynccontextmanager
async def access_at(places: Places) -> AsyncIterator[Access]:
    """Open what the database knows of credentials for the length of the block.

    Raises:
        StartError: the database cannot be used.
    """
    places.prepare()
    async with opened(places.database) as database:
        try:
            yield Access(database, await instance_secret(database, "tokens"))
        except StoreError as error:
            raise StartError(str(error)) from error
