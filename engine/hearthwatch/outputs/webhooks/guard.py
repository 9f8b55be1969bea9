"""Which addresses anything may be sent to.

Whoever can name an address could otherwise have the engine call what only it can reach: itself,
the router, the Supervisor, a cloud's metadata (server-side request forgery).
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address
from typing import Final

import httpx

from hearthwatch.outputs.errors import InvalidTargetError

type Address = IPv4Address | IPv6Address
type Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Returns the addresses of a host's name."""

_LONGEST: Final = 2000
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_METADATA: Final = frozenset(
    map(
        ipaddress.ip_address,
        ("169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"),
    )
)
"""Where clouds tell machines their credentials; nobody's receiver is there."""


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a name.

    Raises:
        OSError: there are none.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def checked_url(text: str) -> httpx.URL:
    """Return an address that is well-formed and without credentials.

    Raises:
        InvalidTargetError: it is something else; says what.
    """
    if len(text) > _LONGEST or any(c.isspace() or not c.isprintable() or c == "\\" for c in text):
        raise InvalidTargetError("The address is too long, or holds what no address may hold.")
    try:
        url = httpx.URL(text)
        port = url.port
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise InvalidTargetError("This is no address.") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise InvalidTargetError("The address must begin with https:// or http:// and a host.")
    if port is not None and not 1 <= port <= 65_535:
        raise InvalidTargetError("The address has a port that does not exist.")
    if url.userinfo:
        raise InvalidTargetError(
            "The address must not hold a user or password; put them into a header."
        )
    return url.copy_with(fragment=None)


def host_of(text: str) -> str:
    """Return the host of an address, for people.

    Raises:
        InvalidTargetError: it is no address.
    """
    return checked_url(text).host[:100]


def vetted(addresses: Iterable[str], *, allow_private: bool) -> list[str]:
    """Return a name's addresses if all of them may be connected to.

    Raises:
        InvalidTargetError: one may not; says why.
    """
    found = list(addresses)
    for text in found:
        if reason := _refusal(ipaddress.ip_address(text.partition("%")[0]), allow_private):
            raise InvalidTargetError(reason)
    if not found:
        raise InvalidTargetError("The name of the host has no address.")
    return found


def _refusal(address: Address, allow_private: bool) -> str | None:
    address = _plain(address)
    odd = address.is_multicast or address.is_unspecified or address.is_reserved
    if address in _METADATA or (odd and not address.is_loopback):
        return f"The host is {address}, to which nothing is ever sent."
    site = isinstance(address, IPv6Address) and address.is_site_local
    if (site or not address.is_global) and not allow_private:
        return (
            f"The host is {address}, an address at home or of this machine. If that is meant, allow"
            " it with 'allow_private': true."
        )
    return None


def _plain(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(address, IPv6Address):
        if inner := address.ipv4_mapped or address.sixtofour:
            return inner
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
