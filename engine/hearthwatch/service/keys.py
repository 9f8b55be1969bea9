"""Keys and links, made beside a running service or without one."""

import contextlib
from collections.abc import AsyncIterator

from hearthwatch.api import Access
from hearthwatch.service.opening import opened
from hearthwatch.service.places import Places, StartError
from hearthwatch.store import ApiKey, Credentials, NameTakenError, Scope, StoreError


def link(host: str, port: int, code: str) -> str:
    """Return the address of the page with a one-time code.

    >>> link("0.0.0.0", 8099, "abc")
    'http://127.0.0.1:8099/#code=abc'
    """
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - not bound
    name = f"[{reachable}]" if ":" in reachable else reachable
    return f"http://{name}:{port}/#code={code}"


async def create_key(places: Places, name: str, scope: str) -> str:
    """Make an API key and return it.

    Raises:
        StartError: the name is taken or unfit, or the database cannot be used.
    """
    async with _access(places) as (access, _):
        try:
            return await access.create_key(name, Scope(scope))
        except NameTakenError as error:
            raise StartError(f"there is a key called {name!r} already") from error
        except ValueError as error:
            raise StartError(str(error)) from error


async def list_keys(places: Places) -> list[ApiKey]:
    """Return all API keys, without the keys themselves.

    Raises:
        StartError: the database cannot be used.
    """
    async with _access(places) as (_, credentials):
        return await credentials.keys()


async def revoke_key(places: Places, name: str) -> None:
    """Withdraw an API key.

    Raises:
        StartError: there is none of that name, or the database cannot be used.
    """
    async with _access(places) as (_, credentials):
        if not await credentials.delete_key(name):
            raise StartError(f"there is no key called {name!r}")


async def create_code(places: Places) -> str:
    """Return a new one-time code.

    Raises:
        StartError: the database cannot be used.
    """
    async with _access(places) as (access, _):
        return await access.new_code()


@contextlib.asynccontextmanager
async def _access(places: Places) -> AsyncIterator[tuple[Access, Credentials]]:
    places.prepare()
    async with opened(places.database) as database:
        credentials = Credentials(database)
        try:
            yield Access(credentials), credentials
        except StoreError as error:
            raise StartError(str(error)) from error
