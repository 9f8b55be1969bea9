"""Cameras looked for in a network: WS-Discovery by multicast, or host by host where that ends."""

import asyncio
import errno
import os
import re
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Network, ip_address
from itertools import islice
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import uuid4
from xml.etree import ElementTree as ET

import psutil

from hearthwatch.media.onvif.soap import outermost, text_at

PORT: Final = 3702
GROUP: Final = "239.255.255.250"
"""Where devices listen for whoever looks for them."""

_ANY: Final = "0.0.0.0"  # noqa: S104 - answers come from anywhere

MOST_HOSTS: Final = 1024
"""Hosts that are asked one by one at most."""

_RTSP: Final = 554
_AT_ONCE: Final = 32
"""Hosts that are asked at a time: home routers dislike more."""

_EACH: Final = 1.0
"""Seconds that a host may take."""

_LATE: Final = 1.0
"""Seconds for which answers are awaited once all have been asked."""

_LONGEST: Final = 64 << 10
_MOST_FOUND: Final = 256
_MOST_MATCHES: Final = 16
"""Devices that a datagram may tell of."""


_PROBE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"><s:Header>'
    "<a:MessageID>uuid:{id}</a:MessageID>"
    "<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>"
    "<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action></s:Header>"
    '<s:Body><d:Probe xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">'
    '<d:Types xmlns:n="http://www.onvif.org/ver10/network/wsdl">n:NetworkVideoTransmitter'
    "</d:Types></d:Probe></s:Body></s:Envelope>"
)
_SCOPE: Final = re.compile(r"onvif://www\.onvif\.org/(name|hardware)/(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A device that answered.

    Attributes:
        address: of it, with the port of its ONVIF where that is not 80.
        name: what it calls itself; empty if it does not say.
        model: likewise.
        onvif: it speaks ONVIF; else only its RTSP port was found open.
    """

    address: str
    name: str
    model: str
    onvif: bool


async def discover(
    *,
    seconds: float = 3.0,
    group: str = GROUP,
    port: int = PORT,
    own: Sequence[str] | None = None,
) -> list[Found]:
    """Ask everybody at once, in every network of this machine; only where multicast goes.

    Args:
        seconds: for which answers are awaited.
        group: who is asked.
        port: where.
        own: addresses of this machine from which is asked, IPv4; None: all it has.

    Raises:
        OSError: there is no network.
    """
    found: dict[str, Found] = {}
    async with AsyncExitStack() as stack:
        ears: list[_Ear] = []
        for address in (_own_addresses() if own is None else own) or [_ANY]:
            with suppress(OSError):  # It may just have gone.
                ears.append(await stack.enter_async_context(_listening(found, address)))
        if not ears:
            raise OSError(errno.ENETDOWN, os.strerror(errno.ENETDOWN))
        for _ in range(2):  # Datagrams get lost.
            for ear in ears:
                ear.ask(group, port)
            await asyncio.sleep(seconds / 2)
    return sorted(found.values(), key=_place)


async def scan(
    network: IPv4Network, *, port: int = PORT, rtsp: int = _RTSP, each: float = _EACH
) -> list[Found]:
    """Ask every address of a network by itself, some at a time.

    The first and the last are asked, too: the network may be a part of a larger one.

    Args:
        network: of `MOST_HOSTS` hosts at most.
        port: where WS-Discovery is answered.
        rtsp: where cameras without ONVIF are looked for.
        each: seconds that a host may take.

    Raises:
        OSError: there is no network.
    """
    turn = asyncio.Semaphore(_AT_ONCE)
    open_: list[str] = []
    found: dict[str, Found] = {}
    async with _listening(found) as ear:

        async def ask(host: str) -> None:
            async with turn:
                ear.ask(host, port)
                if await _listens(host, rtsp, each):
                    open_.append(host)

        await asyncio.gather(*(ask(str(host)) for host in network))
        await asyncio.sleep(_LATE)
    known = {_host(one) for one in found.values()}
    found |= {host: Found(host, "", "", onvif=False) for host in open_ if host not in known}
    return sorted(found.values(), key=_place)


async def _listens(host: str, port: int, within: float) -> bool:
    try:
        async with asyncio.timeout(within):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


class _Ear(asyncio.DatagramProtocol):
    """Asks, and collects who answers."""

    def __init__(self, found: dict[str, Found]) -> None:
        self._found = found
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        """Begin."""
        self._transport = transport

    def ask(self, host: str, port: int) -> None:
        """Ask a host, or a group of them."""
        if self._transport is not None:
            self._transport.sendto(_PROBE.format(id=uuid4()).encode(), (host, port))

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Take an answer; what is none is left out."""
        for found in answered(data, addr[0]):
            if len(self._found) < _MOST_FOUND:
                self._found.setdefault(found.address, found)

    def error_received(self, exc: Exception) -> None:
        """Leave hosts that are not there."""


@asynccontextmanager
async def _listening(found: dict[str, Found], address: str = _ANY) -> AsyncIterator[_Ear]:
    transport, ear = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: _Ear(found), sock=_socket(address)
    )
    try:
        yield ear
    finally:
        transport.close()


def _socket(address: str) -> socket.socket:
    """Return a socket whose multicast leaves by the network of an address, and goes no further."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
        made.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
        made.bind((address, 0))
    except OSError:
        made.close()
        raise
    return made


def _own_addresses() -> list[str]:
    """Return this machine's IPv4 addresses in networks: link-local, too, where cameras may be."""
    return [
        found.address
        for interface in psutil.net_if_addrs().values()
        for found in interface
        if found.family == socket.AF_INET and not ip_address(found.address).is_loopback
    ]


def answered(data: bytes, sender: str) -> Iterator[Found]:
    """Give the devices of an answer, where the answer came from: a device may believe otherwise.

    Args:
        data: of a datagram.
        sender: its address.
    """
    text = data[:_LONGEST].decode("utf-8", "replace")
    if "<!DOCTYPE" in text:
        return
    try:
        root = ET.fromstring(text)  # noqa: S314 - it is short and defines nothing
    except ET.ParseError:
        return
    for match in islice(outermost(root, "ProbeMatch"), _MOST_MATCHES):
        if "NetworkVideoTransmitter" not in text_at(match, "Types") and "onvif" not in text:
            continue
        scopes = dict(_scopes(text_at(match, "Scopes")))
        address = _address(text_at(match, "XAddrs").split(), sender)
        yield Found(address, scopes.get("name", ""), scopes.get("hardware", ""), onvif=True)


def _scopes(text: str) -> Iterator[tuple[str, str]]:
    for kind, value in _SCOPE.findall(text):
        words = " ".join(unquote(value).replace("_", " ").split())
        if words.isprintable():
            yield kind.lower(), words[:60]


def _address(services: Sequence[str], sender: str) -> str:
    """Return where the device is, with a port if its services have one of their own."""
    for service in services:
        try:
            port = urlsplit(service).port
        except ValueError:
            continue
        scheme = "https://" if service.startswith("https:") else ""
        return f"{scheme}{sender}" + (f":{port}" if port not in {None, 80} else "")
    return sender


def _host(found: Found) -> str:
    return urlsplit(f"//{found.address.removeprefix('https://')}").hostname or ""


def _place(found: Found) -> tuple[int, int, str]:
    address = ip_address(_host(found))
    return (address.version, int(address), found.address)
