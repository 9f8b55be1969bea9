"""One service told to the local network by multicast DNS (RFC 6762 and 6763)."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from zeroconf import Error
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

_TYPE = "_hearthwatch._tcp.local."


@dataclass(frozen=True, slots=True)
class Announced:
    """What is told.

    Attributes:
        host: this machine's name; another one of that name makes it ``name-2``.
        addresses: under which the service is reached, and from which it is told.
        facts: further ones, for those who look for it.
    """

    host: str
    addresses: tuple[str, ...]
    port: int
    facts: Mapping[str, str]


@asynccontextmanager
async def announced(service: Announced) -> AsyncIterator[None]:
    """Tell of a service for the length of the block, and that it is gone afterwards.

    Raises:
        OSError: there is no network that could be told.
    """
    info = AsyncServiceInfo(
        _TYPE,
        f"{service.host}.{_TYPE}",
        parsed_addresses=list(service.addresses),
        port=service.port,
        properties=dict(service.facts),
        server=f"{service.host}.local.",
    )
    network = AsyncZeroconf(interfaces=list(service.addresses))
    try:
        telling = await network.async_register_service(info, allow_name_change=True)
        await telling
        yield
    except Error as error:
        raise OSError(str(error)) from error
    finally:
        await network.async_close()
